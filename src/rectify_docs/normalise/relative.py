"""Deadlines that count from a day: 30个工作日内, 6个月内, 短期(6个月内), 争取“十一”之前 and the like."""

import calendar
import datetime as dt
import re

from rectify_docs.model.workdays import working_day_after

MONTHS = 12
STAGE = r"(?:近期|短期|中期|长期|远期)?\(?"
SPAN = re.compile(
    rf"{STAGE}(?:\d{{1,2}}-)?(?P<number>\d{{1,3}})个?(?P<unit>工作日|日|天|周|星期|月|年)(?:以内|之内|内)?\)?(?:完成.*|整改.*)?"
)
"""Of a span such as 1-2年 the upper bound counts."""
STAGES = re.compile(r"短期.*中期.*长期|分?(?:三个|几个|若干)阶段")
"""Stages that only a table of the plan could date."""


def is_span(phrase: str) -> bool:
    """Whether a phrase counts from a day that it does not name (comparison key, numbers in digits)."""
    match = SPAN.fullmatch(phrase)
    return match is not None and (phrase.endswith(("内", ")")) or "内" in phrase)


def last_day(phrase: str, anchor: dt.date) -> dt.date | None:
    """The last day of a span that begins after ``anchor``; None for what is no span.

    Months and years end on the day of the same number, or on the month's last (民法典 第二百零二条).

    Raises:
        UnknownYearError: working days of a year that the calendar does not know.
    """
    match = SPAN.fullmatch(phrase)
    if match is None:
        return None
    number, unit = int(match["number"]), match["unit"]
    if unit == "工作日":
        return working_day_after(anchor, number)
    if unit in {"月", "年"}:
        return _months_after(anchor, number * (MONTHS if unit == "年" else 1))
    return anchor + dt.timedelta(days=number * (7 if unit in {"周", "星期"} else 1))


def _months_after(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
