"""How high a spreadsheet row has to be for its wrapped text."""

import math

MAX_HEIGHT = 409.0
"""Points of the highest row that Excel knows."""


def lines(text: str, width: float) -> int:
    """Lines of a text in a column; a Chinese character is two wide.

    Args:
        text: the cell's text.
        width: characters of the font, as spreadsheets count them.
    """
    fits = max(width - 2, 1)
    return sum(max(math.ceil(width_of(line) / fits), 1) for line in text.split("\n"))


def width_of(text: str) -> int:
    """Half-width characters of a text; a Chinese one is two wide."""
    return sum(1 + (char > "\u2e7f") for char in text)
