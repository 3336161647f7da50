"""纪要格式 on the page (10.3). An office may settle the form itself, so that nothing here can fail."""

from collections.abc import Iterator

from rectify_docs.gongwen.conformance.found_lines import lines_saying
from rectify_docs.gongwen.conformance.minutes import ROLL
from rectify_docs.gongwen.conformance.page_facts import Glyph
from rectify_docs.gongwen.conformance.place_rules import middle_of, top_of
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, unknown
from rectify_docs.gongwen.conformance.rendered import Rendered
from rectify_docs.gongwen.profile import profile

RULES: Rules[Rendered] = Rules()
SLACK = 1.0
"""mm of a horizontal position (gbt9704.md 7)."""
BLANK = 1.5, 2.5
"""Lines from the text to the lists, of which one is empty."""
NO_ROLL = "出席、请假、列席名单"


def _red(document: Rendered) -> list[Glyph]:
    """What the mark prints."""
    first = document.upright[0].glyphs if document.upright and document.parts.minutes else ()
    return [glyph for glyph in first if glyph.red]


@RULES.rule("MIN-01p", "10.3", "般", "纪要标志上边缘", "调整标志段前距，使其上边缘距版心上边缘 35 mm")
def mark_top(document: Rendered) -> Iterator[Measured]:
    """Right: red ink from 72 mm on. Wrong: 62 mm."""
    red, given = _red(document), profile()
    yield top_of(red, given.page.top.mm + given.minutes.top.mm) if red else absent("纪要标志")


@RULES.rule("MIN-01q", "10.3", "般", "纪要标志居中、不出版心", "标志设为居中，过长的缩小字号或字符宽度")
def mark_middle(document: Rendered) -> Iterator[Measured]:
    """Right: its middle is the type area's. Wrong: at the left."""
    red = _red(document)
    yield middle_of(red, document.middle, profile().page.text_width.mm) if red else absent("纪要标志")


@RULES.rule("MIN-02p", "10.3", "般", "出席名单左空二字、回行对齐", "左空二字，悬挂缩进到冒号之后")
def roll_place(document: Rendered) -> Iterator[Measured]:
    """Right: two characters in, other lines begin below the first name. Wrong: at the edge, below 出席."""
    rolls = [document.parts.flow[at].bare for at in document.parts.roll_at]
    if not rolls:
        yield absent(NO_ROLL)
    begin = profile().page.left.mm + 2 * profile().grid.character.mm
    for text in rolls:
        found = lines_saying(document, text)
        if not found:
            yield unknown("版面上没有找到该行")
            continue
        page, first = found[0]
        label = ROLL.match(text)
        name = first.glyphs[label.end()].origin if label and label.end() < len(first.glyphs) else first.left
        others = [line.left for _, line in found[1:]]
        good = abs(first.left - begin) <= SLACK and all(abs(left - name) <= SLACK for left in others)
        shown = f"{first.left:.1f} mm" + (f"，回行{min(others):.1f}～{max(others):.1f} mm" if others else "")
        expected = f"{begin:.1f} mm" + (f"，回行{name:.1f} mm" if others else "")
        yield judged(good, expected, shown, text[:8], page.number)


@RULES.rule("MIN-02q", "10.3", "般", "出席名单在正文下空一行", "正文（或附件说明）与名单之间空一行")
def roll_gap(document: Rendered) -> Iterator[Measured]:
    """Right: one empty line above 出席. Wrong: none."""
    at = document.parts.closing_roll
    found = lines_saying(document, document.parts.flow[at].bare) if at is not None else []
    if not found:
        yield absent(NO_ROLL)
        return
    page, first = found[0]
    above = [line.baseline for line in document.content(page) if line.baseline < first.baseline]
    if not above:
        yield unknown("名单在一面之首", "空一行", page.number)
        return
    lines = (first.baseline - above[-1]) / profile().grid.pitch.mm
    yield judged(BLANK[0] <= lines <= BLANK[1], "空一行", f"空{lines - 1:.1f}行", page=page.number)
