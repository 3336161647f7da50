"""A web page named .xls, as many systems export it → raw sheets: every table that has rows of its own."""

import re
from collections.abc import Iterator

from lxml import html

from rectify_docs.model.sheet import CellValue, Merge, RawSheet
from rectify_docs.read import bounds
from rectify_docs.read.bounds import Cells, Refusal, RefusedError, check_sheets
from rectify_docs.read.content import HEAD
from rectify_docs.read.encoding import decode
from rectify_docs.read.grid import Grid, Seen, put, raw_sheet, take_errors

CHARSET = re.compile(rb"""<meta\b[^>]*?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
GB = frozenset({"gb2312", "gbk", "gb18030", "x-gbk"})
"""Names of one family: only the largest knows all characters of place names."""
BREAKS = frozenset({"br", "p", "div", "li", "tr"})
SILENT = frozenset({"script", "style", "head", "title"})
BLANKS = re.compile(r"[ \t\r\n\f]+")
MAX_WIDTH = 1_000
"""Most columns that a cell may span (HTML standard, 4.9.11)."""
MAX_DIGITS = 10
MAX_HEIGHT = 65_534
"""Most rows."""


def read_web_page(data: bytes, name: str, cells: Cells) -> Iterator[RawSheet]:
    """The tables in order, named 表1, 表2, … ; values are text, as a page has no others.

    Text of a table inside a cell belongs to that cell, and the inner table is no sheet of its own.

    Raises:
        RefusedError: F102 no table, F105 no known encoding, F111, F112 out of bounds.
    """
    if len(data) > bounds.MAX_TREE or data.count(b"<") > bounds.MAX_TAGS:
        raise RefusedError(Refusal.UNPACKED, "网页")
    text = _decode(data)
    root = html.fromstring(text, parser=html.HTMLParser(huge_tree=False, no_network=True))
    tables = [one for one in root.iter("table") if not any(True for _ in one.iterancestors("table")) and _rows(one)]
    if not tables:
        raise RefusedError(Refusal.DAMAGED, "内容是网页，其中没有表格")
    check_sheets(len(tables))
    for at, table in enumerate(tables, start=1):
        yield _sheet(table, name, f"表{at}", cells)


def _decode(data: bytes) -> str:
    """By byte order mark, then as the page declares, then as any text file."""
    declared = CHARSET.search(data[:HEAD])
    charset = declared[1].decode().lower() if declared else ""
    try:
        text = data.decode("gb18030" if charset in GB else charset) if charset and data[:1] == b"<" else decode(data)
    except (LookupError, UnicodeDecodeError):
        text = decode(data)
    if text is None:
        raise RefusedError(Refusal.ENCODING)
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)


def _rows(table: html.HtmlElement) -> list[html.HtmlElement]:
    """The rows of the table itself, in whatever section."""
    return [
        row
        for child in table.iterchildren("tr", "thead", "tbody", "tfoot")
        for row in ([child] if child.tag == "tr" else child.iterchildren("tr"))
        if row.find("td") is not None or row.find("th") is not None
    ]


def _sheet(table: html.HtmlElement, file: str, title: str, cells: Cells) -> RawSheet:
    grid: Grid = []
    merges: list[Merge] = []
    covered: dict[int, int] = {}  # column → last row that a cell above reaches down to
    hidden: list[int] = []
    rows = _rows(table)
    for row, element in enumerate(rows, start=1):
        column = 1
        if "display:none" in element.get("style", "").replace(" ", ""):
            hidden.append(row)
        for cell in element.iterchildren("td", "th"):
            while covered.get(column, 0) >= row:
                column += 1
            height = min(_span(cell, "rowspan", MAX_HEIGHT) or len(rows), len(rows) - row + 1)
            width = _span(cell, "colspan", MAX_WIDTH) or 1
            cells.take(height * width, title)
            if height * width > 1:
                merges.append(Merge(row, column, row + height - 1, column + width - 1))
            if height > 1:
                covered |= dict.fromkeys(range(column, column + width), row + height - 1)
            put(grid, row, column + width - 1, None)
            put(grid, row, column, _value(cell))
            column += width
    return raw_sheet(file, title, grid, Seen(marks=take_errors(grid), merges=merges, hidden_rows=hidden), cells)


def _span(cell: html.HtmlElement, name: str, most: int) -> int:
    text = cell.get(name, "1").strip()
    return min(int(text), most) if text.isdecimal() and len(text) < MAX_DIGITS else 1


def _value(cell: html.HtmlElement) -> CellValue:
    """The visible text; line breaks where the page breaks lines."""
    parts: list[str] = []
    _collect(cell, parts)
    lines = (BLANKS.sub(" ", line).strip(" ") for line in "".join(parts).split("\0"))
    return "\n".join(line for line in lines if line) or None


def _collect(element: html.HtmlElement, parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SILENT:
            mark = "\0" if child.tag in BREAKS else " " if child.tag in {"td", "th"} else ""
            parts.append(mark)
            _collect(child, parts)
            parts.append(mark)
        parts.append(child.tail or "")
