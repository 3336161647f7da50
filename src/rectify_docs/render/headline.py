"""标题, very long 署名 and 标志 broken anew where the template's lines do not suit what they say (GB/T 9704 7.3.1)."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import groupby

from lxml import etree

from rectify_docs.gongwen.title import is_well_broken, wide
from rectify_docs.gongwen.title_lines import broken
from rectify_docs.render import marks
from rectify_docs.render.lines import BR, P_PR, SPACING, P, ends_page, lines_of, set_format, style_of
from rectify_docs.render.places import T, W

LONGEST = {"GwTitle": 20, "GwAnnexTitle": 20, "GwMarkLongest": 22, "GwLetterMarkLongest": 24}
"""Style → characters on a line: of 二号, and of 小初 at 55% within the type area and the rules of a letter."""
SIGNATURE, ROOM = "GwSignature", 25
"""署名 wider than so many characters runs on over several lines, which stand about one middle."""
BEFORE = f"{{{W}}}before"


def put_in_lines(root: etree._Element) -> None:
    """Break every title between words that is too wide or lopsided, and every name that is too wide.

    What its writer broke well stays as it is.
    """
    for style, paragraphs in list(_titles(root)):
        written = [paragraph for paragraph in paragraphs if lines_of(paragraph)]
        lines = [line for paragraph in written for line in lines_of(paragraph)]
        text = "".join(lines)
        if text and marks.strip(text) == text and not is_well_broken(lines, LONGEST[style]):
            _write(written, broken(text, LONGEST[style]))
    for paragraph in [each for each in root.iter(P) if style_of(each) == SIGNATURE]:
        match lines_of(paragraph):
            case [line] if marks.strip(line) == line and wide(line) > ROOM:
                _break(paragraph, broken(line, ROOM))


def _break(paragraph: etree._Element, lines: Sequence[str]) -> None:
    """Several lines in one paragraph."""
    text = _set(paragraph, lines[0])
    for line in reversed(lines[1:]):
        more = etree.Element(T)
        more.text = line
        text.addnext(more)
        text.addnext(etree.Element(BR))


def _titles(root: etree._Element) -> Iterator[tuple[str, Sequence[etree._Element]]]:
    """The paragraphs of each title with their style: neighbours of one style."""
    parents = (paragraph.getparent() for paragraph in root.iter(P) if style_of(paragraph) in LONGEST)
    for parent in dict.fromkeys(each for each in parents if each is not None):
        for style, paragraphs in groupby(parent, key=style_of):
            if style in LONGEST:
                yield style, list(paragraphs)


def _write(paragraphs: Sequence[etree._Element], lines: Sequence[str]) -> None:
    """One paragraph for each line, all like the first."""
    first, *others = paragraphs
    _set(first, lines[0])
    for paragraph in others:
        _remove(paragraph)
    for line in reversed(lines[1:]):
        copy = deepcopy(first)
        _set(copy, line)
        for end in list(copy.iter(BR)):  # the first line's page break
            _remove(end)
        _close_up(copy)
        first.addnext(copy)


def _close_up(paragraph: etree._Element) -> None:
    """No space before a further line: the style's is that of the first (35 mm above a 标志)."""
    properties = next(paragraph.iter(P_PR))
    found = properties.find(SPACING)
    if found is None:
        found = etree.Element(SPACING)
        set_format(paragraph, found)
    found.set(BEFORE, "0")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _set(paragraph: etree._Element, text: str) -> etree._Element:
    """The text in the paragraph's first run that has any; the other runs and the line ends go.

    Returns:
        The ``w:t`` that holds the text now.
    """
    for end in [each for each in paragraph.iter(BR) if not ends_page(each)]:
        _remove(end)
    first = next(each for each in paragraph.iter(T) if (each.text or "").strip())
    for other in [each for each in paragraph.iter(T) if each is not first]:
        _remove(other)
    first.text = text
    return first
