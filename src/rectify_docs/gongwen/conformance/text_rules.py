"""主送 and 正文: what a docx says of them (7.3.2, 7.3.3, 5.2.4)."""

import re
from collections.abc import Iterator

from rectify_docs.gongwen.conformance.faces import faces
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.recognise import HEADING, level
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, unknown
from rectify_docs.gongwen.conformance.scales import mm, short

RULES: Rules[Parts] = Rules()
FACES = {1: "黑体", 2: "楷体", 3: "仿宋", 4: "仿宋"}
TWO = range(600, 661)
"""Twips of 左空二字."""


@RULES.rule("RECV-01", "7.3.2", "规", "主送机关顶格、末尾用全角冒号", "主送机关取消缩进，末尾用全角冒号")
def addressee(parts: Parts) -> Iterator[Measured]:
    """Right: at the edge, ending with ：. Wrong: indented, ending with a half-width colon."""
    if parts.addressee_at is None:
        yield absent("主送机关")
        return
    one = parts.flow[parts.addressee_at]
    good = (
        one.left == 0 and abs(one.first_line) <= 1 and one.bare.endswith("：") and not one.text.startswith(("　", " "))
    )
    yield judged(
        good, "顶格，末尾全角冒号", f"缩进{mm(one.left + one.first_line)}，末尾“{one.bare[-1]}”", short(one.text)
    )


@RULES.rule("TEXT-02", "7.3.3", "规", "每段左空二字，回行顶格", "段首删去空格，设首行缩进2字符，左缩进0")
def indents(parts: Parts) -> Iterator[Measured]:
    """Right: a first line indented by two characters. Wrong: blanks typed in, no indent."""
    if not parts.body:
        yield absent("正文")
        return
    seen = [one for one in parts.body if not one.numbered]
    wrong = [one for one in seen if one.first_line not in TWO or one.left or one.text.startswith(("　", " "))]
    if len(seen) < len(parts.body):
        yield unknown(f"{len(parts.body) - len(seen)}段用自动编号，缩进由编号决定", "首行缩进2字")
    if seen and not wrong:
        yield judged(True, "首行缩进2字（10.6～11.6 mm）", mm(seen[0].first_line))
    for one in wrong[:3]:
        typed = "，段首有空格" if one.text.startswith(("　", " ")) else ""
        shown = f"首行{mm(one.first_line)}，左{mm(one.left)}{typed}"
        yield judged(False, "首行缩进2字，回行顶格", shown, short(one.text))


@RULES.rule("TEXT-03", "7.3.3", "推", "层次序数连续", "按“一、（一）1.（1）”依次编号")
def numbering(parts: Parts) -> Iterator[Measured]:
    """Right: 一、（一）1.（1）. Wrong: 一、 then 三、; 一. for 一、."""
    headings = [one for one in parts.body if level(one) in {1, 2}]
    if not headings:
        yield absent("层次序数")
        return
    wrong, last = [], {1: 0, 2: 0}
    for one in headings:
        depth, number = level(one), _chinese(one.bare)
        if depth == 1:
            last[2] = 0
        if number not in {1, last[depth] + 1} or (number == 1 and last[depth] == 1):
            wrong.append(one)
        found = HEADING[1].match(one.bare)
        if found and found["mark"] != "、":
            wrong.append(one)
        last[depth] = number
    yield judged(not wrong, "一、（一）依次编号", "；".join(short(one.text, 12) for one in wrong[:3]) or "依次")


def _chinese(text: str) -> int:
    """一 to 九十九 at the beginning of a heading."""
    digits = re.sub(r"[^一二三四五六七八九十].*$", "", text.lstrip("（("))
    tens, ten, ones = digits.partition("十")
    value = "〇一二三四五六七八九"
    return (value.find(tens) if tens else 1) * 10 + (value.find(ones) if ones else 0) if ten else value.find(tens)


@RULES.rule("TEXT-04", "7.3.3", "般", "各级标题字体", "一级标题用黑体，二级用楷体，三、四级用仿宋")
def heading_fonts(parts: Parts) -> Iterator[Measured]:
    """Right: 黑体, 楷体, 仿宋, 仿宋. Wrong: 一、 in 仿宋."""
    headings = [one for one in parts.body if level(one)]
    if not headings:
        yield absent("层次标题")
        return
    wrong = [one for one in headings if FACES[level(one)] not in faces(one.inked[0].family)]
    shown = "；".join(f"{short(one.text, 10)}{one.inked[0].family}" for one in wrong[:3])
    yield judged(not wrong, "第一层黑体，第二层楷体，第三、四层仿宋", shown or "一致")


@RULES.rule("COLOR-01", "5.2.4", "规", "文字黑色", "文字颜色改为黑色（自动）")
def colours(parts: Parts) -> Iterator[Measured]:
    """Right: black, with the mark red. Wrong: blue links."""
    if not any(one.inked for one in parts.docx.paragraphs):
        yield absent("文字")
        return
    marks = set(map(id, parts.marks))
    others = [(one, run) for one in parts.docx.paragraphs if id(one) not in marks for run in one.inked if run.colour]
    shown = "；".join(f"{short(run.text, 10)}{run.colour}" for _, run in others[:3])
    yield judged(not others, "除发文机关标志外均为黑色", shown or "黑色")
