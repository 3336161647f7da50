"""Rates and shares: one decimal, by stated rules."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

TENTH = Decimal("0.1")
WHOLE = Decimal(100)


def percent(part: int, whole: int) -> Decimal | None:
    """``part`` of ``whole`` in percent, half up to one decimal; None over nothing."""
    return (WHOLE * part / whole).quantize(TENTH, ROUND_HALF_UP) if whole else None


def largest_remainder(counts: Sequence[int]) -> tuple[Decimal | None, ...]:
    """Shares in percent with one decimal that add up to exactly 100.0; Nones where all counts are zero.

    Each share is rounded down; the tenths still missing go to the largest remainders, the first of equal ones first.
    """
    total = sum(counts)
    if not total:
        return (None,) * len(counts)
    exact = [WHOLE * count / total for count in counts]
    floors = [share.quantize(TENTH, ROUND_FLOOR) for share in exact]
    missing = int((WHOLE - sum(floors, Decimal(0))) / TENTH)
    order = sorted(range(len(counts)), key=lambda i: (floors[i] - exact[i], i))
    raised = set(order[:missing])
    return tuple(share + TENTH if i in raised else share for i, share in enumerate(floors))


def rate_text(value: Decimal | None) -> str:
    """A computed rate or share: ``33.3%``, ``50.0%``, so that a column has as many decimals everywhere (保留一位小数).

    None at all is ``0%``, all is ``100%``; ``—`` where there is nothing to compute.
    """
    if value is None or value in (0, WHOLE):
        return dash(value, "%")
    return f"{value.quantize(TENTH)}%"


def dash(value: Decimal | None, unit: str = "") -> str:
    """As printed: ``85%``, ``12.5``, whole numbers without a needless ``.0``; ``—`` where there is nothing to say."""
    if value is None:
        return "—"
    whole = value.to_integral_value()
    return f"{whole if value == whole else value}{unit}"
