"""Periods of notice and days of answer, by China's adjusted working days (调休)."""

import datetime as dt
from dataclasses import dataclass

from chinese_calendar import get_holiday_detail

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.workdays import UnknownYearError, is_working_day, working_day_from

WEEKEND = 5
"""First weekday number of a weekend (Saturday)."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period of notice, both days included."""

    first: dt.date
    last: dt.date
    working_days: int
    note: str
    """Which holidays and adjusted working days lie inside; empty for none."""


@dataclass(frozen=True, slots=True)
class AnswerDay:
    """The last day of a period that is asked for in days (期限)."""

    day: dt.date
    unchecked: str = ""
    """Why nobody knows whether people work on it; empty where it is known."""


def answer_day(start: dt.date, days: int, *, on_workday: bool) -> AnswerDay:
    """The ``days``-th day after ``start``; where it is a day off and the office wants it, the next working day.

    Why no error for a year without a calendar: the letter can go out all the same, with the day as it was counted.
    """
    day = start + dt.timedelta(days=days)
    if not on_workday:
        return AnswerDay(day)
    try:
        return AnswerDay(working_day_from(day))
    except UnknownYearError as error:
        return AnswerDay(day, str(error))


def answer_findings(answer: AnswerDay | None, document: str) -> tuple[Finding, ...]:
    """D516 where it is not known whether people work on the day of an answer."""
    if answer is None or not answer.unchecked:
        return ()
    return (finding("D516", content=answer.day.isoformat(), document=document, why=answer.unchecked),)


def notice_period(first: dt.date | None, days: int, *, count_first_day: bool) -> Period | None:
    """The period of ``days`` working days that begins with the day of publication; None without that day.

    Raises:
        UnknownYearError: the calendar does not know a year of the period.
    """
    if first is None:
        return None
    day, counted = first, 0
    if not count_first_day:
        day += dt.timedelta(days=1)
    while True:
        counted += is_working_day(day)
        if counted == days:
            break
        day += dt.timedelta(days=1)
    return Period(first, day, counted, _note(first, day))


def _note(first: dt.date, last: dt.date) -> str:
    """扣除…放假, 计入…调休上班."""
    span = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    off = [day for day in span if not is_working_day(day) and get_holiday_detail(day)[1]]
    on = [day for day in span if is_working_day(day) and day.weekday() >= WEEKEND]
    parts = []
    if off:
        parts.append(f"{_days(off)}为法定节假日，不计入")
    if on:
        parts.append(f"{_days(on)}调休上班，计入")
    return "；".join(parts)


def _days(days: list[dt.date]) -> str:
    """Runs of days joined: 4月4日至6日、5月1日."""
    runs: list[list[dt.date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == dt.timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return "、".join(_run(run[0], run[-1]) for run in runs)


def _run(first: dt.date, last: dt.date) -> str:
    start = f"{first.month}月{first.day}日"
    if first == last:
        return start
    return f"{start}至{last.day}日" if first.month == last.month else f"{start}至{last.month}月{last.day}日"
