"""One dated clause of a deadline → its inclusive last day."""

import calendar
import datetime as dt
import re
from collections.abc import Callable

LEAD = re.compile(r"^(?:确保|原则上|截至|截止|最迟|不晚于|应|须|需|于|到|至|在)+")
BEFORE = r"(?:之?前|以前)?"
AHEAD = re.compile(r"之?前|以前")
WORK = (
    r"(?:全面|全部|按期|基本)?"
    r"(?:完成.{0,40}|.{1,20}达到.{1,20}|整改到位|整改完毕|整改|到位|落实|达标|见效|销号|完工|竣工)?"
)
YEAR = r"(?:(?P<year>\d{4})年|(?P<short>\d{2})年(?=年?[底末])|(?P<word>今年|本年度?|当年|明年))"
DAY = re.compile(rf"{YEAR}?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]?{BEFORE}{WORK}")
HOLIDAY = re.compile(rf"{YEAR}?[“\"]?(?P<name>十一|国庆节?|五一|劳动节)[”\"]?(?:之?前|以前){WORK}")
HOLIDAYS = {"十": (10, 1), "国": (10, 1), "五": (5, 1), "劳": (5, 1)}
"""First character of a holiday's name → its day; 十一前 ends the day before."""
PLAIN_DAY = re.compile(
    rf"(?:(?P<year>\d{{4}})(?P<dot>[./-])(?P<month>\d{{1,2}})(?P=dot)(?P<day>\d{{1,2}})日?"
    rf"|(?P<year2>20\d\d)(?P<month2>\d\d)(?P<day2>\d\d)){BEFORE}{WORK}"
)
MONTH = re.compile(rf"{YEAR}?(?P<month>\d{{1,2}})月份?(?:(?P<part>底|末|上旬|中旬|下旬){BEFORE})?{WORK}")
PLAIN_MONTH = re.compile(r"(?P<year>\d{4})[./-](?P<month>\d{1,2})")
PART = re.compile(rf"{YEAR}?第?(?P<part>年?底|年?末|上半年|下半年|[1-4]季度[底末内]?){BEFORE}{WORK}")
BEFORE_MONTH = re.compile(rf"{YEAR}?(?:(?P<month>\d{{1,2}})月份?|(?<=年))(?:之?前|以前){WORK}")
WHOLE_YEAR = re.compile(rf"{YEAR}(?:年?内)?{WORK}")
LAST_MONTHS = {"上": 6, "1": 3, "2": 6, "3": 9}
"""First character of a part of the year → its last month; every other part ends with the year."""
LAST_DAYS = {"上旬": 10, "中旬": 20}
CENTURY = 2000


def due_day(clause: str, list_year: int | None, *, day_included: bool = True) -> dt.date | None:
    """The last day that the clause allows; None where it names none, or leaves open whether it is included.

    2024年8月前 and 2027年前 are such: whether the named month or year may be used is not said.

    Args:
        clause: comparison key with numbers in digits, without 力争.
        list_year: for a clause without year, and for 今年.
        day_included: whether 9月30日前 includes the 30th.
    """
    plain = LEAD.sub("", clause)
    for pattern, resolve in CASES:
        if match := pattern.fullmatch(plain):
            try:
                day = resolve(match, list_year)
            except ValueError:
                return None
            excluded = not day_included and pattern in {DAY, PLAIN_DAY} and AHEAD.search(plain)
            return day - dt.timedelta(days=1) if day and excluded else day
    return None


def before_choices(clause: str, list_year: int | None) -> tuple[dt.date, dt.date] | None:
    """The last days of 2024年8月前 without and with August; None for every other clause."""
    match = BEFORE_MONTH.fullmatch(LEAD.sub("", clause))
    if match is None:
        return None
    try:
        year, month = _year(match, list_year), int(match["month"] or 0)
        with_it = month_end(year, month or 12)
    except ValueError:
        return None
    return (dt.date(year, month or 1, 1) - dt.timedelta(days=1), with_it)


def _year(match: re.Match[str], list_year: int | None) -> int:
    """The year of a clause.

    Raises:
        ValueError: it names none, and there is no list year.
    """
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("short"):
        return CENTURY + int(groups["short"])
    if list_year is None:
        raise ValueError
    return list_year + (groups.get("word") == "明年")


def _day(match: re.Match[str], list_year: int | None) -> dt.date:
    return dt.date(_year(match, list_year), int(match["month"]), int(match["day"]))


def _holiday(match: re.Match[str], list_year: int | None) -> dt.date:
    return dt.date(_year(match, list_year), *HOLIDAYS[match["name"][0]]) - dt.timedelta(days=1)


def _plain_day(match: re.Match[str], _: int | None) -> dt.date:
    year, month, day = (match[name] or match[f"{name}2"] for name in ("year", "month", "day"))
    return dt.date(int(year), int(month), int(day))


def _month(match: re.Match[str], list_year: int | None) -> dt.date:
    year, month = _year(match, list_year), int(match["month"])
    day = LAST_DAYS.get(match["part"] or "")
    return dt.date(year, month, day) if day else month_end(year, month)


def _plain_month(match: re.Match[str], _: int | None) -> dt.date | None:
    """2018-09; but 2018.1 may be a spreadsheet's 2018.10."""
    if match["month"] == "1":
        return None
    return month_end(int(match["year"]), int(match["month"]))


def _part(match: re.Match[str], list_year: int | None) -> dt.date:
    return month_end(_year(match, list_year), LAST_MONTHS.get(match["part"][0], 12))


def _whole_year(match: re.Match[str], list_year: int | None) -> dt.date:
    return dt.date(_year(match, list_year), 12, 31)


def month_end(year: int, month: int) -> dt.date:
    """Last day of a month.

    Raises:
        ValueError: there is no such month.
    """
    first = dt.date(year, month, 1)
    return first.replace(day=calendar.monthrange(year, month)[1])


CASES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int | None], dt.date | None]], ...] = (
    (DAY, _day),
    (PLAIN_DAY, _plain_day),
    (MONTH, _month),
    (PLAIN_MONTH, _plain_month),
    (PART, _part),
    (WHOLE_YEAR, _whole_year),
    (HOLIDAY, _holiday),
)
"""One case of the grammar each; the first that fits the whole clause holds."""
