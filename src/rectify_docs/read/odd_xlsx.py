"""A worksheet whose XML is not in the plain form (prefixes, other quotes, cells without address), by a parser."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from lxml import etree

from rectify_docs.model.sheet import CellMark, Merge
from rectify_docs.read.bounds import check_merges
from rectify_docs.read.formats import Styles
from rectify_docs.read.grid import Place, Seen

REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.IGNORECASE)
RANGE = re.compile(rb"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
TAGS = ("{*}row", "{*}col", "{*}mergeCell")
TRUE = frozenset({"1", "true"})


@dataclass(slots=True)
class Scan:
    """What is seen of a sheet, piece by piece."""

    marks: dict[Place, CellMark] = field(default_factory=dict)
    months: set[Place] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0
    """Corner of the filled area where that is far; 0 where it is near."""
    size: int = 0
    """Bytes of the XML, without what is only formatted where that is much."""
    values: int = 0
    """Cells that hold a value, as far as they are counted."""
    next_row: int = 1
    """Number of a row that has none."""

    def reach(self, row: int, column: int) -> None:
        """Stretch the corner to a filled cell."""
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)

    @property
    def seen(self) -> Seen:
        """For the sheet."""
        return Seen(self.marks, self.months, self.merges, self.hidden_rows, self.hidden_columns)


def scan_odd(xml: bytes, styles: Styles, sheet: str) -> Scan:
    """Look at every cell.

    Raises:
        etree.XMLSyntaxError, ValueError: damaged.
        RefusedError: F112, too many merged ranges.
    """
    found = Scan(size=len(xml))
    for element in _elements(xml):
        kind = etree.QName(element).localname
        if kind == "row":
            _row(element, styles, found)
        elif kind == "mergeCell":
            if match := RANGE.fullmatch(element.get("ref", "").encode()):
                found.merges.append(merge_of(match.groups()))
        elif element.get("hidden") in TRUE:
            found.hidden_columns.append(range(int(element.get("min", "1")), int(element.get("max", "0")) + 1))
    check_merges(len(found.merges), sheet)
    return found


def _elements(xml: bytes) -> Iterator[etree._Element]:
    """Rows, columns and merged ranges; each is freed after use."""
    for _, element in etree.iterparse(io.BytesIO(xml), tag=TAGS, resolve_entities=False, no_network=True):
        yield element
        free(element)


def free(element: etree._Element) -> None:
    """Forget an element that is used, and its neighbours before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _row(element: etree._Element, styles: Styles, found: Scan) -> None:
    row, column = int(element.get("r") or found.next_row), 0
    found.next_row = row + 1
    if element.get("hidden") in TRUE:
        found.hidden_rows.append(row)
    for cell in element.iterchildren("{*}c"):
        place = _place(cell.get("r"), row, column + 1)
        column = place[1]
        if len(cell):
            found.reach(*place)
        if (mark := _mark(cell, styles)) is not None:
            found.marks[place] = mark
        elif int(cell.get("s") or 0) in styles.month:
            found.months.add(place)


def _place(reference: str | None, row: int, column: int) -> Place:
    """The place that a cell names, else the next one.

    Raises:
        ValueError: it names none that exists.
    """
    if not reference:
        return row, column
    match = REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    return int(match[2]), column_number(match[1].upper().encode())


def _mark(cell: etree._Element, styles: Styles) -> CellMark | None:
    kind = cell.get("t") or "n"
    if kind == "e":
        return CellMark.ERROR
    value = cell.findtext("{*}v") or ""
    if cell.find("{*}f") is not None and not value and kind != "str":
        return CellMark.NO_VALUE
    if kind == "n" and value and int(cell.get("s") or 0) in styles.percent:
        return CellMark.PERCENT
    return None


@cache
def column_number(letters: bytes) -> int:
    """Number of a column by its letters: AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


@lru_cache(maxsize=20_000)
def merge_of(groups: tuple[bytes, ...]) -> Merge:
    """The range of ``A1:B2`` taken apart; the sheets of an office are alike."""
    left, top, right, bottom = groups
    return Merge(int(top), column_number(left), int(bottom), column_number(right))
