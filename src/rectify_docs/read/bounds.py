"""How much of a file is read: what is beyond is refused with a finding, never cut (H46, and files made to do harm)."""

from collections.abc import Iterable
from enum import Enum

from rectify_docs.model.sheet import Merge

MEGABYTE = 1024 * 1024
MAX_UNPACKED = 256 * MEGABYTE
"""Bytes that the parts of an archive may have together; a real workbook stays far below."""
MAX_PART = 32 * MEGABYTE
"""Bytes of a part that is held whole: styles, relations, the list of sheets."""
MAX_TREE = 48 * MEGABYTE
"""Bytes of XML or HTML that a parser goes through element by element."""
MAX_TAGS = 800_000
"""Tags of such a file or part."""
MAX_SHEETS = 1_000
"""Sheets of a workbook, tables of a page."""
MAX_TEXT = 64 * MEGABYTE
"""Bytes of all texts of a workbook, each counted in every cell that shows it."""
MAX_STRINGS = 2_000_000
"""Texts that the cells of a workbook share."""
MAX_PARTS = 20_000
"""Parts of an archive."""
MAX_MERGES = 100_000
"""Merged ranges of a sheet."""


class Refusal(Enum):
    """Why a file is not read: the code of its finding."""

    DAMAGED = "F102"
    ENCRYPTED = "F103"
    OTHER_KIND = "F104"
    ENCODING = "F105"
    EMPTY = "F107"
    FILE_SIZE = "F110"
    UNPACKED = "F111"
    CELLS = "F112"
    OWN_FORMAT = "F114"
    """The own format of WPS."""
    QUOTES = "F115"


class RefusedError(Exception):
    """A file is not read; it becomes one finding."""

    def __init__(self, why: Refusal, content: str = "", sheet: str = "") -> None:
        super().__init__(why, content, sheet)
        self.why = why
        self.content = content
        self.sheet = sheet


class Cells:
    """Counts the cells of a workbook's sheets against the setting ``max_cells``."""

    def __init__(self, most: int) -> None:
        self.most = self.left = most

    def fit(self, count: int, sheet: str) -> None:
        """Check a count of cells without booking it.

        Raises:
            RefusedError: F112, they are too many.
        """
        if count > self.left:
            raise RefusedError(Refusal.CELLS, sheet, sheet)

    def take(self, count: int, sheet: str) -> None:
        """Book the cells of a sheet.

        Raises:
            RefusedError: F112, they are too many, together with the sheets before.
        """
        self.fit(count, sheet)
        self.left -= count

    def merged(self, merges: Iterable[Merge], rows: int, columns: int, sheet: str) -> None:
        """Check that merged ranges, clipped to the used area, fill no more than it has cells.

        Raises:
            RefusedError: F112, they overlap, or cover too much.
        """
        area = 0
        for one in merges:
            height = min(one.last_row, rows) - one.first_row + 1
            area += max(height, 0) * max(min(one.last_column, columns) - one.first_column + 1, 0)
        if area > min(rows * columns, self.most):
            raise RefusedError(Refusal.CELLS, sheet, sheet)


def check_sheets(count: int) -> None:
    """Refuse a workbook of too many sheets.

    Raises:
        RefusedError: F111.
    """
    if count > MAX_SHEETS:
        raise RefusedError(Refusal.UNPACKED, "工作表过多")


def check_merges(count: int, sheet: str) -> None:
    """Refuse a sheet of too many merged ranges.

    Raises:
        RefusedError: F112.
    """
    if count > MAX_MERGES:
        raise RefusedError(Refusal.CELLS, sheet, sheet)
