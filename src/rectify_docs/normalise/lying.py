"""A header that lies: a column of units in which something else stands (H40)."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from rectify_docs.model.finding import finding
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.account import Account
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.table import Table, cell_text
from rectify_docs.normalise.units import parse_units

ENOUGH = 3
"""Filled cells from which a column is judged."""
OF_UNITS = ("unit", "units", "lead", "support")
"""Fields in which units stand."""


def check_unit_columns(
    table: Table, names: Iterable[str], roster: Roster, account: Account, week: dt.date | None = None
) -> None:
    """R296 for each of the fields whose column holds too few known units; names the column that holds them.

    Args:
        table: the table.
        names: fields that are to be checked.
        roster: without units nothing is checked.
        account: has the setting (``unit_share``) and gets the finding.
        week: the dispatch date of a progress sheet.
    """
    if not roster.units:
        return

    def holds(column: int) -> bool | None:
        return _holds_units(table, column, lambda text: _is_known(text, roster), account.rules.unit_share)

    for name in names:
        column = table.header.columns.get(name)
        if column and holds(column) is False:
            other = next((_title(table, one) for one in _others(table) if holds(one)), "")
            hint = f"，“{other}”列更像单位名称" if other else ""
            place = table.ref(table.header.last_row, name)
            account.note(finding("R296", place, week=week, content=_title(table, column), other=hint))


def _holds_units(table: Table, column: int, is_known: Callable[[str], bool], share: int) -> bool | None:
    """Whether a column's filled cells are units for the most part; None where too few are filled to tell."""
    texts = [text for row in table.rows if (text := cell_text(table.sheet.value(row, column)))]
    if len(texts) < ENOUGH:
        return None
    return sum(map(is_known, texts)) * 100 >= share * len(texts)


def _is_known(text: str, roster: Roster) -> bool:
    if roster.names.get(key(text)):
        return True
    mentions = parse_units(text, roster)
    return any(unit.name not in mentions.unknown for unit in mentions.units)


def _others(table: Table) -> Sequence[int]:
    """The columns that no field of units has."""
    taken = {table.header.columns.get(name) for name in OF_UNITS}
    width = max((len(table.sheet.rows[row - 1]) for row in table.rows), default=0)
    return [column for column in range(1, width + 1) if column not in taken]


def _title(table: Table, column: int) -> str:
    """The header word of a column, the lower one of two."""
    rows = (table.header.last_row, table.header.first_row)
    return next((text for row in rows if (text := cell_text(table.sheet.value(row, column)))), "")
