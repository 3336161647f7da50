"""Where lines end on a page, in tables too: what a line ends with and what the next one begins with.

Glyphs come in the order in which the page was written, a cell after the other, so a line's next is the one written
next and below it. That they belong together, and are not two cells one above the other, the text of the file decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rectify_docs.gongwen.conformance.page_facts import SAME_LINE, Glyph, Line, PageFacts
from rectify_docs.gongwen.conformance.rendered import Rendered

AROUND = 8
"""Characters on both sides of a break by which it is found again in the file."""
LEADING = 2.5
"""Type sizes from one line to the next at most."""
MM_PER_POINT = 25.4 / 72
HYPHENS = str.maketrans("\u2010\u2011\x02\ufffe", "----")
"""Other hyphens, and what pdfium makes of one at the end of a line."""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line and the begin of the next, blanks aside."""

    page: int
    end: str
    begin: str

    def straddled(self, pattern: re.Pattern[str]) -> bool:
        """Whether something that stays together stands on both sides."""
        cut = len(self.end)
        return any(match.start() < cut < match.end() for match in pattern.finditer(self.end + self.begin))


@dataclass(frozen=True)
class Breaks:
    """Those of one document."""

    document: Rendered

    @cached_property
    def found(self) -> tuple[Break, ...]:
        """In running text, over the end of a page too, then all others that may be some."""
        running = self.document.running
        known = {id(line.glyphs[-1]) for _, line, _ in running}
        others = (
            (page, line, following)
            for page in self.document.pages
            for line, following in pairwise(_written(self.document, page))
            if id(line.glyphs[-1]) not in known and _below(line, following)
        )
        return tuple(
            Break(page.number, _plain(line)[-AROUND:], _plain(following)[:AROUND])
            for page, line, following in (*running, *others)
        )

    @cached_property
    def _bare(self) -> str:
        return "\n".join(one.bare for one in self.document.parts.docx.paragraphs)

    def confirmed(self, one: Break) -> bool:
        """Whether a paragraph of the file holds both sides without a blank between them."""
        if one.end + one.begin not in self._bare:
            return False
        pattern = re.compile("".join(r"\s*".join(map(re.escape, side)) for side in (one.end, one.begin)))
        return any(pattern.search(paragraph.text) for paragraph in self.document.parts.docx.paragraphs)


def _written(document: Rendered, page: PageFacts) -> Iterator[Line]:
    """Lines in the order of writing; the page number aside, of which a turned one has a figure a line."""
    kept = {id(glyph) for line in document.content(page) for glyph in line.glyphs}
    row: list[Glyph] = []
    for glyph in page.glyphs:
        if id(glyph) not in kept:
            continue
        if row and (abs(glyph.baseline - row[-1].baseline) > SAME_LINE or glyph.origin < row[-1].origin):
            yield Line(tuple(row))
            row = []
        row.append(glyph)
    if row:
        yield Line(tuple(row))


def _below(line: Line, following: Line) -> bool:
    """The next line, and in the same column."""
    drop = following.baseline - line.baseline
    return 0 < drop < LEADING * line.glyphs[-1].size * MM_PER_POINT and (
        following.left < line.right and line.left < following.right
    )


def _plain(line: Line) -> str:
    return line.text.translate(HYPHENS)
