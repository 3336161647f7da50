"""署名 and 成文日期 where they stand on the page (7.3.5)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rectify_docs.gongwen.conformance.page_facts import Line, PageFacts
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, undecided, unknown
from rectify_docs.gongwen.conformance.rendered import Rendered
from rectify_docs.gongwen.conformance.signature_rules import BLANK_DATE
from rectify_docs.gongwen.profile import profile

RULES: Rules[Rendered] = Rules()
CHARACTER = profile().grid.character.mm
SLACK = 1.0
"""mm of a horizontal position (gbt9704.md 7)."""
MOST_LINES = 5
"""Of one 署名."""


@dataclass(frozen=True)
class Closing:
    """署名 and the date; what is measured from 署名 is measured from its longest line."""

    page: PageFacts
    date: Line
    lines: tuple[Line, ...]
    """Of 署名; none where it was not found on the page."""

    @property
    def signature(self) -> Line | None:
        """The longest line of 署名."""
        return max(self.lines, key=lambda line: line.right - line.left, default=None)

    @property
    def gap(self) -> float:
        """From the date to the right edge of the type area, mm."""
        return edge() - self.date.right

    @property
    def sealed(self) -> bool:
        """右空四字: room for a seal; further in where 署名 above it reaches the edge."""
        return abs(self.gap - 4 * CHARACTER) <= SLACK or (self.filled and self.gap > 4 * CHARACTER)

    @property
    def filled(self) -> bool:
        """署名 reaches the edge and stands over the middle of the date."""
        reaches = self.signature is not None and 0 <= edge() - self.signature.right <= CHARACTER
        return reaches and abs(self.middles_apart) <= SLACK

    @property
    def two(self) -> bool:
        """Date or 署名 is 右空二字."""
        lines = (self.date, self.signature or self.date)
        return any(abs(edge() - line.right - 2 * CHARACTER) <= SLACK for line in lines)

    @property
    def shift(self) -> float:
        """How far right of 署名 the date begins, mm."""
        return self.date.left - self.signature.left if self.signature else 0.0

    @property
    def longer_gap(self) -> float:
        """From the longer of the two to the right edge, mm."""
        longer = max((self.date, self.signature or self.date), key=lambda line: line.right - line.left)
        return edge() - longer.right

    @property
    def middles_apart(self) -> float:
        """Between the middles of the two, mm."""
        one = self.signature or self.date
        return (one.left + one.right - self.date.left - self.date.right) / 2

    @property
    def unsealed(self) -> bool:
        """As 7.3.5.2 wants it."""
        return max(abs(self.shift - 2 * CHARACTER), abs(self.longer_gap - 2 * CHARACTER)) <= SLACK


def closing(document: Rendered) -> Closing | None:
    """The date that closes the document, with 署名 above it on the same page."""
    at, one = document.parts.date_at, document.parts.signature
    found = document.find(document.parts.flow[at].text) if at is not None else None
    if found is None:
        return None
    page, date = found
    above = [line for line in page.lines if line.baseline < date.baseline]
    return Closing(page, date, _lines_of(one.bare, above) if one else ())


def _lines_of(text: str, above: Sequence[Line]) -> tuple[Line, ...]:
    """The last lines that together say a text; none where they do not stand one after the other."""
    ends = range(len(above), 0, -1)
    found = (
        above[begin:end]
        for end in ends
        for begin in range(end - 1, max(end - MOST_LINES, 0) - 1, -1)
        if "".join(line.text for line in above[begin:end]) == text
    )
    return tuple(next(found, ()))


def edge() -> float:
    """The right edge of the type area, mm."""
    return profile().page.left.mm + profile().page.text_width.mm


@RULES.rule("SIGN-06p", "7.3.5.5", "推", "署名不单独成页", "调整行距、字距，使落款与正文同面")
def signature_company(document: Rendered) -> Iterator[Measured]:
    """Right: text on the page of the signature. Wrong: a page with nothing else."""
    at = document.parts.date_at
    found = document.find(document.parts.flow[at].text) if at is not None else None
    if found is None:
        yield absent("成文日期")
        return
    page, line = found
    closed = closing(document)
    signature = closed.lines if closed else ()
    above = [one for one in document.content(page) if one.baseline < line.baseline and one not in signature]
    yield judged(bool(above), "同页有正文", f"其上{len(above)}行", page=page.number)


@RULES.rule(
    "SIGN-01p",
    "7.3.5",
    "般",
    "成文日期右空四字或二字",
    "加盖印章的日期右空四字，署名更长的与署名居中对齐；不加盖印章的署名右空二字",
)
def date_place(document: Rendered) -> Iterator[Measured]:
    """Right: 22 mm (sealed) or 11 mm from the right, or two characters behind 署名. Wrong: at the edge."""
    found = closing(document)
    if found is None:
        yield absent("成文日期")
        return
    if BLANK_DATE.fullmatch(found.date.text):
        yield undecided("成文日期", found.date.text)
        return
    good = found.sealed or abs(found.gap - 2 * CHARACTER) <= 1.0 or found.unsealed
    yield judged(
        good,
        f"右空{4 * CHARACTER:.1f}或{2 * CHARACTER:.1f} mm，各±{SLACK:g} mm",
        f"{found.gap:.1f} mm",
        page=found.page.number,
    )


@RULES.rule("SIGN-01q", "7.3.5.1", "般", "加盖印章的署名以成文日期为准居中", "使署名与成文日期中心对齐")
def signature_middle(document: Rendered) -> Iterator[Measured]:
    """Right: 署名 and date have one middle. Wrong: 署名 two characters from the right, the date four."""
    found = closing(document)
    if found is None or not found.sealed or found.unsealed or document.parts.stamped:
        yield absent("加盖印章的落款（日期右空四字）")
    elif found.signature is None:
        yield unknown("版面上没有找到署名", page=found.page.number)
    else:
        apart = found.middles_apart
        yield judged(abs(apart) <= 1.0, "中心相差不超过1 mm", f"相差{abs(apart):.1f} mm", page=found.page.number)


@RULES.rule("SIGN-04p", "7.3.5.2", "规", "不加盖印章的署名和成文日期", "较长者右空二字，日期首字比署名首字右移二字")
def unsealed(document: Rendered) -> Iterator[Measured]:
    """Right: the longer one two characters from the right, the date begins two behind 署名. Wrong: both flush right."""
    found = closing(document)
    if found is None or (found.sealed and not found.unsealed) or document.parts.stamped:
        yield absent("不加盖印章的落款")
    elif not found.two:
        yield unknown("落款既未右空四字、也未右空二字，无从知道是否加盖印章", page=found.page.number)
    elif found.signature is None:
        yield unknown("版面上没有找到署名", page=found.page.number)
    else:
        shown = f"较长者右空{found.longer_gap:.1f} mm，日期首字右移{found.shift:.1f} mm"
        expected = f"较长者右空{2 * CHARACTER:.1f} mm，日期首字右移{2 * CHARACTER:.1f} mm，各±{SLACK:g} mm"
        yield judged(found.unsealed, expected, shown, page=found.page.number)
