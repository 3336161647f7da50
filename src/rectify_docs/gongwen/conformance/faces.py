"""Which of the standard's generic faces a font family is (5.2.2)."""

from functools import cache

from rectify_docs.gongwen.given import Face
from rectify_docs.gongwen.profile import profile

STAND_INS: dict[Face, tuple[str, ...]] = {
    "仿宋": ("FandolFang", "AR PL UMing CN"),
    "楷体": ("FandolKai", "AR PL KaitiM GB", "AR PL UKai CN", "LXGW WenKai"),
    "黑体": ("FandolHei", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"),
    "小标宋": ("FandolSong-Bold", "Noto Serif CJK SC Bold"),
    "宋体": ("FandolSong", "Noto Serif CJK SC", "AR PL SungtiL GB"),
}
"""Free fonts that stand in for a face where the official ones are not installed."""


@cache
def faces(family: str) -> frozenset[Face]:
    """The faces that a family may be; none for an unknown one."""
    official = {font.face for font in profile().font if _key(family) in map(_key, font.families)}
    free = {face for face, families in STAND_INS.items() if _key(family) in map(_key, families)}
    return frozenset(official | free)


@cache
def is_stand_in(family: str) -> bool:
    """Not one of the families that offices mean by a face."""
    return not any(_key(family) in map(_key, font.families) for font in profile().font)


def plain_name(name: str) -> str:
    """A font's name in a PDF without the tag of its subset."""
    return name.partition("+")[2] or name


def embedded_face(name: str) -> Face | None:
    """The face of a font as a PDF names it, e.g. ``ABCDEF+FandolFang-Regular``."""
    plain = _key(plain_name(name))
    own = {font.face: font.families for font in profile().font}
    known = [
        (_key(family), face) for table in (own, STAND_INS) for face, families in table.items() for family in families
    ]
    fitting = [(len(key), face) for key, face in known if plain.startswith(key)]
    return max(fitting)[1] if fitting else None


def _key(family: str) -> str:
    return family.casefold().replace(" ", "").replace("-", "").replace("_", "").removesuffix("regular")
