"""The upper left corner and 签发人 where they stand on the page (7.2.1 to 7.2.6)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rectify_docs.gongwen.conformance.corner_rules import marks
from rectify_docs.gongwen.conformance.page_facts import Glyph, Line, PageFacts
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, unknown
from rectify_docs.gongwen.conformance.rendered import Rendered
from rectify_docs.gongwen.profile import profile

RULES: Rules[Rendered] = Rules()
LABEL = "签发人"
TWO = 2
"""Names on a row."""
BELOW = 0.5
"""mm by which the rows of names may differ (gbt9704.md HEAD-09)."""
SLACK = 1.0
"""mm of a horizontal position (gbt9704.md 7)."""


@RULES.rule("HEAD-01p", "7.2.1", "般", "份号、密级、紧急程度顶格", "份号、密级、紧急程度顶格编排在版心左上角，各占一行")
def corner_place(document: Rendered) -> Iterator[Measured]:
    """Right: at the left edge, line by line from the first one. Wrong: indented, two on a line, further down."""
    lines = [one for _, one in marks(document.parts)]
    page = document.pages[0] if document.pages else None
    if not lines or page is None or document.is_letter:
        yield absent("版头左上角的标注")
        return
    for one in lines:
        found = document.find(one.text, [page])
        if found is None:
            yield unknown("版面上没有找到该行", page=1)
            continue
        line, left, last = found[1], profile().page.left.mm, _line_bottom(len(lines) + 1)
        good = abs(line.left - left) <= SLACK and line.baseline <= last
        yield judged(
            good, f"左边缘{left:g}±{SLACK:g} mm，前{len(lines) + 1}行内", f"{line.left:.1f} mm", one.bare, page=1
        )


@RULES.rule("HEAD-07p", "7.2.5", "规", "上行文的发文字号和签发人", "发文字号居左、签发人居右，各空一字")
def signers_place(document: Rendered) -> Iterator[Measured]:
    """Right: 发文字号 one character in, 签发人 up to one character from the right edge. Wrong: at the edges."""
    page = document.pages[0] if document.pages else None
    rows = [line for line in page.lines if LABEL in line.text] if page else []
    number = _number_line(document, page) if page else None
    if not rows:
        yield absent("签发人")
    elif number is None:
        yield unknown("版面上没有找到发文字号", page=1)
    else:
        one, page_ = profile().grid.character.mm, profile().page
        left, right = page_.left.mm + one, page_.left.mm + page_.text_width.mm - one
        good = abs(number.left - left) <= SLACK and abs(rows[0].right - right) <= SLACK
        good = good and number.baseline >= rows[0].baseline - SLACK
        expected = f"字号左边缘{left:.1f}、签发人右边缘{right:.1f} mm，各±{SLACK:g} mm"
        yield judged(good, expected, f"{number.left:.1f} mm，{rows[0].right:.1f} mm", page=1)


@RULES.rule("HEAD-09p", "7.2.6", "般", "多个签发人的排列", "签发人每行排两个姓名，回行时与上一行第一个姓名对齐")
def signer_rows(document: Rendered) -> Iterator[Measured]:
    """Right: two names a row, the first ones below each other. Wrong: three on a row; a row further right."""
    page = document.pages[0] if document.pages else None
    first = next((line for line in page.lines if LABEL in line.text), None) if page else None
    if page is None or first is None:
        yield absent("签发人")
        return
    rows = _signer_rows(document, page, first)
    if not rows or not all(rows):
        yield unknown("版面上没有找到各行的姓名", page=1)
        return
    begins, counts = [row[0].origin for row in rows], [_names(row) for row in rows]
    two = all(count == TWO for count in counts[:-1]) and counts[-1] <= TWO
    good = two and max(begins) - min(begins) <= BELOW
    shown = "；".join(f"{count}人，左边缘{begin:.1f} mm" for count, begin in zip(counts, begins, strict=True))
    yield judged(good, f"每行两人，各行左边缘相差不超过{BELOW:g} mm", shown, page=1)


def _signer_rows(document: Rendered, page: PageFacts, first: Line) -> list[Sequence[Glyph]]:
    """The names of each row, from the one with 签发人 to the one with 发文字号; none where that is not found."""
    number, written = _number_line(document, page), document.parts.number
    if number is None:
        return []
    rows = [line for line in page.lines if first.baseline < line.baseline < number.baseline]
    after = first.text.index(LABEL) + len(LABEL) + 1
    last = [number.glyphs[len(written) :]] if number is not first else []
    return [first.glyphs[after:], *(row.glyphs for row in rows), *last]


def _names(row: Sequence[Glyph]) -> int:
    """How many names stand apart from each other; two single letters are one name, spread to three."""
    apart = (two.origin - one.origin > 1.5 * profile().grid.character.mm for one, two in pairwise(row))
    names = [1]
    for is_apart in apart:
        if is_apart:
            names.append(1)
        else:
            names[-1] += 1
    singles = names.count(1)
    return len(names) - singles // 2


def _line_bottom(number: int) -> float:
    return profile().page.top.mm + number * profile().grid.pitch.mm


def _number_line(document: Rendered, page: PageFacts) -> Line | None:
    written = document.parts.number
    return next((line for line in page.lines if written and line.text.startswith(written.split(LABEL)[0])), None)
