"""What the standard gives: lengths, weights, colours, fonts and styles, each with its clause and its strength."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rectify_docs.gongwen.units import EighthPoints, Mm, Twips

Strength = Literal["规", "般", "荐", "推"]
"""规定, 一般, 推荐, 推算: only 规 may fail a check."""
Face = Literal["仿宋", "楷体", "黑体", "小标宋", "宋体"]
SizeName = Literal["初号", "小初", "一号", "小一", "二号", "小二", "三号", "小三", "四号", "小四", "五号", "小五"]
Align = Literal["both", "left", "center", "right"]


class Given(BaseModel):
    """Something that the standard gives, with the place where it does."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    clause: str
    """Clause of GB/T 9704-2012; ``-`` where there is none."""
    strength: Strength


class Length(Given):
    """A length in the units of the standard and of the file."""

    mm: Mm
    twips: Twips
    tolerance_mm: Mm | None = None


class Gap(Given):
    """The distance of a border from its text (``w:space``)."""

    points: int


class Weight(Given):
    """The thickness of a rule."""

    eighth_points: EighthPoints
    mm: Mm


class Count(Given):
    """How many lines or characters."""

    count: int


class Colour(Given):
    """A colour as RRGGBB."""

    value: str


class Font(Given):
    """A generic face with the families that are it; the first one is asked for."""

    face: Face
    families: tuple[str, ...]


class Style(Given):
    """A paragraph style; indents in characters of its own size."""

    id: str
    name: str
    face: Face = "仿宋"
    size: SizeName = "三号"
    scale: int = Field(100, ge=33, le=200)
    """Width of the letters in percent."""
    colour: str = Field("", pattern=r"^([0-9A-F]{6})?$")
    align: Align = "both"
    first_line: float = Field(0, ge=0, le=10)
    left: float = Field(0, ge=0, le=20)
    hanging: float = Field(0, ge=0, le=10)
    right: float = Field(0, ge=0, le=20)
    line: Twips = Field(Twips(0), ge=0, le=4000)
    """Exact line; 0 is the grid's, 1 the font's own without a grid."""
    before: Twips = Field(Twips(0), ge=0, le=4000)
    outline: int = 0
    """Level in the navigation pane; 0 is body text."""
    keep_next: bool = False
    rule: Literal["", "red", "letter", "letter-foot"] = ""
    tab: Literal["", "imprint", "signers", "edge"] = ""
