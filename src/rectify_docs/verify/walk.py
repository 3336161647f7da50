"""Where text stands in a WordprocessingML part: 第3段, 表1第2行第4列.

Why a second walk beside the renderer's: the check shall not repeat a mistake of what it checks. Both follow the same
rule: paragraphs outside tables and outermost tables are counted from 1, in content controls, insertions and notes too.
"""

from collections.abc import Iterator

from lxml import etree

from rectify_docs.verify.records import Place

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PARAGRAPH, TABLE, ROW, CELL, TEXT = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "t"))
SPAN, SKIPPED, VALUE = f"{W}tcPr/{W}gridSpan", f"{W}trPr/{W}gridBefore", f"{W}val"
SEEN_THROUGH = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "footnote", "endnote"))
GAPS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-", PARAGRAPH: "\n"}


def places(root: etree._Element, label: str) -> Iterator[Place]:
    """All paragraphs outside tables and all cells of the outermost tables, in document order.

    Args:
        root: root of ``document.xml``, of a header, a footer or the notes.
        label: ``页眉1`` and the like; empty for the body.
    """
    body = root.find(f"{W}body")
    paragraphs = tables = 0
    for block in _blocks(root if body is None else body, frozenset((PARAGRAPH, TABLE))):
        if block.tag == PARAGRAPH:
            paragraphs += 1
            yield Place(f"{label}第{paragraphs}段", text_of(block))
        else:
            tables += 1
            yield from _cells(block, f"{label}表{tables}")


def text_of(element: etree._Element) -> str:
    """The text of a paragraph or cell; a line feed between paragraphs, no copies for old readers (mc:Fallback)."""
    return "".join(_pieces(element)).strip("\n")


def _cells(table: etree._Element, name: str) -> Iterator[Place]:
    for r, row in enumerate(_blocks(table, frozenset((ROW,))), 1):
        column = 1 + _count(row, SKIPPED, 0)
        for c, cell in enumerate(_blocks(row, frozenset((CELL,))), 1):
            yield Place(f"{name}第{r}行第{c}列", text_of(cell), name, r, column)
            column += _count(cell, SPAN, 1)


def _blocks(parent: etree._Element, tags: frozenset[str]) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in SEEN_THROUGH:
            yield from _blocks(child, tags)


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag != FALLBACK:
            yield GAPS.get(str(child.tag), "")
            yield from _pieces(child)


def _count(element: etree._Element, path: str, default: int) -> int:
    found = element.find(path)
    value = found.get(VALUE) if found is not None else None
    return int(value) if value is not None and value.isdigit() else default
