"""Pages → the bytes of a workbook that a spreadsheet program wrote: xlsx, xlsm, xls."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence

import xlsxwriter
import xlwt
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from benchmarks.fuzz.grid import Cell, Fault, Formula, Month, Page, Share

MADE = dt.datetime(2026, 3, 27, tzinfo=dt.UTC).replace(tzinfo=None)
STRETCHED = 200_000
"""Characters of a cell that the writer lets pass; a spreadsheet program stops at 32,767, other writers do not."""
XLS_TEXT = 32_767
EPOCH = dt.date(1900, 1, 1)
MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PLAIN_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
FAULTS = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#NUM!": 0x24, "#N/A": 0x2A}


def xlsx(pages: Sequence[Page]) -> bytes:
    """A workbook; the same bytes for the same pages."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": MADE})
    forms = {name: book.add_format({"num_format": code}) for name, code in FORMATS.items()}
    for page in pages:
        sheet = book.add_worksheet(page.name)
        sheet.xls_strmax = STRETCHED
        for merge in page.merges:
            sheet.merge_range(*merge, "")
        covered = page.covered()
        for place, cell in sorted(page.cells.items()):
            if place not in covered:
                _put(sheet, place, cell, forms)
        for row in page.hidden_rows:
            sheet.set_row(row, None, None, {"hidden": True})
        for column in page.hidden_columns:
            sheet.set_column(column, column, None, None, {"hidden": True})
        if not page.visible:
            sheet.hide()
    shown = next((sheet for sheet, page in zip(book.worksheets(), pages, strict=True) if page.visible), None)
    if shown:
        shown.activate()
        shown.set_first_sheet()
    book.close()
    return buffer.getvalue()


FORMATS = {"percent": "0%", "date": "yyyy-mm-dd", "month": 'yyyy"年"m"月"'}


def _put(sheet: Worksheet, place: tuple[int, int], cell: Cell, forms: dict[str, Format]) -> None:
    match cell:
        case Share():
            sheet.write_number(*place, cell.value, forms["percent"])
        case Formula():
            sheet.write_formula(*place, cell.text, None, "" if cell.result is None else cell.result)
        case Fault():
            sheet.write_formula(*place, "=A1", None, cell.code)
        case Month():
            sheet.write_datetime(*place, cell.day, forms["month"])
        case dt.date():
            sheet.write_datetime(*place, cell, forms["date"])
        case bool():
            sheet.write_boolean(*place, cell)
        case int() | float():
            sheet.write_number(*place, cell)
        case str() if cell:
            sheet.write_string(*place, cell)
        case _:
            pass


def xlsm(pages: Sequence[Page]) -> bytes:
    """The same with a part for macros and the content type that goes with it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(pages))) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "[Content_Types].xml":
                content = content.replace(PLAIN_TYPE, MACRO_TYPE)
            new.writestr(part, content)
        new.writestr(zipfile.ZipInfo("xl/vbaProject.bin"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    return buffer.getvalue()


def xls(pages: Sequence[Page]) -> bytes:
    """A BIFF8 workbook; texts end at the format's 32,767 characters, the end kept."""
    book = xlwt.Workbook(encoding="utf-8")
    forms = {name: xlwt.easyxf(num_format_str=code) for name, code in FORMATS.items()}
    for page in pages:
        sheet = book.add_sheet(page.name, cell_overwrite_ok=True)
        covered = page.covered()
        for place, cell in sorted(page.cells.items()):
            if place not in covered:
                _put_xls(sheet, place, cell, forms)
        for top, left, bottom, right in page.merges:
            sheet.merge(top, bottom, left, right)
        for row in page.hidden_rows:
            sheet.row(row).hidden = True
        for column in page.hidden_columns:
            sheet.col(column).hidden = True
        sheet.visibility = int(not page.visible)
    book.set_active_sheet(next((i for i, page in enumerate(pages) if page.visible), 0))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _put_xls(sheet: xlwt.Worksheet, place: tuple[int, int], cell: Cell, forms: dict[str, xlwt.XFStyle]) -> None:
    match cell:
        case Share():
            sheet.write(*place, cell.value, forms["percent"])
        case Formula() if isinstance(cell.result, float):
            sheet.write(*place, xlwt.Formula("1/3"))
        case Formula():
            sheet.write(*place, str(cell.result or "")[-XLS_TEXT:])
        case Fault():
            sheet.row(place[0]).set_cell_error(place[1], FAULTS[cell.code])
        case Month():
            sheet.write(*place, cell.day, forms["month"])
        case dt.date() if cell > EPOCH:
            sheet.write(*place, cell, forms["date"])
        case str() if cell:
            sheet.write(*place, cell[-XLS_TEXT:])
        case bool() | int() | float():
            sheet.write(*place, cell)
        case _:
            pass
