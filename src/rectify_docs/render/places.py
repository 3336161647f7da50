"""Where text stands in a WordprocessingML part, in the words that people use: 第3段, 表1第2行第4列."""

from collections.abc import Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
P, TBL, TR, TC, T, BODY = (f"{{{W}}}{name}" for name in ("p", "tbl", "tr", "tc", "t", "body"))
NO_BREAK_HYPHEN = f"{{{W}}}noBreakHyphen"
WRAPPERS = frozenset(f"{{{W}}}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "footnote", "endnote"))
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def places(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Every paragraph outside tables (counted from 1) and every cell of the outer tables, each with its place."""
    body = root.find(BODY)
    paragraphs = tables = 0
    for element in _children(root if body is None else body, P, TBL):
        if element.tag == P:
            paragraphs += 1
            yield f"第{paragraphs}段", element
        else:
            tables += 1
            yield from _cells(element, f"表{tables}")


def _cells(table: etree._Element, name: str) -> Iterator[tuple[str, etree._Element]]:
    for r, row in enumerate(_children(table, TR), 1):
        for c, cell in enumerate(_children(row, TC), 1):
            yield f"{name}第{r}行第{c}列", cell


def rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, without those of tables in its cells."""
    return _children(table, TR)


def cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row."""
    return _children(row, TC)


def texts(element: etree._Element) -> Iterator[etree._Element]:
    """The ``w:t`` elements with text, without the copies for old readers (mc:Fallback)."""
    for text in element.iter(T):
        if text.text and next(text.iterancestors(FALLBACK), None) is None:
            yield text


def whole_text(element: etree._Element) -> str:
    """All that a paragraph or cell says, tabs and line ends aside; a hyphen at which no line ends is one."""
    shown = (each for each in element.iter(T, NO_BREAK_HYPHEN) if next(each.iterancestors(FALLBACK), None) is None)
    return "".join("-" if each.tag == NO_BREAK_HYPHEN else each.text or "" for each in shown)


def _children(element: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The children with one of the tags, in content controls and the like too."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in WRAPPERS:
            yield from _children(child, *tags)
