"""Which rows of a docx shall begin a page: bookmarks in its tables, and where the layout program put them."""

import re
from itertools import pairwise
from pathlib import Path

import pikepdf
from lxml import etree

from rectify_docs.render.body import is_merged, put_back, taken
from rectify_docs.render.loosen import unmerge
from rectify_docs.render.places import TBL, W, cells, rows

PREFIX = "rowOf"
"""Begin of the bookmarks; letters and figures only, since LibreOffice escapes the rest in a PDF's destinations."""
NAMED = re.compile(rf"/{PREFIX}\d+x\d+")
MOST = 1_500
"""Rows of a document up to which this is done: it has to be laid out twice."""
FIRST_ID = 1_000_000
P, ID, NAME, START, END = (f"{{{W}}}{name}" for name in ("p", "id", "name", "bookmarkStart", "bookmarkEnd"))


def marked(data: bytes) -> bytes | None:
    """The docx with a bookmark in every row of its tables with merged cells; None without such, or with too many.

    The cells are no longer merged: what then fits on a page does so when they are, whatever their rows.
    """
    files, root = taken(data)
    named = named_rows(root)
    if not 0 < len(named) <= MOST:
        return None
    for table in root.iter(TBL):
        unmerge(table)
    for number, (name, row) in enumerate(named.items(), FIRST_ID):
        for paragraph in [paragraph for cell in cells(row) for paragraph in cell.findall(P)][-1:]:
            bookmark(paragraph, number, name)
    return put_back(files, root)


def bookmark(paragraph: etree._Element, number: int, name: str) -> None:
    """Names the end of a paragraph."""
    paragraph.append(etree.Element(START, {ID: str(number), NAME: name}))
    paragraph.append(etree.Element(END, {ID: str(number)}))


def named_rows(root: etree._Element, *, every: bool = False) -> dict[str, etree._Element]:
    """The rows of tables with merged cells, or of all tables, by name."""
    tables = ((number, table) for number, table in enumerate(root.iter(TBL)) if every or is_merged(table))
    return {f"{PREFIX}{number}x{at}": row for number, table in tables for at, row in enumerate(rows(table))}


def page_starts(pdf: Path) -> frozenset[str]:
    """Names of the rows before which a page ends within their table.

    Args:
        pdf: made from a marked docx with its bookmarks as destinations.
    """
    with pikepdf.open(pdf) as opened:
        pages = {_place(name): page for name, page in page_numbers(opened).items() if NAMED.fullmatch(name)}
    pairs = pairwise(sorted(pages))
    return frozenset(
        f"{PREFIX}{below[0]}x{below[1]}"
        for above, below in pairs
        if above[0] == below[0] and pages[above] != pages[below]
    )


def page_numbers(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Named destination → its page, from 0."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return {name: numbers[to[0].objgen] for name, to in pdf.Root.get("/Dests", {}).items()}


def _place(name: str) -> tuple[int, int]:
    """Table and row of a name."""
    table, row = name.removeprefix(f"/{PREFIX}").split("x")
    return int(table), int(row)
