"""Open an xlsx and list what its cells hold."""

import datetime as dt
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import openpyxl
from openpyxl.cell.read_only import EmptyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rectify_docs.verify.records import Place


def workbook_places(path: Path) -> tuple[Place, ...]:
    """All cells that hold something, sheet by sheet and row by row.

    Raises:
        Exception: the file cannot be opened (whatever the libraries raise).
    """
    with warnings.catch_warnings():
        # openpyxl warns of what it would lose when it writes; nothing is written here.
        warnings.simplefilter("ignore")
        with closing(openpyxl.load_workbook(path, read_only=True)) as book:
            return tuple(place for sheet in book.worksheets for place in _cells(sheet))


def _cells(sheet: Worksheet) -> Iterator[Place]:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, EmptyCell) or cell.value is None:
                continue
            where = f"{sheet.title}!{get_column_letter(cell.column)}{cell.row}"
            number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
            style = str(cell.number_format) if number else ""
            yield Place(where, _text(cell.value), sheet.title, cell.row, cell.column, style)


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)
