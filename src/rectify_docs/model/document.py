"""What goes into a renderer and what comes out: prose blocks, plain workbooks, rendered bytes."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from rectify_docs.model.figure import Figure

BODY = 0
"""Level of a body paragraph; headings are 1 (一、) to 4 (（1））."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of prose."""

    level: int
    """0 body text, 1 to 4 headings."""
    text: str
    """Plain text; a heading carries its number (（一）…) already."""


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of a report made from one Markdown file."""

    name: str
    """File name without ending and without its leading number."""
    title: str
    """The file's first-level heading, else its name."""
    blocks: tuple[Block, ...]


class Tone(Enum):
    """Background of a workbook cell; never the only carrier of a meaning."""

    PLAIN = "plain"
    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Cell:
    """A workbook cell with more than a value."""

    value: str | int | float | dt.date | Figure | None
    tone: Tone = Tone.PLAIN
    link: str = ""
    """Relative path, with ``#Sheet!A1``, that the cell opens."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a plain workbook sheet."""

    title: str
    width: float
    """Characters of the default font, as spreadsheets count them."""


class ChartKind(Enum):
    """How numbers are drawn."""

    COLUMNS = "column"
    """Stacked columns, one for each row."""
    BARS = "bar"
    """Stacked bars, one for each row: for long names."""
    RING = "doughnut"
    """A ring of one series, a piece for each row."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Some of a sheet's own columns, all its rows."""

    title: str
    categories: int
    """0-based column of the labels."""
    series: tuple[int, ...]
    """0-based columns of the values; their titles are the legend."""
    unit: str
    """Title of the axis of values."""
    kind: ChartKind = ChartKind.COLUMNS


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with a title row, a header row and rows below it."""

    name: str
    """At most 31 characters, without ``[]:*?/\\``."""
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    """A line below the title."""
    chart: Chart | None = None
    """Drawn below the table."""
    frozen: int = 0
    """Columns at the left that stay in sight."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that needs no template."""

    title: str
    author: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a figure was printed in a document."""

    figure_id: str
    where: str
    """``第3段``, ``表1第2行第4列``, ``页眉1第1段`` in a docx; ``Sheet!B4`` in an xlsx."""
    text: str
    """Exactly as printed."""
    sentence: str = field(default="", compare=False)
    """The whole text of its place, by which it can be told from an equal number beside it; empty where it is alone."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file in memory."""

    data: bytes
    printed: tuple[Printed, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document that a report module asks for: a template with its context, or a plain workbook."""

    kind: str
    name: str
    """File name with ending; Chinese, safe on Windows."""
    template: str = ""
    """Path below ``templates/``, e.g. ``docx/weekly-dispatch.docx``; empty for a plain workbook."""
    context: Mapping[str, object] | None = None
    """The variables that the template may use, by name."""
    workbook: Workbook | None = None
    title: str = ""
    """Document title for the file's properties."""
    folder: str = ""
    """Folder below ``output/<date>/``; empty for the date's folder itself."""
