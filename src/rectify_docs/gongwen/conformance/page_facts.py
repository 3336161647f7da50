"""What stands where on a rendered page: glyphs, lines of text, rules; in millimetres from the upper left corner."""

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

MM_PER_POINT = 25.4 / 72
SAME_LINE = 0.8
"""mm between baselines that belong to one line."""
THIN = 1.2
"""mm: a rule is no thicker."""
SHORTEST = 20.0
"""mm: what is shorter is no rule."""
NAME_LENGTH = 200


class Glyph(NamedTuple):
    """One printed character."""

    character: str
    left: float
    """Ink, mm."""
    right: float
    top: float
    bottom: float
    origin: float
    """Where its own room begins, side bearing included."""
    end: float
    """Where its own room ends."""
    baseline: float
    size: float
    """Points."""
    font: str
    colour: tuple[int, int, int]

    @property
    def red(self) -> bool:
        """What a reader calls red."""
        red, green, blue = self.colour
        return red >= 200 and green <= 90 and blue <= 90  # noqa: PLR2004 - of 255 (gbt9704.md COLOR-02)


class Rule(NamedTuple):
    """A straight line across the page."""

    left: float
    right: float
    y: float
    weight: float
    """mm."""
    red: bool


class Picture(NamedTuple):
    """A picture's box, mm."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Line:
    """Glyphs on one baseline, from left to right."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def text(self) -> str:
        """What it says, blanks aside."""
        return "".join(glyph.character for glyph in self.glyphs)

    @property
    def baseline(self) -> float:
        """Mm from the top."""
        return self.glyphs[0].baseline

    @property
    def left(self) -> float:
        """Where the room of its first glyph begins."""
        return self.glyphs[0].origin

    @property
    def right(self) -> float:
        """Where the room of its last glyph ends."""
        return self.glyphs[-1].end

    @property
    def sizes(self) -> frozenset[float]:
        """Type sizes, to half a point."""
        return frozenset(round(glyph.size * 2) / 2 for glyph in self.glyphs)

    @property
    def ink(self) -> tuple[float, float]:
        """Upper and lower edge of its ink."""
        return min(glyph.top for glyph in self.glyphs), max(glyph.bottom for glyph in self.glyphs)


@dataclass(frozen=True)
class PageFacts:
    """One page; a turned one as its reader turns it, upright (clause 8)."""

    number: int
    """1-based."""
    width: float
    height: float
    turned: bool
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    pictures: tuple[Picture, ...] = ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """From top to bottom."""
        return tuple(lines_of(self.glyphs))


def read_pages(data: bytes) -> tuple[PageFacts, ...]:
    """Every page of a PDF.

    Raises:
        pypdfium2.PdfiumError: it is no PDF.
    """
    with pypdfium2.PdfDocument(data) as pdf:
        return tuple(_page(pdf[at], at + 1) for at in range(len(pdf)))


def _page(page: pypdfium2.PdfPage, number: int) -> PageFacts:
    width, height = (length * MM_PER_POINT for length in page.get_size())
    text = page.get_textpage()
    glyphs = tuple(_glyphs(text, height))
    return PageFacts(
        number, width, height, width > height, glyphs, tuple(_rules(page, height)), tuple(_pictures(page, height))
    )


def _glyphs(text: pypdfium2.PdfTextPage, height: float) -> Iterator[Glyph]:
    handle = text.raw
    x, y, loose = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    sides = [ctypes.c_double() for _ in range(4)]
    channels = [ctypes.c_uint() for _ in range(4)]
    buffer, flags = ctypes.create_string_buffer(NAME_LENGTH), ctypes.c_int()
    for at in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(handle, at))
        if character.isspace() or not raw.FPDFText_GetCharBox(handle, at, *sides):
            continue
        raw.FPDFText_GetCharOrigin(handle, at, x, y)
        raw.FPDFText_GetLooseCharBox(handle, at, loose)
        raw.FPDFText_GetFontInfo(handle, at, buffer, NAME_LENGTH, flags)
        raw.FPDFText_GetFillColor(handle, at, *channels)
        left, right, bottom, top = (side.value * MM_PER_POINT for side in sides)
        yield Glyph(
            character=character,
            left=left,
            right=right,
            top=height - top,
            bottom=height - bottom,
            origin=x.value * MM_PER_POINT,
            end=loose.right * MM_PER_POINT,
            baseline=height - y.value * MM_PER_POINT,
            size=raw.FPDFText_GetFontSize(handle, at),
            font=buffer.value.decode("utf-8", "replace"),
            colour=(channels[0].value, channels[1].value, channels[2].value),
        )


def lines_of(glyphs: Iterable[Glyph]) -> Iterator[Line]:
    """Glyphs by their baselines, from top to bottom."""
    rows: dict[int, list[Glyph]] = defaultdict(list)
    last = None
    for glyph in sorted(glyphs, key=lambda one: one.baseline):
        if last is None or glyph.baseline - last > SAME_LINE:
            last = glyph.baseline
        rows[round(last * 1000)].append(glyph)
    for row in rows.values():
        yield Line(tuple(sorted(row, key=lambda one: one.origin)))


def _rules(page: pypdfium2.PdfPage, height: float) -> Iterator[Rule]:
    """Level lines, each once: some programs draw the same border twice."""
    seen = set()
    for found in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,)):
        left, bottom, right, top = (side * MM_PER_POINT for side in found.get_bounds())
        weight, red, beyond = _stroke(found, top - bottom)
        key = round(left), round(right), round(top, 1)
        if right - left >= SHORTEST and top - bottom - 2 * beyond <= THIN and key not in seen:
            seen.add(key)
            yield Rule(left + beyond, right - beyond, height - (top + bottom) / 2, weight, red)


def _pictures(page: pypdfium2.PdfPage, height: float) -> Iterator[Picture]:
    for found in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = (side * MM_PER_POINT for side in found.get_bounds())
        yield Picture(left, right, height - top, height - bottom)


def _stroke(found: pypdfium2.PdfObject, thickness: float) -> tuple[float, bool, float]:
    """Weight, whether it is red, and how far its outline goes beyond its ends."""
    fill, stroked, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(found.raw, fill, stroked)
    channels = [ctypes.c_uint() for _ in range(4)]
    ask = raw.FPDFPageObj_GetStrokeColor if stroked.value else raw.FPDFPageObj_GetFillColor
    ask(found.raw, *channels)
    raw.FPDFPageObj_GetStrokeWidth(found.raw, width)
    red, green, blue = (channel.value for channel in channels[:3])
    weight = width.value * MM_PER_POINT if stroked.value else thickness
    is_red = red >= 200 and green <= 90 and blue <= 90  # noqa: PLR2004 - of 255
    return weight, is_red, weight if stroked.value else 0.0
