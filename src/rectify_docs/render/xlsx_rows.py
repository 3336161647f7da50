"""Named rows of an xlsx template: found, repeated for each item of their list, and traced back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.cell import MergedCell
from openpyxl.utils.cell import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from rectify_docs.errors import TemplateError
from rectify_docs.render.xlsx_move import multiply

ROWS, MERGE = "rows_", "merge_"
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

    def rows(self) -> list[int]:
        """The rows of all lists in the finished sheet."""
        offset = 0
        found: list[int] = []
        for named, items in self._lists:
            start, count = named.row + offset, max(len(items), 1)
            found += range(start, start + count)
            offset += count - 1
        return found

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
    multiply(named.sheet, named.row, len(items))
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
