"""Workbooks → raw sheets: values by python-calamine, merged ranges filled, marks beside them."""

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence

import python_calamine as calamine

from rectify_docs.model.sheet import CellMark, CellValue, Merge, RawSheet
from rectify_docs.read.marks import SheetMarks

MAX_CELLS = 4_000_000
"""Cells of a sheet's rectangle; python-calamine holds the rectangle, not only what is filled."""
Grid = list[list[CellValue]]


class TooLargeError(Exception):
    """A sheet claims more cells than can be held."""


def read_book(data: bytes, name: str, marks: Mapping[str, SheetMarks]) -> tuple[RawSheet, ...]:
    """All worksheets in order, hidden ones too.

    Raises:
        TooLargeError: a sheet's used rectangle is out of bounds.
        calamine.CalamineError, ValueError, OSError: the file is broken or encrypted.
    """
    if any(one.last_row * one.last_column > MAX_CELLS for one in marks.values()):
        raise TooLargeError
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        return tuple(
            _sheet(book.get_sheet_by_name(meta.name), meta, name, marks.get(meta.name, SheetMarks()))
            for meta in book.sheets_metadata
            if meta.typ == calamine.SheetTypeEnum.WorkSheet
        )


def _sheet(sheet: calamine.CalamineSheet, meta: calamine.SheetMetadata, name: str, marks: SheetMarks) -> RawSheet:
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise TooLargeError
    grid: Grid = [[_value(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for row, column in marks.months:
        _show_month(grid, row, column)
    merges = tuple(_merges(sheet.merged_cell_ranges or ()))
    filled = dict(marks.marks)
    for merge in merges:
        _fill(grid, merge, filled)
    return RawSheet(
        file=name,
        name=meta.name,
        rows=tuple(tuple(row) for row in grid),
        merges=merges,
        marks=filled,
        hidden_rows=marks.hidden_rows,
        visible=meta.visible == calamine.SheetVisibleEnum.Visible,
    )


def _value(cell: CellValue) -> CellValue:
    """Empty text is no value; a whole number is an int, as it was typed."""
    if cell == "":
        return None
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _show_month(grid: Grid, row: int, column: int) -> None:
    """Replace a date that is shown without its day by what is shown: 2018年8月 is no 2018-08-01."""
    if row <= len(grid) and column <= len(grid[row - 1]):
        value = grid[row - 1][column - 1]
        if isinstance(value, dt.date):
            grid[row - 1][column - 1] = f"{value.year}年{value.month}月"


def _merges(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> Iterator[Merge]:
    for (top, left), (bottom, right) in ranges:
        yield Merge(top + 1, left + 1, bottom + 1, right + 1)


def _fill(grid: Grid, merge: Merge, marks: dict[tuple[int, int], CellMark]) -> None:
    """Give every cell of the range the first cell's value and mark, inside the used area only."""
    rows = range(merge.first_row, min(merge.last_row, len(grid)) + 1)
    if not rows or merge.first_column > len(grid[merge.first_row - 1]):
        return
    value = grid[merge.first_row - 1][merge.first_column - 1]
    mark = marks.get((merge.first_row, merge.first_column))
    if value is None and mark is None:
        return
    for row in rows:
        for column in range(merge.first_column, min(merge.last_column, len(grid[row - 1])) + 1):
            grid[row - 1][column - 1] = value
            if mark is not None:
                marks[row, column] = mark
