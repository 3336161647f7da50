"""署名 and 成文日期 set where they belong by the length of what they turned out to say (GB/T 9704 7.3.5)."""

from itertools import pairwise, takewhile

from lxml import etree

from rectify_docs.gongwen.closing import Line, Seal, Stamp, air, closing, stamped
from rectify_docs.gongwen.profile import profile
from rectify_docs.gongwen.units import Twips
from rectify_docs.render.places import T, W

SIGNATURE, DATE = "GwSignature", "GwDate"
P, P_PR, P_STYLE, IND, JC, VAL = (f"{{{W}}}{name}" for name in ("p", "pPr", "pStyle", "ind", "jc", "val"))
SNAP, SPACING = f"{{{W}}}snapToGrid", f"{{{W}}}spacing"
NO_AIR = Twips(0)
BEHIND = {f"{{{W}}}{name}" for name in ("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "rPr", "sectPr")}
"""What stands behind ``w:ind`` in CT_PPr's sequence, as far as a paragraph of ours has it."""


def place(root: etree._Element, seal: Seal) -> None:
    """Indent every date right behind a 署名, and that 署名; paragraphs that a template's writer indented stay."""
    for signature, date in list(pairwise(root.iter(P))):
        if (_style(signature), _style(date)) != (SIGNATURE, DATE) or _indented(signature) or _indented(date):
            continue
        name = _text(signature)
        if seal.stamp and seal.stamp.office == name:
            _leave_room(signature, date, seal.stamp)
            continue
        lines = closing(name, _text(date), profile(), sealed=seal.sealed)
        for paragraph, line in zip((signature, date), lines, strict=True):
            _set(paragraph, *_indent(line))


def _leave_room(signature: etree._Element, date: etree._Element, stamp: Stamp) -> None:
    """职务 in the place of 署名: two empty lines above the stamp that is put on beside it, one below (7.3.5.3).

    Why exact lines: on the grid a line that is moved by less than a line goes on to the next one.
    """
    above = takewhile(lambda one: _style(one) == SIGNATURE and not _text(one), signature.itersiblings(preceding=True))
    for blank in list(above):
        if (parent := blank.getparent()) is not None:
            parent.remove(blank)
    _say(signature, stamp.title)
    title, day = stamped(stamp, profile())
    _set(signature, *_exact(air(stamp, profile())), *_indent(title))
    _set(date, *_exact(), *_indent(day))
    for one in (signature, signature, date):
        one.addprevious(_blank())


def _say(paragraph: etree._Element, text: str) -> None:
    """Another text in the formatting of the first run."""
    first, *others = paragraph.iter(T)
    first.text = text
    for one in others:
        one.text = ""


def _blank() -> etree._Element:
    """An empty line."""
    paragraph = etree.Element(P)
    properties = etree.SubElement(paragraph, P_PR)
    etree.SubElement(properties, P_STYLE, {VAL: SIGNATURE})
    properties.extend(_exact())
    return paragraph


def _exact(around: Twips = NO_AIR) -> tuple[etree._Element, etree._Element]:
    """Lines as high as the grid's, wherever they stand, with room above and below them."""
    sizes = {"before": around, "after": around, "line": profile().grid.pitch.twips, "lineRule": "exact"}
    spacing = {f"{{{W}}}{name}": str(size) for name, size in sizes.items()}
    return etree.Element(SNAP, {VAL: "0"}), etree.Element(SPACING, spacing)


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{P_PR}/{P_STYLE}")
    return "" if found is None else str(found.get(VAL))


def _indented(paragraph: etree._Element) -> bool:
    return any(paragraph.find(f"{P_PR}/{name}") is not None for name in (IND, JC))


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(T)).rstrip()


def _indent(line: Line) -> tuple[etree._Element, etree._Element]:
    """Indents in twips, those in characters off: Word would prefer the style's to them."""
    one = profile().grid.character.twips
    sizes = {"leftChars": 0, "left": round(line.left * one), "rightChars": 0, "right": round(line.right * one)}
    indent = etree.Element(IND, {f"{{{W}}}{name}": str(size) for name, size in sizes.items()})
    return indent, etree.Element(JC, {VAL: str(line.align)})


def _set(paragraph: etree._Element, *format_: etree._Element) -> None:
    """Formatting of the paragraph's own, in the schema's order."""
    properties = next(paragraph.iter(P_PR))
    at = next((place for place, child in enumerate(properties) if child.tag in BEHIND), len(properties))
    properties[at:at] = list(format_)
