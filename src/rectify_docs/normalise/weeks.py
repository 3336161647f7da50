"""Which sheets of a file are this week's (H42)."""

import datetime as dt
from collections.abc import Sequence
from pathlib import PurePosixPath

from rectify_docs.model.finding import finding
from rectify_docs.normalise.account import Account
from rectify_docs.normalise.declared import declared_date
from rectify_docs.normalise.table import Table

DAYS = 7
"""Days of a week."""


def declared(table: Table, week: dt.date) -> dt.date | None:
    """The date that the lines above the table declare, else the sheet's name, else the file's name."""
    texts = ("\n".join(table.above), table.sheet.name, PurePosixPath(table.sheet.file).stem)
    return next((date for text in texts if (date := declared_date(text, week))), None)


def of_week(tables: Sequence[Table], week: dt.date, account: Account) -> list[Table]:
    """The tables of one file that speak of the week: all of them, unless its sheets declare different dates.

    A sheet of the days before the week's date is taken where no sheet declares that very date. The rows of the others
    are accounted for as not used: R207, or R205 where no sheet is the week's.
    """
    dates = [_own_date(table, week) for table in tables]
    if len(set(dates)) < 2:  # noqa: PLR2004 - all the same, or none
        return list(tables)
    used = [table for table, date in zip(tables, dates, strict=True) if date == week] or [
        table for table, date in zip(tables, dates, strict=True) if date and 0 < (week - date).days < DAYS
    ]
    for table in tables:
        if table not in used:
            code, content = ("R207", table.sheet.name) if used else ("R205", week.isoformat())
            account.reject_all(table, finding(code, table.ref(), week=week, content=content))
    return used


def _own_date(table: Table, week: dt.date) -> dt.date | None:
    """The date of the sheet itself; its name goes first, for the title may carry the day on which it was filled in."""
    texts = (table.sheet.name, "\n".join(table.above))
    return next((date for text in texts if (date := declared_date(text, week))), None)
