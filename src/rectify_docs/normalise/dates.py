"""Dates as people write them → dates (H13–H17)."""

import datetime as dt
import re
from dataclasses import dataclass

from rectify_docs.model.sheet import CellValue
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.numerals import NUMERAL, arabic
from rectify_docs.settings import ReadingRules

FULL = re.compile(r"(\d{4})(?:年(\d{1,2})月(\d{1,2})[日号]|([./-])(\d{1,2})\4(\d{1,2})日?)")
COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
NO_YEAR = re.compile(r"(\d{1,2})(?:月(\d{1,2})[日号]|[./-](\d{1,2}))")
CLOCK = re.compile(r"(?<=\d|日)t?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
CHINESE = re.compile(rf"(?<![{NUMERAL}])[{NUMERAL}]{{1,7}}(?=[年月日])")
NOTHING = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "暂无", "未定", "未完成"})
"""Cells that say that there is no date."""
SERIALS = range(20000, 80000)
"""Day numbers of the 1900 system from 1954 to 2119."""
EPOCH, EPOCH_1904 = dt.date(1899, 12, 30), dt.date(1904, 1, 1)
DEFAULTS = ReadingRules()


@dataclass(frozen=True, slots=True)
class DateRules:
    """What a date cell leaves open."""

    near: dt.date | None = None
    """The report's date; without it a date without year is R226."""
    future: bool = False
    """Whether an expected date is meant, so that one long past belongs to the next year."""
    window: int = DEFAULTS.year_window
    """Days ahead (or back) from which a date without year belongs to the year before (or after)."""
    date1904: bool = False
    """Day numbers count from 1904-01-01."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date, or why there is none."""

    value: dt.date | None = None
    code: str = ""
    """R226 no date, R227 the year was added, R259 no such day; empty where all is well or the cell says nothing."""


def parse_date(value: CellValue, near: dt.date | None = None) -> DateReading:
    """The date of a cell in a date column under the default rules; one without year takes that of ``near``."""
    return read_date(value, DateRules(near))


def read_date(value: CellValue, rules: DateRules) -> DateReading:
    """The date of a cell in a date column.

    Args:
        value: a date, a day number, or text.
        rules: what the cell leaves open.
    """
    if isinstance(value, dt.datetime):
        return DateReading(value.date())
    if isinstance(value, dt.date):
        return DateReading(value)
    if value is None or (isinstance(value, str) and key(value) in NOTHING):
        return DateReading()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, rules)
    return _text(key(str(value)), rules)


def day_of(value: CellValue, *, date1904: bool = False) -> dt.date | None:
    """The day that a bare number may stand for; None for what is no day number of our time."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not SERIALS.start <= float(str(value)) < SERIALS.stop:
        return None
    return (EPOCH_1904 if date1904 else EPOCH) + dt.timedelta(days=int(float(str(value))))


def _number(value: float, rules: DateRules) -> DateReading:
    day = day_of(value, date1904=rules.date1904)
    return DateReading(day) if day else _text(str(value), DateRules())


def _text(text: str, rules: DateRules) -> DateReading:
    plain = CLOCK.sub("", CHINESE.sub(lambda match: arabic(match[0]), text))
    if match := FULL.fullmatch(plain):
        year, month, day, _, other_month, other_day = match.groups()
        return _date(int(year), month or other_month, day or other_day)
    if match := COMPACT.fullmatch(plain):
        return _date(int(match[1]), match[2], match[3])
    match = NO_YEAR.fullmatch(plain)
    if match and rules.near:
        return _near(match[1], match[2] or match[3], rules.near, rules)
    return DateReading(code="R226")


def _near(month: str, day: str, near: dt.date, rules: DateRules) -> DateReading:
    value = _date(near.year, month, day).value
    if value is None:
        return DateReading(code="R259")
    away = (value - near).days
    if away > rules.window and not rules.future:
        value = _date(near.year - 1, month, day).value
    elif away < -rules.window and rules.future:
        value = _date(near.year + 1, month, day).value
    return DateReading(value, "R227" if value else "R259")


def _date(year: int, month: str, day: str) -> DateReading:
    try:
        return DateReading(dt.date(year, int(month), int(day)))
    except ValueError:
        return DateReading(code="R259")
