"""A sheet before it is written to a file: cells, some of which are more than their value."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Share:
    """A number with a percent format: 0.85 shown as 85 %."""

    value: float


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with its cached result; None: it was never calculated."""

    text: str
    result: str | float | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """An error cell such as ``#REF!``."""

    code: str


@dataclass(frozen=True, slots=True)
class Month:
    """A date shown without its day."""

    day: dt.date


Cell = str | int | float | bool | dt.date | Share | Formula | Fault | Month | None


@dataclass(slots=True)
class Page:
    """One sheet; rows and columns count from 0."""

    name: str = "Sheet1"
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column; only the first cell of a range is in ``cells``."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    visible: bool = True

    def rows(self) -> list[list[Cell]]:
        """The cells as a rectangle from the first cell on."""
        if not self.cells:
            return []
        height = max(row for row, _ in self.cells) + 1
        width = max(column for _, column in self.cells) + 1
        return [[self.cells.get((row, column)) for column in range(width)] for row in range(height)]

    def covered(self) -> set[tuple[int, int]]:
        """Places inside merged ranges, without their first cells."""
        return {
            (row, column)
            for top, left, bottom, right in self.merges
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if (row, column) != (top, left)
        }


def shown(cell: Cell) -> str:
    """A cell as a text file has it."""
    match cell:
        case None:
            return ""
        case Share():
            return f"{cell.value:.0%}"
        case Formula():
            return cell.text if cell.result is None else str(cell.result)
        case Month():
            return f"{cell.day.year}年{cell.day.month}月"
        case _:
            return cell.code if isinstance(cell, Fault) else str(cell)
