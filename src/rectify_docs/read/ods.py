"""An .ods → raw sheets: one pass over ``content.xml`` (OpenDocument 1.3 part 3)."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from rectify_docs.model.sheet import CellMark, CellValue, Merge, RawSheet
from rectify_docs.read import bounds
from rectify_docs.read.archive import Archive, check_tags
from rectify_docs.read.bounds import Cells, Refusal, RefusedError, check_merges
from rectify_docs.read.grid import Grid, Place, Seen, raw_sheet
from rectify_docs.read.odd_xlsx import free
from rectify_docs.read.ods_cell import TABLE, read_cell
from rectify_docs.read.ods_styles import OdsStyles

CONTENT = "content.xml"
STYLES = "styles.xml"
"""Holds the styles that several sheets share."""
MANIFEST = "META-INF/manifest.xml"
COVERED = f"{TABLE}covered-table-cell"
HIDDEN = frozenset({"collapse", "filter"})
TAGS = (*(f"{TABLE}{one}" for one in ("table", "table-column", "table-row", "null-date")), *OdsStyles.TAGS)
EXTERNAL = "'file:"
"""How the names of tables begin that only keep what was read from another file."""
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384


def read_ods(archive: Archive, name: str, cells: Cells) -> Iterator[RawSheet]:
    """All sheets in order, hidden ones too.

    Raises:
        RefusedError: F103 encrypted, F111, F112 out of bounds.
        etree.XMLSyntaxError, KeyError, ValueError: damaged.
    """
    if MANIFEST in archive and b"encryption-data" in archive.read(MANIFEST):
        raise RefusedError(Refusal.ENCRYPTED)
    reader, depth = _Reader(OdsStyles(), cells), 0
    if STYLES in archive:
        for _, element in _elements(archive, STYLES, OdsStyles.TAGS):
            reader.styles.take(element)
    for event, element in _elements(archive, CONTENT, TAGS, ("start", "end")):
        if element.tag == f"{TABLE}table":
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                reader.table = _Table(element.get(f"{TABLE}name", ""), element.get(f"{TABLE}style-name", ""))
            elif event == "end" and depth == 0 and not reader.table.name.startswith(EXTERNAL):
                yield reader.finish(name)
        elif event == "end" and depth <= 1:
            reader.take(element)
            free(element)


def _elements(
    archive: Archive, part: str, tags: Sequence[str], events: Sequence[str] = ("end",)
) -> Iterator[tuple[str, etree._Element]]:
    xml = io.BytesIO(check_tags(archive.read(part, bounds.MAX_TREE), part))
    return iter(etree.iterparse(xml, events, tag=tags, resolve_entities=False, no_network=True))


@dataclass(slots=True)
class _Table:
    """A sheet in the making."""

    name: str = ""
    style: str = ""
    grid: Grid = field(default_factory=list)
    marks: dict[Place, CellMark] = field(default_factory=dict)
    months: list[Place] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    columns: list[tuple[range, str, bool]] = field(default_factory=list)
    """Places, default style, whether hidden."""
    row: int = 0

    def default_style(self, column: int) -> str:
        """The style of a cell that names none."""
        return next((style for places, style, _ in self.columns if column in places), "")


@dataclass(slots=True)
class _Reader:
    styles: OdsStyles
    cells: Cells
    date1904: bool = False
    table: _Table = field(default_factory=_Table)
    texts: int = 0

    def take(self, element: etree._Element) -> None:
        """Use an element that is complete."""
        if element.tag == f"{TABLE}table-row":
            self._row(element)
        elif element.tag == f"{TABLE}table-column":
            start = self.table.columns[-1][0].stop if self.table.columns else 1
            places = range(start, min(start + _count(element, "columns"), MAX_COLUMNS + 1))
            hidden = element.get(f"{TABLE}visibility") in HIDDEN
            if places:
                self.table.columns.append((places, element.get(f"{TABLE}default-cell-style-name", ""), hidden))
        elif element.tag == f"{TABLE}null-date":
            self.date1904 = element.get(f"{TABLE}date-value", "").startswith("1904")
        else:
            self.styles.take(element)

    def finish(self, file: str) -> RawSheet:
        """The sheet."""
        table = self.table
        check_merges(len(table.merges), table.name)
        seen = Seen(
            marks=table.marks,
            months=table.months,
            merges=table.merges,
            hidden_rows=table.hidden_rows,
            hidden_columns=[places for places, _, hidden in table.columns if hidden],
            visible=table.style not in self.styles.hidden,
            date1904=self.date1904,
        )
        return raw_sheet(file, table.name, table.grid, seen, self.cells)

    def _row(self, element: etree._Element) -> None:
        """A row as often as it is repeated; empty ones only move on."""
        table, times = self.table, min(_count(element, "rows"), MAX_ROWS)
        values, marks, months = self._cells(element, element.get(f"{TABLE}default-cell-style-name", ""))
        if values or marks:
            if table.row + times > MAX_ROWS:
                raise RefusedError(Refusal.CELLS, table.name, table.name)
            self.cells.fit((table.row + times - len(table.grid)) + times * len(values), table.name)
            self.cells.take(times * len(values), table.name)
            table.grid += [[] for _ in range(table.row - len(table.grid))]
            for row in range(table.row + 1, table.row + times + 1):
                table.grid.append(values.copy())
                table.marks |= {(row, column): mark for column, mark in marks.items()}
                table.months += ((row, column) for column in months)
                if element.get(f"{TABLE}visibility") in HIDDEN:
                    table.hidden_rows.append(row)
        table.row += times

    def _cells(self, row: etree._Element, style: str) -> tuple[list[CellValue], dict[int, CellMark], list[int]]:
        """Values up to the last that is filled; marks and months by column."""
        values: list[CellValue] = []
        marks: dict[int, CellMark] = {}
        months: list[int] = []
        column = 1
        for cell in row.iterchildren(f"{TABLE}table-cell", COVERED):
            times = min(_count(cell, "columns"), MAX_COLUMNS)
            value, mark = read_cell(cell) if len(cell) or cell.attrib else (None, None)
            self._merge(cell, column)
            if value is not None or mark is not None:
                self._count_text(value, times)
                values += [None] * (column - 1 - len(values)) + [value] * times
                places = range(column, column + times)
                marks |= dict.fromkeys(places, mark) if mark else {}
                if self.styles.months and isinstance(value, dt.date):
                    named = cell.get(f"{TABLE}style-name") or style or self.table.default_style(column)
                    months += places if named in self.styles.months else ()
            column += times
        return values, marks, months

    def _merge(self, cell: etree._Element, column: int) -> None:
        rows, columns = (int(cell.get(f"{TABLE}number-{one}-spanned", "1")) for one in ("rows", "columns"))
        if rows > 1 or columns > 1:
            top = self.table.row + 1
            self.table.merges.append(Merge(top, column, top + rows - 1, column + columns - 1))

    def _count_text(self, value: CellValue, times: int) -> None:
        self.texts += len(value) * times if isinstance(value, str) else 0
        if self.texts > bounds.MAX_TEXT:
            raise RefusedError(Refusal.UNPACKED, "全部文字")


def _count(element: etree._Element, what: str) -> int:
    return int(element.get(f"{TABLE}number-{what}-repeated", "1"))
