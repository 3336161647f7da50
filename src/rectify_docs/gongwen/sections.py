"""Sections: paper, margins, grid, and the page number where clauses 7.5 and 8 want it."""

from collections.abc import Mapping
from enum import Enum

from rectify_docs.gongwen.letter import foot
from rectify_docs.gongwen.page_number import number
from rectify_docs.gongwen.profile import Profile
from rectify_docs.gongwen.turned import turned_number
from rectify_docs.gongwen.xml import part, w

HEADER_DISTANCE = 851
"""Twips from the edge to the header, which is empty; 15 mm, Word's own."""
NAMES = {
    "header-none": "header1.xml",
    "header-turned-odd": "header2.xml",
    "header-turned-even": "header3.xml",
    "footer-odd": "footer1.xml",
    "footer-even": "footer2.xml",
    "footer-none": "footer3.xml",
    "footer-letter": "footer4.xml",
}
"""Running part → file."""
RELATION = {name: f"rId{number}" for number, name in enumerate(NAMES, start=10)}


class Section(Enum):
    """A section's paper, and with it where its page number stands."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    LETTER = "letter"
    """信函格式 (10.1): the first page has no number, and a red double rule at its foot."""

    @property
    def running(self) -> tuple[tuple[str, str, str], ...]:
        """Element, page type and running part; all are named, because a section inherits what it does not name."""
        if self is Section.LANDSCAPE:
            headers, footers = ("header-turned-odd", "header-turned-even"), ("footer-none", "footer-none")
        else:
            headers, footers = ("header-none", "header-none"), ("footer-odd", "footer-even")
        extra = (("first", "header-none", "footer-letter"),) if self is Section.LETTER else ()
        pages = (*zip(("default", "even"), headers, footers, strict=True), *extra)
        return (
            *(("headerReference", page, header) for page, header, _ in pages),
            *(("footerReference", page, footer) for page, _, footer in pages),
        )


def section_properties(section: Section, profile: Profile) -> str:
    """``w:sectPr``."""
    references = "".join(
        f'<w:{element} w:type="{page}" r:id="{RELATION[name]}"/>' for element, page, name in section.running
    )
    grid = w("docGrid", type="lines", linePitch=profile.grid.pitch.twips)
    first = w("titlePg") if section is Section.LETTER else ""
    paper = _paper(section, profile)
    return w("sectPr", references, w("type", val="nextPage"), *paper, w("cols", space=0), first, grid)


def _paper(section: Section, profile: Profile) -> tuple[str, str]:
    """A4 upright (5.2.1), or turned a quarter clockwise (8): its head is the portrait page's left edge."""
    page, footer = profile.page, profile.page_number.footer.twips
    sides = {"header": HEADER_DISTANCE, "footer": footer, "gutter": 0}
    if section is not Section.LANDSCAPE:
        margins = {"top": page.top.twips, "right": page.right.twips, "bottom": page.bottom.twips}
        return w("pgSz", w=page.width.twips, h=page.height.twips), w("pgMar", **margins, left=page.left.twips, **sides)
    turned = {"top": page.left.twips, "right": page.top.twips, "bottom": page.right.twips, "left": page.bottom.twips}
    return w("pgSz", w=page.height.twips, h=page.width.twips, orient="landscape"), w("pgMar", **turned, **sides)


def running_parts(sections: frozenset[Section], profile: Profile) -> Mapping[str, bytes]:
    """File name → headers and footers that the sections need."""
    needed = {name for section in sections for _, _, name in section.running}
    made = {
        "header-none": lambda: part("hdr", w("p", w("pPr", w("pStyle", val="Header")))),
        "header-turned-odd": lambda: turned_number("GwPageOdd", 1, profile),
        "header-turned-even": lambda: turned_number("GwPageEven", 2, profile),
        "footer-odd": lambda: part("ftr", number("GwPageOdd")),
        "footer-even": lambda: part("ftr", number("GwPageEven")),
        "footer-letter": lambda: foot(profile),
        "footer-none": lambda: part("ftr", w("p", w("pPr", w("pStyle", val="Footer")))),
    }
    return {name: made[name]() for name in NAMES if name in needed}
