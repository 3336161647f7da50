"""How values are worded in documents: dates, names, full-width punctuation, short texts."""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal

CJK = "\u3400-\u9fff“”‘’《》（）、，。；：？！〔〕"
HALF_TO_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
MARK = re.compile(rf"(?<=[{CJK}])[,;:?!]|[,;:?!](?=[{CJK}])")
PARENTHESES = re.compile(r"\(([^()\n]*)\)")
HAS_CJK = re.compile(rf"[{CJK}]")
SHORT = 24
"""Characters of 措施简称."""
SHORTEST = 6
"""Characters that a 措施简称 has at least."""
BLANK_DATE = "　　年　月　日"
"""To be filled in at signing."""


def full_width(text: str) -> str:
    """Half-width punctuation next to Chinese becomes full-width; numbers and Latin text keep theirs."""
    text = PARENTHESES.sub(_parentheses, text)
    return MARK.sub(lambda match: HALF_TO_FULL[match[0]], text)


def _parentheses(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    near = match[1] + before + after
    return f"（{match[1]}）" if HAS_CJK.search(near) else match[0]


def chinese_date(day: dt.date) -> str:
    """2026年3月6日, without zeros (GB/T 9704 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def date_or_blank(day: dt.date | None) -> str:
    """The date, or a blank to fill in."""
    return chinese_date(day) if day else BLANK_DATE


def shorten(text: str, limit: int = SHORT) -> str:
    """措施简称: the first clauses of a text, as far as they fit.

    Why no ellipsis where a clause ends: a program that lays the page out may tear …… over two lines, which GB/T 15834
    forbids. An enumeration that is cut ends with 等; only a clause much too long is cut inside, and says so.
    """
    flat = re.sub(r"\s+", "", text).rstrip("。；")
    if len(flat) <= limit:
        return flat
    ends = _breaks("[，。；：,;]", flat)
    fitting, listed = ([end for end in found if end <= limit] for found in (ends, _breaks("、", flat)))
    if fitting:
        return flat[: fitting[-1]]
    if listed:
        return flat[: listed[-1]] + "等"
    return flat[: ends[0]] if ends and ends[0] <= 2 * limit else flat[:limit] + "……"


def _breaks(marks: str, text: str) -> list[int]:
    """Where a text may be cut: at marks that leave no quotation or parenthesis open."""
    found = (match.start() for match in re.finditer(marks, text))
    return [end for end in found if end >= SHORTEST and _closed(text[:end])]


def _closed(text: str) -> bool:
    return all(text.count(left) == text.count(right) for left, right in ("“”", "（）", "《》", "()", "‘’"))


def names(items: Iterable[str]) -> str:
    """甲、乙、丙, each once, in order."""
    return "、".join(dict.fromkeys(item for item in items if item))


def percent_text(value: Decimal | None) -> str:
    """85%, 33.3%, or — where there is none."""
    if value is None:
        return "—"
    whole = value.to_integral_value()
    return f"{whole if whole == value else value.normalize():f}%"


def sentence(text: str) -> str:
    """The text without its closing full stop, so that a template can go on with its own."""
    return text.strip().rstrip("。；;.")
