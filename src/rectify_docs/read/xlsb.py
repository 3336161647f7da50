"""An .xlsb → raw sheets, from its records ([MS-XLSB] 2.3 and 2.4).

Why not python-calamine, as for .xlsx: it reads over the short forms of cells without a word.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from rectify_docs.model.sheet import CellMark, Merge, RawSheet
from rectify_docs.read.archive import Archive
from rectify_docs.read.bounds import Cells, Refusal, RefusedError, check_merges
from rectify_docs.read.grid import Grid, Place, Seen, put, raw_sheet
from rectify_docs.read.serial import from_serial
from rectify_docs.read.xlsb_records import CELLS, XlsbStyles, read_cell, read_styles, records, wide_text
from rectify_docs.read.xlsx import PARSER, sheet_parts

WORKBOOK = "xl/workbook.bin"
RELATIONS = "xl/_rels/workbook.bin.rels"
STYLES = "xl/styles.bin"
STRINGS = "xl/sharedStrings.bin"
BOOK_PROPERTIES, SHEET, STRING, ROW, COLUMN, MERGE = 153, 156, 19, 0, 60, 176
"""Types of records."""
DATE1904, HIDDEN_ROW, HIDDEN_COLUMN = 0x01, 0x10, 0x01
MAX_RECORDS = 1_500_000
"""Cells and rows of a workbook, empty ones too: each takes a microsecond."""


@dataclass(slots=True)
class _Book:
    """What all sheets share."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    visible: dict[str, bool] = field(default_factory=dict)
    date1904: bool = False
    strings: list[str] = field(default_factory=list)
    styles: XlsbStyles = field(default_factory=XlsbStyles)
    records: int = 0


@dataclass(slots=True)
class _Sheet:
    grid: Grid = field(default_factory=list)
    marks: dict[Place, CellMark] = field(default_factory=dict)
    months: list[Place] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    row: int = 0
    column: int = 0


def read_xlsb(archive: Archive, name: str, cells: Cells) -> Iterator[RawSheet]:
    """All worksheets in order, hidden ones too.

    Not seen: formulas without a cached result, for the format always holds one.

    Raises:
        RefusedError: F111, F112 out of bounds.
        KeyError, IndexError, ValueError, struct.error: damaged.
    """
    book = _book(archive)
    for title, part in sheet_parts(archive, book.sheets).items():
        if not part.startswith("xl/worksheets/"):
            continue
        sheet = _Sheet()
        for kind, body in records(archive.read(part)):
            book.records += 1
            if book.records > MAX_RECORDS:
                raise RefusedError(Refusal.CELLS, title, title)
            _take(kind, body, sheet, book, cells, title)
        check_merges(len(sheet.merges), title)
        seen = Seen(
            marks=sheet.marks,
            months=sheet.months,
            merges=sheet.merges,
            hidden_rows=sheet.hidden_rows,
            hidden_columns=sheet.hidden_columns,
            visible=book.visible[title],
            date1904=book.date1904,
        )
        yield raw_sheet(name, title, sheet.grid, seen, cells)


def _book(archive: Archive) -> _Book:
    relations = etree.fromstring(archive.read(RELATIONS), PARSER)
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    book = _Book(styles=read_styles(archive.read(STYLES)) if STYLES in archive else XlsbStyles())
    for kind, body in records(archive.read(WORKBOOK)):
        if kind == BOOK_PROPERTIES:
            book.date1904 = bool(body[0] & DATE1904)
        elif kind == SHEET:
            key, at = wide_text(body, 8)
            title = wide_text(body, at)[0]
            book.sheets.append((title, targets.get(key, "")))
            book.visible[title] = struct.unpack_from("<I", body)[0] == 0
    if STRINGS in archive:
        book.strings = [wide_text(body, 1)[0] for kind, body in records(archive.read(STRINGS)) if kind == STRING]
    return book


def _take(kind: int, body: bytes, sheet: _Sheet, book: _Book, cells: Cells, title: str) -> None:
    """Use one record of a worksheet."""
    if kind in CELLS:
        _cell(kind, body, sheet, book, cells, title)
    elif kind == ROW:
        sheet.row, sheet.column = struct.unpack_from("<I", body)[0] + 1, 0
        if body[11] & HIDDEN_ROW:
            sheet.hidden_rows.append(sheet.row)
    elif kind == COLUMN:
        first, last = struct.unpack_from("<II", body)
        if struct.unpack_from("<H", body, 16)[0] & HIDDEN_COLUMN:
            sheet.hidden_columns.append(range(first + 1, last + 2))
    elif kind == MERGE:
        top, bottom, left, right = struct.unpack_from("<IIII", body)
        sheet.merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))


def _cell(kind: int, body: bytes, sheet: _Sheet, book: _Book, cells: Cells, title: str) -> None:
    cell = read_cell(kind, body, sheet.column + 1, book.strings)
    sheet.column = cell.column
    value, place = cell.value, (sheet.row, cell.column)
    if value is None and not cell.error:
        return
    held = len(sheet.grid[sheet.row - 1]) if sheet.row <= len(sheet.grid) else 0
    cells.take(max(sheet.row - len(sheet.grid), 0) + max(cell.column - held, 0), title)
    if isinstance(value, int | float) and cell.numeric:
        if cell.style in book.styles.plain.percent:
            sheet.marks[place] = CellMark.PERCENT
        elif cell.style in book.styles.dates:
            value = from_serial(value, date1904=book.date1904)
            if cell.style in book.styles.plain.month:
                sheet.months.append(place)
    if cell.error:
        sheet.marks[place] = CellMark.ERROR
    put(sheet.grid, *place, value)
