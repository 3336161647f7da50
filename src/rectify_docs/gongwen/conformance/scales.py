"""Twips and half-points in the words of a report: millimetres, points, 字号."""

from rectify_docs.gongwen.given import Length
from rectify_docs.gongwen.profile import profile
from rectify_docs.gongwen.units import TWIPS_PER_MM

SLACK_MM = 0.1
"""Rounding of twips in file formats."""


def mm(twips: float) -> str:
    """``37.0 mm``."""
    return f"{twips / TWIPS_PER_MM:.1f} mm"


def near(twips: float, length: Length) -> bool:
    """Whether a length is the profile's, within its tolerance."""
    return abs(twips - length.twips) / TWIPS_PER_MM <= (length.tolerance_mm or 0) + SLACK_MM


def within(millimetres: float, length: Length) -> bool:
    """Whether what was measured on a page is the profile's length, within its tolerance."""
    return abs(millimetres - length.mm) <= (length.tolerance_mm or 0)


def wanted(length: Length) -> str:
    """``37±1 mm``."""
    return f"{length.mm:g}" + (f"±{length.tolerance_mm:g}" if length.tolerance_mm else "") + " mm"


def size_name(half_points: int) -> str:
    """``三号``, else ``15 pt``."""
    names = (name for name, size in profile().sizes.items() if size == half_points)
    return next(names, f"{half_points / 2:g} pt")


def short(text: str, limit: int = 24) -> str:
    """The beginning of a text, to find it again."""
    line = " ".join(text.split())
    return f"“{line[:limit]}{'……' if len(line) > limit else ''}”"


SIDES = {"left": "居左", "start": "居左", "both": "两端对齐", "center": "居中", "right": "居右", "end": "居右"}


def aligned(align: str) -> str:
    """``w:jc`` in Chinese."""
    return SIDES.get(align, align)
