"""Places of a text in one another, however many there are."""

from bisect import bisect_left
from collections.abc import Sequence

Spans = Sequence[tuple[int, int]]
"""Begin and end of each, in their order; none overlaps another (what ``finditer`` gives)."""


def touches(spans: Spans, start: int, end: int) -> bool:
    """Whether a place shares a character with one of the spans."""
    before = bisect_left(spans, (end, 0))
    return before > 0 and spans[before - 1][1] > start
