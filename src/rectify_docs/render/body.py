"""The body of a docx, taken out and put back, for copies that only the layout program sees."""

from collections.abc import Iterator, Mapping

from lxml import etree

from rectify_docs.render import archive
from rectify_docs.render.places import cells
from rectify_docs.render.tables import span

DOCUMENT = "word/document.xml"


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
    column = 0
    for cell in cells(row):
        yield column, cell
        column += span(cell)
