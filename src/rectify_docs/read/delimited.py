"""Delimited text (.csv, tab text) → one raw sheet of text cells."""

import csv
import re
from itertools import chain

from rectify_docs.model.sheet import RawSheet
from rectify_docs.read.bounds import Cells, Refusal, RefusedError
from rectify_docs.read.encoding import decode

DELIMITERS = (",", "\t", ";", "，")
SAMPLE_LINES = 20
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
    cells.take(text.count(mark) + 2 * max(text.count("\n"), text.count("\r")), "")  # a row costs as much as two cells
    lines = (match[0] for match in LINE.finditer(text))
    try:
        reader = csv.reader(chain(lines, (LAST,)), delimiter=mark)
        rows = [tuple([cell or None for cell in row]) for row in reader]
    except csv.Error as error:
        raise RefusedError(Refusal.QUOTES if text.count('"') % 2 else Refusal.DAMAGED, "不是分隔文本") from error
    if rows.pop() != (LAST,):
        raise RefusedError(Refusal.QUOTES)
    return (RawSheet(name, "", tuple(rows)),)


def _delimiter(text: str) -> str:
    """The character that stands in most of the first lines; a comma where none does."""
    lines = text[:SAMPLE].splitlines()[:SAMPLE_LINES]
    return max(DELIMITERS, key=lambda mark: (sum(mark in line for line in lines), -DELIMITERS.index(mark)))
