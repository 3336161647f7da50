"""An office's own figures in the place of the standard's, and what differs by them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from rectify_docs.errors import UsageError
from rectify_docs.gongwen.given import Length, Style
from rectify_docs.gongwen.profile import Page, Profile, profile
from rectify_docs.gongwen.units import Mm, Twips, twips
from rectify_docs.settings import FILE_NAME, Format

POINT = 20
"""Twips."""
PLAIN = frozenset({"id", "name", "clause", "strength", "tab", "rule"})
"""Fields of a style that an office cannot change."""


class Deviation(NamedTuple):
    """One figure that an office changed."""

    key: str
    """As ``rectify.toml`` names it, such as ``format.top_mm``."""
    standard: str
    office: str
    clause: str
    strength: str


def office_profile(wanted: Format) -> Profile:
    """The profile with the office's figures; the type area keeps its size, and is moved.

    Raises:
        UsageError: a face, a style or a field of a style is unknown, or a value does not fit.
    """
    standard = profile()
    _known("fonts", wanted.fonts, {font.face for font in standard.font})
    _known("styles", wanted.styles, {style.id for style in standard.style})
    pitch = _points(standard.grid.pitch, wanted.pitch_points)
    fonts = tuple(
        font.model_copy(update={"families": (wanted.fonts[font.face], *font.families)})
        if font.face in wanted.fonts
        else font
        for font in standard.font
    )
    page, footer = _page(standard.page, wanted), standard.page_number.footer
    lower = Twips(footer.twips + page.bottom.twips - standard.page.bottom.twips)  # the number goes with the type area
    footer = footer.model_copy(update={"twips": lower, "mm": Mm(footer.mm + page.bottom.mm - standard.page.bottom.mm)})
    changes = {
        "page": page,
        "page_number": standard.page_number.model_copy(update={"footer": footer}),
        "grid": standard.grid.model_copy(update={"pitch": pitch}),
        "font": fonts,
        "style": tuple(_style(style, wanted.styles.get(style.id, {})) for style in standard.style),
    }
    return standard.model_copy(update=changes)


def deviations(wanted: Format) -> Iterator[Deviation]:
    """Every figure that the office's profile has otherwise than the standard's.

    Raises:
        UsageError: as :func:`office_profile`.
    """
    standard, office = profile(), office_profile(wanted)
    lengths = {
        "top_mm": (standard.page.top, office.page.top),
        "left_mm": (standard.page.left, office.page.left),
        "pitch_points": (standard.grid.pitch, office.grid.pitch),
    }
    for key, (one, other) in lengths.items():
        if one.twips != other.twips:
            yield Deviation(f"format.{key}", f"{one.mm:g} mm", f"{other.mm:g} mm", one.clause, one.strength)
    for font, own in zip(standard.font, office.font, strict=True):
        if font.families[0] != own.families[0]:
            yield Deviation(f"format.fonts.{font.face}", font.families[0], own.families[0], font.clause, font.strength)
    for style, mine in zip(standard.style, office.style, strict=True):
        for field, value in mine:
            if (before := getattr(style, field)) != value:
                key = f"format.styles.{style.id}.{field}"
                yield Deviation(key, str(before), str(value), style.clause, style.strength)


def _known(table: str, given: Mapping[str, object], known: set[str]) -> None:
    for name in given:
        if name not in known:
            message = f"[format] 中没有“{name}”"
            remedy = f"可用的名称：{'、'.join(sorted(known))}"
            raise UsageError(message, place=f"{FILE_NAME} format.{table}.{name}", remedy=remedy)


def _page(page: Page, wanted: Format) -> Page:
    """The four margins: what one side gains the other loses."""
    top, bottom = _moved(page.top, page.bottom, wanted.top_mm)
    left, right = _moved(page.left, page.right, wanted.left_mm)
    return page.model_copy(update={"top": top, "bottom": bottom, "left": left, "right": right})


def _moved(near: Length, far: Length, wanted: float | None) -> tuple[Length, Length]:
    if wanted is None:
        return near, far
    moved = twips(Mm(wanted)) - near.twips
    changes = (near, Mm(wanted), moved), (far, Mm(near.mm + far.mm - wanted), -moved)
    first, second = (one.model_copy(update={"mm": mm, "twips": Twips(one.twips + by)}) for one, mm, by in changes)
    return first, second


def _points(length: Length, wanted: float | None) -> Length:
    if wanted is None:
        return length
    size = round(wanted * POINT)
    return length.model_copy(update={"twips": Twips(size), "mm": Mm(round(wanted * 25.4 / 72, 2))})


def _style(style: Style, changes: Mapping[str, Any]) -> Style:
    place = f"{FILE_NAME} format.styles.{style.id}"
    fields = set(Style.model_fields) - PLAIN
    if unknown := sorted(set(changes) - fields):
        message = f"样式没有“{unknown[0]}”这一项"
        raise UsageError(message, place=place, remedy=f"可用的键：{'、'.join(sorted(fields))}")
    try:
        return Style.model_validate({**style.model_dump(), **changes})
    except ValidationError as error:
        message = f"样式的取值有误：{error.errors()[0]['loc'][0]}"
        raise UsageError(message, place=place, remedy="请对照 docs/settings.md 更正取值") from error
