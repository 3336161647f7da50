"""A workbook as XML of Excel 2003 (SpreadsheetML), mostly named .xls → raw sheets."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from rectify_docs.model.sheet import CellMark, CellValue, Merge, RawSheet
from rectify_docs.read import bounds
from rectify_docs.read.archive import check_tags
from rectify_docs.read.bounds import Cells, Refusal, RefusedError, check_merges
from rectify_docs.read.formats import shows_month, shows_percent
from rectify_docs.read.grid import Grid, Place, Seen, number, put, raw_sheet
from rectify_docs.read.iso import read_date
from rectify_docs.read.odd_xlsx import free
from rectify_docs.read.serial import from_serial, shows_date

SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
EXCEL = "{urn:schemas-microsoft-com:office:excel}"
TAGS = (*(f"{SS}{one}" for one in ("Style", "Worksheet", "Column", "Row")), f"{EXCEL}Visible", f"{EXCEL}Date1904")
DATE = "Date"
"""How the names of built-in date formats end: Short Date, General Date, …"""
PERCENT = "Percent"
"""Name of the built-in format ``0.00%``."""


@dataclass(slots=True)
class _Book:
    cells: Cells
    formats: dict[str, str] = field(default_factory=dict)
    """Style → number format."""
    date1904: bool = False


@dataclass(slots=True)
class _Sheet:
    name: str
    grid: Grid = field(default_factory=list)
    marks: dict[Place, CellMark] = field(default_factory=dict)
    months: list[Place] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    visible: bool = True
    row: int = 0
    column: int = 0


def read_xml_2003(data: bytes, name: str, cells: Cells) -> Iterator[RawSheet]:
    """All worksheets in order, hidden ones too.

    Raises:
        RefusedError: F102 it declares entities, F111, F112 out of bounds.
        etree.XMLSyntaxError, ValueError: damaged.
    """
    if len(data) > bounds.MAX_TREE:
        raise RefusedError(Refusal.UNPACKED, "XML")
    book, sheet = _Book(cells), _Sheet("")
    stream = io.BytesIO(check_tags(data, "XML"))
    for event, element in etree.iterparse(stream, ("start", "end"), tag=TAGS, resolve_entities=False, no_network=True):
        kind = etree.QName(element).localname
        if kind == "Worksheet" and event == "start":
            sheet = _Sheet(element.get(f"{SS}Name", ""))
        if event == "start":
            continue
        if kind == "Style":
            form = element.find(f"{SS}NumberFormat")
            book.formats[element.get(f"{SS}ID", "")] = "" if form is None else form.get(f"{SS}Format", "")
        elif kind == "Column":
            _column(element, sheet)
        elif kind == "Row":
            _row(element, sheet, book)
            free(element)
        elif kind == "Visible":
            sheet.visible = not (element.text or "").startswith("SheetHidden") and element.text != "SheetVeryHidden"
        elif kind == "Date1904":
            book.date1904 = True
        else:
            yield _finish(sheet, name, book)


def _finish(sheet: _Sheet, file: str, book: _Book) -> RawSheet:
    check_merges(len(sheet.merges), sheet.name)
    seen = Seen(
        marks=sheet.marks,
        months=sheet.months,
        merges=sheet.merges,
        hidden_rows=sheet.hidden_rows,
        hidden_columns=sheet.hidden_columns,
        visible=sheet.visible,
        date1904=book.date1904,
    )
    return raw_sheet(file, sheet.name, sheet.grid, seen, book.cells)


def _column(element: etree._Element, sheet: _Sheet) -> None:
    first = int(element.get(f"{SS}Index") or sheet.column + 1)
    sheet.column = first + int(element.get(f"{SS}Span", "0"))
    if element.get(f"{SS}Hidden") == "1":
        sheet.hidden_columns.append(range(first, sheet.column + 1))


def _row(element: etree._Element, sheet: _Sheet, book: _Book) -> None:
    row, column = int(element.get(f"{SS}Index") or sheet.row + 1), 0
    sheet.row = row + int(element.get(f"{SS}Span", "0"))
    if element.get(f"{SS}Hidden") == "1":
        sheet.hidden_rows.append(row)
    for cell in element.iterchildren(f"{SS}Cell"):
        column = int(cell.get(f"{SS}Index") or column + 1)
        form = book.formats.get(cell.get(f"{SS}StyleID", ""), "")
        value, mark = _cell(cell, form, date1904=book.date1904)
        across, down = (int(cell.get(f"{SS}{one}", "0")) for one in ("MergeAcross", "MergeDown"))
        if across or down:
            sheet.merges.append(Merge(row, column, row + down, column + across))
        if value is not None or mark is not None:
            held = len(sheet.grid[row - 1]) if row <= len(sheet.grid) else 0
            book.cells.take(max(row - len(sheet.grid), 0) + max(column - held, 0), sheet.name)
            put(sheet.grid, row, column, value)
        if mark is not None:
            sheet.marks[row, column] = mark
        if shows_month(form):
            sheet.months.append((row, column))
        column += across


def _cell(cell: etree._Element, form: str, *, date1904: bool) -> tuple[CellValue, CellMark | None]:
    data = cell.find("{*}Data")
    text = "" if data is None else "".join(map(str, data.itertext()))
    kind = "" if data is None else data.get(f"{SS}Type", "")
    if kind == "Error":
        return None, CellMark.ERROR
    if not text:
        return None, CellMark.NO_VALUE if cell.get(f"{SS}Formula") and kind != "String" else None
    if kind == "Number" and (form.endswith(DATE) or shows_date(form)):
        return from_serial(float(text), date1904=date1904), None
    if kind == "Number":
        return number(float(text)), CellMark.PERCENT if form == PERCENT or shows_percent(form) else None
    if kind == "DateTime":
        return read_date(text), None
    return text == "1" if kind == "Boolean" else text, None
