"""Rows of a list in an xlsx template that are as high as their text, and grow when somebody writes into them."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from lxml import etree
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from rectify_docs.render.heights import MAX_HEIGHT, lines

SPACING = 1.36
"""Height of a line over the size of its font, as spreadsheets set 宋体 and 仿宋."""
PADDING = 4.0
"""Points above and below the text together."""
DEFAULT_WIDTH, DEFAULT_SIZE = 8.43, 11.0
"""Characters of a column, points of a font that says nothing."""


def grow(sheet: Worksheet, rows: Iterable[int]) -> list[int]:
    """Make rows that have a height of their own at least as high as their text; returns those rows.

    A row without a height is left to the spreadsheet.
    """
    widths = _widths(sheet)
    grown: list[int] = []
    for row in rows:
        least = sheet.row_dimensions[row].height
        if least is not None:
            needed = max((_needed(cell, widths) for cell in sheet[row]), default=0.0)
            sheet.row_dimensions[row].height = round(min(max(least, needed), MAX_HEIGHT), 2)
            grown.append(row)
    return grown


def released(xml: bytes, rows: Collection[int]) -> bytes:
    """The sheet's part with the heights of these rows as a proposal: a spreadsheet adapts them to what is typed in.

    Why here: openpyxl calls every height that is set a custom one.
    """
    root = etree.fromstring(xml)
    for row in root.iter("{*}row"):
        if int(row.get("r", 0)) in rows:
            row.attrib.pop("customHeight", "")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _widths(sheet: Worksheet) -> dict[int, float]:
    """1-based column → its width; one entry of the file may stand for several columns."""
    return {
        column: each.width
        for each in sheet.column_dimensions.values()
        for column in range(each.min or 0, (each.max or 0) + 1)
    }


def _needed(cell: Any, widths: Mapping[int, float]) -> float:  # noqa: ANN401 - cells of three types
    """Points that the text of a cell needs; 0 for no text and for a part of a merged range."""
    if isinstance(cell, MergedCell) or not isinstance(cell.value, str):
        return 0.0
    size = cell.font.sz or DEFAULT_SIZE
    width = widths.get(cell.column, DEFAULT_WIDTH) * DEFAULT_SIZE / size
    count = lines(cell.value, width) if cell.alignment.wrap_text else 1
    return float(count * size * SPACING + PADDING)
