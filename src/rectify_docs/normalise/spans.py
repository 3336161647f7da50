"""Phrases that name days (2018年8月, 第三季度, “十一”), case by case → the days from first to last."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from rectify_docs.model.deadline import Precision

VERBS = (
    "完成|整改|到位|落实|达标|见效|销号|完工|竣工|建成|投用|投运|实现|解决|消除"
    "|取缔|关停|搬迁|拆除|制定|印发|出台|验收|治理"
)
"""What is done by a deadline."""
OTHER_DATE = r"\d年(?!度)|\d月|\d日"
"""What the rest of a clause must not hold: another date would be swallowed."""
REST = rf"(?:(?!{OTHER_DATE}).)"
WORK = rf"(?:(?:全面|全部|按期|基本|彻底)*(?:{VERBS}){REST}{{0,40}}|{REST}{{1,20}}达到{REST}{{0,20}})?"
YEAR = (
    r"(?:(?P<year>\d{4})年|(?P<short>\d\d)年(?=年?[底末]|\d\d?月|[上下]半年|第?[1-4]季)"
    r"|(?P<word>今年|本年度?|当年|明年))"
)
TAIL = rf"(?P<end>[底末]|以?内|之内)?(?P<before>之?前|以前)?{WORK}"
HOLIDAYS = {"元": (1, 1), "五": (5, 1), "劳": (5, 1), "七": (7, 1), "八": (8, 1), "十": (10, 1), "国": (10, 1)}
"""First character of a holiday's name → its day; those of the lunar calendar are not among them."""
LAST_MONTHS = {"1": 3, "2": 6, "3": 9, "4": 12, "上": 6, "下": 12}
FIRST_DAYS = {"上": 1, "中": 11, "下": 21}


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a phrase names before 前 and 底 are looked at."""

    first: dt.date
    last: dt.date
    precision: Precision


Resolve = Callable[[re.Match[str], int], Span | None]


def _day(match: re.Match[str], year: int) -> Span:
    day = dt.date(year, int(match["month"]), int(match["day"]))
    return Span(day, day, Precision.DAY)


def holiday(match: re.Match[str], year: int) -> Span:
    """The holiday itself; 前 never includes it."""
    day = dt.date(year, *HOLIDAYS[match["name"][0]])
    return Span(day, day, Precision.DAY)


def _ten_days(match: re.Match[str], year: int) -> Span:
    month = _months(year, int(match["month"]), 1, Precision.TEN_DAYS)
    first = month.first.replace(day=FIRST_DAYS[match["part"]])
    return replace(month, first=first, last=month.last if match["part"] == "下" else first + dt.timedelta(days=9))


def _month(match: re.Match[str], year: int) -> Span:
    return _months(year, int(match["month"]), 1, Precision.MONTH)


def _plain_month(match: re.Match[str], year: int) -> Span | None:
    """2018-09; but 2018.1 may be a spreadsheet's 2018.10."""
    return None if match["month"] == "1" else _month(match, year)


def _quarter(match: re.Match[str], year: int) -> Span:
    return _months(year, LAST_MONTHS[match["part"]], 3, Precision.QUARTER)


def _half(match: re.Match[str], year: int) -> Span:
    return _months(year, LAST_MONTHS[match["part"]], 6, Precision.HALF_YEAR)


def _year(_: re.Match[str], year: int) -> Span:
    return _months(year, 12, 12, Precision.YEAR)


def _months(year: int, last: int, count: int, precision: Precision) -> Span:
    end = dt.date(year, last, calendar.monthrange(year, last)[1] if 1 <= last <= 12 else 1)  # noqa: PLR2004
    return Span(dt.date(year, last - count + 1, 1), end, precision)


MONTH = r"(?P<month>\d{1,2})月"
CASES: tuple[tuple[re.Pattern[str], Resolve], ...] = tuple(
    (re.compile(pattern + TAIL), resolve)
    for pattern, resolve in (
        (rf"{YEAR}?{MONTH}(?P<day>\d{{1,2}})[日号](?:24[时点])?", _day),
        (r"(?P<year>\d{4})(?P<dot>[./-])(?P<month>\d{1,2})(?P=dot)(?P<day>\d{1,2})日?", _day),
        (r"(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)", _day),
        (rf"{YEAR}?{MONTH}份?", _month),
        (rf"{YEAR}?{MONTH}份?(?P<part>[上中下])旬", _ten_days),
        (r"(?P<year>\d{4})[./-](?P<month>\d{1,2})", _plain_month),
        (rf"{YEAR}?第?(?P<part>[1-4])季度?", _quarter),
        (rf"{YEAR}?(?P<part>[上下])半年", _half),
        (rf"(?:{YEAR}[年度]?|年(?=[底末内]))", _year),
        (rf"{YEAR}?[“\"]?(?P<name>元旦|五一|劳动节|七一|八一|十一|国庆节?)[”\"]?", holiday),
    )
)
"""One case of the grammar each; the first that fits the whole clause holds."""
