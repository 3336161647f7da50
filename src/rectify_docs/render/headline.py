"""标题 broken anew where the lines of the template do not suit what it turned out to say (GB/T 9704 7.3.1)."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import groupby

from lxml import etree

from rectify_docs.gongwen.title import broken, is_well_broken
from rectify_docs.render import marks
from rectify_docs.render.places import T, W

TITLES = ("GwTitle", "GwAnnexTitle")
P, P_PR, P_STYLE, R, BR, VAL = (f"{{{W}}}{name}" for name in ("p", "pPr", "pStyle", "r", "br", "val"))


def put_in_lines(root: etree._Element) -> None:
    """Break every title between words that is too wide or lopsided; one that its writer broke well stays as it is."""
    for paragraphs in list(_titles(root)):
        lines = [line for paragraph in paragraphs for line in _lines(paragraph)]
        text = "".join(lines)
        if text and marks.strip(text) == text and not is_well_broken(lines):
            _write(paragraphs, broken(text))


def _titles(root: etree._Element) -> Iterator[Sequence[etree._Element]]:
    """The paragraphs of each title: neighbours of one style."""
    parents = (paragraph.getparent() for paragraph in root.iter(P) if _style(paragraph) in TITLES)
    for parent in dict.fromkeys(each for each in parents if each is not None):
        for style, paragraphs in groupby(parent, key=_style):
            if style in TITLES:
                yield list(paragraphs)


def _style(element: etree._Element) -> str:
    found = element.find(f"{P_PR}/{P_STYLE}") if element.tag == P else None
    return "" if found is None else str(found.get(VAL))


def _lines(paragraph: etree._Element) -> Iterator[str]:
    """The lines as written: ``w:br`` ends one."""
    parts = ("\n" if child.tag == BR else child.text or "" for child in paragraph.iter(T, BR))
    yield from (line.strip() for line in "".join(parts).split("\n"))


def _write(paragraphs: Sequence[etree._Element], lines: Sequence[str]) -> None:
    """One paragraph for each line, all like the first."""
    first, *others = paragraphs
    _set(first, lines[0])
    for paragraph in others:
        _remove(paragraph)
    for line in reversed(lines[1:]):
        copy = deepcopy(first)
        _set(copy, line)
        first.addnext(copy)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _set(paragraph: etree._Element, text: str) -> None:
    """The text in the paragraph's first run; the other runs go."""
    first, *others = [run for run in paragraph.iter(R) if run.find(T) is not None]
    for run in others:
        _remove(run)
    for child in list(first.iter(BR)) + list(first.iter(T))[1:]:
        _remove(child)
    next(first.iter(T)).text = text
