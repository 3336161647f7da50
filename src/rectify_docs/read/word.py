"""A Word document (.docx) → paragraphs and tables, walked once from the XML.

Why not python-docx: its ``Table.cell()`` is quadratic, and it knows neither automatic numbers nor tracked changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from rectify_docs.model.sheet import Line, Merge, RawSheet
from rectify_docs.read.archive import Archive
from rectify_docs.read.bounds import Refusal, RefusedError
from rectify_docs.read.word_numbering import Numbering, W, read_numbering

DOCUMENT = "word/document.xml"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
LEFT_OUT = frozenset({f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}pict", f"{W}drawing", f"{MC}Fallback"})
"""Deleted text, and text boxes: no part of the running text."""
CHANGES = frozenset({f"{W}del", f"{W}ins", f"{W}moveFrom", f"{W}moveTo"})
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}


@dataclass(slots=True)
class WordText:
    """What a document says, in its order."""

    lines: list[Line] = field(default_factory=list)
    """Paragraphs outside tables; their numbers count empty ones too. Automatic numbers are part of the text."""
    tables: list[RawSheet] = field(default_factory=list)
    """Named 表1, 表2 …; merged cells are filled; a cell's paragraphs are joined by line feeds."""
    changed: bool = False
    """The document holds tracked changes; they are read as accepted."""


def read_word(data: bytes, name: str) -> WordText:
    """The paragraphs and tables of a document.

    Raises:
        RefusedError: no document, too large, or hostile.
        etree.XMLSyntaxError, KeyError, ValueError: broken.
    """
    archive = Archive(data)
    if DOCUMENT not in archive:
        raise RefusedError(Refusal.OTHER_KIND, "不是 Word 文档")
    parts = {
        part: archive.read(f"word/{part}.xml") for part in ("numbering", "styles") if f"word/{part}.xml" in archive
    }
    root = etree.fromstring(archive.read(DOCUMENT), etree.XMLParser(resolve_entities=False, no_network=True))
    numbering = read_numbering(parts.get("numbering"), parts.get("styles"))
    text = WordText(changed=any(one.tag in CHANGES for one in root.iter(*CHANGES)))
    count = 0
    for block in _blocks(root.find(f"{W}body")):
        if block.tag == f"{W}p":
            count += 1
            if said := _paragraph(block, numbering).strip():
                text.lines.append(Line(count, said))
        else:
            text.tables.append(_table(block, numbering, name, f"表{len(text.tables) + 1}"))
    return text


def _blocks(parent: etree._Element | None) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those inside content controls."""
    for child in parent if parent is not None else ():
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag in {f"{W}sdt", f"{W}ins", f"{W}customXml"}:
            content = child.find(f"{W}sdtContent")
            yield from _blocks(child if content is None else content)


def _paragraph(paragraph: etree._Element, numbering: Numbering) -> str:
    text = "".join(_runs(paragraph))
    label = numbering.label(paragraph)
    return f"{label}{text}" if text.strip() else text


def _runs(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in LEFT_OUT or (child.tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None):
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        elif child.tag != f"{W}pPr":
            yield from _runs(child)


def _table(table: etree._Element, numbering: Numbering, file: str, name: str) -> RawSheet:
    rows: list[list[str | None]] = []
    merges: list[Merge] = []
    open_: dict[int, Merge] = {}
    for number, row in enumerate((one for one in table.iterfind(f"{W}tr") if not _deleted(one)), start=1):
        column = 1 + int(_property(row, "trPr", "gridBefore") or 0)
        cells: list[str | None] = [None] * (column - 1)
        for cell in row.iterfind(f"{W}tc"):
            span = int(_property(cell, "tcPr", "gridSpan") or 1)
            merge = Merge(number, column, number, column + span - 1)
            above = open_.get(column)
            if _goes_on(cell) and above and above.last_column == merge.last_column:
                merge = Merge(above.first_row, column, number, above.last_column)
                merges.remove(above)
                cells += [rows[above.first_row - 1][column - 1]] * span
            else:
                cells += [_cell(cell, numbering)] * span
            merges.append(merge)
            open_[column] = merge
            column += span
        rows.append(cells)
    real = tuple(one for one in merges if one.first_row < one.last_row or one.first_column < one.last_column)
    return RawSheet(file, name, tuple(map(tuple, rows)), real)


def _cell(cell: etree._Element, numbering: Numbering) -> str | None:
    """The paragraphs of a cell; of a table inside it the cells, in order."""
    said = []
    for block in _blocks(cell):
        if block.tag == f"{W}p":
            said.append(_paragraph(block, numbering))
        else:
            said += [text for inner in block.iterfind(f"{W}tr/{W}tc") if (text := _cell(inner, numbering))]
    return "\n".join(text for text in said if text.strip()) or None


def _goes_on(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _deleted(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _property(element: etree._Element, group: str, name: str) -> str:
    found = element.find(f"{W}{group}/{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")
