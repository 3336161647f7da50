"""An .xlsx or .xlsm → raw sheets: values by python-calamine, what it does not see by a look at the parts."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import TypeVar

import python_calamine as calamine
from lxml import etree

from rectify_docs.model.sheet import RawSheet
from rectify_docs.read import bounds
from rectify_docs.read.archive import Archive
from rectify_docs.read.bounds import Cells, Refusal, RefusedError, check_sheets
from rectify_docs.read.formats import Styles, sort_styles
from rectify_docs.read.grid import Grid, number, raw_sheet
from rectify_docs.read.marks_xlsx import pieces, scan
from rectify_docs.read.odd_xlsx import Scan

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STYLES = "xl/styles.xml"
STRINGS = "xl/sharedStrings.xml"
TRUE = frozenset({"1", "true"})
CODES = re.compile(rb"<(?:\w+:)?numFmt\s([^<>]*)>")
FORMATS = re.compile(rb"</?(?:\w+:)?cellXfs\b")
FORMAT = re.compile(rb"""<(?:\w+:)?xf\b(?:[^<>]*?\snumFmtId=["'](\d+)["'])?""")
ATTRIBUTE = re.compile(rb"""(\w+)=(?:"([^"]*)"|'([^']*)')""")
STRING_END = re.compile(rb"</(?:\w+:)?si>|<(?:\w+:)?si/>")
SHARED = re.compile(rb"""\bt=["']s["'][^<>]*>\s*<(?:\w+:)?v>(\d{1,9})<""")
TEXT = re.compile(rb">([^<]+)<")
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
SMALL = 65_536
"""Bytes of parts that are worth remembering."""
T = TypeVar("T")
SHORTEST = 20
"""Bytes of ``<c t="s"><v>0</v></c>``."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the parts say before a value is read."""

    sheets: tuple[tuple[str, str], ...]
    """Names of sheets with the targets of their relations."""
    date1904: bool


def read_xlsx(archive: Archive, name: str, cells: Cells) -> Iterator[RawSheet]:
    """All worksheets in order, hidden ones too.

    Raises:
        RefusedError: out of bounds, or damaged.
        etree.XMLSyntaxError, KeyError, ValueError, calamine.CalamineError: damaged.
    """
    book = read_book(archive.read(WORKBOOK), archive.read(RELATIONS))
    styles = read_styles(archive.read(STYLES)) if STYLES in archive else Styles()
    parts = sheet_parts(archive, book.sheets)
    scans = {title: scan(archive, part, styles, title, cells) for title, part in parts.items() if part}
    _check_texts(archive, filter(None, parts.values()), scans)
    for title, one in scans.items():
        cells.fit(one.last_row * one.last_column, title)
    archive.settle()
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(archive.data)) as opened:
        for meta in opened.sheets_metadata:
            if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            seen = scans[meta.name].seen
            visible = meta.visible == calamine.SheetVisibleEnum.Visible
            grid = values(opened.get_sheet_by_name(meta.name), cells)
            yield raw_sheet(name, meta.name, grid, replace(seen, visible=visible, date1904=book.date1904), cells)


def values(sheet: calamine.CalamineSheet, cells: Cells) -> Grid:
    """The cells from A1 on; empty text is no value.

    Raises:
        RefusedError: F112, they are too many.
    """
    cells.take((sheet.total_height + 1) * (sheet.total_width + 1), sheet.name)
    rows = sheet.to_python(skip_empty_area=False)
    return [[None if cell == "" else number(cell) if cell.__class__ is float else cell for cell in row] for row in rows]


def remembered(function: Callable[..., T]) -> Callable[..., T]:
    """Remember what small parts said: the units of an office fill in the same form."""
    held = lru_cache(maxsize=32)(function)

    def call(*parts: bytes) -> T:
        return (held if sum(map(len, parts)) <= SMALL else function)(*parts)

    return call


@remembered
def read_styles(xml: bytes) -> Styles:
    """The styles of ``xl/styles.xml``: its tens of thousands of styles in grown files are not worth a tree."""
    codes = {}
    for match in CODES.finditer(xml):
        held = {key: double or single for key, double, single in ATTRIBUTE.findall(match[1])}
        codes[int(held.get(b"numFmtId", b"0"))] = unescape(held.get(b"formatCode", b"").decode())
    start, end = [*(one.start() for one in islice(FORMATS.finditer(xml), 2)), 0, 0][:2]
    return sort_styles((int(one or 0) for one in FORMAT.findall(xml, start, end)), codes)


@remembered
def read_book(workbook: bytes, relations: bytes) -> Book:
    """What ``xl/workbook.xml`` and its relations say.

    Raises:
        etree.XMLSyntaxError: one of them is broken.
    """
    targets = {one.get("Id"): one.get("Target", "") for one in etree.fromstring(relations, PARSER)}
    root = etree.fromstring(workbook, PARSER)
    sheets = []
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        key = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), None)
        sheets.append((sheet.get("name", ""), targets.get(key, "")))
    properties = root.find("{*}workbookPr")
    return Book(tuple(sheets), properties is not None and properties.get("date1904") in TRUE)


def sheet_parts(archive: Archive, sheets: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name of a sheet → its part.

    Raises:
        RefusedError: there are too many, or two share a name or part: one of them would be read unseen.
    """
    held = tuple(sheets)
    check_sheets(len(held))
    parts = {name: archive.target("xl", target) for name, target in held}
    if len(set(parts.values())) < len(held):
        raise RefusedError(Refusal.DAMAGED, "内容已损坏：工作表重名、共用部件或没有部件")
    return parts


def _check_texts(archive: Archive, parts: Iterable[str], scans: dict[str, Scan]) -> None:
    """Refuse a workbook whose texts fill the memory, the shared ones counted in every cell that shows them.

    Why: a shared text is held once in the file but once per cell when read. Cheap bounds come first.
    """
    sheets = sum(one.size for one in scans.values())
    shown = sum(one.values or one.size // SHORTEST for one in scans.values())
    strings = archive.read(STRINGS, bounds.MAX_TEXT) if STRINGS in archive else b""
    if len(strings) <= bounds.MEGABYTE and len(strings) * shown + sheets <= bounds.MAX_TEXT:
        return
    if strings.count(b"si>") + strings.count(b"si/>") > bounds.MAX_STRINGS:
        raise RefusedError(Refusal.UNPACKED, STRINGS)
    longest = max(map(len, strings.split(b"si>")))
    if longest * shown + sheets <= bounds.MAX_TEXT:
        return
    lengths = [len(one) for one in STRING_END.split(strings)]
    total = 0
    for part in parts:
        for piece in pieces(archive, part):
            total += sum(map(len, TEXT.findall(piece)))
            total += sum(lengths[int(at)] for at in SHARED.findall(piece) if int(at) < len(lengths)) if strings else 0
            if total > bounds.MAX_TEXT:
                raise RefusedError(Refusal.UNPACKED, "全部文字")
