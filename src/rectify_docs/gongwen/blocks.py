"""Blocks of a document's body: paragraphs, gaps, tables with tags."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from typing import Literal

from rectify_docs.gongwen.profile import Profile
from rectify_docs.gongwen.sections import Section, section_properties
from rectify_docs.gongwen.xml import text_run, w

TAG_WIDTH = 430
"""Twips of a cell that holds only a tag; rendering removes it."""
BORDER = 4
"""Eighths of a point: half a point."""
CELL_MARGINS = {"top": 28, "left": 60, "bottom": 28, "right": 60}
"""Twips between a rule and the text."""


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of a table."""

    head: str = "GwTableHead"
    text: str = "GwTableText"
    centre: str = "GwTableCentre"
    stands: str = "center"
    """Vertical place of the text in body cells: ``center`` or ``top``."""


LIST = Look("GwListHead", "GwListText", "GwListCentre", "top")
"""Small type, for lists of many columns.

Why top: beside a merged cell that goes on over a page LibreOffice centres some cells of a row and not others.
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; its cells are printed by an expression over the loop's variables."""

    title: str
    width: int
    """In proportion to the other columns."""
    value: str
    align: Literal["left", "centre"] = "left"
    condition: str = ""
    """Expression by which the column is printed; neighbours with the same condition come and go together."""


def paragraph(
    text: str,
    style: str = "GwBody",
    *,
    new_page: bool = False,
    keep_next: bool = False,
    frame: str = "",
    section: str = "",
    runs: str = "",
) -> str:
    """A paragraph of some text, or of runs; in a frame, or with a section's properties as that section's last one."""
    properties = (
        w("pStyle", val=style),
        w("keepNext") if keep_next else "",
        w("pageBreakBefore") if new_page else "",
        frame,
        section,
    )
    return w("p", w("pPr", *properties), runs or (text_run(text) if text else ""))


def tag(text: str) -> str:
    """A paragraph that holds only a tag, and that rendering removes: ``if x`` → ``{%p if x %}``."""
    return paragraph(f"{{%p {text} %}}")


def when(condition: str, *blocks: str, otherwise: Sequence[str] = ()) -> str:
    """Blocks that are printed where the condition holds, and others where it does not."""
    middle = (tag("else"), *otherwise) if otherwise else ()
    return "".join((tag(f"if {condition}"), *blocks, *middle, tag("endif")))


def each(loop: str, *blocks: str) -> str:
    """Blocks that are repeated: ``each("b in results", …)``."""
    return "".join((tag(f"for {loop}"), *blocks, tag("endfor")))


def blank(style: str = "GwAddressee") -> str:
    """An empty line of the grid (空一行)."""
    return paragraph("", style)


def section_end(section: Section, profile: Profile) -> str:
    """The properties by which a paragraph ends a section."""
    return section_properties(section, profile)


def table(
    columns: Sequence[Column],
    before: Sequence[str],
    after: Sequence[str],
    *,
    width: int,
    look: Look = Look(),
) -> str:
    """A table whose head is repeated on every page and whose rows are never torn.

    Args:
        columns: its columns.
        before: rows of one cell between the head and the repeated row: tags such as ``for m in measures``, or the
            text of a group's row, marked by a leading ``=``.
        after: tags behind the repeated row.
        width: twips of the type area.
        look: its styles.
    """
    cells = _cells(columns, width)
    rows = (
        _row([_cell(cell.width, cell.title, look.head) for cell in cells], head=True),
        *(_wide(text, len(cells), width, look) for text in before),
        _row([_body_cell(cell, look) for cell in cells]),
        *(_wide(text, len(cells), width, look) for text in after),
    )
    grid = w("tblGrid", *(w("gridCol", w=cell.width) for cell in cells))
    return w("tbl", _table_properties(width), grid, *rows)


def _cells(columns: Sequence[Column], width: int) -> list[Column]:
    """The columns with widths in twips; conditional ones stand between two that hold only tags."""
    found: list[Column] = []
    for condition, group in groupby(columns, key=lambda column: column.condition):
        start, end = (Column(text, 0, text) for text in (f"{{%tc if {condition} %}}", "{%tc endif %}"))
        members = list(group)
        found += [start, *members, end] if condition else members
    return _fitted(found, width - TAG_WIDTH * sum(1 for column in found if not column.width))


def _fitted(columns: Sequence[Column], room: int) -> list[Column]:
    """The columns with widths that add up to the room, tags aside."""
    whole = sum(column.width for column in columns)
    edges = [round(done * room / whole) for done in accumulate(column.width for column in columns)]
    widths = (edge - before for before, edge in pairwise((0, *edges)))
    return [replace(column, width=width or TAG_WIDTH) for column, width in zip(columns, widths, strict=True)]


def _table_properties(width: int) -> str:
    edges = (w(side, val="single", sz=BORDER, space=0, color="auto") for side in SIDES)
    margins = (w(side, w=size, type="dxa") for side, size in CELL_MARGINS.items())
    return w(
        "tblPr",
        w("tblW", w=width, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *edges),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
    )


SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _row(cells: Sequence[str], *, head: bool = False) -> str:
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if head else ""), *cells)


def _body_cell(column: Column, look: Look) -> str:
    style = look.centre if column.align == "centre" else look.text
    return _cell(column.width, column.value, style, stands=look.stands)


def _cell(width: int, text: str, style: str, span: int = 1, stands: str = "center") -> str:
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=span) if span > 1 else "",
        w("vAlign", val=stands),
    )
    return w("tc", properties, paragraph(text, style))


def _wide(text: str, span: int, width: int, look: Look) -> str:
    """A row of one cell: a tag, or a group's heading."""
    if text.startswith("="):
        return _row([_cell(width, text[1:], look.head, span)])
    return _row([_cell(width, f"{{%tr {text} %}}", look.text, span)])
