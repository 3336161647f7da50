"""Dates and durations as XML writes them (ISO 8601) → Python's."""

import datetime as dt
import re

DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
BEFORE_DATES = dt.date(1900, 1, 1)
"""A moment before it is a time of day."""
DAY = 24
"""Hours."""


def read_date(text: str) -> dt.date | dt.datetime | dt.time:
    """A date, a time of day, or both where it has both.

    Raises:
        ValueError: it is none.
    """
    moment = dt.datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    if moment.date() < BEFORE_DATES:
        return moment.time()
    return moment.date() if moment.time() == dt.time() else moment


def read_duration(text: str) -> dt.time | dt.timedelta:
    """A time of day, or a duration from 24 hours on.

    Raises:
        ValueError: it is none.
    """
    match = DURATION.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    hours, minutes, seconds = (int(one or 0) for one in match.groups())
    if hours < DAY:
        return dt.time(hours, minutes, seconds)
    return dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
