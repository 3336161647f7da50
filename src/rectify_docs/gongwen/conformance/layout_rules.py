"""Paper, type area, grid and fonts as they are on the page (5)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from rectify_docs.gongwen.conformance.faces import embedded_face, is_stand_in, plain_name
from rectify_docs.gongwen.conformance.page_facts import Line, PageFacts
from rectify_docs.gongwen.conformance.records import Measured, Rules, judged, unknown
from rectify_docs.gongwen.conformance.rendered import BODY, CJK, Rendered
from rectify_docs.gongwen.profile import profile

RULES: Rules[Rendered] = Rules()
SLACK = 0.5
"""mm of a horizontal position (gbt9704.md 0.2)."""
INK = 1.0
"""mm of the ink above and below the type area (gbt9704.md PAGE-04)."""
PITCH_SLACK = 0.15
"""Points of the distance of lines."""
FIRST_BASELINE = 7.0, 9.0
"""mm from the type area's upper edge to the baseline of its first line (gbt9704.md 0.2)."""
BODY_FACES = {"仿宋", "楷体", "黑体"}
NO_START = "，。、；：？！）》”’〉】〕"
NO_END = "（《“‘〈【〔"
UNDIVIDED = ("……", "——")
"""省略号 and 破折号 take two characters that stay together (GB/T 15834 5.1)."""
POINTS_PER_MM = 72 / 25.4


@RULES.rule("PAGE-01p", "5.1", "规", "版面为 A4", "纸张大小设为 A4")
def paper(document: Rendered) -> Iterator[Measured]:
    """Right: every page 210 mm × 297 mm. Wrong: one of another size."""
    given = profile().page
    slack = given.width.tolerance_mm or 0
    for page in document.pages:
        width, height = sorted((page.width, page.height))
        good = abs(width - given.width.mm) <= slack and abs(height - given.height.mm) <= slack
        if not good or page.number == 1:
            yield judged(good, "210 mm×297 mm", f"{width:.1f} mm×{height:.1f} mm", page=page.number)


@RULES.rule("PAGE-03p", "5.2.1", "规", "版心左边缘", "左边距设为 28 mm")
def left_edge(document: Rendered) -> Iterator[Measured]:
    """Right: lines begin 28 mm from the edge. Wrong: 31.8 mm."""
    found = [line.left for page in document.upright for line in document.body(page)]
    if not found:
        yield unknown("没有三号字的正文行")
        return
    given = profile().page.left
    yield judged(abs(min(found) - given.mm) <= (given.tolerance_mm or 0), "28±1 mm", f"{min(found):.1f} mm")


@RULES.rule("PAGE-02p", "5.2.1", "规", "版心上边缘", "上边距设为 37 mm，行距设为28.95磅")
def top_edge(document: Rendered) -> Iterator[Measured]:
    """Right: the first line of a page that goes on stands on 44 to 46 mm. Wrong: Word's upper margin."""
    first = [(page.number, document.content(page)[:1]) for page in document.upright[1:]]
    found = [(number, line.baseline) for number, lines in first for line in lines if line.sizes == {BODY}]
    if not found:
        yield unknown("没有以三号字开头的续页", "37±1 mm")
        return
    low, high = (profile().page.top.mm + drop for drop in FIRST_BASELINE)
    wrong = [(number, y) for number, y in found if not low <= y <= high]
    for number, y in wrong[:3]:
        yield judged(False, f"首行基线{low:g}～{high:g} mm", f"{y:.1f} mm", page=number)
    if not wrong:
        yield judged(True, f"首行基线{low:g}～{high:g} mm", f"{found[0][1]:.1f} mm", page=found[0][0])


@RULES.rule("PAGE-04p", "5.2.1", "规", "文字不出版心", "缩小越界的表格或缩进，使其在版心之内")
def inside(document: Rendered) -> Iterator[Measured]:
    """Right: all ink but page number, mark and hanging punctuation inside the type area. Wrong: a table beyond it."""
    lines = [(page, line) for page in document.pages for line in document.content(page)]
    if not lines:
        yield unknown("版面上没有文字")
        return
    outside = [(page, line) for page, line in lines if not _inside(document, page, line)]
    for page, line in outside[:3]:
        left, top, right, bottom = document.type_area(page)
        low, high = line.ink
        shown = (
            f"“{line.text[:12]}”横{line.glyphs[0].left:.1f}～{line.glyphs[-1].right:.1f}，纵{low:.1f}～{high:.1f} mm"
        )
        expected = f"横{left:g}～{right:g}（±{SLACK:g}），纵{top:g}～{bottom:g} mm（±{INK:g}）"
        yield judged(False, expected, shown, page=page.number)
    if not outside:
        yield judged(True, "全部在版心内", f"{len(document.pages)}面、{len(lines)}行均在版心内")


def _inside(document: Rendered, page: PageFacts, line: Line) -> bool:
    left, top, right, bottom = document.type_area(page)
    ink = [glyph for glyph in line.glyphs if not glyph.red]
    ink = ink[:-1] if ink and ink[-1].character in NO_START else ink
    across = all(left - SLACK <= glyph.left and glyph.right <= right + SLACK for glyph in ink)
    return across and all(top - INK <= glyph.top and glyph.bottom <= bottom + INK for glyph in ink)


@RULES.rule("GRID-01p", "5.2.3", "般", "每面22行", "文档网格设为每页22行（行距28.95磅），段前段后设为0")
def lines(document: Rendered) -> Iterator[Measured]:
    """Right: 22 lines, 28.95 pt apart, on a full page. Wrong: 21, 28 pt."""
    if not document.full_pages:
        yield unknown("没有排满三号字的整面", "22行")
        return
    wanted, pitch = profile().grid.lines.count, profile().grid.pitch.twips / 20
    for page in document.full_pages[:3]:
        baselines = [line.baseline for line in document.body(page)]
        count, apart = _counted(baselines)
        good = count == wanted and abs(apart - pitch) <= PITCH_SLACK
        yield judged(good, f"{wanted}行，行距{pitch:.2f}磅", f"{count}行，{apart:.2f}磅", page=page.number)


def _counted(baselines: Sequence[float]) -> tuple[int, float]:
    """Lines from the first to the last, empty ones among them, and points from one to the next."""
    height = baselines[-1] - baselines[0]
    gaps = round(height / median(below - above for above, below in pairwise(baselines)))
    return gaps + 1, height / gaps * POINTS_PER_MM


@RULES.rule("GRID-02p", "5.2.3", "般", "每行28字", "三号字的字符间距设为紧缩0.25磅")
def characters(document: Rendered) -> Iterator[Measured]:
    """Right: 28 on a line of Chinese that goes on, or fewer where a mark or a number takes one along. Wrong: 26."""
    wanted, lines = profile().grid.characters.count, document.broken_lines
    free = [len(line.glyphs) for line, following in lines if not _takes_along(following)]
    held = [len(line.glyphs) for line, following in lines if _takes_along(following)]
    if not free:
        yield unknown("没有全为汉字、回行且不受标点和数字影响的整行", f"{wanted}字")
        return
    good = set(free) <= {wanted, wanted + 1} and all(wanted - 2 <= count <= wanted + 1 for count in held)
    counts = free + held
    yield judged(good, f"{wanted}字", f"{min(counts)}～{max(counts)}字（{len(counts)}行）")


def _takes_along(following: Line) -> bool:
    """What the next line begins with had no room: an opening mark or a number, or a character that a mark follows."""
    first, second = following.text[:1], following.text[1:2]
    return not CJK.match(first) or first in NO_END or bool(second and second in NO_START)


@RULES.rule("TEXT-06p", "15834 5.1", "规", "标点不居行首、行末", "段落设置中勾选“按中文习惯控制首尾字符”")
def kinsoku(document: Rendered) -> Iterator[Measured]:
    """Right: no ，。）” at the beginning, no （《“ at the end of a line, no …… torn. Wrong: 。 begins a line."""
    wrong = [
        (page.number, f"{line.text[-6:]}／{following.text[:6]}")
        for page, line, following in document.running
        if is_misplaced(line.text, following.text)
    ]
    if not document.running:
        yield unknown("没有回行的正文行")
        return
    for number, shown in wrong[:3]:
        yield judged(False, "标点不居行首、行末，省略号、破折号不拆开", shown, page=number)
    if not wrong:
        yield judged(True, "标点不居行首、行末，省略号、破折号不拆开", "没有")


def is_misplaced(line: str, following: str) -> bool:
    """A mark stands where none may, or one of two characters is torn."""
    return following[0] in NO_START or line[-1] in NO_END or line[-1] + following[0] in UNDIVIDED


@RULES.rule("FONT-01p", "5.2.2", "般", "版面上的正文字体", "安装规定字体或替代字体后重新排版")
def body_face(document: Rendered) -> Iterator[Measured]:
    """Right: 三号 text in 仿宋, headings in 黑体 and 楷体. Wrong: what the machine had instead."""
    glyphs = [one for page in document.upright for line in document.body(page) for one in line.glyphs]
    counts = Counter(glyph.font for glyph in glyphs if CJK.match(glyph.character))
    if not counts:
        yield unknown("没有三号字的正文行", "仿宋")
        return
    main, strange = counts.most_common(1)[0][0], [name for name in counts if embedded_face(name) not in BODY_FACES]
    good = embedded_face(main) == "仿宋" and not strange
    yield judged(good, "仿宋为主，标题用黑体、楷体", "、".join(plain_name(name) for name in strange or [main]))


@RULES.rule("FONT-02p", "5.2.2", "推", "字体嵌入", "导出 PDF 时嵌入全部字体")
def embedded(document: Rendered) -> Iterator[Measured]:
    """Right: every font in the file. Wrong: one that the reader's machine has to have."""
    missing = [font.name for font in document.fonts if not font.embedded]
    if not document.fonts:
        yield unknown("PDF 中没有字体")
        return
    yield judged(not missing, "全部嵌入", "、".join(missing) or f"{len(document.fonts)}种全部嵌入")


@RULES.rule("FONT-03p", "5.2.2", "推", "没有用替代字体", "安装规定的字体后重新排版")
def substituted(document: Rendered) -> Iterator[Measured]:
    """Right: 仿宋_GB2312, 方正小标宋. A free font in its place: everything that was measured is so with that font."""
    names = [plain_name(font.name) for font in document.fonts]
    free = [name for name in names if is_stand_in(name.replace("-Regular", "")) and embedded_face(name)]
    if free:
        yield unknown(f"版面按替代字体验证：{'、'.join(sorted(set(free)))}", "公文规定的字体")
    else:
        yield judged(all(embedded_face(name) for name in names), "公文规定的字体", "、".join(names))
