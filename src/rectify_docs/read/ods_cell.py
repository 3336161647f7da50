"""One cell of an .ods → its value and mark (OpenDocument 1.3 part 3, 19.385 and 6.1)."""

from collections.abc import Callable, Iterator

from lxml import etree

from rectify_docs.model.sheet import CellMark, CellValue
from rectify_docs.read.grid import ERROR, number
from rectify_docs.read.iso import read_date, read_duration

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
NUMBERS = frozenset({"float", "percentage", "currency"})
TYPED: dict[str, tuple[str, Callable[[str], CellValue]]] = {
    "date": ("date-value", read_date),
    "time": ("time-value", read_duration),
    "boolean": ("boolean-value", "true".__eq__),
}
"""Value type → the attribute that holds the value, and how it is read."""
BLANKS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
SILENT = frozenset({f"{OFFICE}annotation", f"{TEXT}note"})
LONGEST = 1_000_000
"""Characters of a cell; office programs end at 32,767."""


def read_cell(cell: etree._Element) -> tuple[CellValue, CellMark | None]:
    """The value, and what it alone does not tell.

    Raises:
        ValueError: a number, date or time is written wrongly.
    """
    kind = cell.get(f"{OFFICE}value-type") or ""
    if kind in NUMBERS:
        value = number(float(cell.get(f"{OFFICE}value", "")))
        return value, CellMark.PERCENT if kind == "percentage" else None
    if kind in TYPED:
        attribute, read = TYPED[kind]
        return read(cell.get(f"{OFFICE}{attribute}", "")), None
    text = _text(cell)
    formula = cell.get(f"{TABLE}formula") is not None
    if cell.get(f"{CALC}value-type") == "error" or (formula and ERROR.fullmatch(text.strip())):
        return None, CellMark.ERROR
    no_value = formula and not kind and not len(cell)  # an empty text that was calculated has an empty paragraph
    return text or cell.get(f"{OFFICE}string-value") or None, CellMark.NO_VALUE if no_value else None


def _text(cell: etree._Element) -> str:
    """The paragraphs of a cell as lines.

    Raises:
        ValueError: a cell cannot be that long.
    """
    lines, length = [], 0
    for paragraph in cell.iterchildren(f"{TEXT}p", f"{TEXT}h"):
        parts = []
        for part in _texts(paragraph):
            parts.append(part)
            length += len(part)
            if length > LONGEST:
                raise ValueError(length)
        lines.append("".join(parts))
    return "\n".join(lines)


def _texts(element: etree._Element) -> Iterator[str]:
    """The text of a paragraph: blanks are elements, comments and notes are not part of it."""
    yield element.text or ""
    for child in element.iterchildren():
        if child.tag == f"{TEXT}s":
            yield " " * min(int(child.get(f"{TEXT}c", "1")), LONGEST + 1)
        elif child.tag in BLANKS:
            yield BLANKS[child.tag]
        elif child.tag not in SILENT and not callable(child.tag):
            yield from _texts(child)
        yield child.tail or ""
