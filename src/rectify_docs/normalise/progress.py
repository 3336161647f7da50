"""Units' progress sheets → reports."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.office import Ruling
from rectify_docs.model.progress import ProgressRow, UnitReport
from rectify_docs.model.rows import Reading
from rectify_docs.model.ruling import Rulings
from rectify_docs.model.sheet import RawSheet
from rectify_docs.model.source import SourceRef
from rectify_docs.model.stage import Receipt
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.account import Account, open_tables
from rectify_docs.normalise.cells import check_cells
from rectify_docs.normalise.form_key import KeyReading, is_key, read_keys
from rectify_docs.normalise.form_sheet import Expected, open_form
from rectify_docs.normalise.lying import check_unit_columns
from rectify_docs.normalise.progress_row import Context, progress_row
from rectify_docs.normalise.reporter import Reporters
from rectify_docs.normalise.senders import NOTHING, nil_notes, senders
from rectify_docs.normalise.serials import with_lost_zero
from rectify_docs.normalise.table import Table
from rectify_docs.normalise.weeks import DAYS, declared, of_week
from rectify_docs.normalise.whose import Whose
from rectify_docs.settings import ReadingRules

NEEDED = ("measure_id", "unit", "state")
"""Fields of which a row must hold a readable value."""
SHORT = 40
"""Characters of a cell in which 零报告 speaks of the whole sheet."""


@dataclass(slots=True)
class _Report:
    """One unit's rows of one file while they are collected."""

    source: SourceRef
    declared_on: dt.date | None
    rows: list[ProgressRow] = field(default_factory=list)
    nil: bool = False
    unusable: bool = False


Reports = dict[tuple[str, str], _Report]
"""File and unit → what was collected."""
UnitOf = Callable[[int], str | Finding]
"""Row → its unit, or why there is none."""


def read_progress(
    sheets: Sequence[RawSheet],
    week: dt.date,
    receipt: Receipt = Receipt.ON_TIME,
    roster: Roster | None = None,
    rulings: Mapping[str, Ruling] | None = None,
    rules: ReadingRules | None = None,
    earlier: Collection[dt.date] = (),
) -> Reading[UnitReport]:
    """One report per file and unit, in the order in which units first appear.

    Args:
        sheets: the sheets of one or more files that came alike.
        week: the dispatch date (the folder's).
        receipt: how the files came.
        roster: units by name; without it units are taken as written.
        rulings: by finding id; they say what a unit's name, a state or the choice of a sheet means.
        rules: the office's choices for what sheets leave open.
        earlier: dispatch dates that a form (进展填报表) in 补报/ or 更正/ may belong to.
    """
    account = Account(rules=rules or ReadingRules(), rulings=Rulings(rulings or {}))
    context = Context(week, receipt, Reporters(roster or Roster(), week, account), account, earlier)
    reports: Reports = {}
    by_file: dict[str, list[Table]] = {}
    keys = read_keys(sheets)
    notes = nil_notes(sheets, context.reporters)
    reports |= {(note.file, unit): _Report(note, None, nil=True) for note, unit in notes.items()}
    read = {note.file for note in notes}
    pages = (sheet for sheet in sheets if not is_key(sheet) and sheet.file not in read)
    for table in open_tables(pages, "progress", account):
        by_file.setdefault(table.sheet.file, []).append(table)
    for file, tables in by_file.items():
        if file in keys:
            _read_form(tables, keys[file], context, reports)
            continue
        whose = Whose(tables, context)
        for table in of_week(tables, week, account, whose.label):
            _read_table(table, whose, context, reports)
    silent = [sheet for sheet in sheets if sheet.file not in {*keys, *(file for file, _ in reports)}]
    unread = {
        (place.file, unit): _Report(place, None, unusable=True) for place, unit in senders(silent, context.reporters)
    }
    records = tuple(
        UnitReport(
            unit=unit,
            week=week,
            receipt=receipt,
            source=one.source,
            rows=tuple(one.rows),
            declared_on=one.declared_on,
            nil=one.nil and not one.rows,
            unusable=one.unusable,
        )
        for (_, unit), one in (*reports.items(), *unread.items())
    )
    return account.reading(records)


def _read_table(table: Table, whose: Whose, context: Context, reports: Reports) -> None:
    day = declared(table, context.week)
    if table.has("last"):
        context.account.note(finding("R287", table.ref(), week=context.week, content=table.sheet.name))
    _note_other_week(table, day, context)
    named = whose.of_table(table)
    if isinstance(named, Finding) and (not table.has("unit") or not table.rows):
        context.account.reject_all(named, table)
        return
    by_row = table.has("unit") or whose.is_by_responsible(table)
    if not table.rows or not (named or by_row):
        _without_rows(table, named or whose.nameless(table, 0), day, context, reports)
        return
    check_unit_columns(table, ("unit",), context.reporters.roster, context.account, context.week)
    _read_rows(table, partial(whose.of_row, table, named=named), day, context, reports)


def _read_form(tables: Sequence[Table], key: KeyReading, context: Context, reports: Reports) -> None:
    """A form that came back: its key, not its file's name, says whose it is and for which date."""
    expected = Expected(context.week, context.receipt, context.earlier)
    form = open_form(tables, key, expected, context.reporters, context.account)
    if form is None:
        return
    if form.nil:
        reports.setdefault((form.place.file, form.unit), _Report(form.place, form.week, nil=True))
    for table in form.tables:
        _read_rows(
            table, partial(Whose(form.tables, context).of_row, table, named=form.unit), form.week, context, reports
        )


def _read_rows(table: Table, unit_of: UnitOf, day: dt.date | None, context: Context, reports: Reports) -> None:
    _note_lost_zeros(table, context)
    for row in table.rows:
        unit = unit_of(row)
        if _is_nil(table, row):
            _take_nil(table, row, unit, day, context, reports)
            continue
        about = "" if isinstance(unit, Finding) else unit
        if not check_cells(table, row, NEEDED, context.account, unit=about, week=context.week):
            continue
        if isinstance(unit, Finding):
            context.account.reject(table, row, unit)
            continue
        report = reports.setdefault((table.sheet.file, unit), _Report(table.ref(row), day))
        record = progress_row(table, row, unit, context)
        if isinstance(record, Finding):
            context.account.reject(table, row, record)
        else:
            report.rows.append(record)


def _is_nil(table: Table, row: int) -> bool:
    """A row that says 零报告 of the unit, not of a measure."""
    if table.text(row, "measure_id"):
        return False
    return any(NOTHING in text for name in table.header.columns if len(text := table.text(row, name)) <= SHORT)


def _take_nil(
    table: Table, row: int, unit: str | Finding, day: dt.date | None, context: Context, reports: Reports
) -> None:
    """The unit of a 零报告 row has reported; the row itself is accounted for (R248)."""
    if isinstance(unit, Finding):
        context.account.reject(table, row, unit)
        return
    reports.setdefault((table.sheet.file, unit), _Report(table.ref(row), day)).nil = True
    context.account.reject(table, row, finding("R248", table.ref(row), unit=unit, week=context.week))


def _note_other_week(table: Table, day: dt.date | None, context: Context) -> None:
    """R247 where a sheet in the week's folder carries an older date: it may be an old one sent again."""
    late = context.receipt in {Receipt.SUPPLEMENT, Receipt.CORRECTION}
    if day and not late and (context.week - day).days >= DAYS:
        week = context.week.isoformat()
        context.account.note(finding("R247", table.ref(), week=context.week, content=day.isoformat(), day=week))


def _note_lost_zeros(table: Table, context: Context) -> None:
    """R244 where a number such as 1.1 stands twice: one of them may have been 1.10."""
    seen: set[str] = set()
    for row in table.rows:
        other = with_lost_zero(table.value(row, "measure_id"))
        if other and other in seen:
            place, text = table.ref(row, "measure_id"), table.text(row, "measure_id")
            context.account.note(finding("R244", place, week=context.week, content=text, other=f"{text}0"))
        seen.add(other)


def _without_rows(table: Table, named: str | Finding, day: dt.date | None, context: Context, reports: Reports) -> None:
    """A sheet without data rows is a 零报告 of the unit that it names; one that names nobody is R221."""
    if isinstance(named, Finding):
        context.account.reject_all(named, table)
        return
    report = reports.setdefault((table.sheet.file, named), _Report(table.ref(), day))
    report.nil = any(NOTHING in line for line in (*table.above, *table.below))
    if not report.nil:
        context.account.note(finding("F107", table.ref(), unit=named, week=context.week))
