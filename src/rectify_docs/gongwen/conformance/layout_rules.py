"""Paper, type area, grid, page numbers and fonts as they are on the page (5, 7.5, 8)."""

import re
from collections.abc import Iterator

from rectify_docs.gongwen.conformance.faces import embedded_face, is_stand_in
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, unknown
from rectify_docs.gongwen.conformance.rendered import Rendered
from rectify_docs.gongwen.profile import profile

RULES: Rules[Rendered] = Rules()
SLACK = 0.5
"""mm of a horizontal position (gbt9704.md 0.2)."""
INK = 1.5
"""mm of the ink of a vertical position (gbt9704.md 7)."""
PITCH_SLACK = 0.15
"""Points of the distance of lines."""
FORM = re.compile(r"^—\d+—$")
NO_START = "，。、；：？！）》”’〉】〕"
NO_END = "（《“‘〈【〔"
UNDIVIDED = ("……", "——")
"""省略号 and 破折号 take two characters that stay together (GB/T 15834 5.1)."""
POINTS_PER_MM = 72 / 25.4


@RULES.rule("PAGE-01p", "5.1", "规", "版面为 A4")
def paper(document: Rendered) -> Iterator[Measured]:
    """Right: every page 210 mm × 297 mm. Wrong: one of another size."""
    given = profile().page
    slack = given.width.tolerance_mm or 0
    for page in document.pages:
        width, height = sorted((page.width, page.height))
        good = abs(width - given.width.mm) <= slack and abs(height - given.height.mm) <= slack
        if not good or page.number == 1:
            yield judged(good, "210 mm×297 mm", f"{width:.1f} mm×{height:.1f} mm", page=page.number)


@RULES.rule("PAGE-03p", "5.2.1", "规", "版心左边缘")
def left_edge(document: Rendered) -> Iterator[Measured]:
    """Right: lines begin 28 mm from the edge. Wrong: 31.8 mm."""
    found = [line.left for page in document.upright for line in document.body(page)]
    if not found:
        yield unknown("没有三号字的正文行")
        return
    given = profile().page.left
    yield judged(abs(min(found) - given.mm) <= (given.tolerance_mm or 0), "28±1 mm", f"{min(found):.1f} mm")


@RULES.rule("PAGE-04p", "5.2.1", "规", "文字不出版心")
def inside(document: Rendered) -> Iterator[Measured]:
    """Right: all ink but page number, mark and hanging punctuation inside the type area. Wrong: a table beyond it."""
    page_ = profile().page
    left, right = page_.left.mm - SLACK, page_.left.mm + page_.text_width.mm + SLACK
    outside = 0
    for page in document.upright:
        for line in document.content(page):
            ink = [glyph for glyph in line.glyphs if not glyph.red]
            ink = ink[:-1] if ink and ink[-1].character in NO_START else ink
            if ink and (min(g.left for g in ink) < left or max(g.right for g in ink) > right or line.ink[1] > 263.5):  # noqa: PLR2004
                outside += 1
                if outside <= 3:  # noqa: PLR2004 - enough to see the fault
                    shown = f"“{line.text[:12]}”{min(g.left for g in ink):.1f}～{max(g.right for g in ink):.1f} mm"
                    yield judged(False, "横向28～184 mm，下缘262 mm", shown, page=page.number)
    if not outside:
        yield judged(True, "横向28～184 mm，下缘262 mm", "全部在版心内")


@RULES.rule("GRID-01p", "5.2.3", "般", "每面22行")
def lines(document: Rendered) -> Iterator[Measured]:
    """Right: 22 lines, 28.95 pt apart, on a full page. Wrong: 21, 28 pt."""
    if not document.full_pages:
        yield unknown("没有排满三号字的整面", "22行")
        return
    wanted, pitch = profile().grid.lines.count, profile().grid.pitch.twips / 20
    for page in document.full_pages[:3]:
        baselines = [line.baseline for line in document.body(page)]
        apart = (baselines[-1] - baselines[0]) / (len(baselines) - 1) * POINTS_PER_MM
        good = len(baselines) == wanted and abs(apart - pitch) <= PITCH_SLACK
        yield judged(good, f"{wanted}行，行距{pitch:.2f}磅", f"{len(baselines)}行，{apart:.2f}磅", page=page.number)


@RULES.rule("GRID-02p", "5.2.3", "般", "每行28字")
def characters(document: Rendered) -> Iterator[Measured]:
    """Right: 28 on a line of Chinese that goes on, 27 where the next character may not begin a line. Wrong: 26, 29."""
    counts = [len(line.glyphs) for line in document.broken_lines]
    if not counts:
        yield unknown("没有全为汉字且回行的整行", "28字")
        return
    wanted = profile().grid.characters.count
    good = max(counts) in {wanted, wanted + 1} and min(counts) >= wanted - 2
    yield judged(good, f"{wanted}字", f"{min(counts)}～{max(counts)}字（{len(counts)}行）")


@RULES.rule("TEXT-05p", "15835", "规", "数字不拆到两行")
def numbers_whole(document: Rendered) -> Iterator[Measured]:
    """Right: a number on one line. Wrong: 20 at the end, 26年 at the beginning of the next."""
    torn = [
        (page.number, f"{line.text[-6:]}／{following.text[:6]}")
        for page, line, following in document.running
        if line.text[-1].isdigit() and following.text[0].isdigit()
    ]
    for number, shown in torn[:3]:
        yield judged(False, "数字在同一行", shown, page=number)
    if not torn:
        yield judged(True, "数字在同一行", "没有拆行的数字")


@RULES.rule("TEXT-06p", "15834 5.1", "规", "标点不居行首、行末")
def kinsoku(document: Rendered) -> Iterator[Measured]:
    """Right: no ，。）” at the beginning, no （《“ at the end of a line, no …… torn. Wrong: 。 begins a line."""
    wrong = [
        (page.number, f"{line.text[-6:]}／{following.text[:6]}")
        for page, line, following in document.running
        if following.text[0] in NO_START or line.text[-1] in NO_END or line.text[-1] + following.text[0] in UNDIVIDED
    ]
    for number, shown in wrong[:3]:
        yield judged(False, "标点不居行首、行末，省略号、破折号不拆开", shown, page=number)
    if not wrong:
        yield judged(True, "标点不居行首、行末，省略号、破折号不拆开", "没有")


@RULES.rule("PGNO-01p", "7.5", "般", "页码形式")
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


@RULES.rule("PGNO-02p", "7.5", "规", "页码一字线距版心下边缘7 mm")
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
        yield judged(False, f"{wanted:g}±1 mm", f"{y:.1f} mm", page=number)
    if not wrong:
        yield judged(True, f"{wanted:g}±1 mm", f"{dashes[0][1]:.1f} mm")


@RULES.rule("PGNO-03p", "7.5", "规", "单页码居右、双页码居左，各空一字")
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
            wrong.append((page.number, f"{'右' if odd else '左'}端{wanted:.1f} mm", f"{place:.1f} mm"))
    for number, expected, shown in wrong[:3]:
        yield judged(False, expected, shown, page=number)
    if not wrong:
        yield judged(True, "各空一字（4.9 mm）", f"{count}面均合要求") if count else unknown("没有页码")


@RULES.rule("PGNO-04p", "7.5", "规", "页码连续")
def number_order(document: Rendered) -> Iterator[Measured]:
    """Right: 1, 2, 3. Wrong: an annex that begins at 1 again."""
    seen = [(page.number, number) for page in document.pages if (number := document.printed_number(page)) is not None]
    if not seen:
        yield unknown("没有页码")
        return
    offset = {number - at for at, number in seen}
    yield judged(len(offset) == 1, "逐页连续", f"第{seen[0][1]}～{seen[-1][1]}页" if len(offset) == 1 else "不连续")


@RULES.rule("HTAB-01p", "8", "规", "横排页页码与其他页同位")
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
            yield judged(False, f"距横排页左边{wanted:g} mm", "左侧没有页码", page=page.number)
            continue
        middle = sum((glyph.left + glyph.right) / 2 for glyph in dashes) / len(dashes)
        yield judged(abs(middle - wanted) <= INK, f"距横排页左边{wanted:g}±1 mm", f"{middle:.1f} mm", page=page.number)


@RULES.rule("HTAB-02p", "8", "规", "横排页单双页码各在其侧")
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
            yield judged(good, f"{'末' if number % 2 else '首'}端{wanted:.1f} mm", f"{place:.1f} mm", page=page.number)


@RULES.rule("FONT-02p", "5.2.2", "推", "字体嵌入")
def embedded(document: Rendered) -> Iterator[Measured]:
    """Right: every font in the file. Wrong: one that the reader's machine has to have."""
    missing = [font.name for font in document.fonts if not font.embedded]
    if not document.fonts:
        yield unknown("PDF 中没有字体")
        return
    yield judged(not missing, "全部嵌入", "、".join(missing) or f"{len(document.fonts)}种全部嵌入")


@RULES.rule("FONT-03p", "5.2.2", "推", "没有用替代字体")
def substituted(document: Rendered) -> Iterator[Measured]:
    """Right: 仿宋_GB2312, 方正小标宋. A free font in its place: everything that was measured is so with that font."""
    names = [font.name.partition("+")[2] or font.name for font in document.fonts]
    free = [name for name in names if is_stand_in(name.replace("-Regular", "")) and embedded_face(name)]
    if free:
        yield unknown(f"版面按替代字体验证：{'、'.join(sorted(set(free)))}", "公文规定的字体")
    else:
        yield judged(all(embedded_face(name) for name in names), "公文规定的字体", "、".join(names))
