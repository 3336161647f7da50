"""版头, 标题, 主送 and 正文: what a docx says of them (7.2, 7.3)."""

import re
from collections.abc import Iterator
from itertools import accumulate

from rectify_docs.gongwen.conformance.faces import faces
from rectify_docs.gongwen.conformance.paragraphs import Paragraph
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.recognise import HEADING, ISSUE, KINDS, NUMBER, RED_HUE, level
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, undecided, unknown
from rectify_docs.gongwen.conformance.scales import aligned, mm, short, size_name
from rectify_docs.gongwen.profile import profile
from rectify_docs.gongwen.title import LONGEST, symmetric
from rectify_docs.gongwen.words import word_ends

RULES: Rules[Parts] = Rules()
PUNCTUATION = "，。；：、！？,.;:!?"
FACES = {1: "黑体", 2: "楷体", 3: "仿宋", 4: "仿宋"}
TWO = range(600, 661)
"""Twips of 左空二字."""
RULE_WEIGHTS = range(4, 25)


@RULES.rule("HEAD-04", "7.2.4", "规", "发文机关标志居中", "发文机关标志设为居中")
def mark(parts: Parts) -> Iterator[Measured]:
    """Right: centred. Wrong: at the left."""
    yield mark_middle(parts.office_mark) if parts.office_mark else absent("发文机关标志")


def mark_middle(one: Paragraph) -> Measured:
    """Whether a mark is centred; in a table or a box only the page tells."""
    if one.table or one.boxed:
        return unknown("标志在表格或文本框内，位置在版面检查中测量", "居中")
    return judged(one.align == "center", "居中", aligned(one.align), short(one.text))


@RULES.rule("HEAD-04a", "7.2.4", "荐", "发文机关标志用小标宋、红色", "发文机关标志用小标宋体")
def mark_look(parts: Parts) -> Iterator[Measured]:
    """Right: 小标宋, red. Wrong: 黑体."""
    yield mark_face(parts.office_mark) if parts.office_mark else absent("发文机关标志")


def mark_face(one: Paragraph) -> Measured:
    """Whether a mark is in 小标宋; it is red, else it would be no mark."""
    family = one.inked[0].family
    return judged("小标宋" in faces(family), "小标宋体", family, short(one.text))


@RULES.rule("HEAD-06", "7.2.5", "规", "发文字号", "改为“机关代字〔年份〕序号号”，如“国发〔2024〕5号”")
def document_number(parts: Parts) -> Iterator[Measured]:
    """Right: 国发〔2024〕5号. Wrong: 国发[2024]5号, 国发〔2024〕第05号."""
    text = parts.number
    found = NUMBER.match(text)
    if ISSUE.match(text):
        yield undecided("编号", text) if text == "第号" else judged(True, "第×号", text)
    elif found is None:
        yield absent("发文字号")
    elif not found["year"] or not found["serial"]:
        yield undecided("发文字号", text)
    else:
        good = found["open"] + found["close"] == "〔〕" and re.fullmatch(r"(?:19|20)\d\d", found["year"])
        good = good and not found["th"] and not found["serial"].startswith("0")
        yield judged(bool(good), "年份用全称、六角括号〔〕，序号不编虚位、不加“第”", text)


@RULES.rule("HEAD-06a", "7.2.5", "规", "发文字号位置", "发文字号设为居中；上行文居左空一字，信函居右")
def number_place(parts: Parts) -> Iterator[Measured]:
    """Right: centred two lines below the mark, or beside 签发人. Wrong: at the left without 签发人."""
    if parts.number_at is None or parts.office_mark is None:
        yield absent("版头中的发文字号")
        return
    one = parts.flow[parts.number_at]
    behind = parts.is_letter and not one.bare.startswith(parts.number)
    sides = {"left", "start", "both"} if parts.upward or behind else {"center", "right", "end"}
    shown = "在份号等之后居右" if behind else aligned(one.align)
    yield judged(one.align in sides, "与签发人同行时居左空一字，否则居中（信函居右）", shown, short(one.text))


@RULES.rule("HEAD-10", "7.2.7", "规", "版头红色分隔线", "在发文字号下加与版心等宽的红色分隔线")
def red_rule(parts: Parts) -> Iterator[Measured]:
    """Right: a red rule as wide as the type area below 发文字号. Wrong: black, or indented."""
    if parts.office_mark is None or parts.number_at is None:
        yield absent("版头")
        return
    found = next((one for one in parts.flow[: parts.number_at + 3] if one.border), None)
    if found is None or found.border is None:
        yield (
            unknown("分隔线可能是图形，在版面检查中测量")
            if _drawn(parts)
            else judged(False, "红色分隔线，与版心等宽", "没有分隔线")
        )
        return
    red = bool(RED_HUE.match(found.border.colour))
    good = red and found.left == found.right == 0 and found.border.weight in RULE_WEIGHTS
    shown = f"{found.border.colour or '黑色'}，左右缩进{mm(found.left)}、{mm(found.right)}"
    yield judged(good, "红色，与版心等宽", shown)


def _drawn(parts: Parts) -> bool:
    """The document holds drawings, of which one may be the rule."""
    return any(mark in parts.docx.parts["word/document.xml"] for mark in (b"<w:drawing", b"<w:pict"))


@RULES.rule("TITLE-01", "7.3.1", "般", "标题二号小标宋", "标题设为二号小标宋体")
def title_font(parts: Parts) -> Iterator[Measured]:
    """Right: 二号 小标宋. Wrong: 黑体, 小二."""
    if not parts.title_at:
        yield absent("标题")
        return
    runs = [run for at in parts.title_at for run in parts.flow[at].inked]
    good = all("小标宋" in faces(run.family) and run.size == profile().sizes["二号"] for run in runs)
    yield judged(good, "二号小标宋体", f"{size_name(runs[0].size)}{runs[0].family}", short("".join(parts.title)))


@RULES.rule("TITLE-02", "7.3.1", "规", "标题位于红线下空二行", "红线与标题之间空二行")
def title_place(parts: Parts) -> Iterator[Measured]:
    """Right: two empty lines. Wrong: one, three."""
    if not parts.title_at or parts.number_at is None or parts.office_mark is None:
        yield absent("版头和标题")
        return
    between = parts.flow[parts.number_at + 1 : parts.title_at[0]]
    pitch = profile().grid.pitch.twips
    lines = sum(1 for one in between if not one.bare) + parts.flow[parts.title_at[0]].before / pitch
    yield judged(1.5 <= lines <= 2.5, "空二行", f"空{lines:g}行")  # noqa: PLR2004 - two, give or take half a line


@RULES.rule("TITLE-02a", "7.3.1", "规", "标题居中", "标题设为居中，不留缩进")
def title_middle(parts: Parts) -> Iterator[Measured]:
    """Right: centred, without indents. Wrong: at the left."""
    if not parts.title_at:
        yield absent("标题")
        return
    lines = [parts.flow[at] for at in parts.title_at]
    wrong = [one for one in lines if one.align != "center" or one.left + one.first_line != one.right]
    one = (wrong or lines)[0]
    shown = f"{aligned(one.align)}，左右缩进{mm(one.left + one.first_line)}、{mm(one.right)}"
    yield judged(not wrong, "居中", shown, short(one.text))


@RULES.rule("TITLE-03", "7.3.1", "规", "标题分行词意完整、排列对称", "调整标题断行，成梯形或菱形，不拆词")
def title_shape(parts: Parts) -> Iterator[Measured]:
    """Right: a trapezium or a rhombus. Wrong: an hourglass, a last line of one character."""
    widths = [len("".join(line.split())) for line in parts.title]
    if not widths:
        yield absent("标题")
        return
    broken = [line for line in parts.title if line.count("《") != line.count("》") and len(parts.title) > 1]
    led = [line for line in parts.title[1:] if line[0] in "的和与及、》）”"]
    good = symmetric(widths) and max(widths) <= LONGEST and min(widths) > 1 and not broken and not led
    yield judged(good, "梯形或菱形，每行不超过20字，不拆词", "、".join(f"{width}字" for width in widths))


@RULES.rule("TITLE-03w", "7.3.1", "荐", "标题断行处不拆词", "在词与词之间断行")
def title_words(parts: Parts) -> Iterator[Measured]:
    """Right: …反馈意见／整改…. Wrong: …反馈意／见整改…. A hint only: a dictionary does not know every word."""
    ends = [len(line) for line in ("".join(line.split()) for line in parts.title)]
    if len(ends) < 2:  # noqa: PLR2004 - a single line is not broken
        yield absent("分行的标题")
        return
    whole = "".join("".join(parts.title).split())
    torn = sorted(set(accumulate(ends[:-1])) - word_ends(whole))
    yield judged(
        not torn,
        "断在词与词之间",
        "、".join(f"“{whole[at - 2 : at]}／{whole[at : at + 2]}”" for at in torn) or "没有拆词",
    )


@RULES.rule("TITLE-04", "条例九（七）", "规", "标题末尾不用标点", "删去标题末尾的标点")
def title_end(parts: Parts) -> Iterator[Measured]:
    """Right: …的通知. Wrong: …的通知。 with its full stop."""
    if not parts.title:
        yield absent("标题")
        return
    text = "".join(parts.title)
    yield judged(text[-1] not in PUNCTUATION, "末尾没有标点", f"末字“{text[-1]}”", short(text))


@RULES.rule("TITLE-04a", "条例八", "规", "标题标明文种", "标题末尾写明法定文种")
def title_kind(parts: Parts) -> Iterator[Measured]:
    """Right: one of the fifteen kinds of a document with a mark. Wrong: …的汇报. A letter has forms of its own."""
    if not parts.title or parts.office_mark is None or parts.is_letter or _own_number(parts):
        yield absent("版头和标题")
        return
    text = "".join(parts.title)
    yield judged(text.endswith(KINDS), "以法定文种结尾", f"……{text[-4:]}")


def _own_number(parts: Parts) -> bool:
    return parts.number_at is not None and bool(ISSUE.match(parts.number))


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
