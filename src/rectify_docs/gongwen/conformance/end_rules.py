"""附件说明, 署名, 成文日期, 附件 and 版记: what a docx says of them (7.3.4 to 7.4)."""

import datetime as dt
import re
from collections.abc import Iterator

from rectify_docs.gongwen.conformance.faces import faces
from rectify_docs.gongwen.conformance.paragraphs import Paragraph
from rectify_docs.gongwen.conformance.parts import COPIES, Parts
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, undecided, unknown
from rectify_docs.gongwen.conformance.resolve import Node, W, number
from rectify_docs.gongwen.conformance.scales import aligned, mm, near, short, size_name
from rectify_docs.gongwen.profile import profile

RULES: Rules[Parts] = Rules()
DATE = re.compile(r"((?:19|20)\d\d)年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日")
BLANK_DATE = re.compile(r"(?:\d{4})?年\d*月日")
"""A draft's date, which is still to be filled in; its width says nothing."""
NOTE = re.compile(r"^附件?：.")
ITEM = re.compile(r"^(?:附件?[：:])?(?:(\d+[.．、]))?(.+)$")
FOUR, TWO_RIGHT = range(1100, 1421), range(520, 741)
"""Twips of 右空四字 and 右空二字."""
TWO_SHIFT = range(470, 791)
"""Twips of two characters, give or take half a one: digits differ in width from font to font."""
ONE = profile().grid.character.twips


@RULES.rule("ATTN-01", "7.3.4", "规", "附件说明的标识", "写作“附件：”加名称，冒号全角")
def note_mark(parts: Parts) -> Iterator[Measured]:
    """Right: 附件：名称 with a full-width colon. Wrong: 附件:."""
    if not parts.annex_note_at:
        yield absent("附件说明")
        return
    text = parts.flow[parts.annex_note_at[0]].bare
    yield judged(bool(NOTE.match(text)), "“附件”后标全角冒号和名称", short(text))


@RULES.rule("ATTN-02", "7.3.4", "规", "附件顺序号和名称", "用“1.”“2.”依次编号，名称后不加标点")
def note_items(parts: Parts) -> Iterator[Measured]:
    """Right: 1. 2. 3., no mark behind a name. Wrong: 1、, 名称；."""
    items = _items(parts)
    if not items:
        yield absent("附件说明")
        return
    numbers = [one for one, _ in items]
    counted = numbers == [f"{at}." for at in range(1, len(items) + 1)] or numbers == [""]
    ended = [name for _, name in items if name[-1] in "。；，、;,."]
    yield judged(
        counted and not ended, "用阿拉伯数字依次编号，名称后不加标点", "；".join(f"{n}{t[:12]}" for n, t in items)
    )


def _items(parts: Parts) -> list[tuple[str, str]]:
    """Number and name of what 附件说明 lists."""
    lines = (line for at in parts.annex_note_at for line in parts.flow[at].text.split("\n"))
    found = (ITEM.match("".join(line.split())) for line in lines)
    return [((one[1] or "").replace("．", "."), one[2]) for one in found if one]


@RULES.rule("SIGN-01", "7.3.5", "般", "署名和成文日期位置", "加盖印章的日期右空四字；不加盖印章的署名右空二字")
def signature(parts: Parts) -> Iterator[Measured]:
    """Right: the date four characters from the right (sealed), else as SIGN-04 says. Wrong: centred on the page."""
    if parts.date_at is None:
        yield absent("成文日期")
        return
    date = parts.flow[parts.date_at]
    on_page = date.align == "center" and date.left == date.right
    if parts.docx.sections and parts.number_at is None and parts.mark is None and on_page:
        yield absent("落款处的成文日期")
        return
    if BLANK_DATE.fullmatch(date.bare):
        yield undecided("成文日期", date.text.strip())
        return
    gap, shift = _gap(date), _shift(parts)
    good = gap in FOUR or gap in TWO_RIGHT or (shift is not None and shift in TWO_SHIFT) or _filled(parts)
    yield judged(
        good,
        "加盖印章的日期右空四字，不加盖印章的右空二字",
        f"{aligned(date.align)}，右空{mm(gap)}",
        short(date.text),
    )


@RULES.rule("SIGN-04", "7.3.5.2", "规", "不加盖印章的署名和成文日期", "较长者右空二字，日期首字比署名首字右移二字")
def unsealed(parts: Parts) -> Iterator[Measured]:
    """Right: the longer one two characters from the right, the date begins two behind 署名. Wrong: both flush right."""
    date, above, shift = parts.date_at, parts.signature, _shift(parts)
    if date is None or above is None:
        yield absent("署名和成文日期")
        return
    one = parts.flow[date]
    if (_gap(one) in FOUR or _filled(parts)) and (shift is None or shift not in TWO_SHIFT):
        yield absent("不加盖印章的落款（日期右空四字）")
        return
    if _gap(one) not in TWO_RIGHT and _gap(above) not in TWO_RIGHT:
        yield unknown("落款既未右空四字、也未右空二字，无从知道是否加盖印章")
        return
    if shift is None:
        yield unknown("署名或日期的编排方式不同，位置在版面检查中测量")
        return
    longer = max((above, one), key=lambda each: each.width)
    shown = f"较长者右空{mm(_gap(longer))}，日期首字右移{mm(shift)}"
    good = _gap(longer) in TWO_RIGHT and shift in TWO_SHIFT
    yield judged(good, "较长者右空二字，日期首字比署名首字右移二字", shown, short(above.text))


def _shift(parts: Parts) -> int | None:
    """Twips by which the date begins to the right of 署名; None where one of the two is missing."""
    above, date = parts.signature, parts.flow[parts.date_at] if parts.date_at is not None else None
    if above is None or date is None:
        return None
    return _gap(above) + above.width - _gap(date) - date.width


def _gap(one: Paragraph) -> int:
    """Twips between the end of a line and the right edge of the type area."""
    if one.align in {"right", "end"}:
        return one.right
    rest = profile().page.text_width.twips - one.left - one.right - max(one.first_line, 0) - one.width
    return one.right + (rest // 2 if one.align == "center" else rest)


def _filled(parts: Parts) -> bool:
    """A 署名 that reaches the edge, and the date under its middle: a seal's place further in."""
    above, shift = parts.signature, _shift(parts)
    if above is None or shift is None or parts.date_at is None:
        return False
    middle = abs(shift - (above.width - parts.flow[parts.date_at].width) // 2) <= ONE
    return middle and 0 <= _gap(above) <= ONE


@RULES.rule("DATE-01", "7.3.5.4", "规", "成文日期用阿拉伯数字写全", "写作“2026年3月6日”，月、日不补零")
def date_form(parts: Parts) -> Iterator[Measured]:
    """Right: 2026年3月6日. Wrong: 2026年03月06日, 二〇二六年三月六日, 2月30日."""
    if parts.date_at is None:
        yield absent("成文日期")
        return
    text = parts.flow[parts.date_at].bare
    if re.fullmatch(r"(?:\d{4})?年\d*月\d*日", text) and re.search(r"^年|年月|月日", text):
        yield undecided("成文日期", parts.flow[parts.date_at].text.strip())
        return
    yield judged(_exists(text), "阿拉伯数字，年份四位，月日不编虚位", text)


def _exists(text: str) -> bool:
    found = DATE.fullmatch(text)
    try:
        return found is not None and bool(dt.date(*map(int, found.groups())))
    except ValueError:
        return False


@RULES.rule("ANNEX-01", "7.3.7", "规", "附件另面编排", "附件前分页")
def annex_pages(parts: Parts) -> Iterator[Measured]:
    """Right: a page break or a new section before 附件. Wrong: in the flow."""
    if not parts.annexes:
        yield absent("附件")
    for label, _ in parts.annexes:
        one = parts.flow[label]
        before = parts.flow[label - 1] if label else None
        turned = before is not None and (before.section != one.section or before.new_page)
        yield judged(one.new_page or turned, "另面", "另面" if one.new_page or turned else "接排", short(one.text))


@RULES.rule("ANNEX-02", "7.3.7", "规", "附件标识和标题", "“附件”设为三号黑体顶格，空一行后排标题")
def annex_heads(parts: Parts) -> Iterator[Measured]:
    """Right: 附件1 in 黑体 三号 at the edge, the title in the third line. Wrong: centred, no line between."""
    if not parts.annexes:
        yield absent("附件")
    for label, titles in parts.annexes:
        one, size = parts.flow[label], profile().sizes["三号"]
        gap = titles[0] - label - 1 if titles else 0
        good = "黑体" in faces(one.inked[0].family) and one.size == size and one.align not in {"center", "right"}
        shown = f"{size_name(one.size)}{one.inked[0].family}，{aligned(one.align)}，标题前空{gap}行"
        yield judged(good and gap == 1, "三号黑体顶格，标题在第三行", shown, short(one.text))


@RULES.rule("ANNEX-03", "7.3.7", "规", "附件标题与附件说明一致", "使附件标题与附件说明逐字一致")
def annex_titles(parts: Parts) -> Iterator[Measured]:
    """Right: the same words in both places. Wrong: another name, one missing."""
    if not parts.annexes:
        yield unknown("附件不在本文件内") if parts.annex_note_at else absent("附件")
        return
    listed = [name for _, name in _items(parts)]
    titles = ["".join(parts.flow[at].bare for at in lines) for _, lines in parts.annexes]
    yield judged(listed == titles, "、".join(listed) or "有附件说明", "、".join(titles))


@RULES.rule("BACK-01", "7.4.1", "规", "版记分隔线与版心等宽", "版记表格宽度设为 156 mm")
def imprint_width(parts: Parts) -> Iterator[Measured]:
    """Right: a table of 156 mm. Wrong: a narrower one."""
    table = _imprint_table(parts)
    if table is None:
        yield absent("版记") if not parts.imprint else unknown("版记不是表格，线宽在版面检查中测量")
        return
    width = number(table.find(f"{W}tblPr/{W}tblW"), "w")
    yield judged(near(width, profile().page.text_width), "156 mm", mm(width))


@RULES.rule("BACK-01a", "7.4.1", "荐", "版记首末线粗、中间线细", "版记首末线设为1磅，中间线0.75磅")
def imprint_rules(parts: Parts) -> Iterator[Measured]:
    """Right: 0.35 mm first and last, 0.25 mm between. Wrong: all alike."""
    table = _imprint_table(parts)
    borders = table.find(f"{W}tblPr/{W}tblBorders") if table is not None else None
    if borders is None:
        yield absent("版记表格的边框")
        return
    top, inner, bottom = (number(borders.find(f"{W}{name}"), "sz") for name in ("top", "insideH", "bottom"))
    good = top == bottom == profile().imprint.thick.eighth_points and inner == profile().imprint.thin.eighth_points
    yield judged(good, "首末 1 磅（0.35 mm），中间 0.75 磅（0.25 mm）", f"{top / 8:g}、{inner / 8:g}、{bottom / 8:g}磅")


def _imprint_table(parts: Parts) -> Node | None:
    tables = [one for one in parts.docx.root.iter(f"{W}tbl") if "印发" in "".join(map(str, one.itertext()))]
    return tables[-1] if tables and parts.imprint and parts.imprint[-1].table else None


@RULES.rule("BACK-02", "7.4.2", "般", "抄送", "抄送设为四号仿宋，末尾用句号")
def copies(parts: Parts) -> Iterator[Measured]:
    """Right: 抄送：…。 in 四号 仿宋. Wrong: without full stop."""
    found = [one for one in parts.imprint if COPIES.match(one.bare)]
    if not found:
        yield absent("抄送机关")
    for one in found:
        good = bool(re.match(r"^抄送：.+。$", one.bare)) and _small(one)
        yield judged(
            good, "“抄送：”开头，句号结尾，四号仿宋", f"{size_name(one.size)}{one.inked[0].family}", short(one.text)
        )


@RULES.rule("BACK-04", "7.4.3", "般", "印发机关和印发日期", "印发设为四号仿宋，日期写全、不补零，后加“印发”")
def printed(parts: Parts) -> Iterator[Measured]:
    """Right: the office at the left, 2026年3月6日印发 at the right, 四号 仿宋. Wrong: 03月."""
    found = [one for one in parts.imprint if not COPIES.match(one.bare)]
    if not found:
        yield absent("印发机关和印发日期")
    for one in found:
        date = re.search(r"(\d*年\d*月\d*日)印发$", one.bare)
        if date and re.search(r"^年|年月|月日", date[1]):
            yield undecided("印发日期", one.text.strip())
            continue
        yield judged(
            bool(date and _exists(date[1])) and _small(one), "年月日写全，不编虚位，四号仿宋", short(one.text, 40)
        )


def _small(one: Paragraph) -> bool:
    return one.size == profile().sizes["四号"] and all("仿宋" in faces(run.family) for run in one.inked)
