"""The account of a reading while it is made: findings, and rows that are not used."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.rows import UnusedRow
from rectify_docs.model.sheet import CellMark, RawSheet
from rectify_docs.model.source import SourceRef, column_letters
from rectify_docs.normalise.columns import vocabulary
from rectify_docs.normalise.keys import is_dirty
from rectify_docs.normalise.table import Table, find_table

MARK_WORDS = {CellMark.ERROR: "为错误值", CellMark.NO_VALUE: "为公式且无计算结果"}


@dataclass(slots=True)
class Account:
    """Local to one reading; each row lands in ``unused`` at most once."""

    findings: list[Finding] = field(default_factory=list)
    unused: list[UnusedRow] = field(default_factory=list)
    rows_read: int = 0
    noted: set[Finding] = field(default_factory=set)

    def note(self, found: Finding) -> None:
        """Adds a finding, once for each id and place."""
        if found not in self.noted:
            self.noted.add(found)
            self.findings.append(found)

    def reject(self, table: Table, row: int, found: Finding) -> None:
        """Adds a finding and puts the row among those not used."""
        self.findings.append(found)
        self.unused.append(UnusedRow(table.ref(row), found.code))

    def reject_all(self, table: Table, found: Finding) -> None:
        """Adds a finding and puts all data rows of the table among those not used."""
        self.findings.append(found)
        self.unused += [UnusedRow(table.ref(row), found.code) for row in table.rows]


def open_tables(sheets: Iterable[RawSheet], kind: str, account: Account) -> list[Table]:
    """The usable tables of sheets, file by file; totals, hidden sheets and missing columns are accounted for."""
    tables: list[Table] = []
    by_file: dict[str, list[RawSheet]] = {}
    for sheet in sheets:
        by_file.setdefault(sheet.file, []).append(sheet)
    for file, members in by_file.items():
        found = [table for sheet in members if (table := find_table(sheet, vocabulary(kind)))]
        if not found:
            words = vocabulary(kind)
            content = "、".join(words.label(*fields) for fields in words.required)
            account.findings.append(finding("R201", SourceRef(file), content=content))
        tables += [table for table in found if _open(table, account)]
    return tables


def _open(table: Table, account: Account) -> bool:
    """Whether the table is used; its rows are counted either way."""
    sheet, header = table.sheet, table.header
    account.rows_read += len(table.rows) + len(table.totals) + len(table.numbered)
    for rows, code in ((table.totals, "R232"), (table.numbered, "R234")):
        for row in rows:
            account.reject(table, row, finding(code, table.ref(row), content=f"{sheet.file}/{sheet.name}/{row}"))
    if not sheet.visible:
        account.reject_all(table, finding("R206", table.ref(), content=sheet.name))
        return False
    missing = [table.words.label(*fields) for fields in table.words.required if not table.has(*fields)]
    if missing:
        account.reject_all(table, finding("R202", table.ref(header.last_row), content="、".join(missing)))
        return False
    for name in header.unknown:
        account.note(finding("R203", table.ref(header.last_row), content=" ".join(name.split())))
    if sheet.hidden_rows:
        account.note(finding("R204", table.ref(), content=str(sheet.hidden_rows)))
    return True


def check_cells(
    table: Table, row: int, required: Iterable[str], account: Account, *, unit: str = "", week: dt.date | None = None
) -> bool:
    """Whether the row can be used as far as error cells go; control characters are noted (R228, R229, R233)."""
    needed = set(required)
    for name, column in table.header.columns.items():
        if name in table.words.known:
            continue
        value = table.value(row, name)
        if isinstance(value, str) and is_dirty(value):
            account.note(
                finding("R233", table.ref(row, name), content=f"{column_letters(column)}{row}", unit=unit, week=week)
            )
        words = MARK_WORDS.get(mark) if (mark := table.mark(row, name)) else None
        if not words:
            continue
        content = f"{column_letters(column)}{row}{words}"
        if name in needed:
            account.reject(table, row, finding("R228", table.ref(row, name), content=content, unit=unit, week=week))
            return False
        account.note(finding("R229", table.ref(row, name), content=content, unit=unit, week=week))
    return True
