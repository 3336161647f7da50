"""Raw sheets: cells as they were read, before any meaning is given to them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

CellValue = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None


class CellMark(Enum):
    """What a cell's value alone does not tell."""

    PERCENT = "percent"
    """A number shown with a percent format: 0.85 is 85 %."""
    ERROR = "error"
    """``#REF!``, ``#N/A``, …"""
    NO_VALUE = "no_value"
    """A formula without a cached result."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, 1-based and inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The cells of one sheet, from A1 on; merged ranges are already filled with their first cell's value."""

    file: str
    """Path below the workspace, with ``/``."""
    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    """``rows[0][0]`` is A1; empty cells are None; rows may differ in length."""
    merges: tuple[Merge, ...] = ()
    marks: Mapping[tuple[int, int], CellMark] = field(default_factory=dict)
    """(1-based row, 1-based column) → mark."""
    hidden_rows: int = 0
    """Count of hidden rows; they are read all the same."""
    hidden_columns: int = 0
    """Count of hidden columns that hold values; read all the same."""
    visible: bool = True
    date1904: bool = False
    """Day numbers count from 1904-01-01 (workbooks of old Macs)."""

    def value(self, row: int, column: int) -> CellValue:
        """The value at 1-based row and column; None outside the sheet."""
        if not 1 <= row <= len(self.rows):
            return None
        cells = self.rows[row - 1]
        return cells[column - 1] if 1 <= column <= len(cells) else None


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph of a text document."""

    number: int
    """1-based line (txt, md) or paragraph (docx)."""
    text: str


@dataclass(frozen=True, slots=True)
class Narrative:
    """A Markdown file by the report writers (报告正文素材)."""

    kind: str
    """Document kind whose folder it lies in."""
    name: str
    """File name without ending."""
    file: str
    """Path below the workspace, with ``/``."""
    text: str
