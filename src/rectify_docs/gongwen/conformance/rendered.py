"""A document together with its rendered pages: the parts of the file found again on the page."""

import io
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pikepdf

from rectify_docs.gongwen.conformance.page_facts import Glyph, Line, PageFacts, lines_of
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.profile import profile

BODY = 16.0
"""Points of 三号."""
PAGE_NUMBER = re.compile(r"^[—\-–－―]*第?\d+页?[—\-–－―]*$")
EDGE = 3.0
"""mm beyond the type area in which a page number cannot stand."""
FULL = 0.75
"""Share of the type area's lines with which a page counts as full."""
CJK = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’…—〔〕]")


@dataclass(frozen=True)
class Embedded:
    """A font of the PDF."""

    name: str
    embedded: bool


@dataclass(frozen=True)
class Rendered:
    """What the page rules look at."""

    parts: Parts
    pages: tuple[PageFacts, ...]
    pdf: bytes

    @cached_property
    def upright(self) -> list[PageFacts]:
        """The pages that are not turned."""
        return [page for page in self.pages if not page.turned]

    @cached_property
    def bottom(self) -> float:
        """Lower edge of the type area, mm."""
        page = profile().page
        return page.top.mm + page.text_height.mm

    @cached_property
    def middle(self) -> float:
        """The middle of the type area, mm."""
        page = profile().page
        return page.left.mm + page.text_width.mm / 2

    def number_line(self, page: PageFacts) -> Line | None:
        """The page number below the type area."""
        below = [line for line in page.lines if line.baseline > self.bottom + EDGE]
        return next((line for line in below if PAGE_NUMBER.match(line.text)), None)

    def turned_number(self, page: PageFacts) -> tuple[int, float, float] | None:
        """Number of a turned page, and from where to where it stands along the paper's width (clause 8).

        What is x on an upright page is the distance from the upper edge on a page that lies turned.
        """
        glyphs = self._turned_glyphs(page)
        text = "".join(glyph.character for glyph in glyphs)
        if not PAGE_NUMBER.match(text):
            return None
        return int(re.sub(r"\D", "", text)), glyphs[0].top, glyphs[-1].bottom

    @staticmethod
    def _turned_glyphs(page: PageFacts) -> list[Glyph]:
        """What stands in the margin where a turned page has its number, in reading order."""
        margin = profile().page.bottom.mm
        return sorted((one for one in page.glyphs if one.right < margin), key=lambda one: one.top)

    def printed_number(self, page: PageFacts) -> int | None:
        """The number that a page shows, upright or turned."""
        if page.turned:
            found = self.turned_number(page)
            return found[0] if found else None
        line = self.number_line(page)
        return int(re.sub(r"\D", "", line.text)) if line else None

    def content(self, page: PageFacts) -> list[Line]:
        """All lines but the page number."""
        if page.turned:
            number_glyphs = set(map(id, self._turned_glyphs(page))) if self.turned_number(page) else set()
            return list(lines_of(glyph for glyph in page.glyphs if id(glyph) not in number_glyphs))
        number = self.number_line(page)
        return [line for line in page.lines if line is not number]

    def type_area(self, page: PageFacts) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the type area, mm; a turned page's head is the left edge (clause 8)."""
        given = profile().page
        left, top = given.left.mm, given.top.mm
        right, bottom = left + given.text_width.mm, self.bottom
        return (page.width - bottom, left, page.width - top, right) if page.turned else (left, top, right, bottom)

    @cached_property
    def is_letter(self) -> bool:
        """信函格式: red rules wider than the type area."""
        width = profile().letter.width.mm - 2
        first = self.upright[0].rules if self.upright and self.parts.office_mark is not None else ()
        return any(rule.red and rule.right - rule.left > width for rule in first)

    def body(self, page: PageFacts) -> list[Line]:
        """The lines in 三号 of an upright page."""
        return [line for line in self.content(page) if line.sizes == {BODY}]

    @cached_property
    def full_pages(self) -> list[PageFacts]:
        """Pages that hold nothing but 三号 from top to bottom."""
        lines = profile().grid.lines.count
        plain = [
            page
            for page in self.upright[1:]
            if not page.rules and len(self.body(page)) == len(self.content(page)) >= lines * FULL
        ]
        return [page for page in plain if self.content(page)[-1].baseline > self.bottom - profile().grid.pitch.mm]

    @cached_property
    def running(self) -> list[tuple[PageFacts, Line, Line]]:
        """Lines of running text with the one that they go on in, on the next page too."""
        found = []
        for page in self.upright:
            for line, following in pairwise(self.body(page)):
                if following.baseline - line.baseline < 1.5 * profile().grid.pitch.mm:
                    found.append((page, line, following))
        for page, turned_over in pairwise(self.upright):
            last, first = self.content(page)[-1:], self.content(turned_over)[:1]
            if turned_over.number == page.number + 1 and all(line.sizes == {BODY} for line in (*last, *first)):
                found += [(page, line, following) for line, following in zip(last, first, strict=False)]
        return [one for one in found if _goes_on(one[1], one[2])]

    @cached_property
    def broken_lines(self) -> list[tuple[Line, Line]]:
        """Lines of Chinese throughout, from edge to edge, with the next line, in which they go on."""
        edge = profile().page.left.mm + 1
        running = ((line, following) for _, line, following in self.running if line.left < edge)
        return [pair for pair in running if all(CJK.match(glyph.character) for glyph in pair[0].glyphs)]

    def find(self, text: str, pages: list[PageFacts] | None = None) -> tuple[PageFacts, Line] | None:
        """The first line that is, or begins with, a text of the document."""
        bare = "".join(text.split())
        for page in self.pages if pages is None else pages:
            for line in page.lines:
                if bare and (line.text == bare or (bare.startswith(line.text) and len(line.text) > 3)):  # noqa: PLR2004
                    return page, line
        return None

    @cached_property
    def fonts(self) -> list[Embedded]:
        """The fonts that the PDF uses, each once."""
        found: dict[str, bool] = {}
        with pikepdf.open(io.BytesIO(self.pdf)) as pdf:
            for one in pdf.objects:
                if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
                    files = ("/FontFile", "/FontFile2", "/FontFile3")
                    found[str(one.get("/FontName", "/")).lstrip("/")] = any(name in one for name in files)
        return [Embedded(name, embedded) for name, embedded in found.items()]


def _goes_on(line: Line, following: Line) -> bool:
    """A line that fills the type area, and one that begins at its edge."""
    edge = profile().page.left.mm
    right = edge + profile().page.text_width.mm - 2 * profile().grid.character.mm
    return following.left < edge + 1 and line.right > right
