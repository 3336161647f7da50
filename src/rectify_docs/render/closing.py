"""署名 and 成文日期 set where they belong by the length of what they turned out to say (GB/T 9704 7.3.5)."""

from itertools import pairwise

from lxml import etree

from rectify_docs.gongwen.closing import Line, closing
from rectify_docs.gongwen.profile import profile
from rectify_docs.render.places import T, W

SIGNATURE, DATE = "GwSignature", "GwDate"
P, P_PR, P_STYLE, IND, JC, VAL = (f"{{{W}}}{name}" for name in ("p", "pPr", "pStyle", "ind", "jc", "val"))
BEHIND = {f"{{{W}}}{name}" for name in ("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "rPr", "sectPr")}
"""What stands behind ``w:ind`` in CT_PPr's sequence, as far as a paragraph of ours has it."""


def place(root: etree._Element, *, sealed: bool) -> None:
    """Indent every date right behind a 署名, and that 署名; paragraphs that a template's writer indented stay."""
    for signature, date in pairwise(root.iter(P)):
        if (_style(signature), _style(date)) != (SIGNATURE, DATE) or _indented(signature) or _indented(date):
            continue
        for paragraph, line in zip(
            (signature, date), closing(_text(signature), _text(date), profile(), sealed=sealed), strict=True
        ):
            _set(paragraph, line)


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{P_PR}/{P_STYLE}")
    return "" if found is None else str(found.get(VAL))


def _indented(paragraph: etree._Element) -> bool:
    return any(paragraph.find(f"{P_PR}/{name}") is not None for name in (IND, JC))


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(T)).rstrip()


def _set(paragraph: etree._Element, line: Line) -> None:
    """Indents in twips, those in characters off: Word would prefer the style's to them."""
    properties = next(paragraph.iter(P_PR))
    one = profile().grid.character.twips
    sizes = {"leftChars": 0, "left": round(line.left * one), "rightChars": 0, "right": round(line.right * one)}
    indent = etree.Element(IND, {f"{{{W}}}{name}": str(size) for name, size in sizes.items()})
    at = next((place for place, child in enumerate(properties) if child.tag in BEHIND), len(properties))
    properties[at:at] = [indent, etree.Element(JC, {VAL: str(line.align)})]
