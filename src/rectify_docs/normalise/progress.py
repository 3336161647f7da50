"""Units' progress sheets → reports."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.office import Ruling
from rectify_docs.model.progress import ProgressRow, UnitReport
from rectify_docs.model.rows import Reading
from rectify_docs.model.ruling import Rulings
from rectify_docs.model.sheet import RawSheet
from rectify_docs.model.source import SourceRef
from rectify_docs.model.stage import Receipt
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.account import Account, check_cells, open_tables
from rectify_docs.normalise.dates import parse_date
from rectify_docs.normalise.deadline import parse_deadline
from rectify_docs.normalise.lying import check_unit_columns
from rectify_docs.normalise.percent import parse_percent
from rectify_docs.normalise.reporter import Reporters, labelled
from rectify_docs.normalise.serials import is_turned, parse_measure_id, parse_problem_id
from rectify_docs.normalise.states import State, parse_state
from rectify_docs.normalise.table import Table
from rectify_docs.normalise.weeks import declared, of_week
from rectify_docs.settings import ReadingRules

NEEDED = ("measure_id", "unit", "state")
"""Fields of which a row must hold a readable value."""
NOTHING = "零报告"


@dataclass(slots=True)
class _Report:
    """One unit's rows of one file while they are collected."""

    source: SourceRef
    declared_on: dt.date | None
    rows: list[ProgressRow] = field(default_factory=list)
    nil: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    """What all rows of a reading share."""

    week: dt.date
    receipt: Receipt
    reporters: Reporters
    account: Account


def read_progress(
    sheets: Sequence[RawSheet],
    week: dt.date,
    receipt: Receipt = Receipt.ON_TIME,
    roster: Roster | None = None,
    rulings: Mapping[str, Ruling] | None = None,
    rules: ReadingRules | None = None,
) -> Reading[UnitReport]:
    """One report per file and unit, in the order in which units first appear.

    Args:
        sheets: the sheets of one or more files that came alike.
        week: the dispatch date (the folder's).
        receipt: how the files came.
        roster: units by name; without it units are taken as written.
        rulings: by finding id; they say what a unit's name, a state or the choice of a sheet means.
        rules: the office's choices for what sheets leave open.
    """
    account = Account(rules=rules or ReadingRules(), rulings=Rulings(rulings or {}))
    context = _Context(week, receipt, Reporters(roster or Roster(), week, account), account)
    reports: dict[tuple[str, str], _Report] = {}
    by_file: dict[str, list[Table]] = {}
    for table in open_tables(sheets, "progress", account):
        by_file.setdefault(table.sheet.file, []).append(table)
    for tables in by_file.values():
        used = of_week(tables, week, account)
        for table in used:
            _read_table(table, labelled(table) or _only_label(table, used), context, reports)
    records = tuple(
        UnitReport(unit, week, receipt, one.source, tuple(one.rows), one.declared_on, nil=one.nil and not one.rows)
        for (_, unit), one in reports.items()
    )
    return account.reading(records)


def _only_label(table: Table, tables: Sequence[Table]) -> str:
    """The name that stands once on the table's sheet, above another of its tables."""
    labels = {labelled(other) for other in tables if other.sheet is table.sheet} - {""}
    return labels.pop() if len(labels) == 1 else ""


def _read_table(table: Table, label: str, context: _Context, reports: dict[tuple[str, str], _Report]) -> None:
    day = declared(table, context.week)
    named = _named(table, label, context)
    if isinstance(named, Finding) and (not table.has("unit") or not table.rows):
        context.account.reject_all(named, table)
        return
    if not table.rows or not (named or table.has("unit")):
        _without_rows(table, named, day, context, reports)
        return
    check_unit_columns(table, ("unit",), context.reporters.roster, context.account, context.week)
    for row in table.rows:
        about = named if isinstance(named, str) else ""
        if not check_cells(table, row, NEEDED, context.account, unit=about, week=context.week):
            continue
        unit = _unit(table, row, named, context)
        if isinstance(unit, Finding):
            context.account.reject(table, row, unit)
            continue
        report = reports.setdefault((table.sheet.file, unit), _Report(table.ref(row), day))
        record = _row(table, row, unit, context)
        if isinstance(record, Finding):
            context.account.reject(table, row, record)
        else:
            report.rows.append(record)


def _without_rows(
    table: Table, named: str | Finding, day: dt.date | None, context: _Context, reports: dict[tuple[str, str], _Report]
) -> None:
    """A sheet without data rows is a 零报告 of the unit that it names; one that names nobody is R221."""
    if not isinstance(named, str) or not named:
        named = _nameless(table, 0, context)
    if isinstance(named, Finding):
        context.account.reject_all(named, table)
        return
    report = reports.setdefault((table.sheet.file, named), _Report(table.ref(), day))
    report.nil = any(NOTHING in line for line in (*table.above, *table.below))
    if not report.nil:
        context.account.note(finding("F107", table.ref(), unit=named, week=context.week))


def _named(table: Table, label: str, context: _Context) -> str | Finding:
    """The unit that the sheet names once, or, for want of a column, its file's name; empty where none does."""
    if label:
        return context.reporters.resolve(label, table.ref())
    if table.has("unit") and table.rows:
        return ""
    return context.reporters.of_file(table.sheet.file)


def _unit(table: Table, row: int, named: str | Finding, context: _Context) -> str | Finding:
    written = table.text(row, "unit")
    if written:
        return context.reporters.resolve(written, table.ref(row, "unit"))
    return named or _nameless(table, row, context)


def _nameless(table: Table, row: int, context: _Context) -> str | Finding:
    """The unit that the office says it is, else the finding."""
    place = table.ref(row, "unit")
    found = finding("R221", place, week=context.week, content=str(place))
    return context.reporters.ruled(found, f"“{place}”的填报单位") or found


def _row(table: Table, row: int, unit: str, context: _Context) -> ProgressRow | Finding:
    """The record, or the finding for which the row is not used."""
    week = context.week
    measure_id = parse_measure_id(table.value(row, "measure_id"), parse_problem_id(table.value(row, "problem_id")))
    written = table.text(row, "state")
    for name, text in (("measure_id", measure_id), ("state", written)):
        if not text:
            place, label = table.ref(row, name), table.words.label(name)
            about = {"unit": unit, "measure": measure_id, "content": str(place)}
            return finding("R211", place, week=week, field=label, row=row, **about)
    state = parse_state(written)
    if state is None:
        place = table.ref(row, "state")
        found = finding("R222", place, unit=unit, measure=measure_id, week=week, content=written)
        said = f"{unit}{measure_id}的状态“{written}”按"
        state = context.account.rulings.settle(found, parse_state, lambda known: f"{said}“{known.stage.label}”处理")
        if state is None:
            return found
    cells = _Cells(table, row, unit, measure_id, context)
    cells.note_turned_id()
    cells.note_capped(state, written)
    return ProgressRow(
        measure_id=measure_id,
        unit=unit,
        week=week,
        stage=state.stage,
        source=table.source(row),
        receipt=context.receipt,
        text="\n".join(part for name in ("text", "total_text") if (part := table.text(row, name))),
        percent=cells.percent(),
        state_text=written,
        ongoing=state.ongoing,
        completed_on=cells.date("completed_on"),
        trouble=table.text(row, "trouble"),
        delay_reason=table.text(row, "delay_reason"),
        expected_on=cells.date("expected_on", future=True),
        next_steps=table.text(row, "next_steps"),
        evidence=table.text(row, "evidence"),
        measure_text=table.text(row, "measure"),
    )


@dataclass(frozen=True, slots=True)
class _Cells:
    """Cells of one row that may hold what cannot be used: the value is dropped and said so, the row stays."""

    table: Table
    row: int
    unit: str
    measure: str
    context: _Context

    def note(self, code: str, name: str, **values: object) -> None:
        """A finding about a cell of this row."""
        place = self.table.ref(self.row, name)
        content = self.table.text(self.row, name)
        about = {"unit": self.unit, "measure": self.measure, "content": content}
        self.context.account.note(finding(code, place, week=self.context.week, **about, **values))  # type: ignore[arg-type]

    def note_turned_id(self) -> None:
        """R230 where the spreadsheet turned the id into a date."""
        if is_turned(self.table.value(self.row, "measure_id")):
            self.note("R230", "measure_id", number=self.measure)

    def note_capped(self, state: State, written: str) -> None:
        """R231 where the state is the office's to record."""
        if state.capped:
            self.note("R231", "state", written=written)

    def percent(self) -> Decimal | None:
        """完成进度; R223 to R225 where it cannot be used."""
        value, mark = self.table.value(self.row, "percent"), self.table.mark(self.row, "percent")
        reading = parse_percent(value, mark, in_percent=self.table.header.percent)
        if reading.code:
            self.note(reading.code, "percent")
        return reading.value

    def date(self, name: str, *, future: bool = False) -> dt.date | None:
        """A date; R226 where it is none, R227 where the year was added. An expected one may be 9月底."""
        reading = parse_date(self.table.value(self.row, name), self.context.week, future=future)
        if reading.code == "R226" and future:
            due = parse_deadline(self.table.text(self.row, name), self.context.week.year).due
            if due:
                return due
        if reading.code:
            year = reading.value.year if reading.value else ""
            self.note(reading.code, name, field=self.table.words.label(name), year=year)
        return reading.value
