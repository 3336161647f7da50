"""签名章, 职务 beside it and 成文日期 below it where they stand on the page (7.3.5.3)."""

from collections.abc import Iterator

from rectify_docs.gongwen.conformance.closing_rules import CHARACTER, SLACK, closing, edge
from rectify_docs.gongwen.conformance.page_facts import Line
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, unknown
from rectify_docs.gongwen.conformance.rendered import Rendered
from rectify_docs.gongwen.profile import profile

RULES: Rules[Rendered] = Rules()
PITCH = profile().grid.pitch.mm
MIDDLE = 1.5
"""mm by which 职务 may be off the stamp's middle (gbt9704.md 7)."""
WIDTHS = 12.0, 81.0
"""mm of a signature stamp, at least and at most."""


@RULES.rule(
    "SIGN-05p",
    "7.3.5.3",
    "规",
    "签名章的位置和职务",
    "正文下空二行留签名章，其左空二字、上下居中写职务，其下空一行写日期，右空四字",
)
def stamp_place(document: Rendered) -> Iterator[Measured]:
    """Right: the room of the stamp two lines below the text, 职务 at its middle, the date a line below. Wrong: less."""
    found = closing(document) if document.parts.stamped else None
    if found is None:
        yield absent("签名章（日期上方的职务）")
        return
    title = found.signature if len(found.lines) == 1 else None
    above = [line for line in found.page.lines if title and line.baseline < title.baseline]
    if title is None or not above:
        yield unknown("版面上没有找到单行的职务", page=found.page.number)
        return
    text, middle, day = _middle(above[-1]), _middle(title), _middle(found.date)
    height, apart = day - text - 4 * PITCH, middle - (text + day + PITCH) / 2
    width = found.date.right - title.right - 2 * CHARACTER
    room = height >= PITCH - SLACK and abs(apart) <= MIDDLE and WIDTHS[0] <= width <= WIDTHS[1]
    shown = f"签名章宽{width:.1f} mm、高{height:.1f} mm，职务距其中线{abs(apart):.1f} mm"
    expected = f"签名章上空二行、下空一行，职务上下居中，右空{4 * CHARACTER:.1f} mm"
    good = room and abs(found.gap - 4 * CHARACTER) <= SLACK
    yield judged(good, expected, f"{shown}，日期右空{found.gap:.1f} mm", page=found.page.number)


@RULES.rule("SIGN-05q", "7.3.5.3", "规", "签名章图形", "签名章右空四字、左空二字为职务，以签名章为准上下居中，上空二行")
def stamp_picture(document: Rendered) -> Iterator[Measured]:
    """Right: ends above the date, two characters behind 职务, one middle with it. Wrong: over 职务; too high."""
    found = closing(document) if document.parts.stamped else None
    title = found.signature if found else None
    above = [line.baseline for line in found.page.lines if title and line.baseline < title.baseline] if found else []
    if found is None or title is None or not above:
        yield absent("签名章图形")
        return
    one = next(
        (each for each in found.page.pictures if each.bottom > above[-1] and each.top < found.date.baseline), None
    )
    if one is None:
        yield absent("签名章图形")
        return
    gap, apart, over = one.left - title.right, (one.top + one.bottom) / 2 - _middle(title), one.top - above[-1]
    good = abs(edge() - one.right - 4 * CHARACTER) <= SLACK and abs(gap - 2 * CHARACTER) <= SLACK
    good = good and abs(apart) <= MIDDLE and 0 <= over - 2 * PITCH <= PITCH / 2
    expected = f"右空{4 * CHARACTER:.1f} mm，左距职务{2 * CHARACTER:.1f} mm，上下居中，上空二行"
    shown = f"右空{edge() - one.right:.1f} mm，左距职务{gap:.1f} mm，中线相差{abs(apart):.1f} mm，上距文字{over:.1f} mm"
    yield judged(good, expected, shown, page=found.page.number)


def _middle(line: Line) -> float:
    """The middle of a line's ink, mm."""
    return sum(line.ink) / 2
