"""What is wrong with the cells of a row before any meaning is given to them: errors, lost digits, odd characters."""

import datetime as dt
from collections.abc import Collection, Iterator

from rectify_docs.model.finding import finding
from rectify_docs.model.sheet import CellMark, CellValue
from rectify_docs.model.source import column_letters
from rectify_docs.normalise.account import Account
from rectify_docs.normalise.keys import has_radicals, is_dirty, is_odd
from rectify_docs.normalise.table import Table

MARK_WORDS = {CellMark.ERROR: "为错误值", CellMark.NO_VALUE: "为公式且无计算结果"}
CELL_LIMIT = 32_767
"""Characters of a spreadsheet's cell; longer ones come from text files and have to be cut in workbooks."""
NUMBERS_AS_TEXT = frozenset({"contact", "long_id", "document", "upper_id"})
"""Fields whose digits are no quantity: a spreadsheet's number has lost its zeros or its last digits (H50)."""


def check_cells(
    table: Table, row: int, required: Collection[str], account: Account, *, unit: str = "", week: dt.date | None = None
) -> bool:
    """Whether the row can be used; what its cells show is noted (R228, R229, R233, R241, R243, R246).

    Args:
        table: the table.
        row: 1-based number of the row.
        required: fields without whose value the row is not used.
        account: where findings go.
        unit: the unit that the findings name.
        week: the dispatch date that they name.
    """
    marks = table.sheet.marks
    for name, column in table.header.columns.items():
        value = table.value(row, name)
        for code in _codes(value, name, known=name in table.words.known):
            words = {"content": f"{column_letters(column)}{row}", "unit": unit}
            label, length = table.words.label(name), len(str(value))
            if code == "R243":
                words["content"] = table.text(row, name)
            account.note(finding(code, table.ref(row, name), week=week, field=label, length=length, **words))
        if not marks or name in table.words.known or marks.get((row, column)) not in MARK_WORDS:
            continue
        content = f"{column_letters(column)}{row}{MARK_WORDS[marks[row, column]]}"
        code = "R228" if name in required else "R229"
        found = finding(code, table.ref(row, name), content=content, unit=unit, week=week)
        if name in required:
            account.reject(table, row, found)
            return False
        account.note(found)
    return True


def _codes(value: CellValue, name: str, *, known: bool) -> Iterator[str]:
    """The codes of what a value shows; a column that is known and not used is looked at for lost digits only."""
    if isinstance(value, str):
        if known or (len(value) <= CELL_LIMIT and not is_odd(value)):
            return
        if is_dirty(value):
            yield "R233"
        if has_radicals(value):
            yield "R246"
        if len(value) > CELL_LIMIT:
            yield "R241"
    elif name in NUMBERS_AS_TEXT and isinstance(value, int | float):
        yield "R243"
