"""An .xls, or an .et that is BIFF → raw sheets, by xlrd: formats, errors, merged ranges and what is hidden included."""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

import xlrd
from xlrd.biffh import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, XL_CELL_TEXT
from xlrd.compdoc import CompDoc

from rectify_docs.model.sheet import CellMark, CellValue, Merge, RawSheet
from rectify_docs.read.bounds import Cells, Refusal, RefusedError, check_merges
from rectify_docs.read.formats import Styles, sort_styles
from rectify_docs.read.grid import Grid, Place, Seen, number, raw_sheet
from rectify_docs.read.serial import from_serial

STREAMS = ("Workbook", "Book")
BOF, BOUNDSHEET, FILEPASS = 0x809, 0x85, 0x2F
WORKSHEET = 0
"""Kind of a sheet that is no chart and no macro."""
FORMULAS = frozenset({0x06, 0x206, 0x406})
ON_LOAD = 0x02
"""The formula is to be calculated when the file is opened."""
MULTIPLE = {0xBD: 6, 0xBE: 2}
"""MULRK, MULBLANK: bytes for each of their cells."""
MULTIPLE_HEAD = 6
"""Bytes beside the cells: row, first and last column."""
SINGLE = frozenset({0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x27E, 0x201, 0x203, 0x204, 0x205, 0x206, 0x406, 0xFD, 0xD6})
"""Records of one cell: BLANK, NUMBER, LABEL, BOOLERR, FORMULA, RK, LABELSST, RSTRING ([MS-XLS] 2.3)."""
MOST_CELLS = 1_000_000
"""Cells of a file, formatted empty ones too: xlrd takes microseconds for each."""


def read_xls(data: bytes, name: str, cells: Cells) -> Iterator[RawSheet]:
    """All worksheets in order, hidden ones too.

    Raises:
        RefusedError: F103 encrypted, F112 too many cells.
        Exception: damaged; xlrd raises nearly anything.
    """
    unset = _check_records(data)
    with xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()) as book:
        formats = [style.format_key for style in book.xf_list]
        styles = sort_styles(formats, {key: one.format_str for key, one in book.format_map.items() if one.format_str})
        for at, sheet in enumerate(book.sheets()):
            found = _Found(bool(book.datemode), unset[at] if at < len(unset) else set())
            yield _sheet(sheet, name, styles, cells, found)


@dataclass(slots=True)
class _Found:
    date1904: bool
    unset: set[Place]
    """Formulas without a result."""
    grid: Grid = field(default_factory=list)
    marks: dict[Place, CellMark] = field(default_factory=dict)
    months: list[Place] = field(default_factory=list)


def _sheet(sheet: xlrd.sheet.Sheet, name: str, styles: Styles, cells: Cells, found: _Found) -> RawSheet:
    check_merges(len(sheet.merged_cells), sheet.name)
    cells.take(sum(map(sheet.row_len, range(sheet.nrows))), sheet.name)
    for row in range(sheet.nrows):
        _row(sheet, row, styles, found)
    seen = Seen(
        marks=found.marks,
        months=found.months,
        merges=[Merge(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells],
        hidden_rows=[row + 1 for row, one in sheet.rowinfo_map.items() if one.hidden],
        hidden_columns=[range(at + 1, at + 2) for at, one in sheet.colinfo_map.items() if one.hidden],
        visible=sheet.visibility == 0,
        date1904=found.date1904,
    )
    return raw_sheet(name, sheet.name, found.grid, seen, cells)


def _row(sheet: xlrd.sheet.Sheet, row: int, styles: Styles, found: _Found) -> None:
    held: list[CellValue] = []
    for at, cell in enumerate(sheet.row(row), start=1):
        if (row + 1, at) in found.unset:
            held.append(None)
            found.marks[row + 1, at] = CellMark.NO_VALUE
            continue
        held.append(_value(cell, date1904=found.date1904))
        if cell.ctype == XL_CELL_ERROR:
            found.marks[row + 1, at] = CellMark.ERROR
        elif cell.ctype == XL_CELL_NUMBER and cell.xf_index in styles.percent:
            found.marks[row + 1, at] = CellMark.PERCENT
        elif cell.ctype == XL_CELL_DATE and cell.xf_index in styles.month:
            found.months.append((row + 1, at))
    while held and held[-1] is None:
        held.pop()
    found.grid.append(held)


def _value(cell: xlrd.sheet.Cell, *, date1904: bool) -> CellValue:
    if cell.ctype == XL_CELL_TEXT:
        return str(cell.value) or None
    if cell.ctype == XL_CELL_NUMBER:
        return number(float(cell.value))
    if cell.ctype == XL_CELL_DATE:
        return from_serial(float(cell.value), date1904=date1904)
    return bool(cell.value) if cell.ctype == XL_CELL_BOOLEAN else None


def _check_records(data: bytes) -> list[set[Place]]:
    """Look at the heads of all records: an encrypted file or one of too many cells is not given to xlrd.

    Returns:
        The formulas without a result, of each worksheet.
    """
    stream = _stream(data)
    at, count, end, sheet = 0, 0, len(stream) - 4, 0
    sheets: list[int] = []
    unset: dict[int, set[Place]] = {}
    while at <= end:
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == FILEPASS:
            raise RefusedError(Refusal.ENCRYPTED)
        count += _cells(kind, size)
        if kind == BOF:
            sheet = at
        elif kind == BOUNDSHEET and stream[at + 9] == WORKSHEET:
            sheets.append(struct.unpack_from("<I", stream, at + 4)[0])
        elif kind in FORMULAS and (place := _unset(stream[at + 4 : at + 4 + size])):
            unset.setdefault(sheet, set()).add(place)
        at += 4 + size
    if count > MOST_CELLS:
        raise RefusedError(Refusal.CELLS, "全部工作表")
    return [unset.get(one, set()) for one in sheets]


def _cells(kind: int, size: int) -> int:
    """How many cells a record holds."""
    if kind in MULTIPLE:
        return max(size - MULTIPLE_HEAD, 0) // MULTIPLE[kind]
    return int(kind in SINGLE)


def _unset(body: bytes) -> Place | None:
    """The place of a formula that waits for its first calculation: a zero that nobody has calculated (H44)."""
    row, column, _, result, flags = struct.unpack_from("<HHHQH", body)
    return (row + 1, column + 1) if not result and flags & ON_LOAD else None


def _stream(data: bytes) -> bytes:
    container = CompDoc(data, logfile=io.StringIO())
    for name in STREAMS:
        held, start, size = container.locate_named_stream(name)
        if held is not None:
            return bytes(held[start : start + size])
    raise RefusedError(Refusal.OWN_FORMAT, "没有工作簿内容")
