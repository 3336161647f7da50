"""A06, A07, A08: figures of one sentence that have to fit each other."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rectify_docs.prose.remark import Remark, Severity

NUMBER = r"-?\d[\d,]{0,20}(?:\.\d{1,10})?"
UP, DOWN = "提高|增长|增加|上升|提升|扩大", "下降|降低|减少|回落|缩小"
TO = rf"(?:{UP}|{DOWN}|变|升|降|增|减)?(?:到|至|为)"
POINTS = re.compile(
    rf"由\s*(?P<old>{NUMBER})%\s*{TO}\s*(?P<new>{NUMBER})%[，,]?\s*(?P<verb>{UP}|{DOWN})了?\s*"
    rf"(?P<change>{NUMBER})(?P<unit>个百分点|%)"
)
"""由A%提高到B%，提高C个百分点."""
RATE = re.compile(
    rf"由\s*(?P<old>{NUMBER})(?P<unit>[^\d%，。；、\s]{{1,4}})?\s*{TO}\s*(?P<new>{NUMBER})(?P=unit)?[，,]\s*"
    rf"(?P<verb>{UP}|{DOWN})了?\s*(?P<change>{NUMBER})%"
)
"""由A增加到B，增长C%."""
ADDED = re.compile(
    rf"(?<!\d)(?P<new>{NUMBER})(?P<unit>[^\d%，。；、\s]{{1,4}})，比(?:上年|去年|上期|上月)(?:同期)?(?P<verb>增加|减少)"
    rf"(?P<amount>{NUMBER})(?P=unit)[，,]\s*(?:增长|下降)(?P<change>{NUMBER})%"
)
"""V，比上年增加D，增长C%."""
HUNDRED = Decimal(100)


def arithmetic(text: str, paragraph: int) -> Iterator[Remark]:
    """Sentences whose change does not follow from what they compare."""
    for match in POINTS.finditer(text):
        yield from _points(match, paragraph)
    for match in RATE.finditer(text):
        old, new = (_value(match[name]) for name in ("old", "new"))
        if old:
            yield from _fits("A07", (new - old) / abs(old) * HUNDRED, match, paragraph, "%")
    for match in ADDED.finditer(text):
        amount = _value(match["amount"]) * (1 if match["verb"] == "增加" else -1)
        before = _value(match["new"]) - amount
        if before:
            yield from _fits("A08", amount / abs(before) * HUNDRED, match, paragraph, "%")


def _points(match: re.Match[str], paragraph: int) -> Iterator[Remark]:
    """A difference of two percentages is one of 百分点; a rate of change is said with %."""
    old, new = (_value(match[name]) for name in ("old", "new"))
    if match["unit"] == "个百分点":
        yield from _fits("A06", new - old, match, paragraph, "个百分点")
    elif _near(new - old, match["change"], match["verb"]):
        fix = match[0].removesuffix("%") + "个百分点"
        yield _remark("A06", "百分数之差用“个百分点”", match, paragraph, fix)
    elif old:
        yield from _fits("A06", (new - old) / abs(old) * HUNDRED, match, paragraph, "%")


def _fits(rule: str, wanted: Decimal, match: re.Match[str], paragraph: int, unit: str) -> Iterator[Remark]:
    if not _near(wanted, match["change"], match["verb"]):
        shown = abs(wanted).quantize(Decimal(1).scaleb(-max(_digits(match["change"]), 1)))
        word = "增" if wanted >= 0 else "减"
        yield _remark(rule, f"前后两数相比{word}{shown}{unit}，与文中不符", match, paragraph, None)


def _near(wanted: Decimal, said: str, verb: str) -> bool:
    """Equal within half a unit of the last printed digit, and in the direction of the verb."""
    signed = _value(said) * (-1 if re.fullmatch(DOWN, verb) else 1)
    return abs(wanted - signed) <= Decimal("0.5").scaleb(-_digits(said)) + Decimal("1e-9")


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _digits(text: str) -> int:
    return len(text.partition(".")[2])


def _remark(rule: str, advice: str, match: re.Match[str], paragraph: int, fix: str | None) -> Remark:
    span = match.start(), match.end()
    return Remark(rule, Severity.ERROR, advice, "统计常识", paragraph, *span, match[0], fix)
