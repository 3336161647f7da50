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
    """措施简称: the text up to a break before ``limit``, marked with an ellipsis where something was left out."""
    flat = re.sub(r"\s+", "", text).rstrip("。；")
    if len(flat) <= limit:
        return flat
    head = flat[:limit]
    cut = max(head.rfind(mark) for mark in "，。；：、")
    return (head[:cut] if cut >= limit // 2 else head) + "……"


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
