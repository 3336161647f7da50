"""Units' progress sheets → reports."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

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
from rectify_docs.normalise.reporter import Reporters, labelled
from rectify_docs.normalise.senders import NOTHING, nil_notes, senders
from rectify_docs.normalise.serials import with_lost_zero
from rectify_docs.normalise.table import Table
from rectify_docs.normalise.weeks import DAYS, declared, of_week
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
    reports: dict[tuple[str, str], _Report] = {}
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
        used = of_week(tables, week, account)
        for table in used:
            _read_table(table, _label(table, used, context), context, reports)
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


def _label(table: Table, tables: Sequence[Table], context: Context) -> str:
    """Whose table it is: its own 填报单位, else among several tables its title, else the one name on the sheet."""
    if own := labelled(table):
        return own
    others = [other for other in tables if other.sheet is table.sheet]
    labels = {labelled(other) for other in others} - {""}
    titled = context.reporters.of_title(table) if len(others) > 1 and not table.has("unit") else ""
    return titled or (labels.pop() if len(labels) == 1 else "")


def _read_table(table: Table, label: str, context: Context, reports: dict[tuple[str, str], _Report]) -> None:
    day = declared(table, context.week)
    if table.has("last"):
        context.account.note(finding("R287", table.ref(), week=context.week, content=table.sheet.name))
    _note_other_week(table, day, context)
    named = _named(table, label, context)
    if isinstance(named, Finding) and (not table.has("unit") or not table.rows):
        context.account.reject_all(named, table)
        return
    if not table.rows or not (named or table.has("unit")):
        _without_rows(table, named, day, context, reports)
        return
    check_unit_columns(table, ("unit",), context.reporters.roster, context.account, context.week)
    _read_rows(table, named, day, context, reports)


def _read_form(
    tables: Sequence[Table], key: KeyReading, context: Context, reports: dict[tuple[str, str], _Report]
) -> None:
    """A form that came back: its key, not its file's name, says whose it is and for which date."""
    expected = Expected(context.week, context.receipt, context.earlier)
    form = open_form(tables, key, expected, context.reporters, context.account)
    if form is None:
        return
    if form.nil:
        reports.setdefault((form.place.file, form.unit), _Report(form.place, form.week, nil=True))
    for table in form.tables:
        _read_rows(table, form.unit, form.week, context, reports)


def _read_rows(
    table: Table, named: str | Finding, day: dt.date | None, context: Context, reports: dict[tuple[str, str], _Report]
) -> None:
    _note_lost_zeros(table, context)
    for row in table.rows:
        if _is_nil(table, row):
            _take_nil(table, row, named, day, context, reports)
            continue
        written = table.text(row, "unit")
        about = context.reporters.known(written) if written else named if isinstance(named, str) else ""
        if not check_cells(table, row, NEEDED, context.account, unit=about, week=context.week):
            continue
        unit = _unit(table, row, named, context)
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
    table: Table,
    row: int,
    named: str | Finding,
    day: dt.date | None,
    context: Context,
    reports: dict[tuple[str, str], _Report],
) -> None:
    """The unit of a 零报告 row has reported; the row itself is accounted for (R248)."""
    unit = _unit(table, row, named, context)
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


def _without_rows(
    table: Table, named: str | Finding, day: dt.date | None, context: Context, reports: dict[tuple[str, str], _Report]
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


def _named(table: Table, label: str, context: Context) -> str | Finding:
    """The unit that the sheet names once, or, for want of a column, its file's name; empty where none does."""
    if label:
        return context.reporters.resolve(label, table.ref())
    if table.has("unit") and table.rows:
        return ""
    return context.reporters.of_file(table.sheet.file) or context.reporters.of_title(table)


def _unit(table: Table, row: int, named: str | Finding, context: Context) -> str | Finding:
    written = table.text(row, "unit")
    if written:
        return context.reporters.resolve(written, table.ref(row, "unit"))
    return named or _nameless(table, row, context)


def _nameless(table: Table, row: int, context: Context) -> str | Finding:
    """The unit that the office says it is, else the finding."""
    place = table.ref(row, "unit")
    found = finding("R221", place, week=context.week, content=str(place))
    return context.reporters.ruled(found, f"“{place}”的填报单位") or found
