"""Dispatch dates, due dates of the list's phrases, and the ways in which units write a day."""

import calendar
import datetime as dt
import re

WEEKS = (dt.date(2026, 3, 6), dt.date(2026, 3, 13), dt.date(2026, 3, 20), dt.date(2026, 3, 27))
IN_FORCE = dt.date(2026, 1, 15)
"""Day from which the measure list holds."""
PHRASE = re.compile(r"(\d{4})年(?:年底|(\d{1,2})月(?:(\d{1,2})日|底))")
DECEMBER = 12


def due(phrase: str) -> dt.date | None:
    """The last day that a 整改时限 of the list names; None for 长期坚持 and 立行立改."""
    found = PHRASE.match(phrase)
    if not found:
        return None
    year, month = int(found[1]), int(found[2] or DECEMBER)
    return dt.date(year, month, int(found[3] or calendar.monthrange(year, month)[1]))


def expected_percent(due_on: dt.date | None, day: dt.date) -> float:
    """序时 in percent on ``day``; 0 without a due date."""
    if due_on is None or due_on <= IN_FORCE:
        return 0.0
    return min(100.0, 100 * (day - IN_FORCE).days / (due_on - IN_FORCE).days)


def chinese(day: dt.date) -> str:
    """2026年3月20日."""
    return f"{day.year}年{day.month}月{day.day}日"


def written(day: dt.date | str | None, style: str) -> dt.date | str | None:
    """The day as a unit of this style types it: dot, cn, iso (text), or date (a real date cell); text stays."""
    if not isinstance(day, dt.date) or style == "date":
        return day
    return {"dot": f"{day.year}.{day.month}.{day.day}", "cn": chinese(day), "iso": day.isoformat()}[style]
