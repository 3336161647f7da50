"""The upper left corner and 签发人 where they stand on the page (7.2.1 to 7.2.6)."""

from collections.abc import Iterator

from rectify_docs.gongwen.conformance.corner_rules import marks
from rectify_docs.gongwen.conformance.page_facts import Line, PageFacts
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, unknown
from rectify_docs.gongwen.conformance.rendered import Rendered
from rectify_docs.gongwen.profile import profile

RULES: Rules[Rendered] = Rules()
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
        yield judged(good, f"左边缘{left:g} mm，前{len(lines) + 1}行内", f"{line.left:.1f} mm", one.bare, page=1)


@RULES.rule("HEAD-07p", "7.2.5", "规", "上行文的发文字号和签发人", "发文字号居左、签发人居右，各空一字")
def signers_place(document: Rendered) -> Iterator[Measured]:
    """Right: 发文字号 one character in, 签发人 up to one character from the right edge. Wrong: at the edges."""
    page = document.pages[0] if document.pages else None
    rows = [line for line in page.lines if "签发人" in line.text] if page else []
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
        expected = f"字号左边缘{left:.1f} mm，签发人右边缘{right:.1f} mm"
        yield judged(good, expected, f"{number.left:.1f} mm，{rows[0].right:.1f} mm", page=1)


def _line_bottom(number: int) -> float:
    return profile().page.top.mm + number * profile().grid.pitch.mm


def _number_line(document: Rendered, page: PageFacts) -> Line | None:
    written = document.parts.number
    return next((line for line in page.lines if written and line.text.startswith(written.split("签发人")[0])), None)
