"""What a reader of values alone does not see in an .xlsx: percent formats, error cells, formulas without a result."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from rectify_docs.model.sheet import CellMark
from rectify_docs.read.styles import Styles, parser, read_styles

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STYLES = "xl/styles.xml"
REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
FILLED = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
SIGNS = re.compile(rb"""t=["']e["']|<(?:\w+:)?f[\s>/]|hidden=["'](?:1|true)["']""")
"""Error cells, formulas, hidden rows (and columns): without any of them and of special styles there is no mark."""


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """The marks of one sheet."""

    marks: Mapping[tuple[int, int], CellMark] = field(default_factory=dict)
    months: frozenset[tuple[int, int]] = frozenset()
    """Date cells that are shown without their day."""
    hidden_rows: int = 0
    last_row: int = 0
    last_column: int = 0
    """Corner of the used area, as far as cells carry an address."""


def read_marks(data: bytes) -> dict[str, SheetMarks]:
    """Sheet name → its marks.

    Raises:
        etree.XMLSyntaxError, KeyError, ValueError, zipfile.BadZipFile: the archive is broken.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles = read_styles(archive.read(STYLES)) if STYLES in archive.namelist() else Styles()
        return {name: _sheet(archive.read(part), styles) for name, part in _parts(archive)}


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Names of worksheets with their parts."""
    relations = etree.fromstring(archive.read(RELATIONS), parser())
    targets = {one.get("Id"): one.get("Target", "") for one in relations.iterfind("{*}Relationship")}
    held = set(archive.namelist())
    for sheet in etree.fromstring(archive.read(WORKBOOK), parser()).iterfind("{*}sheets/{*}sheet"):
        key = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), None)
        part = posixpath.normpath(posixpath.join("/xl", targets.get(key, ""))).lstrip("/")
        if part in held:
            yield sheet.get("name", ""), part


def _sheet(xml: bytes, styles: Styles) -> SheetMarks:
    last_row, last_column = _corner(xml)
    if not SIGNS.search(xml) and not styles.percent and not styles.month:
        return SheetMarks(last_row=last_row, last_column=last_column)
    marks: dict[tuple[int, int], CellMark] = {}
    months: set[tuple[int, int]] = set()
    hidden = 0
    for place, cell in _cells(xml):
        if cell is None:
            hidden += 1
        elif (mark := _mark(cell, styles)) is not None:
            marks[place] = mark
        elif int(cell.get("s") or 0) in styles.month:
            months.add(place)
    return SheetMarks(marks, frozenset(months), hidden, last_row, last_column)


def _corner(xml: bytes) -> tuple[int, int]:
    rows = columns = 0
    for match in FILLED.finditer(xml):
        rows = max(rows, int(match[2]))
        columns = max(columns, _column(match[1].decode()))
    return rows, columns


def _cells(xml: bytes) -> Iterator[tuple[tuple[int, int], etree._Element | None]]:
    """Cells with their place; None for the cell stands for a hidden row that holds values."""
    row = 0
    for _, element in etree.iterparse(io.BytesIO(xml), tag="{*}row", resolve_entities=False, no_network=True):
        row = int(element.get("r") or row + 1)
        column = 0
        for cell in element.iterchildren("{*}c"):
            match = REFERENCE.fullmatch(cell.get("r") or "")
            column = _column(match[1]) if match else column + 1
            yield (row, column), cell
        if element.get("hidden") in {"1", "true"} and element.find("{*}c/*") is not None:
            yield (row, 0), None
        element.clear()


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


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
