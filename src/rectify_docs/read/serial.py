"""Day numbers of spreadsheets → dates: which number formats show one, and which day a number means."""

import datetime as dt

from rectify_docs.model.sheet import CellValue
from rectify_docs.read.formats import LITERALS
from rectify_docs.read.grid import number

BUILT_IN = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Number formats of dates and times (ECMA-376 part 1, 18.8.30, zh-cn included)."""
EPOCH, EPOCH_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)  # noqa: DTZ001 (cells know no zone)
LEAP = 60
"""29 February 1900, a day that only spreadsheets know; numbers below it are one day off."""
MILLISECONDS = 86_400_000


def shows_date(code: str) -> bool:
    """Whether a number format shows a date or a time."""
    letters = LITERALS.sub("", code.split(";", maxsplit=1)[0]).lower().replace("general", "")
    return bool(set("ymdhs") & set(letters))


def from_serial(value: float, *, date1904: bool) -> CellValue:
    """A day number as date, as time where it is below one day, as both where it has both; else the number."""
    days = value if date1904 or value >= LEAP or value < 1 else value + 1
    try:
        moment = (EPOCH_1904 if date1904 else EPOCH) + dt.timedelta(milliseconds=round(days * MILLISECONDS))
    except (OverflowError, ValueError):
        return number(value)
    if value < 0:
        return number(value)
    if value < 1:
        return moment.time()
    return moment.date() if moment.time() == dt.time() else moment
