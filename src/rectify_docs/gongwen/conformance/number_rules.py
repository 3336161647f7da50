"""Page numbers as they are on the page, upright and turned (7.5, 8)."""

import re
from collections.abc import Iterator

from rectify_docs.gongwen.conformance.page_facts import PageFacts
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, unknown
from rectify_docs.gongwen.conformance.rendered import Rendered
from rectify_docs.gongwen.profile import profile

RULES: Rules[Rendered] = Rules()
INK = 1.5
"""mm of the ink of a vertical position (gbt9704.md 7)."""
FORM = re.compile(r"^—\d+—$")


@RULES.rule("PGNO-01p", "7.5", "般", "页码形式", "用页码域，四号半角宋体，数字左右各一条一字线")
def number_form(document: Rendered) -> Iterator[Measured]:
    """Right: — 1 — in 14 pt. Wrong: - 1 -."""
    found = [(page, line) for page in document.upright if (line := document.number_line(page))]
    if not found:
        yield judged(False, "— 1 —，四号", "没有页码") if document.upright else unknown("只有横排页")
        return
    wrong = [(page, line) for page, line in found if not FORM.match(line.text) or line.sizes != {14.0}]
    for page, line in wrong[:3]:
        yield judged(False, "— 1 —，四号", f"{line.text}，{'、'.join(map(str, line.sizes))}磅", page=page.number)
    if not wrong:
        yield judged(True, "— 1 —，四号", f"{len(found)}面均合要求")


@RULES.rule("PGNO-02p", "7.5", "规", "页码一字线距版心下边缘7 mm", "页脚距边界设为 25.4 mm，页脚段落单倍行距")
def number_height(document: Rendered) -> Iterator[Measured]:
    """Right: the dash at 269 mm. Wrong: at 280 mm."""
    wanted = document.bottom + profile().page_number.gap.mm
    dashes = [
        (page.number, (glyph.top + glyph.bottom) / 2)
        for page in document.upright
        if (line := document.number_line(page))
        for glyph in line.glyphs[:1]
    ]
    if not dashes:
        yield unknown("没有页码")
        return
    wrong = [(number, y) for number, y in dashes if abs(y - wanted) > INK]
    for number, y in wrong[:3]:
        yield judged(False, f"{wanted:g}±{INK:g} mm", f"{y:.1f} mm", page=number)
    if not wrong:
        yield judged(True, f"{wanted:g}±{INK:g} mm", f"{dashes[0][1]:.1f} mm")


@RULES.rule("PGNO-03p", "7.5", "规", "单页码居右、双页码居左，各空一字", "单页页码居右、双页居左，各空一字")
def number_sides(document: Rendered) -> Iterator[Measured]:
    """Right: odd numbers end, even ones begin, one character inside the type area. Wrong: centred."""
    given, indent = profile().page, profile().page_number.indent.mm
    left, right = given.left.mm + indent, given.left.mm + given.text_width.mm - indent
    wrong, count = [], 0
    for page in document.upright:
        line = document.number_line(page)
        if line is None:
            continue
        count += 1
        odd = int(re.sub(r"\D", "", line.text)) % 2 == 1
        place, wanted = (line.right, right) if odd else (line.left, left)
        if abs(place - wanted) > 1:
            wrong.append((page.number, f"{'右' if odd else '左'}端{wanted:.1f}±1 mm", f"{place:.1f} mm"))
    for number, expected, shown in wrong[:3]:
        yield judged(False, expected, shown, page=number)
    if not wrong:
        yield judged(True, "各空一字（4.9±1 mm）", f"{count}面均合要求") if count else unknown("没有页码")


@RULES.rule("PGNO-04p", "7.5", "规", "页码连续", "各节页码续前节，单双页页脚都放页码")
def number_order(document: Rendered) -> Iterator[Measured]:
    """Right: 1, 2, 3. Wrong: an annex that begins at 1 again."""
    seen = [(page.number, number) for page in document.pages if (number := document.printed_number(page)) is not None]
    if not seen:
        yield unknown("没有页码")
        return
    without = [page.number for page in document.pages if _lacks_number(document, page)]
    for number in without[:3]:
        yield judged(False, "逐页有页码", "没有页码", page=number)
    offset = {number - at for at, number in seen}
    yield judged(len(offset) == 1, "逐页连续", f"第{seen[0][1]}～{seen[-1][1]}页" if len(offset) == 1 else "不连续")


def _lacks_number(document: Rendered, page: PageFacts) -> bool:
    """A page with text and no number; a letter's first page has none (10.1), nor the 版记 behind a blank page (7.5)."""
    before = document.pages[page.number - 2] if page.number > 1 else None
    excused = document.is_letter if before is None else not document.content(before)
    return bool(document.content(page)) and document.printed_number(page) is None and not excused


@RULES.rule("HTAB-01p", "8", "规", "横排页页码与其他页同位", "横排页的页码放入距左边 28 mm 的转向文本框")
def turned_numbers(document: Rendered) -> Iterator[Measured]:
    """Right: turned text at the landscape page's left edge, 28 mm from it. Wrong: at its foot."""
    turned = [page for page in document.pages if page.turned]
    if not turned:
        yield absent("横排页")
        return
    wanted = profile().page.bottom.mm - profile().page_number.gap.mm
    for page in turned[:3]:
        dashes = [glyph for glyph in page.glyphs if glyph.character == "—" and glyph.right < profile().page.bottom.mm]
        if not dashes:
            yield judged(False, f"距横排页左边{wanted:g}±{INK:g} mm", "左侧没有页码", page=page.number)
            continue
        middle = sum((glyph.left + glyph.right) / 2 for glyph in dashes) / len(dashes)
        yield judged(
            abs(middle - wanted) <= INK, f"距横排页左边{wanted:g}±{INK:g} mm", f"{middle:.1f} mm", page=page.number
        )


@RULES.rule("HTAB-02p", "8", "规", "横排页单双页码各在其侧", "横排页单页页码靠下、双页靠上，各空一字")
def turned_sides(document: Rendered) -> Iterator[Measured]:
    """Right: as on upright pages once the page is turned back. Wrong: in the middle."""
    numbers = [(page, found) for page in document.pages if page.turned and (found := document.turned_number(page))]
    if not numbers:
        yield absent("横排页的页码")
        return
    given, indent = profile().page, profile().page_number.indent.mm
    left, right = given.left.mm + indent, given.left.mm + given.text_width.mm - indent
    for page, (number, begin, end) in numbers:
        place, wanted = (end, right) if number % 2 else (begin, left)
        if abs(place - wanted) > INK or page is numbers[0][0]:
            good = abs(place - wanted) <= INK
            yield judged(
                good, f"{'末' if number % 2 else '首'}端{wanted:.1f}±{INK:g} mm", f"{place:.1f} mm", page=page.number
            )
