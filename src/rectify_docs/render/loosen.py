"""A docx whose tables a layout program can break anywhere, for a PDF on which otherwise something is missing.

LibreOffice 7.4 leaves out rows that may not be torn (``w:cantSplit``) where the next one does not fit on the page, and
the last line of a cell merged downwards (``w:vMerge``) where it goes on over a page.
"""

from lxml import etree

from rectify_docs.render.body import columns, goes_on, head_rows, merge_of, put_back, taken
from rectify_docs.render.places import TBL, W, cells, rows

CANT_SPLIT, MERGE, ROW, CELL, VAL = (f"{{{W}}}{name}" for name in ("cantSplit", "vMerge", "trPr", "tcPr", "val"))
BORDERS = f"{{{W}}}tcBorders"
EARLIER = {f"{{{W}}}{name}" for name in ("cnfStyle", "tcW", "gridSpan", "hMerge")}
"""What stands before the borders in CT_TcPr's sequence (ECMA-376 17.4.70)."""


def loosened(data: bytes, *, torn: bool) -> bytes:
    """The document with merged cells as single ones without a line between them; if need be, with rows that may tear.

    Args:
        data: a docx.
        torn: whether rows may be torn, which looks worse.
    """
    files, root = taken(data)
    for table in root.iter(TBL):
        unmerge(table)
        if torn:
            tear(table)
    return put_back(files, root)


def tear(table: etree._Element) -> None:
    """Lets every row but the heads go on over a page."""
    for row in list(rows(table))[len(head_rows(table)) :]:
        for properties in row.findall(ROW):
            _drop(properties, CANT_SPLIT)


def unmerge(table: etree._Element) -> None:
    """Every merged cell by itself: the text in the first one, nothing in the others."""
    above: dict[int, etree._Element] = {}
    for row in rows(table):
        below: dict[int, etree._Element] = {}
        for column, cell in columns(row):
            if merge_of(cell) is None:
                continue
            if goes_on(cell) and column in above:
                _open(cell, "top")
                _open(above[column], "bottom")
            below[column] = cell
        above = below
    for row in rows(table):
        for properties in (properties for cell in cells(row) for properties in cell.findall(CELL)):
            _drop(properties, MERGE)


def _drop(properties: etree._Element, name: str) -> None:
    for mark in properties.findall(name):
        properties.remove(mark)


def _open(cell: etree._Element, side: str) -> None:
    """No line on one side of a cell; top stands before bottom."""
    properties = next(cell.iter(CELL))  # merged, so it has some
    borders = properties.find(BORDERS)
    if borders is None:
        borders = etree.Element(BORDERS)
        at = sum(1 for child in properties if child.tag in EARLIER)
        properties.insert(at, borders)
    line = etree.Element(f"{{{W}}}{side}", {VAL: "nil"})
    borders.insert(0 if side == "top" else len(borders), line)
