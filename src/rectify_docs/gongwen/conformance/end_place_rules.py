"""附件说明 and 版记 where they stand on the page (7.3.4, 7.4.2, 7.4.3)."""

import re
from collections.abc import Iterator, Sequence

from rectify_docs.gongwen.conformance.found_lines import lines_saying
from rectify_docs.gongwen.conformance.layout_rules import NO_START
from rectify_docs.gongwen.conformance.page_facts import MM_PER_POINT, Line
from rectify_docs.gongwen.conformance.recognise import COPIES, is_printed_line
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, unknown
from rectify_docs.gongwen.conformance.rendered import Rendered
from rectify_docs.gongwen.profile import profile

RULES: Rules[Rendered] = Rules()
SLACK = 0.7
"""mm of the places of 附件说明 and 版记 (gbt9704.md ATTN-01 to BACK-04)."""
LABEL, NUMBER = re.compile(r"^附件?[：:]"), re.compile(r"\d+[.．、]")
LEFT, RIGHT = profile().page.left.mm, profile().page.left.mm + profile().page.text_width.mm
TWO = 2 * profile().grid.character.mm
SMALL = profile().sizes["四号"] / 2 * MM_PER_POINT
"""mm of 一字 in 四号."""


def _items(document: Rendered) -> list[tuple[str, Sequence[Line]]]:
    """What 附件说明 lists, each with its lines on the page; none for one that was not found."""
    parts = document.parts
    texts = ["".join(line.split()) for at in parts.annex_note_at for line in parts.flow[at].text.split("\n")]
    return [(text, [line for _, line in lines_saying(document, text)]) for text in texts if text]


def _begin(text: str) -> int:
    """How many characters stand before the number of an item, or before its name where it has none."""
    label = LABEL.match(text)
    return label.end() if label else 0


@RULES.rule("ATTN-01p", "7.3.4", "规", "附件说明左空二字", "附件说明左缩进2字符")
def note_left(document: Rendered) -> Iterator[Measured]:
    """Right: 附件： begins two characters in. Wrong: at the edge."""
    items = _items(document)
    if not items:
        yield absent("附件说明")
    elif not items[0][1]:
        yield unknown("版面上没有找到附件说明")
    else:
        left = items[0][1][0].left
        yield judged(abs(left - LEFT - TWO) <= SLACK, f"左边缘{LEFT + TWO:.1f}±{SLACK:g} mm", f"{left:.1f} mm")


@RULES.rule("ATTN-02p", "7.3.4", "规", "附件名称回行对齐", "附件名称回行时与上一行名称的首字对齐（悬挂缩进）")
def names_aligned(document: Rendered) -> Iterator[Measured]:
    """Right: a long name goes on below its own first character. Wrong: below 附件, at the edge."""
    long = [(text, lines) for text, lines in _items(document) if len(lines) > 1]
    if not long:
        yield absent("回行的附件名称")
    for text, lines in long:
        number = NUMBER.match(text, _begin(text))
        name = lines[0].glyphs[number.end() if number else _begin(text)].origin
        others = [line.left for line in lines[1:]]
        good = all(abs(left - name) <= SLACK for left in others)
        yield judged(good, f"回行{name:.1f}±{SLACK:g} mm", f"{_span(others)} mm", text[:12])


@RULES.rule("ATTN-02q", "式样", "推", "附件顺序号上下对齐", "各附件的顺序号与第一个顺序号对齐")
def numbers_aligned(document: Rendered) -> Iterator[Measured]:
    """Right: 2. below 1., as the standard's figures have it. Wrong: below 附件."""
    items = _items(document)
    places = [lines[0].glyphs[_begin(text)].origin for text, lines in items if lines]
    if len(places) < 2:  # noqa: PLR2004 - one has nothing to stand below
        yield absent("多个附件")
        return
    good = all(abs(place - places[0]) <= SLACK for place in places)
    yield judged(good, f"{places[0]:.1f}±{SLACK:g} mm", f"{_span(places[1:])} mm")


@RULES.rule("BACK-02p", "7.4.2", "般", "抄送左右各空一字", "抄送左右各缩进一字，回行与冒号后的首字对齐")
def copies(document: Rendered) -> Iterator[Measured]:
    """Right: one character of 四号 in on both sides, going on behind the colon. Wrong: at the edge."""
    found = [one.bare for one in document.parts.imprint if COPIES.match(one.bare)]
    if not found:
        yield absent("抄送机关")
    for text in found:
        lines, label = [line for _, line in lines_saying(document, text)], COPIES.match(text)
        if not lines or label is None:
            yield unknown("版面上没有找到抄送机关")
            continue
        left, behind = LEFT + SMALL, lines[0].glyphs[label.end()].origin
        others = [line.left for line in lines[1:]]
        right = max(_text_right(line) for line in lines)
        good = abs(lines[0].left - left) <= SLACK and right <= RIGHT - SMALL + SLACK
        good = good and all(abs(one - behind) <= SLACK for one in others)
        more = (f"，回行{behind:.1f}", f"，回行{_span(others)}") if others else ("", "")
        expected = f"左{left:.1f}{more[0]}、右不过{RIGHT - SMALL:.1f} mm，各±{SLACK:g} mm"
        yield judged(good, expected, f"左{lines[0].left:.1f}{more[1]}、右{right:.1f} mm", text[:12])


@RULES.rule("BACK-04p", "7.4.3", "般", "印发机关和印发日期各空一字", "印发机关左缩进一字，日期用右制表位右空一字")
def printed(document: Rendered) -> Iterator[Measured]:
    """Right: the office one character of 四号 from the left, the date one from the right. Wrong: at the edges."""
    found = [one.bare for one in document.parts.imprint if is_printed_line(one) and not COPIES.match(one.bare)]
    if not found:
        yield absent("印发机关和印发日期")
    for text in found:
        lines = [line for _, line in lines_saying(document, text)]
        if not lines:
            yield unknown("版面上没有找到印发机关和印发日期")
            continue
        left, right = lines[0].left, lines[-1].right
        alone = text[0].isdigit()  # the date below a name that fills its line
        good = (alone or abs(left - LEFT - SMALL) <= SLACK) and abs(right - RIGHT + SMALL) <= SLACK
        expected = f"左{LEFT + SMALL:.1f}、右{RIGHT - SMALL:.1f} mm，各±{SLACK:g} mm"
        yield judged(good, expected, f"左{left:.1f}、右{right:.1f} mm", text[:12])


def _text_right(line: Line) -> float:
    """Where a line ends, a mark that hangs over aside."""
    glyphs = line.glyphs[:-1] if line.glyphs[-1].character in NO_START else line.glyphs
    return glyphs[-1].end if glyphs else line.right


def _span(places: Sequence[float]) -> str:
    """The places, or from the first to the last of them."""
    low, high = f"{min(places):.1f}", f"{max(places):.1f}"
    return low if low == high else f"{low}～{high}"
