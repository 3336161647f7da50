"""Cells and what was seen beside them → a raw sheet: the same for every kind of file."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from rectify_docs.model.sheet import CellMark, CellValue, Merge, RawSheet
from rectify_docs.read.bounds import Cells

Grid = list[list[CellValue]]
Place = tuple[int, int]
"""1-based row and column."""
EXACT = 2**53
"""Whole numbers below it are exact in a float."""
ERROR = re.compile(r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|Err:\d{3}")
ERROR_SIGNS = frozenset("#E ")
"""What such a text may begin with."""
LONGEST = 10**24
"""Beyond it a float is no identifier that somebody typed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the values of a sheet alone do not tell."""

    marks: Mapping[Place, CellMark] = field(default_factory=dict)
    months: Collection[Place] = ()
    """Date cells that are shown without their day."""
    merges: Sequence[Merge] = ()
    hidden_rows: Collection[int] = ()
    """1-based; also of rows without values."""
    hidden_columns: Sequence[range] = ()
    """1-based; also of columns without values."""
    visible: bool = True
    date1904: bool = False


def raw_sheet(file: str, name: str, grid: Grid, seen: Seen, cells: Cells) -> RawSheet:
    """The sheet with its merged ranges filled; ``grid`` is used up.

    Raises:
        RefusedError: merged ranges overlap beyond reason.
    """
    for row, column in seen.months:
        _show_month(grid, row, column)
    hidden_rows = _count_rows(grid, seen)
    hidden_columns = _count_columns(grid, seen)
    marks = dict(seen.marks)
    if seen.merges:
        width = max(map(len, grid), default=0)
        cells.merged(seen.merges, len(grid), width, name)
        for merge in seen.merges:
            _fill(grid, merge, width, marks)
    return RawSheet(
        file=file,
        name=name,
        rows=tuple(map(tuple, grid)),
        merges=tuple(seen.merges),
        marks=marks,
        hidden_rows=hidden_rows,
        hidden_columns=hidden_columns,
        visible=seen.visible,
        date1904=seen.date1904,
    )


def take_errors(grid: Grid) -> dict[Place, CellMark]:
    """Marks of the cells whose whole text is an error (``#REF!``), which are emptied; for files that hold only text."""
    marks = {}
    for row, cells in enumerate(grid, start=1):
        for column, value in enumerate(cells, start=1):
            if isinstance(value, str) and value[:1] in ERROR_SIGNS and ERROR.fullmatch(value.strip()):
                cells[column - 1] = None
                marks[row, column] = CellMark.ERROR
    return marks


@lru_cache(maxsize=10_000)
def number(value: float) -> int | float:
    """A whole number as an int with the digits that were typed: 3.7250119770307e17 is 372501197703070000.

    Remembered, for sheets are full of the same serials and shares.
    """
    if not value.is_integer():
        return value
    if -EXACT < value < EXACT:
        return int(value)
    return int(Decimal(repr(value))) if -LONGEST < value < LONGEST else value


def put(grid: Grid, row: int, column: int, value: CellValue) -> None:
    """Set a 1-based cell; the grid grows as needed."""
    while len(grid) < row:
        grid.append([])
    cells = grid[row - 1]
    cells.extend([None] * (column - len(cells)))
    cells[column - 1] = value


def _show_month(grid: Grid, row: int, column: int) -> None:
    """Replace a date that is shown without its day by what is shown: 2018年8月 is no 2018-08-01."""
    if row <= len(grid) and column <= len(grid[row - 1]):
        value = grid[row - 1][column - 1]
        if isinstance(value, dt.date):
            grid[row - 1][column - 1] = f"{value.year}年{value.month}月"


def _count_rows(grid: Grid, seen: Seen) -> int:
    """Hidden rows that hold a value or a mark."""
    if not seen.hidden_rows:
        return 0
    marked = {row for row, _ in seen.marks}
    return sum(row in marked or _holds(grid[row - 1 : row]) for row in seen.hidden_rows)


def _count_columns(grid: Grid, seen: Seen) -> int:
    """Hidden columns that hold a value or a mark."""
    if not seen.hidden_columns:
        return 0
    width = max(map(len, grid), default=0)
    marked = {column for _, column in seen.marks}
    hidden = {column for one in seen.hidden_columns for column in range(one.start, min(one.stop, width + 1))}
    return sum(column in marked or _holds(row[column - 1 : column] for row in grid) for column in hidden)


def _holds(rows: Iterable[Sequence[CellValue]]) -> bool:
    return any(value is not None for row in rows for value in row)


def _fill(grid: Grid, merge: Merge, width: int, marks: dict[Place, CellMark]) -> None:
    """Give every cell of the range the first cell's value and mark, inside the used area only."""
    first, last = merge.first_column, min(merge.last_column, width)
    top = grid[merge.first_row - 1] if merge.first_row <= len(grid) else []
    value = top[first - 1] if first <= len(top) else None
    mark = marks.get((merge.first_row, first))
    if last < first or (value is None and mark is None):
        return
    filled = [value] * (last - first + 1)
    for cells in grid[merge.first_row - 1 : merge.last_row]:
        if len(cells) < last:
            cells.extend([None] * (last - len(cells)))
        cells[first - 1 : last] = filled
    if mark is not None:
        rows = range(merge.first_row, min(merge.last_row, len(grid)) + 1)
        marks |= {(row, column): mark for row in rows for column in range(first, last + 1)}
