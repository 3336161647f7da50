"""附件说明, 附件 and 版记: what a docx says of them (7.3.4, 7.3.7, 7.4)."""

import re
from collections.abc import Iterator

from rectify_docs.gongwen.conformance.faces import faces
from rectify_docs.gongwen.conformance.paragraphs import Paragraph
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.recognise import COPIES
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, undecided, unknown
from rectify_docs.gongwen.conformance.resolve import Node, W, attribute, number
from rectify_docs.gongwen.conformance.scales import aligned, mm, near, short, size_name
from rectify_docs.gongwen.conformance.signature_rules import exists
from rectify_docs.gongwen.profile import profile

RULES: Rules[Parts] = Rules()
NOTE = re.compile(r"^附件?：.")
ITEM = re.compile(r"^(?:附件?[：:])?(?:(\d+[.．、]))?(.+)$")


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
    given = table.find(f"{W}tblPr/{W}tblW")
    width = number(given, "w")
    if attribute(given, "type") not in {"", "dxa"} or not width:
        yield unknown("版记表格的宽度由内容或页面决定，线宽在版面检查中测量", "156 mm")
        return
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
        good = bool(date and exists(date[1])) and _small(one)
        shown = f"{size_name(one.size)}{one.inked[0].family}，{short(one.text, 40)}"
        yield judged(good, "年月日写全，不编虚位，四号仿宋", shown)


def _small(one: Paragraph) -> bool:
    return one.size == profile().sizes["四号"] and all("仿宋" in faces(run.family) for run in one.inked)
