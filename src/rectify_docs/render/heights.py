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
    wide = (sum(1 + (char > "\u2e7f") for char in line) for line in text.split("\n"))
    return sum(max(math.ceil(cells / fits), 1) for cells in wide)
