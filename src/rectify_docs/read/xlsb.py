"""An .xlsb → raw sheets: values by python-calamine, what it does not see from the records ([MS-XLSB])."""

import io
import posixpath
import struct
from collections.abc import Iterator
from dataclasses import replace

import python_calamine as calamine
from lxml import etree

from rectify_docs.model.sheet import CellMark, Merge, RawSheet
from rectify_docs.read import bounds
from rectify_docs.read.archive import Archive
from rectify_docs.read.bounds import Cells, Refusal, RefusedError, check_merges, check_sheets
from rectify_docs.read.formats import Styles, sort_styles
from rectify_docs.read.grid import Seen, raw_sheet
from rectify_docs.read.odd_xlsx import Scan
from rectify_docs.read.xlsb_records import records, wide_text
from rectify_docs.read.xlsx import values

WORKBOOK = "xl/workbook.bin"
RELATIONS = "xl/_rels/workbook.bin.rels"
STYLES = "xl/styles.bin"
STRINGS = "xl/sharedStrings.bin"
BOOK_PROPERTIES, SHEET = 153, 156
FORMAT, STYLES_BEGIN, STYLES_END, STYLE = 44, 617, 618, 47
ROW, COLUMN, MERGE = 0, 60, 176
BLANK, ERRORS, SHARED, FILLED = 1, frozenset({3, 11}), 7, frozenset(range(2, 12))
NUMBERS = frozenset({2, 5, 9})
"""RK number, number, formula that gives a number."""
TEXTS = frozenset({6, 8})
"""A cell's own text, formula that gives one."""
STRING = 19
DATE1904, HIDDEN_ROW, HIDDEN_COLUMN = 0x01, 0x10, 0x01


def read_xlsb(archive: Archive, name: str, cells: Cells) -> Iterator[RawSheet]:
    """All worksheets in order, hidden ones too.

    Not seen: formulas without a cached result, for the format always holds one.

    Raises:
        RefusedError: F111, F112 out of bounds.
        KeyError, ValueError, struct.error, calamine.CalamineError: damaged.
    """
    parts, date1904 = _book(archive)
    styles = _styles(archive) if STYLES in archive else Styles()
    scans = {title: _scan(archive.read(part), styles, title) for title, part in parts.items()}
    _check_texts(archive, parts)
    for title, one in scans.items():
        cells.fit(one.last_row * one.last_column, title)
    archive.settle()
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(archive.data)) as opened:
        for meta in opened.sheets_metadata:
            if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            seen = scans[meta.name].seen if meta.name in scans else Seen()
            visible = meta.visible == calamine.SheetVisibleEnum.Visible
            grid = values(opened.get_sheet_by_name(meta.name), cells)
            yield raw_sheet(name, meta.name, grid, replace(seen, visible=visible, date1904=date1904), cells)


def _book(archive: Archive) -> tuple[dict[str, str], bool]:
    """Names of worksheets with their parts, and the date system."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    relations = etree.fromstring(archive.read(RELATIONS), parser)
    targets = {one.get("Id"): one.get("Target", "") for one in relations.iterfind("{*}Relationship")}
    parts, date1904 = {}, False
    for kind, body in records(archive.read(WORKBOOK)):
        if kind == BOOK_PROPERTIES:
            date1904 = bool(body[0] & DATE1904)
        elif kind == SHEET:
            key, at = wide_text(body, 8)
            part = posixpath.normpath(posixpath.join("/xl", targets.get(key, ""))).lstrip("/")
            if part in archive:
                parts[wide_text(body, at)[0]] = part
    check_sheets(len(parts))
    if len(set(parts.values())) < len(parts):
        raise RefusedError(Refusal.DAMAGED, "内容已损坏：工作表共用部件")
    return parts, date1904


def _styles(archive: Archive) -> Styles:
    codes: dict[int, str] = {}
    formats: list[int] = []
    cell_styles = False
    for kind, body in records(archive.read(STYLES)):
        if kind == FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = wide_text(body, 2)[0]
        elif kind in {STYLES_BEGIN, STYLES_END}:
            cell_styles = kind == STYLES_BEGIN
        elif kind == STYLE and cell_styles:
            formats.append(struct.unpack_from("<H", body, 2)[0])
    return sort_styles(formats, codes)


def _scan(data: bytes, styles: Styles, sheet: str) -> Scan:
    found, row = Scan(size=len(data)), 0
    for kind, body in records(data):
        if kind == ROW:
            row = struct.unpack_from("<I", body)[0] + 1
            if body[11] & HIDDEN_ROW:
                found.hidden_rows.append(row)
        elif kind in FILLED:
            column, style = struct.unpack_from("<IH", body)
            _cell(kind, (row, column + 1), style, styles, found)
        elif kind == COLUMN:
            first, last = struct.unpack_from("<II", body)
            if struct.unpack_from("<H", body, 16)[0] & HIDDEN_COLUMN:
                found.hidden_columns.append(range(first + 1, last + 2))
        elif kind == MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", body)
            found.merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))
            check_merges(len(found.merges), sheet)
    return found


def _cell(kind: int, place: tuple[int, int], style: int, styles: Styles, found: Scan) -> None:
    found.reach(*place)
    if kind in ERRORS:
        found.marks[place] = CellMark.ERROR
    elif kind in NUMBERS and style in styles.percent:
        found.marks[place] = CellMark.PERCENT
    elif kind in NUMBERS and style in styles.month:
        found.months.add(place)


def _check_texts(archive: Archive, parts: dict[str, str]) -> None:
    """Refuse texts that fill the memory, the shared ones counted in every cell that shows them."""
    strings = archive.read(STRINGS) if STRINGS in archive else b""
    sheets = [archive.read(part) for part in parts.values()]
    if len(strings) * sum(map(len, sheets)) <= bounds.MAX_TEXT:
        return
    lengths = [len(body) for kind, body in records(strings) if kind == STRING]
    total = sum(map(len, sheets))
    for sheet in sheets:
        for kind, body in records(sheet):
            if kind == SHARED:
                at = struct.unpack_from("<I", body, 8)[0]
                total += lengths[at] if at < len(lengths) else 0
        if total > bounds.MAX_TEXT:
            raise RefusedError(Refusal.UNPACKED, "全部文字")
