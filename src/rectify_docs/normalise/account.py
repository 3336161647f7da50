"""The account of a reading while it is made: findings, rows that are not used, rulings that were applied."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from rectify_docs.model.finding import SHOWN, Finding, finding
from rectify_docs.model.rows import Reading, UnusedRow
from rectify_docs.model.ruling import Rulings
from rectify_docs.model.sheet import RawSheet
from rectify_docs.model.source import SourceRef, column_letters
from rectify_docs.normalise.columns import Vocabulary, vocabulary
from rectify_docs.normalise.header import evidence, recognised
from rectify_docs.normalise.table import Table, cell_text, find_tables
from rectify_docs.settings import ReadingRules

T = TypeVar("T")
ROWS, COLUMNS = 2, 3
"""Rows with so many different cells make a sheet look like a table."""


@dataclass(slots=True)
class Account:
    """Local to one reading; each row lands in ``unused`` at most once."""

    rules: ReadingRules = field(default_factory=ReadingRules)
    findings: list[Finding] = field(default_factory=list)
    unused: list[UnusedRow] = field(default_factory=list)
    rows_read: Counter[str] = field(default_factory=Counter)
    """File → rows."""
    noted: set[Finding] = field(default_factory=set)
    rulings: Rulings = field(default_factory=Rulings)
    sheets: dict[tuple[str, str], RawSheet] = field(default_factory=dict)
    """File and name → sheet, for what was written in a place."""

    def reading(self, records: tuple[T, ...]) -> Reading[T]:
        """The records with this account of them; each finding shows what stands in its place."""
        findings = (*self.rulings.findings, *(self._with_written(found) for found in self.findings))
        read, by_file = self.rows_read.total(), dict(self.rows_read)
        return Reading(records, findings, read, tuple(self.unused), tuple(self.rulings.applied), by_file)

    def _with_written(self, found: Finding) -> Finding:
        place = found.source
        sheet = self.sheets.get((place.file, place.sheet)) if place and not found.written else None
        if place is None or sheet is None or not place.row:
            return found
        cells = [sheet.value(place.row, place.column)] if place.column else sheet.rows[place.row - 1]
        text = "　".join(dict.fromkeys(part for value in cells if (part := cell_text(value))))
        return replace(found, written=text if len(text) <= SHOWN else text[:SHOWN] + "……")

    def count(self, file: str, rows: int) -> None:
        """Counts rows that were read from a file."""
        self.rows_read[file] += rows

    def note(self, found: Finding) -> None:
        """Adds a finding, once for each id and place."""
        if found not in self.noted:
            self.noted.add(found)
            self.findings.append(found)

    def reject(self, table: Table, row: int, found: Finding) -> None:
        """Adds a finding and puts the row among those not used."""
        self.findings.append(found)
        self.unused.append(UnusedRow(table.ref(row), found.code))

    def reject_all(self, found: Finding, *tables: Table) -> None:
        """Adds a finding and puts all data rows of the tables among those not used."""
        self.findings.append(found)
        self.unused += [UnusedRow(table.ref(row), found.code) for table in tables for row in table.rows]


def open_tables(sheets: Iterable[RawSheet], kind: str, account: Account) -> list[Table]:
    """The usable tables of sheets, file by file; totals, hidden sheets and missing columns are accounted for."""
    tables: list[Table] = []
    words = vocabulary(kind)
    by_file: dict[str, list[RawSheet]] = {}
    for sheet in sheets:
        by_file.setdefault(sheet.file, []).append(sheet)
        account.sheets[sheet.file, sheet.name] = sheet
    for members in by_file.values():
        found = {sheet.name: find_tables(sheet, words, account.rules.header_rows) for sheet in members}
        if not any(found.values()):
            account.findings.append(_no_header(members, words, account))
        else:
            without = [sheet for sheet in members if not found[sheet.name] and _is_filled(sheet)]
            account.findings += [_no_header([sheet], words, account, code="R245") for sheet in without]
        tables += [table for own in found.values() for table in own if _open(table, account)]
    return tables


def _is_filled(sheet: RawSheet) -> bool:
    """Whether a sheet without a header looks like a table all the same, not like a page of notes."""
    wide = sum(1 for row in sheet.rows if len({value for value in row if value is not None}) >= COLUMNS)
    return wide >= ROWS


def _no_header(sheets: Iterable[RawSheet], words: Vocabulary, account: Account, code: str = "R201") -> Finding:
    """R201 (R245 for one sheet of several) with what was found instead, of the sheet with the most rows."""
    sheet = max(sheets, key=lambda sheet: len(sheet.rows))
    content = "、".join(words.label(*fields) for fields in words.required)
    found = evidence(sheet, words, account.rules.header_rows)
    return finding(code, SourceRef(sheet.file, sheet.name), content=content, evidence=found, sheet=sheet.name)


def _open(table: Table, account: Account) -> bool:
    """Whether the table is used; its rows are counted either way."""
    sheet, header = table.sheet, table.header
    account.count(sheet.file, len(table.rows))
    account_totals(table, account)
    if not sheet.visible and account.rules.hidden_sheets == "不读取":
        account.reject_all(finding("R206", table.ref(), content=sheet.name), table)
        return False
    missing = [table.words.label(*fields) for fields in table.words.required if not table.has(*fields)]
    if missing:
        found, place = recognised(header, table.words), table.ref(header.last_row)
        account.reject_all(finding("R202", place, content="、".join(missing), evidence=found), table)
        return False
    _note_header(table, account)
    _note_hidden(sheet, table, account)
    return True


def account_totals(table: Table, account: Account) -> None:
    """Rows that say nothing of their own: 合计 (R232, compared in R237) and those with nothing but a 序号 (R234)."""
    sheet = table.sheet
    account.count(sheet.file, len(table.totals) + len(table.numbered))
    for rows, code in ((table.totals, "R232"), (table.numbered, "R234")):
        for row in rows:
            account.reject(table, row, finding(code, table.ref(row), content=f"{sheet.file}/{sheet.name}/{row}"))
    for row, stated, counted in table.wrong_totals():
        account.note(finding("R237", table.ref(row), content=str(stated), row=row, counted=counted))


def _note_header(table: Table, account: Account) -> None:
    """Columns that are not used: unknown ones, and a second one of a field (R203, R235)."""
    row = table.header.last_row
    for name in table.header.unknown:
        account.note(finding("R203", table.ref(row), content=" ".join(name.split())))
    for column, word in table.header.doubles:
        field = table.words.field(word) or ""
        place = SourceRef(table.sheet.file, table.sheet.name, row, column)
        taken = column_letters(table.header.columns.get(field, 0))
        account.note(finding("R235", place, content=" ".join(word.split()), taken=taken))


def _note_hidden(sheet: RawSheet, table: Table, account: Account) -> None:
    """Hidden parts are read, and said to be (R204)."""
    counts = ((sheet.hidden_rows, "行"), (sheet.hidden_columns, "列"))
    hidden = [f"{count}{what}" for count, what in counts if count]
    if not sheet.visible:
        hidden.append(f"工作表“{sheet.name}”")
    if hidden:
        account.note(finding("R204", table.ref(), content="、".join(hidden)))
