"""Automatic numbers of Word paragraphs, which are no text: computed as Word shows them (ECMA-376 part 1, 17.9)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIGITS = "零一二三四五六七八九"
CHINESE = frozenset({"chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting"})
CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
FIRST_CIRCLED, LAST_CIRCLED = 0x2460, 20
PLACEHOLDER = re.compile(r"%([1-9])")
LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how it counts and how the number is dressed."""

    kind: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    """numId → its abstract list and the levels."""
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Paragraph style → numId and level."""
    counts: dict[str, list[int]] = field(default_factory=dict)

    def label(self, paragraph: etree._Element) -> str:
        """The number that Word shows before the paragraph's text; empty for none. Asking counts on."""
        number, level = self._place(paragraph)
        if number not in self.lists:
            return ""
        abstract, levels = self.lists[number]
        own = levels.get(level)
        if own is None:
            return ""
        counts = self.counts.setdefault(abstract, [0] * LEVELS)
        counts[level] = counts[level] + 1 if counts[level] else own.start
        counts[level + 1 :] = [0] * (LEVELS - level - 1)
        return PLACEHOLDER.sub(lambda match: self._shown(levels, counts, int(match[1]) - 1), own.text)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        direct = paragraph.find(f"{W}pPr/{W}numPr")
        if direct is not None:
            return _value(direct, "numId"), int(_value(direct, "ilvl") or 0)
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self.styles.get(style.get(f"{W}val", ""), ("", 0)) if style is not None else ("", 0)

    @staticmethod
    def _shown(levels: dict[int, _Level], counts: list[int], level: int) -> str:
        one = levels.get(level)
        return counted(counts[level] or one.start, one.kind) if one else ""


def read_numbering(numbering: bytes | None, styles: bytes | None) -> Numbering:
    """The lists of ``numbering.xml`` and the styles of ``styles.xml`` that use them; both may be missing.

    Raises:
        etree.XMLSyntaxError: a part is broken.
    """
    if numbering is None:
        return Numbering()
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(numbering, parser)
    abstract = {one.get(f"{W}abstractNumId", ""): dict(_levels(one)) for one in root.iterfind(f"{W}abstractNum")}
    lists = {}
    for one in root.iterfind(f"{W}num"):
        key = _value(one, "abstractNumId")
        if key in abstract:
            lists[one.get(f"{W}numId", "")] = (key, abstract[key])
    used = dict(_numbered_styles(etree.fromstring(styles, parser))) if styles is not None else {}
    return Numbering(lists, used)


def counted(number: int, kind: str) -> str:
    """A number in one of Word's ways of counting; Arabic for the ways that lists of measures do not use."""
    if kind in {"none", "bullet"}:
        return ""
    if kind in CHINESE:
        return _digits(number) if kind == "ideographDigital" else _chinese(number)
    if kind in CIRCLED and number <= LAST_CIRCLED:
        return chr(FIRST_CIRCLED + number - 1)
    return str(number)


def _digits(number: int) -> str:
    return "".join(DIGITS[int(one)] for one in str(number)).replace("零", "〇")


def _chinese(number: int) -> str:
    """1 → 一, 10 → 十, 27 → 二十七, 105 → 一百零五."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (DIGITS[ones] if ones else "")


def _levels(abstract: etree._Element) -> Iterator[tuple[int, _Level]]:
    for one in abstract.iterfind(f"{W}lvl"):
        kind, text, start = (_value(one, name) for name in ("numFmt", "lvlText", "start"))
        yield int(one.get(f"{W}ilvl", "0")), _Level(kind, text, int(start or 1))


def _numbered_styles(root: etree._Element) -> Iterator[tuple[str, tuple[str, int]]]:
    for style in root.iterfind(f"{W}style"):
        found = style.find(f"{W}pPr/{W}numPr")
        if found is not None:
            yield style.get(f"{W}styleId", ""), (_value(found, "numId"), int(_value(found, "ilvl") or 0))


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")
