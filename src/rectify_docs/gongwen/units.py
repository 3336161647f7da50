"""Lengths as types: millimetres of the standard, twips and half-points of the file format."""

from typing import NewType

Mm = NewType("Mm", float)
"""Millimetres."""
Twips = NewType("Twips", int)
"""Twentieths of a point: what Word measures pages and indents in."""
HalfPoints = NewType("HalfPoints", int)
"""What Word measures type sizes in (``w:sz``)."""
EighthPoints = NewType("EighthPoints", int)
"""What Word measures rules in (``w:sz`` of a border)."""
Emu = NewType("Emu", int)
"""English metric units: what drawings are measured in."""

TWIPS_PER_MM = 1440 / 25.4
EMU_PER_TWIP = 635


def twips(length: Mm) -> Twips:
    """The nearest whole number of twips."""
    return Twips(round(length * TWIPS_PER_MM))


def emu(length: Twips) -> Emu:
    """Exactly: a twip is 635 EMU."""
    return Emu(length * EMU_PER_TWIP)


def points(size: HalfPoints) -> float:
    """A type size in points."""
    return size / 2
