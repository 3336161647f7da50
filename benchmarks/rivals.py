"""The same sheets by other ways: through openpyxl with all that a sheet has, and the bare cells by python-calamine."""

import datetime as dt
import io
import re

import openpyxl
import python_calamine as calamine
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from rectify_docs.model.sheet import CellMark, CellValue, Merge, RawSheet

LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def by_openpyxl(data: bytes, name: str) -> tuple[RawSheet, ...]:
    """Values, filled merges, percent formats, error cells and hidden rows, in openpyxl's normal mode.

    One load with cached results: a formula that was never calculated stays an empty cell here, a second load would
    be needed to see it.
    """
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return tuple(_sheet(sheet, name) for sheet in book.worksheets)


def by_calamine(data: bytes) -> list[object]:
    """The cells alone."""
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]


def _sheet(sheet: Worksheet, name: str) -> RawSheet:
    marks: dict[tuple[int, int], CellMark] = {}
    grid: list[list[CellValue]] = []
    for cells in sheet.iter_rows():
        grid.append([_value(cell) for cell in cells])
        for at, cell in enumerate(cells, start=1):
            if (mark := _mark(cell)) is not None:
                marks[len(grid), at] = mark
    merges = tuple(Merge(one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges)
    for merge in merges:
        value = grid[merge.first_row - 1][merge.first_column - 1]
        for row in range(merge.first_row, merge.last_row + 1):
            for column in range(merge.first_column, merge.last_column + 1):
                grid[row - 1][column - 1] = value
    hidden = sum(
        1
        for row, size in sheet.row_dimensions.items()
        if size.hidden and any(value is not None for value in grid[row - 1])
    )
    rows = tuple(tuple(row) for row in grid)
    return RawSheet(name, sheet.title, rows, merges, marks, hidden, visible=sheet.sheet_state == "visible")


def _value(cell: Cell | MergedCell) -> CellValue:
    value = cell.value
    if value is None or value == "" or (isinstance(cell, Cell) and cell.data_type == "e"):
        return None
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return int(value) if isinstance(value, float) and value.is_integer() else value  # type: ignore[return-value]


def _mark(cell: Cell | MergedCell) -> CellMark | None:
    if isinstance(cell, MergedCell) or cell.value is None:
        return None
    if cell.data_type == "e":
        return CellMark.ERROR
    percent = cell.data_type == "n" and "%" in LITERALS.sub("", cell.number_format)
    return CellMark.PERCENT if percent else None
