"""A09, A13: percentages that stand in one list add up and have the same decimals; hints only."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rectify_docs.prose.remark import Remark, Severity

PERCENT = r"\d{1,15}(?:\.\d{1,10})?%"
SHARES = re.compile(
    rf"(?:分别占|(?:占比|比重)分别(?:为|是|达到?)?)(?P<whole>[^\d。；，、]{{0,12}})(?P<values>{PERCENT}(?:[、和]{PERCENT})+)"
)
"""分别占…a%、b%和c%."""
OWN = re.compile(r"[各自本其]")
"""In what they are shares of: each has a whole of its own."""
LIST = re.compile(rf"(?<![\d.]){PERCENT}(?:(?:[、和]|以?及)(?:[\u4e00-\u9fff]{{1,6}}[省市县区镇乡])?{PERCENT})+")
"""Percentages side by side, or each behind the name of its place."""
ROUND = frozenset({Decimal(0), Decimal(100)})
"""None and all, which need no decimals."""


def shares(text: str, paragraph: int) -> Iterator[Remark]:
    """Shares of one whole that are more than the whole, rounding allowed for."""
    for match in SHARES.finditer(text):
        values = _values(match["values"])
        room = sum(Decimal("0.5").scaleb(-_decimals(value)) for value in values)
        total = sum(values)
        if total > Decimal(100) + room and not OWN.search(match["whole"]):
            advice = f"各项占比之和为{total}%，超过100%，请核对（各项有重叠的除外）"
            yield _hint("A09", advice, match, paragraph)


def decimals(text: str, paragraph: int) -> Iterator[Remark]:
    """One list, one number of decimals; 0% and 100% go with any."""
    for match in LIST.finditer(text):
        places = sorted({_decimals(value) for value in _values(match[0]) if value not in ROUND})
        if len(places) > 1:
            shown = "、".join(f"{one}位" for one in places)
            yield _hint("A13", f"并列百分数的小数位数应一致（现有{shown}），如“50.0%、33.3%”", match, paragraph)


def _values(text: str) -> list[Decimal]:
    return [Decimal(one.removesuffix("%")) for one in re.findall(PERCENT, text)]


def _decimals(value: Decimal) -> int:
    return max(-int(value.as_tuple().exponent), 0)


def _hint(rule: str, advice: str, match: re.Match[str], paragraph: int) -> Remark:
    return Remark(rule, Severity.HINT, advice, "统计常识", paragraph, match.start(), match.end(), match[0])
