"""Text in spreadsheet cells: data of others, never a formula, never longer than a cell can hold."""

from rectify_docs.render.environment import clean
from rectify_docs.render.marks import strip

LIMIT = 32_767
"""Characters (UTF-16 units) of a cell; spreadsheets cut what is longer without a word."""
RISKY = ("=", "+", "-", "@")
"""Beginnings that a spreadsheet takes for a formula when somebody edits the cell."""


def cell_text(text: str) -> str:
    """The text without marks and impossible characters."""
    return clean(strip(text))


def risky(text: str) -> bool:
    """Whether the cell needs the quote prefix that keeps it text when it is edited."""
    return text.startswith(RISKY)


def length(text: str) -> int:
    """Length as spreadsheets count it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shortened(text: str) -> str:
    """The text, cut visibly where a cell cannot hold it."""
    size = length(text)
    if size <= LIMIT:
        return text
    note = f"……（全文{len(text)}字，超出单元格容量，以下略，请查原件）"
    room = (LIMIT - length(note)) * 2
    return text.encode("utf-16-le", "surrogatepass")[:room].decode("utf-16-le", "ignore") + note
