"""Pages → the bytes of files that are text inside: csv in its encodings, a web page named .xls, ods."""

import csv
import datetime as dt
import html
import io
import re
import zipfile
from collections.abc import Sequence

from benchmarks.fuzz.grid import Cell, Fault, Formula, Month, Page, Share, shown

NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold."""
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
STYLES = (
    '<office:automatic-styles><style:style style:name="hidden" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
)


def delimited(page: Page, encoding: str, mark: str = ",") -> bytes:
    """A text file of one sheet; merged ranges show their value once, as an office program saves them."""
    buffer = io.StringIO()
    rows = [[shown(cell) for cell in row] for row in page.rows()]
    csv.writer(buffer, delimiter=mark, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode(encoding, "replace")


def web_page(page: Page, encoding: str) -> bytes:
    """A table in HTML, as reporting systems send it under the name of a workbook."""
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in page.merges}
    covered, lines = page.covered(), []
    for number, row in enumerate(page.rows()):
        cells = [
            f"<td{_span(spans.get((number, at)))}>{_markup(shown(cell))}</td>"
            for at, cell in enumerate(row)
            if (number, at) not in covered
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    head = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head>'
    return f"{head}<body><table border=1>{''.join(lines)}</table></body></html>".encode(encoding, "xmlcharrefreplace")


def _span(size: tuple[int, int] | None) -> str:
    return f' rowspan="{size[0]}" colspan="{size[1]}"' if size else ""


def _markup(text: str) -> str:
    return html.escape(text).replace("\r\n", "<br>").replace("\n", "<br>")


def ods(pages: Sequence[Page]) -> bytes:
    """An OpenDocument spreadsheet."""
    tables = "".join(_table(page) for page in pages)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} office:version="1.2">{STYLES}'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), ODS_TYPE)
        for name, text in (("content.xml", content), ("META-INF/manifest.xml", manifest)):
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _table(page: Page) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in page.merges}
    covered, lines = page.covered(), []
    for number, row in enumerate(page.rows()):
        hidden = ' table:visibility="collapse"' if number in page.hidden_rows else ""
        cells = "".join(
            "<table:covered-table-cell/>" if (number, at) in covered else _ods_cell(cell, spans.get((number, at)))
            for at, cell in enumerate(row)
        )
        lines.append(f"<table:table-row{hidden}>{cells}</table:table-row>")
    style = "" if page.visible else ' table:style-name="hidden"'
    return f'<table:table table:name="{html.escape(page.name)}"{style}>{"".join(lines)}</table:table>'


def _ods_cell(cell: Cell, size: tuple[int, int] | None) -> str:
    span = f' table:number-rows-spanned="{size[0]}" table:number-columns-spanned="{size[1]}"' if size else ""
    if cell is None or cell == "":
        return f"<table:table-cell{span}/>"
    text = html.escape(NO_XML.sub("", shown(cell))).replace("\t", "<text:tab/>").replace("\r\n", "\n").split("\n")
    lines = "".join(f"<text:p>{line}</text:p>" for line in text)
    return f"<table:table-cell{span} {_ods_type(cell)}>{lines}</table:table-cell>"


def _ods_type(cell: Cell) -> str:
    kind, more = "string", ""
    match cell:
        case bool():
            kind, more = "boolean", f'office:boolean-value="{str(cell).lower()}"'
        case int() | float():
            kind, more = "float", f'office:value="{cell}"'
        case Share():
            kind, more = "percentage", f'office:value="{cell.value}"'
        case dt.date() | Month():
            day = cell.day if isinstance(cell, Month) else cell
            kind, more = "date", f'office:date-value="{day.isoformat()}"'
        case Formula() if cell.result is None:
            more = f'table:formula="of:{html.escape(cell.text)}"'
        case Fault():
            more = 'table:formula="of:=[.A0]"'
        case _:
            pass
    return f'office:value-type="{kind}" {more}'
