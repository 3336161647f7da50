"""Which sheets of a file are this week's (H42)."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.source import SourceRef
from rectify_docs.normalise.account import Account
from rectify_docs.normalise.declared import declared_date
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.table import Table

SEPARATORS = re.compile(r"[、,，;；]")
DAYS = 7
"""Days of a week."""


def declared(table: Table, week: dt.date) -> dt.date | None:
    """The date that the lines above the table declare, else the sheet's name, else the file's name."""
    texts = ("\n".join(table.above), table.sheet.name, PurePosixPath(table.sheet.file).stem)
    return next((date for text in texts if (date := declared_date(text, week))), None)


def of_week(tables: Sequence[Table], week: dt.date, account: Account, label: Callable[[Table], str]) -> list[Table]:
    """The tables of one file that speak of the week: all of them, unless its sheets declare different dates.

    A sheet of the days before the week's date is taken where no sheet declares that very date. The rows of the others
    are accounted for as not used: R207, or R205 where no sheet is the week's. Where several sheets report one measure
    differently nobody can tell which one holds: R236. The office may rule on R205 and R236 by naming sheets.

    Args:
        tables: the tables.
        week: the dispatch date.
        account: has the rulings, and takes the findings.
        label: whose a table is.
    """
    used = _candidates(tables, week)
    found = _doubt(tables, used, week, label)
    if found:
        names = account.rulings.settle(found, lambda text: _named_sheets(text, tables), _said, internal=True)
        if names is None:
            account.reject_all(found, *tables)
            return []
        used = [table for table in tables if table.sheet.name in names]
    for table in tables:
        if table not in used:
            account.reject_all(finding("R207", table.ref(), week=week, content=table.sheet.name), table)
    return used


def _candidates(tables: Sequence[Table], week: dt.date) -> list[Table]:
    """All tables, unless the sheets declare other dates; then those of the week's date, else of its days.

    An undated sheet goes with one that is dated this week; beside another week's nobody can tell what it is.
    """
    dated = [(table, date) for table in tables if (date := _own_date(table, week))]
    dates = {date for _, date in dated}
    one = len(dates) < 2  # noqa: PLR2004 - all the same, or none
    if one and (len(dated) == len(tables) or all(0 <= (week - date).days < DAYS for date in dates)):
        return list(tables)
    own = [table for table, date in dated if date == week]
    return own or [table for table, date in dated if 0 < (week - date).days < DAYS]


def _doubt(
    tables: Sequence[Table], used: Sequence[Table], week: dt.date, label: Callable[[Table], str]
) -> Finding | None:
    """Why the office has to say which sheets are the week's."""
    if not tables:
        return None
    clash = _clashing(used, label)
    code, names = ("R236", clash) if used else ("R205", tuple(dict.fromkeys(table.sheet.name for table in tables)))
    if used and not clash:
        return None
    file = tables[0].sheet.file
    sheets = "、".join(names)
    content = f"{PurePosixPath(file).stem}/{sheets}"
    return finding(code, SourceRef(file), week=week, content=content, sheets=sheets, day=week.isoformat())


def _clashing(tables: Sequence[Table], label: Callable[[Table], str]) -> tuple[str, ...]:
    """Names of sheets that report one measure differently."""
    if len({table.sheet.name for table in tables}) < 2:  # noqa: PLR2004 - one sheet contradicts no other
        return ()
    said: dict[tuple[str, ...], dict[str, str]] = {}
    for table in tables:
        owner = label(table)
        for row in table.rows:
            unit = table.text(row, "unit") or owner
            measure = tuple(map(key, (unit, table.text(row, "problem_id"), table.text(row, "measure_id"))))
            words = "|".join(key(table.text(row, name)) for name in ("text", "percent", "state"))
            if measure[-1]:
                said.setdefault(measure, {}).setdefault(table.sheet.name, words)
    clashes = [by_sheet for by_sheet in said.values() if len(set(by_sheet.values())) > 1]
    return tuple(dict.fromkeys(name for by_sheet in clashes for name in by_sheet))


def _named_sheets(decision: str, tables: Sequence[Table]) -> frozenset[str] | None:
    """The sheets that a decision names; None where it names none."""
    said = {key(part) for part in SEPARATORS.split(decision)}
    names = frozenset(table.sheet.name for table in tables if key(table.sheet.name) in said)
    return names or None


def _said(names: frozenset[str]) -> str:
    return f"本期采用工作表{'、'.join(sorted(names))}"


def _own_date(table: Table, week: dt.date) -> dt.date | None:
    """The date of the sheet itself; its name goes first, for the title may carry the day on which it was filled in."""
    texts = (table.sheet.name, "\n".join(table.above))
    return next((date for text in texts if (date := declared_date(text, week))), None)
