"""Cells merged downwards that begin anew where a page begins, marked （续）, for the PDF.

Why in a copy: a merged cell that goes on over a page prints its text once, and only the layout program knows where its
pages end; Word and WPS end them elsewhere, so that the docx itself cannot say it.
"""

from collections.abc import Collection, Sequence
from copy import deepcopy

from lxml import etree

from rectify_docs.render.body import columns, goes_on, head_rows, merge_of, put_back, taken
from rectify_docs.render.given import VAL, whole
from rectify_docs.render.heights import width_of
from rectify_docs.render.page_starts import named_rows
from rectify_docs.render.places import TBL, T, W, rows

MARK, CUT = "（续）", "…\u2060…"
"""The ellipsis holds a word joiner, without which LibreOffice ends a line inside it."""
SURE = 0.85
"""Of the estimated room: a repeated text must not make its rows higher, or pages would end elsewhere."""
SHORT = 8
"""Half-width characters of a number, which is repeated as it is: its column has no room for more."""
BREAK = (
    f'<w:p xmlns:w="{W}"><w:pPr><w:pageBreakBefore/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" '
    'w:line="1" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
"""An empty paragraph of no height at the top of a page: tables without one between them become one."""
P, R, R_PR = (f"{{{W}}}{name}" for name in ("p", "r", "rPr"))
TBL_PR, GRID, WIDTH = (f"{{{W}}}{name}" for name in ("tblPr", "tblGrid", "w"))
COLUMNS = f"{GRID}/{{{W}}}gridCol"


def resumed(data: bytes, names: Collection[str], *, every: bool = False) -> bytes:
    """The docx with its tables cut before some rows, each part on a new page with merged cells that begin anew.

    Args:
        data: a docx.
        names: the rows, as :func:`~rectify_docs.render.page_starts.page_starts` tells.
        every: the names are those of the rows of all tables.
    """
    files, root = taken(data)
    starts = [row for name, row in named_rows(root, every=every).items() if name in names]
    for table in list(root.iter(TBL)):
        _resume(list(rows(table)), [whole(column, WIDTH, 0) for column in table.findall(COLUMNS)], starts)
    for row in reversed(starts):
        _cut(row, starts)
    return put_back(files, root)


def _cut(row: etree._Element, starts: Collection[etree._Element]) -> None:
    """Ends the table before a row; the rest is a table of its own with the same heads, at the top of a page.

    Heads that do not fit on one page are not said again.
    """
    table = next(row.iterancestors(TBL))
    rest = etree.Element(TBL)
    heads = head_rows(table)
    heads = [] if any(head in starts for head in heads) else heads
    rest.extend(deepcopy(part) for part in (table.find(TBL_PR), table.find(GRID), *heads) if part is not None)
    rest.extend([row, *row.itersiblings()])
    table.addnext(rest)
    table.addnext(etree.fromstring(BREAK))


def _resume(table: Sequence[etree._Element], widths: Sequence[int], starts: Collection[etree._Element]) -> None:
    heads: dict[int, etree._Element] = {}
    for at, row in enumerate(table):
        for column, cell in columns(row):
            if not goes_on(cell):
                heads[column] = cell
            elif row in starts and column in heads:
                _begin(cell)
                room = _at(widths, column) * _room(table, at, column, widths)
                _say(cell, _repeated(_text(heads[column]), room), heads[column])


def _begin(cell: etree._Element) -> None:
    """Makes a cell the first of a merged one."""
    merge = merge_of(cell)
    if merge is not None:
        merge.set(VAL, "restart")


def _at(widths: Sequence[int], column: int) -> int:
    """Width of a column; 0 where the grid does not say."""
    return widths[column] if column < len(widths) else 0


def _repeated(text: str, room: float) -> str:
    """What stands in the new cell: of a long text what fits."""
    if width_of(text) <= SHORT:
        return text
    kept = f"{MARK}{text}"
    while len(kept) > len(MARK) and width_of(kept) > max(room, SHORT):
        kept = kept.removesuffix(CUT)[:-1] + CUT
    return kept


def _room(table: Sequence[etree._Element], first: int, column: int, widths: Sequence[int]) -> float:
    """Half-width characters for each unit of width that fit into a merged cell, by what stands beside it."""
    room = 0.0
    for at in range(first, len(table)):
        row = dict(columns(table[at]))
        if column not in row or (at > first and not goes_on(row[column])):
            break
        room += max(width_of(_text(cell)) / max(_at(widths, place), 1) for place, cell in row.items())
    return room * SURE


def _say(cell: etree._Element, text: str, like: etree._Element) -> None:
    """Writes a text into an empty cell, in the character format of another's first run."""
    paragraph = cell.find(P)
    if paragraph is None:
        paragraph = etree.SubElement(cell, P)
    run = etree.SubElement(paragraph, R)
    run.extend(_copies(like))
    etree.SubElement(run, T).text = text


def _copies(cell: etree._Element) -> list[etree._Element]:
    run = next(cell.iter(R), None)
    properties = None if run is None else run.find(R_PR)
    return [] if properties is None else [etree.fromstring(etree.tostring(properties))]


def _text(cell: etree._Element) -> str:
    return "".join(text.text or "" for text in cell.iter(T))
