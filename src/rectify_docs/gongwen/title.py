"""标题 in lines (7.3.1): whole words, a trapezium (梯形) or a rhombus (菱形)."""

import math
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, pairwise

from rectify_docs.gongwen.words import word_ends

LONGEST = 20
"""Characters of 二号 on a line of the type area."""
SHORTEST = 3
"""Characters that a last line has at least."""
NOT_FIRST, NOT_LAST = "的和与及、》）”", "《（“"
MORE = 2
"""Lines beyond the fewest that are tried."""
MOST = 5
BAD, UGLY = 1_000.0, 30.0
"""What a line costs that is too long or begins wrongly, and a shape that is neither trapezium nor rhombus."""


def wide(text: str) -> float:
    """Width in Chinese characters; a figure or a Latin letter is half as wide."""
    return sum(1.0 if char > "\u2e7f" or char in "“”" else 0.5 for char in text)


def symmetric(widths: Sequence[float]) -> bool:
    """Whether lines make a trapezium or a rhombus."""
    peak = list(widths).index(max(widths))
    return _one_way(widths) or (_one_way(widths[: peak + 1]) and _falling(widths[peak:]))


def is_well_broken(lines: Sequence[str], longest: float = LONGEST) -> bool:
    """Whether lines fit, are symmetric, and neither begin nor end with what belongs to the other side."""
    return _cost(lines, longest) < UGLY


def broken(text: str, longest: float = LONGEST) -> tuple[str, ...]:
    """A title in lines, as few as may be, broken between words.

    Args:
        text: the title without breaks.
        longest: Chinese characters on a line.
    """
    ends = sorted(word_ends(text))
    fewest = math.ceil(wide(text) / longest)
    if fewest <= 1:
        return (text,)
    tried = [lines for count in range(fewest, min(fewest + MORE, MOST + 1)) for lines in _ways(text, ends, count)]
    return min(tried, key=lambda lines: _cost(lines, longest), default=(text,))


def _ways(text: str, ends: Collection[int], count: int) -> Iterator[tuple[str, ...]]:
    for chosen in combinations(ends, count - 1):
        yield tuple(text[begin:end] for begin, end in pairwise((0, *chosen, len(text))))


def _cost(lines: Sequence[str], longest: float) -> float:
    """Lines count most, then the shape, then how far the lines differ."""
    widths = [wide(line) for line in lines]
    cost = UGLY * (not symmetric(widths)) + BAD * sum(width > longest for width in widths)
    cost += BAD * sum(line[0] in NOT_FIRST for line in lines[1:]) + BAD * sum(
        line[-1] in NOT_LAST for line in lines[:-1]
    )
    cost += BAD * (len(lines) > 1 and widths[-1] < SHORTEST)
    mean = sum(widths) / len(widths)
    even = len(set(widths)) == 1 < len(widths)
    return cost + even + len(lines) + sum((width - mean) ** 2 for width in widths) / (len(widths) * longest)


def _one_way(widths: Sequence[float]) -> bool:
    return _falling(widths) or _falling(widths[::-1])


def _falling(widths: Sequence[float]) -> bool:
    return list(widths) == sorted(widths, reverse=True)
