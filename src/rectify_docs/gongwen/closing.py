"""落款: where 署名 and 成文日期 stand (7.3.5), which depends on the length of both."""

from itertools import pairwise
from math import ceil
from typing import Literal, NamedTuple

from rectify_docs.gongwen.profile import Profile
from rectify_docs.gongwen.units import Mm, Twips, twips

SEALED, UNSEALED = 4.0, 2.0
"""右空四字 of the date over which a seal goes (7.3.5.1), 右空二字 of the longer line without one (7.3.5.2)."""
BEFORE_STAMP = 2.0
"""签名章左空二字标注职务 (7.3.5.3)."""
BASELINE, MIDDLE = 0.8, 0.36
"""Of an exact line, where its baseline lies; of the type size, how far above that the middle of Chinese ink lies."""
SHIFT = 2.0
"""Without a seal the date begins so many characters behind 署名 (7.3.5.2)."""
SPARE = 0.5
"""Characters between the edge and a 署名 that fills its line: programs differ in what they put between letters."""
WIDE = "\u2e7f"
"""Characters beyond it are as wide as they are high; Chinese quotation marks do not occur in names."""
SEAM = 0.2
"""Of the type size: what LibreOffice puts between Chinese and figures, whatever the file says. Word puts nothing, so
that there a date ends half a character further from the edge than on our pages."""


class Line(NamedTuple):
    """The room of a line within the type area, in characters (一字), and its place there."""

    left: float
    right: float
    align: Literal["left", "center", "right"]


class Stamp(NamedTuple):
    """签名章 of who signs, put on in the place of 署名 (7.3.5.3)."""

    office: str
    """署名 in whose place it is put: others have other signers."""
    title: str
    """职务."""
    width: Mm
    height: Mm
    picture: bytes = b""
    """A PNG; empty where it is put on by hand."""


class Seal(NamedTuple):
    """How documents end: with a seal, without one, or where it can be with a signature stamp."""

    sealed: bool = True
    stamp: Stamp | None = None


def closing(signature: str, date: str, profile: Profile, *, sealed: bool) -> tuple[Line, Line]:
    """Where 署名 and 成文日期 stand.

    Sealed: both about one middle, whatever a program makes of their widths; the date ends four characters from the
    edge, further in where 署名 would leave the type area, and a 署名 wider than that runs on over several lines.
    Without a seal: the longer line ends two characters from the edge, and the date's first character stands two behind
    that of 署名.
    """
    room = profile.page.text_width.twips / profile.grid.character.twips
    name, day = width(signature, profile), width(date, profile)
    if sealed:
        half = min(max(SEALED + day / 2, name / 2 + SPARE), room / 2)
        both = Line(room - 2 * half, 0, "center")
        return both, both
    begin = max(room - UNSEALED - max(name, day + SHIFT), 0.0)
    return Line(begin, 0, "left"), Line(begin + SHIFT, 0, "left")


def stamped(stamp: Stamp, profile: Profile) -> tuple[Line, Line]:
    """Where 职务 and 成文日期 stand: stamp and date end four characters from the edge, 职务 two before the stamp."""
    beside = SEALED + twips(stamp.width) / profile.grid.character.twips + BEFORE_STAMP
    return Line(0, beside, "right"), Line(0, SEALED, "right")


def air(stamp: Stamp, profile: Profile) -> tuple[Twips, Twips]:
    """What the stamp's height leaves above and below 职务, whose ink stands about its middle."""
    room = profile.page.text_width.twips / profile.grid.character.twips - stamped(stamp, profile)[0].right
    lines, pitch = ceil(width(stamp.title, profile) / room), profile.grid.pitch.twips
    around = max((twips(stamp.height) - lines * pitch) // 2, 0)
    low = min(round((BASELINE - 0.5) * pitch - MIDDLE * profile.sizes["三号"] * 10), around)
    return Twips(around - low), Twips(around + low)


def width(text: str, profile: Profile) -> float:
    """Width of a line of 三号 text on our pages, in characters."""
    size, one, squeeze = profile.sizes["三号"] * 10, profile.grid.character.twips, profile.grid.squeeze.twips
    wide = [letter > WIDE for letter in text]
    seams = sum(a is not b for a, b in pairwise(wide))
    return sum(1.0 if each else (size / 2 + squeeze) / one for each in wide) + seams * size * SEAM / one
