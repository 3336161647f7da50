"""完成进度 as units write it → 0 to 100 (H18, H19)."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from rectify_docs.model.sheet import CellMark, CellValue
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.numerals import NUMERAL, chinese_number

AMBIGUOUS = "R225"
FULL = Decimal(100)
STEP = Decimal("0.01")
NOTHING = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "不适用"})
AROUND = re.compile(r"^(?:总体|整体|目前|已|累计|完成|进度|达到|达|约为?|大约|近|为|[:,;(])+|(?:左右|[。.;)])+$")
"""Words around the number that do not change it."""
NUMBER = re.compile(r"([+-]?\d+(?:\.\d+)?)(%?)")
TENTHS = re.compile(rf"([{NUMERAL}])成([{NUMERAL}]?)")
HUNDREDTHS = re.compile(rf"百分之([{NUMERAL}]+)")


@dataclass(frozen=True, slots=True)
class PercentReading:
    """A percentage, or why there is none."""

    value: Decimal | None = None
    """0 to 100."""
    code: str = ""
    """R223 unreadable, R224 out of range, R225 ambiguous; empty where all is well or the cell says nothing."""


def parse_percent(
    value: CellValue, mark: CellMark | None = None, *, in_percent: bool = False, bare_one: str = ""
) -> PercentReading:
    """The percentage of a cell.

    A number with a percent format, or below 1, is a share (0.85 is 85 %); a bare 1 is ambiguous; all else counts
    as written. ``in_percent`` says that the column's header carries the percent sign: 0.5 is half a percent there.
    ``bare_one`` is what the office lets a bare 1 mean (``1%``, ``100%``); anything else leaves it R225.
    """
    if value is None:
        return PercentReading()
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return PercentReading(code="R223")
    if isinstance(value, str):
        return _decided(_text(key(value), in_percent=in_percent), bare_one)
    if value != value or abs(value) == float("inf"):  # noqa: PLR0124 - NaN
        return PercentReading(code="R223")
    number = Decimal(str(value))
    if mark is CellMark.PERCENT:
        return _checked(number * FULL)
    return _decided(_bare(number, in_percent=in_percent), bare_one)


def _decided(reading: PercentReading, bare_one: str) -> PercentReading:
    """An ambiguous 1, where the office has said what it means."""
    return _text(bare_one, in_percent=False) if reading.code == AMBIGUOUS and bare_one.endswith("%") else reading


def _text(text: str, *, in_percent: bool) -> PercentReading:
    if text in NOTHING:
        return PercentReading()
    plain = AROUND.sub("", text)
    if match := NUMBER.fullmatch(plain):
        number = Decimal(match[1])
        return _checked(number) if match[2] else _bare(number, in_percent=in_percent)
    if match := TENTHS.fullmatch(plain):
        return _words(chinese_number(match[1]), chinese_number(match[2] or "零"))
    if match := HUNDREDTHS.fullmatch(plain):
        return _words(0, FULL if match[1] == "百" else chinese_number(match[1]))
    return PercentReading(code="R223")


def _words(tens: int | None, ones: Decimal | int | None) -> PercentReading:
    if tens is None or ones is None:
        return PercentReading(code="R223")
    return _checked(Decimal(tens * 10) + ones)


def _bare(number: Decimal, *, in_percent: bool) -> PercentReading:
    """A number without any percent sign of its own."""
    if in_percent:
        return _checked(number)
    if number == 1:
        return PercentReading(code=AMBIGUOUS)
    return _checked(number * FULL if 0 < number < 1 else number)


def _checked(number: Decimal) -> PercentReading:
    if not 0 <= number <= FULL:
        return PercentReading(code="R224")
    rounded = number.quantize(STEP, ROUND_HALF_UP)
    return PercentReading(rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded.normalize())
