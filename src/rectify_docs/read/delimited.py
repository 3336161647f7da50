"""Delimited text (.csv, tab text) → one raw sheet of text cells."""

import csv
import io

from rectify_docs.model.sheet import RawSheet

DELIMITERS = (",", "\t", ";", "，")
SAMPLE_LINES = 20


def read_delimited(text: str, name: str) -> RawSheet:
    """The sheet; its name is empty, for text files have none.

    Raises:
        csv.Error: the text cannot be taken apart.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    return RawSheet(name, "", tuple(tuple(cell or None for cell in row) for row in reader))


def _delimiter(text: str) -> str:
    """The character that stands in most of the first lines; a comma where none does."""
    lines = text.splitlines()[:SAMPLE_LINES]
    return max(DELIMITERS, key=lambda mark: (sum(mark in line for line in lines), -DELIMITERS.index(mark)))
