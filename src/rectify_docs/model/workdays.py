"""Working days by China's adjusted calendar (调休): a year that it does not know is refused, never guessed."""

import datetime as dt
from itertools import count

from chinese_calendar import is_workday


class UnknownYearError(ValueError):
    """No adjusted working days are known for a year: counting would be a guess (hazard H57)."""


def is_working_day(day: dt.date) -> bool:
    """Whether people work on a day: weekends that make up for a holiday do, holidays do not.

    Raises:
        UnknownYearError: the arrangements of the day's year are not known.
    """
    try:
        return bool(is_workday(day))
    except NotImplementedError as error:
        message = f"无{day.year}年放假安排，不能计算工作日"
        raise UnknownYearError(message) from error


def working_day_from(day: dt.date) -> dt.date:
    """The day itself if people work on it, else the next on which they do (民法典 第二百零三条).

    Raises:
        UnknownYearError: the arrangements of a year on the way are not known.
    """
    while not is_working_day(day):
        day += dt.timedelta(days=1)
    return day


def working_day_after(anchor: dt.date, days: int) -> dt.date:
    """The ``days``-th working day after a day that is not counted itself (民法典 第二百零一条).

    Raises:
        UnknownYearError: the arrangements of a year on the way are not known.
    """
    left = days
    for away in count(1):
        day = anchor + dt.timedelta(days=away)
        left -= is_working_day(day)
        if left <= 0:
            return day
    raise AssertionError


def working_days_between(first: dt.date, last: dt.date) -> int:
    """Working days from ``first`` to ``last``, both counted.

    Raises:
        UnknownYearError: the arrangements of a year in between are not known.
    """
    return sum(is_working_day(first + dt.timedelta(days=away)) for away in range((last - first).days + 1))
