"""Where a value came from: file, sheet and cell."""

from collections.abc import Mapping
from dataclasses import dataclass

LETTERS = 26


def column_letters(column: int) -> str:
    """Spreadsheet letters of a 1-based column: 1 → A, 27 → AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True, order=True)
class SourceRef:
    """One cell, one row (no column) or one whole file (row 0)."""

    file: str
    """Path below the workspace, with ``/``."""
    sheet: str = ""
    """Sheet name; empty for text files."""
    row: int = 0
    """1-based row, or line of a text file; 0 for the whole file."""
    column: int = 0
    """1-based column; 0 for the whole row."""

    @property
    def cell(self) -> str:
        """``E5`` for a cell, ``第5行`` for a row, empty for a file."""
        if self.column:
            return f"{column_letters(self.column)}{self.row}"
        return f"第{self.row}行" if self.row else ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.file, self.sheet and f"[{self.sheet}]", self.cell) if part)


@dataclass(frozen=True, slots=True)
class RowSource:
    """The row that a record was read from, with the column map of its sheet shared by all its rows.

    Why: a reference per cell costs ten times the memory; the address is computed when asked for.
    """

    file: str
    sheet: str
    row: int
    columns: Mapping[str, int]
    """Field name → 1-based column."""

    def ref(self, field: str = "") -> SourceRef:
        """The cell of ``field``, or the row where the sheet has no such column."""
        return SourceRef(self.file, self.sheet, self.row, self.columns.get(field, 0))
