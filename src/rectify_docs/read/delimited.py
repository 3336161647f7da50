"""Delimited text (.csv, tab text) → one raw sheet of text cells."""

import csv
import re
from itertools import chain

from rectify_docs.model.sheet import RawSheet
from rectify_docs.read.bounds import Cells, Refusal, RefusedError
from rectify_docs.read.encoding import decode
from rectify_docs.read.grid import Grid, Seen, raw_sheet, take_errors

DELIMITERS = (",", "\t", ";", "，")
SAMPLE_LINES = 20
MAX_ROWS = 1_048_576
"""No spreadsheet program has more rows."""
SAMPLE = 200_000
"""Characters in which the sample lines are looked for."""
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
LAST = "\uffff"
"""A line of its own after the text, unless an open quotation swallows it with the rows before."""


def read_delimited(data: bytes, name: str, cells: Cells) -> tuple[RawSheet, ...]:
    """The sheet; its name is empty, for text files have none.

    Raises:
        RefusedError: F102 no delimited text, F105 encoding, F112 too many cells, F115 an open quotation.
    """
    text = decode(data)
    if text is None:
        raise RefusedError(Refusal.ENCODING)
    mark = _delimiter(text)
    count = max(text.count("\n"), text.count("\r"))
    if count > MAX_ROWS:
        raise RefusedError(Refusal.CELLS, "")
    cells.take(text.count(mark) + count, "")
    lines = (match[0] for match in LINE.finditer(text))
    try:
        reader = csv.reader(chain(lines, (LAST,)), delimiter=mark)
        grid: Grid = [[cell or None for cell in row] for row in reader]
    except csv.Error as error:
        raise RefusedError(Refusal.QUOTES if text.count('"') % 2 else Refusal.DAMAGED, "不是分隔文本") from error
    if grid.pop() != [LAST]:
        raise RefusedError(Refusal.QUOTES)
    marks = take_errors(grid) if "#" in text or "Err:" in text else {}
    return (raw_sheet(name, "", grid, Seen(marks=marks), cells),)


def _delimiter(text: str) -> str:
    """The character that stands in most of the first lines; a comma where none does."""
    lines = text[:SAMPLE].splitlines()[:SAMPLE_LINES]
    return max(DELIMITERS, key=lambda mark: (sum(mark in line for line in lines), -DELIMITERS.index(mark)))
