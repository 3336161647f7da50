"""署名 and 成文日期 set where they belong by the length of what they turned out to say (GB/T 9704 7.3.5)."""

from itertools import pairwise

from lxml import etree

from rectify_docs.gongwen.closing import Seal, closing
from rectify_docs.gongwen.profile import profile
from rectify_docs.render.lines import IND, JC, P_PR, P, indent, lines_of, set_format, style_of, text_of
from rectify_docs.render.stamp import leave_room

SIGNATURE, DATE = "GwSignature", "GwDate"


def place(root: etree._Element, seal: Seal) -> None:
    """Indent every date right behind a 署名, and that 署名; paragraphs that a template's writer indented stay."""
    for signature, date in list(pairwise(root.iter(P))):
        if (style_of(signature), style_of(date)) != (SIGNATURE, DATE) or _indented(signature) or _indented(date):
            continue
        name = text_of(signature)
        if seal.stamp and seal.stamp.office == name:
            leave_room(signature, date, seal.stamp)
            continue
        longest = max(lines_of(signature), key=len, default="")
        lines = closing(longest, text_of(date), profile(), sealed=seal.sealed)
        for paragraph, line in zip((signature, date), lines, strict=True):
            set_format(paragraph, *indent(line))


def _indented(paragraph: etree._Element) -> bool:
    return any(paragraph.find(f"{P_PR}/{name}") is not None for name in (IND, JC))
