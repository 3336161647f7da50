"""One named row of a template becomes one row per item: everything below moves down, and the format comes along."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.cell import MergedCell
from openpyxl.utils.cell import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from rectify_docs.errors import TemplateError

ROWS, MERGE = "rows_", "merge_"
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
REMEDY = "请在公式—名称管理器中，把该名称定为同一工作表上一行单元格，如 =Sheet1!$A$4:$H$4"


@dataclass(frozen=True, slots=True)
class NamedRow:
    """The row of a list."""

    variable: str
    """Dotted path of the list."""
    sheet: Worksheet
    row: int
    first: int
    last: int
    """1-based columns."""
    merged: tuple[int, ...] = ()
    """Columns that are merged over rows with the same ``row.merge_key``."""


def named_rows(book: Workbook, file: str) -> list[NamedRow]:
    """The rows that names point to, the lowest first; the names are taken out of the workbook.

    Raises:
        TemplateError: a name points to something else than a part of one row.
    """
    found: list[NamedRow] = []
    for name in [name for name in book.defined_names if name.startswith(ROWS)]:
        sheet, (first, row, last, bottom) = _range(book, book.defined_names.pop(name), file)
        key = name.removeprefix(ROWS)
        merged = _merged(book, MERGE + key, file)
        if row != bottom:
            raise _wrong(name, file)
        found.append(NamedRow(key.replace("__", "."), sheet, row, first, last, merged))
    return sorted(found, key=lambda each: -each.row)


def _merged(book: Workbook, name: str, file: str) -> tuple[int, ...]:
    if name not in book.defined_names:
        return ()
    _, (first, _, last, _) = _range(book, book.defined_names.pop(name), file)
    return tuple(range(first, last + 1))


def _range(book: Workbook, name: DefinedName, file: str) -> tuple[Worksheet, tuple[int, int, int, int]]:
    places = list(name.destinations)
    if len(places) != 1 or places[0][0] not in book.sheetnames:
        raise _wrong(name.name or "", file)
    first, top, last, bottom = range_boundaries(places[0][1])
    if first is None or top is None or last is None or bottom is None:
        raise _wrong(name.name or "", file)
    return book[places[0][0]], (first, top, last, bottom)


def _wrong(name: str, file: str) -> TemplateError:
    return TemplateError(f"名称 {name} 指的不是一行单元格", place=file, remedy=REMEDY)


class Layout:
    """Which row of the template, and which item, a row of the finished sheet was made from."""

    def __init__(self, lists: Sequence[tuple[NamedRow, Sequence[object]]]) -> None:
        self._lists = lists
        """From top to bottom."""

    def of(self, row: int, column: int) -> tuple[int, Mapping[str, object]]:
        """The row in the template, and the loop variable for the cell; none outside a list."""
        offset = 0
        for named, items in self._lists:
            start, count = named.row + offset, max(len(items), 1)
            if row < start:
                break
            if row < start + count:
                inside = items and named.first <= column <= named.last
                return named.row, {"row": items[row - start]} if inside else {}
            offset += count - 1
        return row - offset, {}


def spread(named: NamedRow, items: Sequence[object]) -> None:
    """One row per item, still with the template's texts; without items one blank row stays."""
    columns = range(named.first, named.last + 1)
    texts = {column: named.sheet.cell(named.row, column).value for column in columns}
    _multiply(named, len(items))
    for row in range(named.row, named.row + max(len(items), 1)):
        for column, text in texts.items():
            cell = named.sheet.cell(row, column)
            if not isinstance(cell, MergedCell):
                cell.value = text if items else None
    _merge(named, items)


def _merge(named: NamedRow, items: Sequence[object]) -> None:
    keys = [_merge_key(item) for item in items] if named.merged else []
    start = 0
    for index in range(1, len(keys) + 1):
        if index == len(keys) or keys[index] != keys[start]:
            for column in named.merged if index - start > 1 else ():
                named.sheet.merge_cells(None, named.row + start, column, named.row + index - 1, column)
            start = index


def _merge_key(item: object) -> object:
    """The item's key; an item without one is merged with no other."""
    key = item.get("merge_key") if isinstance(item, Mapping) else getattr(item, "merge_key", None)
    return object() if key is None else key


def _multiply(named: NamedRow, count: int) -> None:
    """Make room for ``count`` rows with the format of the named one; its texts stay in the first."""
    sheet, row, extra = named.sheet, named.row, count - 1
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
