"""The profile of GB/T 9704-2012: every figure of ``profile.toml`` as a typed, frozen object."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from rectify_docs.gongwen.given import Colour, Count, Face, Font, Gap, Length, SizeName, Style, Weight
from rectify_docs.gongwen.units import HalfPoints


class Group(BaseModel):
    """Figures that belong together."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Page(Group):
    """Paper and type area (5.1, 5.2.1)."""

    width: Length
    height: Length
    top: Length
    left: Length
    right: Length
    bottom: Length
    text_width: Length
    text_height: Length


class Grid(Group):
    """22 lines of 28 characters (5.2.3)."""

    lines: Count
    characters: Count
    pitch: Length
    character: Length
    squeeze: Length
    title_line: Length


class Mark(Group):
    """发文机关标志 (7.2.4)."""

    top: Length
    colour: Colour


class RedRule(Group):
    """版头中的分隔线 (7.2.7)."""

    gap: Length
    space: Gap
    weight: Weight
    colour: Colour


class Letter(Group):
    """信函格式 (10.1)."""

    top: Length
    above: Length
    width: Length
    left: Length
    gap: Length
    space: Gap
    foot: Length
    below: Length
    weight: Weight
    colour: Colour


class Minutes(Group):
    """纪要格式 (10.3)."""

    top: Length


class Imprint(Group):
    """版记 (7.4)."""

    thick: Weight
    thin: Weight
    indent: Length


class PageNumber(Group):
    """页码 (7.5)."""

    footer: Length
    gap: Length
    indent: Length


class Profile(Group):
    """All of ``profile.toml``."""

    page: Page
    grid: Grid
    mark: Mark
    red_rule: RedRule
    letter: Letter
    minutes: Minutes
    imprint: Imprint
    page_number: PageNumber
    sizes: Mapping[SizeName, HalfPoints]
    font: tuple[Font, ...]
    style: tuple[Style, ...]

    def family(self, face: Face) -> str:
        """The family that is asked for where the standard wants a face."""
        return next(font.families[0] for font in self.font if font.face == face)

    def styled(self, style_id: str) -> Style:
        """The style with an id.

        Raises:
            KeyError: there is none.
        """
        for style in self.style:
            if style.id == style_id:
                return style
        raise KeyError(style_id)


@cache
def profile() -> Profile:
    """The profile that the package carries."""
    text = files("rectify_docs.gongwen").joinpath("profile.toml").read_text(encoding="utf-8")
    return Profile.model_validate(tomllib.loads(text))
