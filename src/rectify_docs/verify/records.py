"""What verification is asked, and what it answers."""

import unicodedata
from dataclasses import dataclass

from rectify_docs.model.document import Printed

MARKS = frozenset(",。;:、")
"""Marks of sentences, as NFKC writes them; quotes and dashes are read from pages in too many ways."""
LONGEST = 80
"""Characters of a text that a message quotes."""


@dataclass(frozen=True, slots=True)
class VerifiedDocument:
    """A file that a run made and now looks at again."""

    path: str
    """Below the staging folder, with ``/``."""
    kind: str
    """Document kind."""
    printed: tuple[Printed, ...] = ()
    """The figures in it, as the renderer recorded them, in their order."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that is not what it should be."""

    document: str
    """Its path."""
    where: str
    """Place in it; empty for the whole file."""
    expected: str
    """Chinese, or the text that should stand there."""
    found: str

    @property
    def message(self) -> str:
        """The failure in one Chinese sentence."""
        place = " ".join(part for part in (self.document, self.where) if part)
        return f"{place}：应为“{_short(self.expected)}”，实为“{_short(self.found)}”"


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph outside tables, or a cell, of an opened file."""

    where: str
    """In the words of ``Printed.where``."""
    text: str
    table: str = ""
    """Table or sheet that the cell belongs to; empty for a paragraph."""
    row: int = 0
    """1-based row of a cell."""
    column: int = 0
    """1-based grid column at which a cell starts; a cell over two columns counts as two."""
    number_format: str = ""
    """Number format of a cell that holds a number; ``text`` is then the bare number."""


def letters(text: str) -> str:
    """Letters, figures and the marks between them: what a page shows whatever the layout makes of its lines."""
    return "".join(each for each in unicodedata.normalize("NFKC", text) if each.isalnum() or each in MARKS)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}……"
