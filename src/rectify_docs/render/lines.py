"""Single paragraphs: their lines, and formatting of their own in the schema's order."""

from lxml import etree

from rectify_docs.gongwen.closing import Line
from rectify_docs.gongwen.profile import profile
from rectify_docs.gongwen.units import Twips
from rectify_docs.render.places import T, W

P, P_PR, P_STYLE, IND, JC, VAL, R, BR = (
    f"{{{W}}}{name}" for name in ("p", "pPr", "pStyle", "ind", "jc", "val", "r", "br")
)
TYPE = f"{{{W}}}type"
SNAP, SPACING = f"{{{W}}}snapToGrid", f"{{{W}}}spacing"
BEHIND = {f"{{{W}}}{name}" for name in ("ind", "contextualSpacing", "mirrorIndents", "jc", "rPr", "sectPr")}
"""What stands behind ``w:spacing`` in CT_PPr's sequence, as far as a paragraph of ours has it."""
NO_AIR = Twips(0)


def style_of(paragraph: etree._Element) -> str:
    """Id of its style; empty where it has none."""
    found = paragraph.find(f"{P_PR}/{P_STYLE}")
    return "" if found is None else str(found.get(VAL))


def text_of(paragraph: etree._Element) -> str:
    """What it says."""
    return "".join(text.text or "" for text in paragraph.iter(T)).rstrip()


def lines_of(paragraph: etree._Element) -> list[str]:
    """What it says, line by line: ``w:br`` ends one; empty lines, and breaks of a page, are none."""
    parts = ("\n" if child.tag == BR else child.text or "" for child in paragraph.iter(T, BR))
    return [line for each in "".join(parts).split("\n") if (line := each.strip())]


def ends_page(element: etree._Element) -> bool:
    """Whether a ``w:br`` ends a page or a column, not only a line (ECMA-376 17.18.4)."""
    return element.get(TYPE) in {"page", "column"}


def say(paragraph: etree._Element, text: str) -> None:
    """Another text in the formatting of the first run."""
    first, *others = paragraph.iter(T)
    first.text = text
    for one in others:
        one.text = ""


def blank(style: str) -> etree._Element:
    """An empty line, as high as the grid's wherever it stands."""
    paragraph = etree.Element(P)
    etree.SubElement(etree.SubElement(paragraph, P_PR), P_STYLE, {VAL: style})
    set_format(paragraph, *exact())
    return paragraph


def exact(above: Twips = NO_AIR, below: Twips = NO_AIR) -> tuple[etree._Element, etree._Element]:
    """Lines as high as the grid's, wherever they stand, with room above and below them.

    Why not on the grid: a line that is moved by less than a line goes on to the next one there.
    """
    sizes = {"before": above, "after": below, "line": profile().grid.pitch.twips, "lineRule": "exact"}
    spacing = {f"{{{W}}}{name}": str(size) for name, size in sizes.items()}
    return etree.Element(SNAP, {VAL: "0"}), etree.Element(SPACING, spacing)


def indent(line: Line) -> tuple[etree._Element, etree._Element]:
    """Indents in twips, those in characters off: Word would prefer the style's to them."""
    one = profile().grid.character.twips
    sizes = {"leftChars": 0, "left": round(line.left * one), "rightChars": 0, "right": round(line.right * one)}
    given = etree.Element(IND, {f"{{{W}}}{name}": str(size) for name, size in sizes.items()})
    return given, etree.Element(JC, {VAL: str(line.align)})


def set_format(paragraph: etree._Element, *format_: etree._Element) -> None:
    """Formatting of the paragraph's own, where the schema wants it."""
    properties = next(paragraph.iter(P_PR))
    at = next((place for place, child in enumerate(properties) if child.tag in BEHIND), len(properties))
    properties[at:at] = list(format_)
