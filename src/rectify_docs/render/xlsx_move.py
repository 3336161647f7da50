"""One row of a sheet becomes several: everything below moves down, and the format comes along.

Why not openpyxl's ``insert_rows``: it leaves heights, merged cells, areas and validations where they were.
"""

import re
from collections.abc import Iterator
from typing import Any

from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")


def multiply(sheet: Worksheet, row: int, count: int) -> None:
    """Make room for ``count`` rows with the format of the one given; its texts stay in the first."""
    extra = count - 1
    if extra <= 0:
        return
    sheet.move_range(f"A{row + 1}:{sheet.cell(max(sheet.max_row, row + 1), sheet.max_column).coordinate}", rows=extra)
    _move_heights(sheet, row, extra)
    _move_merges(sheet, row, extra)
    _move_areas(sheet, row, extra)
    for column in range(1, sheet.max_column + 1):
        for below in range(row + 1, row + count):
            _share_style(sheet.cell(row, column), sheet.cell(below, column))


def _share_style(source: Any, target: Any) -> None:  # noqa: ANN401 - the stubs do not know the one way to do it
    target._style = source._style


def _move_heights(sheet: Worksheet, row: int, extra: int) -> None:
    heights = {number: each.height for number, each in sheet.row_dimensions.items() if each.height is not None}
    for number in sorted(number for number in heights if number > row):
        sheet.row_dimensions[number].height = None
    for number in range(row + 1, row + extra + 1):
        sheet.row_dimensions[number].height = heights.get(row)
    for number, height in heights.items():
        if number > row:
            sheet.row_dimensions[number + extra].height = height


def _move_merges(sheet: Worksheet, row: int, extra: int) -> None:
    for merged in list(sheet.merged_cells.ranges):
        if merged.min_row > row:
            merged.shift(row_shift=extra)
        elif merged.min_row == merged.max_row == row:
            for offset in range(1, extra + 1):
                copy = CellRange(merged.coord)
                copy.shift(row_shift=offset)
                sheet.merged_cells.add(copy.coord)


def _move_areas(sheet: Worksheet, row: int, extra: int) -> None:
    """Stretch or move the print area, the filter, validations and conditional formats."""
    if sheet.print_area:
        sheet.print_area = REFERENCE.sub(lambda match: _moved(match, row, extra), sheet.print_area.split("!")[-1])
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = REFERENCE.sub(lambda match: _moved(match, row, extra), sheet.auto_filter.ref)
    for validation in sheet.data_validations.dataValidation:
        validation.sqref = MultiCellRange(" ".join(_stretched(validation.sqref, row, extra)))
    formats = [(each, each.rules) for each in sheet.conditional_formatting]
    sheet.conditional_formatting = type(sheet.conditional_formatting)()
    for each, rules in formats:
        for rule in rules:
            sheet.conditional_formatting.add(" ".join(_stretched(each.cells, row, extra)), rule)


def _stretched(ranges: MultiCellRange, row: int, extra: int) -> Iterator[str]:
    for each in ranges.ranges:
        coordinates = each.coord if ":" in each.coord else f"{each.coord}:{each.coord}"
        yield REFERENCE.sub(lambda match: _moved(match, row, extra), coordinates)


def _moved(match: re.Match[str], row: int, extra: int) -> str:
    """A reference after the move; the end of a range that ends in the row goes down to the last new row."""
    number = int(match[2])
    last = match.start() > 0 and match.string[match.start() - 1] == ":"
    return f"{match[1]}{number + extra if number > row or (number == row and last) else number}"
