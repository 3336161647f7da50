"""标题 in lines (7.3.1): a trapezium (梯形) or a rhombus (菱形), and what a reader would not write."""

from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise

LONGEST = 20
"""Characters of 二号 on a line of the type area."""
SHORTEST = 3
"""Characters that a last line has at least."""
NOT_FIRST, NOT_LAST = "的和与及、》）”", "《（“"
BAD, UGLY = 1_000.0, 30.0
"""What a line costs that is too long or begins wrongly, and a shape that is neither trapezium nor rhombus."""


def wide(text: str) -> float:
    """Width in Chinese characters; a figure or a Latin letter is half as wide."""
    return sum(1.0 if char > "\u2e7f" or char in "“”" else 0.5 for char in text)


class Shape(Enum):
    """What lines make from the first on, by their widths."""

    EVEN = auto()
    WIDENING = auto()
    """梯形, the wide side below."""
    NARROWING = auto()
    """梯形 or 菱形: no line is wider than the one above it, once one was narrower."""
    NEITHER = auto()

    def then(self, above: float, below: float) -> "Shape":
        """The shape with one line more, below a line of a width."""
        if self is Shape.NEITHER or (self is Shape.NARROWING and below > above):
            return Shape.NEITHER
        if below == above:
            return self
        return Shape.WIDENING if below > above else Shape.NARROWING


def symmetric(widths: Sequence[float]) -> bool:
    """Whether lines make a trapezium or a rhombus."""
    return _shape(widths) is not Shape.NEITHER


def is_well_broken(lines: Sequence[str], longest: float = LONGEST) -> bool:
    """Whether lines fit, are symmetric, and neither begin nor end with what belongs to the other side."""
    return not lines or cost(lines, longest) < UGLY


def cost(lines: Sequence[str], longest: float) -> float:
    """Lines count most, then the shape, then how far the lines differ."""
    widths = [wide(line) for line in lines]
    mean, last = sum(widths) / len(widths), len(lines) - 1
    own = sum(cost_of_line(line, longest, first=not at, last=at == last) for at, line in enumerate(lines))
    spread = sum((width - mean) ** 2 for width in widths) / (len(widths) * longest)
    return own + (cost_of_shape(_shape(widths)) if last else 0) + len(lines) + spread


def cost_of_line(line: str, longest: float, *, first: bool, last: bool) -> float:
    """What is wrong with a line by itself."""
    width = wide(line)
    wrong = (
        width > longest,
        not first and line[0] in NOT_FIRST,
        not last and line[-1] in NOT_LAST,
        last and not first and width < SHORTEST,
    )
    return BAD * sum(wrong)


def cost_of_shape(shape: Shape) -> float:
    """What is wrong with the lines together; of several equal ones little."""
    return {Shape.NEITHER: UGLY, Shape.EVEN: 1.0}.get(shape, 0.0)


def _shape(widths: Sequence[float]) -> Shape:
    shape = Shape.EVEN
    for above, below in pairwise(widths):
        shape = shape.then(above, below)
    return shape
