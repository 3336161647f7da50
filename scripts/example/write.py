"""Worksheets → bytes that are the same on every run: no clock, fixed archive dates and properties."""

import csv
import datetime as dt
import io

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from scripts.example.sheet import Cell, Share, Sheet

CREATED = dt.datetime(2026, 3, 1, tzinfo=dt.UTC).replace(tzinfo=None)
"""Written into docProps; says nothing."""
FONT = {"font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "vcenter"}
STYLES: dict[str, dict[str, object]] = {
    "title": {**FONT, "font_size": 14, "bold": True, "align": "center"},
    "header": {**FONT, "bold": True, "align": "center", "border": 1, "bg_color": "#D9E2F3"},
    "data": {**FONT, "border": 1},
    "share": {**FONT, "border": 1, "num_format": "0%"},
    "date": {**FONT, "border": 1, "num_format": "yyyy-mm-dd"},
    "plain": {**FONT, "text_wrap": False},
}


def xlsx(sheet: Sheet) -> bytes:
    """A workbook with one worksheet."""
    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    workbook.set_properties({"title": "示例数据", "created": CREATED})
    formats = {name: workbook.add_format(style) for name, style in STYLES.items()}
    worksheet = workbook.add_worksheet(sheet.name)
    for column, width in enumerate(sheet.widths):
        worksheet.set_column(column, column, width)
    inside = {(r, c) for r1, c1, r2, c2 in sheet.merges for r in range(r1, r2 + 1) for c in range(c1, c2 + 1)}
    for r, row in enumerate(sheet.rows):
        for c, cell in enumerate(row):
            if (r, c) not in inside:
                _put(worksheet, (r, c), cell, _format(sheet, r, cell, formats))
    for r1, c1, r2, c2 in sheet.merges:
        head = sheet.rows[r1][c1]
        worksheet.merge_range(r1, c1, r2, c2, "", _format(sheet, r1, head, formats))
        _put(worksheet, (r1, c1), head, _format(sheet, r1, head, formats))
    for r in sheet.hidden:
        worksheet.set_row(r, None, None, {"hidden": True})
    workbook.close()
    return buffer.getvalue()


def _format(sheet: Sheet, row: int, cell: Cell, formats: dict[str, Format]) -> Format:
    if row in sheet.titles or row in sheet.headers:
        return formats["title" if row in sheet.titles else "header"]
    if row not in sheet.data:
        return formats["plain"]
    if isinstance(cell, Share):
        return formats["share"]
    return formats["date" if isinstance(cell, dt.date) else "data"]


def _put(worksheet: Worksheet, place: tuple[int, int], cell: Cell, form: Format) -> None:
    match cell:
        case None:
            worksheet.write_blank(*place, None, form)
        case Share():
            worksheet.write_number(*place, cell.value, form)
        case dt.date():
            worksheet.write_datetime(*place, cell, form)
        case str():
            worksheet.write_string(*place, cell, form)
        case int():
            worksheet.write_number(*place, cell, form)


def gb18030(sheet: Sheet) -> bytes:
    """A csv file as an office program on Windows saves it."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(sheet.rows)
    return buffer.getvalue().encode("gb18030")
