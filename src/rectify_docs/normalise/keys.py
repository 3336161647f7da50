"""Comparison keys and clean text: what two spellings have in common, and what a reader never sees (H36–H38)."""

import re
import unicodedata
from functools import lru_cache

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Zero-width characters, direction marks and variation selectors: no part of any word."""
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff\U000f0000-\U0010ffff]|_x[0-9A-Fa-f]{4}_"
)
"""Control and private-use characters, and the escapes that spreadsheets write for them."""
BREAKS = re.compile("\r\n?|[\u2028\u2029\x85]|_x000D_\n?")
RADICALS = str.maketrans(
    {
        "⺠": "民", "⻄": "西", "⻅": "见", "⻆": "角", "⻉": "贝", "⻋": "车", "⻓": "长", "⻔": "门", "⻘": "青",
        "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食", "⻢": "马", "⻣": "骨", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟",
        "⻨": "麦", "⻩": "黄", "⻬": "齐", "⻮": "齿", "⻰": "龙", "⻳": "龟", "⺟": "母", "⺫": "目", "⺮": "竹",
        "⻌": "辶", "⻏": "阝", "⻖": "阝",
    }
)  # fmt: skip
"""Radicals (U+2E80–2EFF) that PDF texts put in place of the characters, and that NFKC leaves alone."""
RADICAL = re.compile("[\u2e80-\u2fdf]")
"""Radicals of both blocks; no text means them."""
ODD = re.compile(f"{CONTROL.pattern}|{RADICAL.pattern}")
"""Characters that a finding names."""
UNCLEAN = re.compile(rf"\s|_x|{INVISIBLE.pattern}|{CONTROL.pattern}|{RADICAL.pattern}")
"""What a text without any needs no cleaning for."""
SHORT = 40
"""Characters up to which keys are remembered: header words, names and states come again and again."""


def key(text: str) -> str:
    """What is compared: NFKC, without any space or invisible character, in lower case.

    Why: NFKC changes text (①→1, Ⅲ→III), so a key is never stored or printed.
    """
    return _short_key(text) if len(text) <= SHORT else _key(text)


@lru_cache(maxsize=16_384)
def _short_key(text: str) -> str:
    return _key(text)


def _key(text: str) -> str:
    done, plain = "", _plain(text)
    while plain != done:  # a sign that lost its space may join the letter before it
        done, plain = plain, _plain(plain)
    return done


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", CONTROL.sub("", INVISIBLE.sub("", BREAKS.sub("", text))))
    return "".join(plain.translate(RADICALS).split()).lower()


def clean(text: str) -> str:
    """The text as it is kept: paragraph breaks as one line feed, nothing invisible, no spaces at the ends of lines.

    Radicals that stand for characters become those characters (H38); all else stays as it is written (H37).
    """
    if not UNCLEAN.search(text):
        return text
    plain = RADICAL.sub(_character, CONTROL.sub("", INVISIBLE.sub("", BREAKS.sub("\n", text))))
    lines = (line.strip() for line in plain.split("\n"))
    return "\n".join(line for line in lines if line)


def _character(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0]).translate(RADICALS)


def has_radicals(text: str) -> bool:
    """True where ``clean`` puts characters in the place of radicals (finding R246)."""
    return RADICAL.search(text) is not None


def is_odd(text: str) -> bool:
    """A quick look: False where neither ``is_dirty`` nor ``has_radicals`` can be true."""
    return ODD.search(text) is not None


def is_dirty(text: str) -> bool:
    """True where ``clean`` takes away a control or private-use character (finding R233)."""
    return CONTROL.search(BREAKS.sub("\n", text)) is not None


def one_line(text: str) -> str:
    """Clean text without line breaks; between Chinese characters a break leaves nothing, elsewhere a space."""
    joined = re.sub(r"(?<=[^\x00-\x7f])\n|\n(?=[^\x00-\x7f])", "", clean(text))
    return joined.replace("\n", " ")
