"""Paper, margins, grid, page numbers: what a docx says of them (5, 6, 7.5, 8)."""

import re
from collections.abc import Iterator

from rectify_docs.gongwen.conformance.faces import faces
from rectify_docs.gongwen.conformance.package import Page
from rectify_docs.gongwen.conformance.paragraphs import Paragraph
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, unknown
from rectify_docs.gongwen.conformance.scales import aligned, mm, near, short, size_name, wanted
from rectify_docs.gongwen.profile import profile

RULES: Rules[Parts] = Rules()
PITCHES = range(570, 580)
"""Twips of a line with which 22 lines fill the type area (gbt9704.md 0.1)."""
PAGE_NUMBER = re.compile(r"^—\s?\d+\s?—$")
SINGLE = 240
"""``w:line`` of one line."""
ANY_NUMBER = re.compile(r"\d")
TYPED_NUMBER = re.compile(r"^[—\-–－―]*第?\d+页?(?:[,，/／]?共\d+页)?[—\-–－―]*$")
"""A page number, well or badly written, blanks removed."""
BOXED = "页码在文本框或图文框内，位置在版面检查中测量"
FOOTER = range(1380, 1501)
"""Twips of ``w:footer`` that put the dash 7 mm below the type area, within 1 mm."""
PORTRAIT, LANDSCAPE = ("top", "right", "bottom", "left"), ("right", "bottom", "left", "top")
"""Sides of the paper as its reader holds it → margins; a turned page's head is the portrait page's left edge (8)."""


def _margin(page: Page, side: str) -> int:
    sides = dict(zip(PORTRAIT, LANDSCAPE if page.landscape else PORTRAIT, strict=True))
    return int(getattr(page, sides[side]))


def _each(parts: Parts) -> Iterator[tuple[str, Page]]:
    for number, page in enumerate(parts.docx.sections, start=1):
        yield f"第{number}节" + ("（横排）" if page.landscape else ""), page


@RULES.rule("PAGE-01", "5.1", "规", "A4 纸", "纸张大小设为 A4（210 mm×297 mm）")
def paper(parts: Parts) -> Iterator[Measured]:
    """Right: 210 mm × 297 mm. Wrong: Letter, A3."""
    given = profile().page
    for where, page in _each(parts):
        width, height = (page.height, page.width) if page.landscape else (page.width, page.height)
        good = near(width, given.width) and near(height, given.height)
        yield judged(good, "210 mm×297 mm", f"{mm(width)}×{mm(height)}", where)


@RULES.rule("PAGE-02", "5.2.1", "规", "天头", "上边距设为 37 mm")
def top_margin(parts: Parts) -> Iterator[Measured]:
    """Right: 37 mm ± 1. Wrong: Word's 25.4 mm."""
    given = profile().page.top
    for where, page in _each(parts):
        yield judged(near(_margin(page, "top"), given), wanted(given), mm(_margin(page, "top")), where)


@RULES.rule("PAGE-03", "5.2.1", "规", "订口", "左边距设为 28 mm，装订线设为 0")
def left_margin(parts: Parts) -> Iterator[Measured]:
    """Right: 28 mm ± 1, the gutter included. Wrong: 31.8 mm."""
    given = profile().page.left
    for where, page in _each(parts):
        margin = _margin(page, "left") + page.gutter
        yield judged(near(margin, given), wanted(given), mm(margin), where)


@RULES.rule("PAGE-04", "5.2.1", "规", "版心", "上、下、左、右边距设为 37、35、28、26 mm")
def type_area(parts: Parts) -> Iterator[Measured]:
    """Right: 156 mm × 225 mm. Wrong: what other margins leave."""
    given = profile().page
    for where, page in _each(parts):
        across, down = page.width - page.left - page.right - page.gutter, page.height - page.top - page.bottom
        width, height = (down, across) if page.landscape else (across, down)
        good = near(width, given.text_width) and near(height, given.text_height)
        yield judged(good, "156 mm×225 mm，各±1 mm", f"{mm(width)}×{mm(height)}", where)


@RULES.rule("PAGE-05", "-", "推", "切口和下白边", "右边距设为 26 mm，下边距设为 35 mm")
def other_margins(parts: Parts) -> Iterator[Measured]:
    """Right: 26 mm and 35 mm, what the type area leaves. Wrong: others, even with a type area of the right size."""
    given = profile().page
    for where, page in _each(parts):
        right, bottom = _margin(page, "right"), _margin(page, "bottom")
        good = near(right, given.right) and near(bottom, given.bottom)
        yield judged(good, f"{wanted(given.right)}、{wanted(given.bottom)}", f"{mm(right)}、{mm(bottom)}", where)


@RULES.rule("FONT-01", "5.2.2", "般", "正文三号仿宋", "正文设为三号仿宋")
def body_font(parts: Parts) -> Iterator[Measured]:
    """Right: 仿宋 三号. Wrong: 宋体 小四."""
    size = profile().sizes["三号"]
    runs = [run for one in parts.body for run in one.inked]
    if not runs:
        yield absent("正文")
        return
    wrong = [run for run in runs if run.size != size or not faces(run.family) & {"仿宋", "楷体", "黑体"}]
    named = "；".join(dict.fromkeys(f"{size_name(run.size)}{run.family}“{run.text[:10]}”" for run in wrong[:3]))
    main = max({run.family for run in runs}, key=lambda family: sum(len(r.text) for r in runs if r.family == family))
    good = not wrong and "仿宋" in faces(main)
    yield judged(good, "三号仿宋", named or f"{size_name(runs[0].size)}{main}")


@RULES.rule("GRID-01", "5.2.3", "般", "每面22行", "文档网格选“只指定行网格”，每页22行（行距28.95磅）")
def lines(parts: Parts) -> Iterator[Measured]:
    """Right: single lines on a grid of 570 to 579 twips, or exact ones of as much. Wrong: 1.5 lines, 28 pt exact."""
    expected = "行距28.5～28.95磅（网格上的单倍行距，或固定值），段前段后0"
    for at, (where, page) in enumerate(_each(parts)):
        body = [one for one in parts.body if one.inked and one.section == at]
        wrong = [one for one in body if not _fits(one, page)]
        shown = f"网格行距{page.pitch / 20:g}磅" if page.grid else "没有文档网格"
        if wrong:
            first = wrong[0]
            shown += f"，{len(wrong)}段行距“{_spacing(first)}”，如{short(first.text, 10)}"
        yield judged(not wrong if body else _gridded(page), expected, shown, where)


def _gridded(page: Page) -> bool:
    return page.grid in {"lines", "linesAndChars", "snapToChars"} and page.pitch in PITCHES


def _fits(one: Paragraph, page: Page) -> bool:
    """Whether 22 of its lines fill the type area."""
    if one.before or one.after:
        return False
    if one.line_rule == "exact":
        return one.line in PITCHES
    single = one.line <= (SINGLE if one.line_rule != "atLeast" else page.pitch)
    return single and one.snaps and _gridded(page)


def _spacing(one: Paragraph) -> str:
    """A paragraph's line spacing as Word calls it."""
    names = {"exact": "固定值", "atLeast": "最小值"}
    lines = f"{names[one.line_rule]}{one.line / 20:g}磅" if one.line_rule in names else f"{(one.line or 240) / 240:g}倍"
    return f"{lines}，段前{one.before / 20:g}磅，段后{one.after / 20:g}磅"


@RULES.rule("GRID-02", "5.2.3", "般", "每行28字", "三号字的字符间距设为紧缩0.25磅")
def characters(parts: Parts) -> Iterator[Measured]:
    """Right: 三号 text tightened by 0.25 pt. Wrong: 16 pt as it is, 27 to a line."""
    given = profile()
    room = given.page.text_width.twips / given.grid.characters.count
    size = given.sizes["三号"]
    runs = [run for one in parts.body for run in one.inked if run.size == size]
    if not runs:
        yield absent("三号正文")
        return
    widest = max(run.size * 10 + run.spacing for run in runs)
    snapped = any(page.grid in {"linesAndChars", "snapToChars"} for page in parts.docx.sections)
    yield judged(widest <= room or snapped, f"每字不超过{room / 20:.2f}磅", f"{widest / 20:.2f}磅")


@RULES.rule("GRID-03", "-", "推", "字符网格不为负", "文档网格改为“只指定行网格”")
def no_negative_squeeze(parts: Parts) -> Iterator[Measured]:
    """Right: a grid of lines. Wrong: a negative charSpace, with which LibreOffice sets 14 characters a line."""
    for where, page in _each(parts):
        bad = page.grid in {"linesAndChars", "snapToChars"} and page.squeeze < 0
        yield judged(not bad, "不用负的字符间距网格", f"{page.grid or '无'} {page.squeeze}", where)


@RULES.rule("PGNO-01", "7.5", "般", "页码形式", "用页码域，四号半角宋体，数字左右各一条一字线")
def number_form(parts: Parts) -> Iterator[Measured]:
    """Right: — 1 —, 四号 宋体, a field. Wrong: 第1页 共3页, - 1 -, a number typed in."""
    expected = "— 1 —，四号半角宋体，用页码域"
    found = [one for name in _number_parts(parts) for one in _numbers(parts, name)]
    if not found:
        yield judged(False, expected, "没有页码")
        return
    for one in found:
        runs = [run for run in one.inked if ANY_NUMBER.search(run.text)]
        size, face = profile().sizes["四号"], {name for run in runs for name in faces(run.latin or run.family)}
        good = bool(PAGE_NUMBER.match(one.text.strip())) and all(run.size == size for run in runs) and "宋体" in face
        shown = f"{one.text.strip()}，{size_name(one.size)}{runs[0].latin or runs[0].family}"
        yield judged(good and one.field, expected, shown + ("" if one.field else "，不是域"))


def _numbers(parts: Parts, name: str) -> list[Paragraph]:
    """The page numbers of a header or footer; other numbers in it, such as 第3季度, are none."""
    return [one for one in parts.docx.running(name) if one.inked and (one.field or TYPED_NUMBER.match(one.bare))]


def _number_parts(parts: Parts) -> list[str]:
    """The headers and footers that hold a page number, each once."""
    names = dict.fromkeys(part for page in parts.docx.sections for _, _, part in page.references if part)
    return [name for name in names if _numbers(parts, name)]


def _footers(parts: Parts, page: Page, kind: str = "") -> list[Paragraph]:
    """The page numbers in a section's footers, or in that of one kind of pages."""
    names = [part for what, which, part in page.references if what == "footer" and kind in {"", which}]
    return [one for name in names for one in _numbers(parts, name)]


@RULES.rule("PGNO-02", "7.5", "规", "页码距版心下边缘", "页脚距边界设为 25.4 mm")
def number_distance(parts: Parts) -> Iterator[Measured]:
    """Right: a footer 24.3 to 26.5 mm from the edge, which puts the dash 7 mm below. Wrong: Word's 17.5 mm."""
    upright = [(where, page) for where, page in _each(parts) if not page.landscape]
    if not upright:
        yield unknown("横排页的页码在版面检查中测量")
    for where, page in upright:
        if any(one.boxed for one in _footers(parts, page)):
            yield unknown(BOXED)
        else:
            yield judged(page.footer in FOOTER, "页脚距下边 24.3～26.5 mm", mm(page.footer), where)


@RULES.rule(
    "PGNO-03", "7.5", "规", "单页码居右、双页码居左，各空一字", "勾选“奇偶页不同”，单页页码居右、双页居左，各空一字"
)
def number_sides(parts: Parts) -> Iterator[Measured]:
    """Right: odd and even footers of their own, right and left, indented by one character. Wrong: centred."""
    upright = [(where, page) for where, page in _each(parts) if not page.landscape]
    if not upright:
        yield unknown("横排页的页码在版面检查中测量")
    for where, page in upright:
        if any(one.boxed for one in _footers(parts, page)):
            yield unknown(BOXED)
            continue
        if not parts.docx.odd_and_even:
            yield judged(False, "奇偶页不同", "奇偶页相同", where)
            continue
        for kind, side, word in (("default", "right", "单页居右"), ("even", "left", "双页居左")):
            yield _side(_footers(parts, page, kind), side, f"{word}空一字", where)


def _side(found: list[Paragraph], side: str, expected: str, where: str) -> Measured:
    if not found:
        return judged(False, expected, "没有页码", where)
    one, indent = found[0], profile().page_number.indent.twips
    gap = one.right if side == "right" else one.left + one.first_line
    placed = one.align in ({"right", "end"} if side == "right" else {"left", "start", "both"})
    return judged(placed and abs(gap - indent) <= indent // 3, expected, f"{aligned(one.align)}，缩进{mm(gap)}", where)


@RULES.rule("HTAB-01", "8", "规", "横排页页码在原位", "横排页的页码放入页眉中距左边 28 mm 的转向文本框")
def turned_number(parts: Parts) -> Iterator[Measured]:
    """Right: no number in the turned page's own footer; a turned box at its left edge. Wrong: a plain footer."""
    turned = [(where, page) for where, page in _each(parts) if page.landscape]
    if not turned:
        yield absent("横排页")
    for where, page in turned:
        holding = {kind for kind, _, part in page.references if part in _number_parts(parts)}
        yield judged(
            holding == {"header"}, "页码在横排页左侧的转向文本框内", f"在{'、'.join(sorted(holding)) or '无'}", where
        )
