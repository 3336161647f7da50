"""The body of a docx, taken out and put back, for copies that only the layout program sees."""

from collections.abc import Iterator, Mapping
from itertools import takewhile

from lxml import etree

from rectify_docs.render import archive
from rectify_docs.render.given import VAL, is_on, whole
from rectify_docs.render.places import W, cells, rows
from rectify_docs.render.tables import span

DOCUMENT = "word/document.xml"
SKIPPED, HEADER = (f"{{{W}}}trPr/{{{W}}}{name}" for name in ("gridBefore", "tblHeader"))
MERGE = f"{{{W}}}tcPr/{{{W}}}vMerge"
"""Properties of a row and of a cell themselves, not of tables in them."""


def taken(data: bytes) -> tuple[Mapping[str, bytes], etree._Element]:
    """The files of a docx and the root of its body."""
    files = archive.unpack(data)
    return files, etree.fromstring(files[DOCUMENT])


def put_back(files: Mapping[str, bytes], root: etree._Element) -> bytes:
    """A docx of the files with that body."""
    body = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return archive.write({name: archive.pack(content) for name, content in {**files, DOCUMENT: body}.items()})


def columns(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row, each with the grid column in which it begins."""
    column = max(whole(row.find(SKIPPED), VAL, 0), 0)
    for cell in cells(row):
        yield column, cell
        column += span(cell)


def head_rows(table: etree._Element) -> list[etree._Element]:
    """The rows that are said again on every page: those that the table begins with (ECMA-376 17.4.50)."""
    return list(takewhile(lambda row: is_on(row.find(HEADER)), rows(table)))


def merge_of(cell: etree._Element) -> etree._Element | None:
    """What says that a cell is merged with those above or below it."""
    return cell.find(MERGE)


def goes_on(cell: etree._Element) -> bool:
    """Whether a cell is part of the merged one that began above it."""
    merge = merge_of(cell)
    return merge is not None and merge.get(VAL) != "restart"


def is_merged(table: etree._Element) -> bool:
    """Whether it has merged cells of its own."""
    return any(merge_of(cell) is not None for row in rows(table) for cell in cells(row))
