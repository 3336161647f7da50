"""标题 broken into lines between words (7.3.1): of all ways the best, as :mod:`rectify_docs.gongwen.title` judges."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rectify_docs.gongwen.title import LONGEST, Shape, cost, cost_of_line, cost_of_shape, wide
from rectify_docs.gongwen.words import word_ends

MORE = 2
"""Numbers of lines that are tried: the fewest, and one more."""
MANY = 8
"""Lines beyond which nobody looks for a shape."""
TOO_WIDE = 1.5
"""Times the longest line: no way with a wider one is tried."""


class Candidate(NamedTuple):
    """A line that may begin at a place."""

    end: int
    width: float
    cost: float
    """By itself, whatever stands above and below it."""


class Way(NamedTuple):
    """The first lines of a text, broken in one way."""

    cost: float
    breaks: tuple[int, ...]
    """Places at which lines begin and end, from 0 on."""
    width: float
    """Of its last line."""
    shape: Shape

    def then(self, end: int, width: float, cost: float) -> "Way":
        """With one line more, up to a place."""
        shape = self.shape.then(self.width, width) if self.width else self.shape
        return Way(self.cost + cost, (*self.breaks, end), width, shape)


def broken(text: str, longest: float = LONGEST) -> tuple[str, ...]:
    """A title in lines, as few as may be, broken between words.

    Args:
        text: the title without breaks.
        longest: Chinese characters on a line.
    """
    fewest = math.ceil(wide(text) / longest)
    if fewest <= 1:
        return (text,)
    places = tuple(sorted(word_ends(text)))
    if fewest > MANY:
        return tuple(_filled(text, places, longest))
    tried = [lines for count in range(fewest, fewest + MORE) if (lines := _cheapest(text, places, count, longest))]
    return min(tried, key=lambda lines: cost(lines, longest), default=(text,))


def _filled(text: str, ends: Sequence[int], longest: float) -> Iterator[str]:
    """Lines as full as may be, where so many are needed that no shape is seen."""
    begin = last = 0
    for end in (*ends, len(text)):
        if last > begin and wide(text[begin:end]) > longest:
            yield text[begin:last]
            begin = last
        last = end
    yield text[begin:]


def _cheapest(text: str, ends: Sequence[int], count: int, longest: float) -> tuple[str, ...]:
    """The best of all ways to break a text into so many lines; empty where it has not so many words."""
    share = wide(text) / count
    after = {begin: tuple(_next_lines(text, begin, ends, longest)) for begin in (0, *ends)}
    ways = [Way(0.0, (0,), 0.0, Shape.EVEN)]
    for number in range(1, count + 1):
        longer = (
            way.then(line.end, line.width, line.cost + (line.width - share) ** 2 / (count * longest))
            for way in ways
            for line in after[way.breaks[-1]]
            if (line.end == len(text)) == (number == count)
        )
        ways = _best_of_each(longer)
    best = min(ways, key=lambda way: way.cost + cost_of_shape(way.shape), default=None)
    return tuple(text[begin:end] for begin, end in pairwise(best.breaks)) if best else ()


def _best_of_each(ways: Iterable[Way]) -> list[Way]:
    """Of the ways that reach one place with a last line of one width and in one shape, only the best can win."""
    best: dict[tuple[int, float, Shape], Way] = {}
    for way in ways:
        state = way.breaks[-1], way.width, way.shape
        if state not in best or way.cost < best[state].cost:
            best[state] = way
    return list(best.values())


def _next_lines(text: str, begin: int, ends: Sequence[int], longest: float) -> Iterator[Candidate]:
    """The lines that may begin at a place: one word at least, and little too wide."""
    for number, end in enumerate(end for end in (*ends, len(text)) if end > begin):
        width = wide(text[begin:end])
        if number and width > TOO_WIDE * longest:
            return
        own = cost_of_line(text[begin:end], longest, first=not begin, last=end == len(text))
        yield Candidate(end, width, own)
