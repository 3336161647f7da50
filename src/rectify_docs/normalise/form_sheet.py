"""A report form (进展填报表) that came back: is it this unit's and this week's, and which rows were filled in."""

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.form_key import FormKey, FormLine, digest, prefilled
from rectify_docs.model.rows import UnusedRow
from rectify_docs.model.source import SourceRef
from rectify_docs.model.stage import Receipt
from rectify_docs.normalise.account import Account
from rectify_docs.normalise.cells import MARK_WORDS
from rectify_docs.normalise.dates import parse_date
from rectify_docs.normalise.form_key import KeyReading
from rectify_docs.normalise.percent import parse_percent
from rectify_docs.normalise.reporter import Reporters, labelled
from rectify_docs.normalise.serials import parse_measure_id
from rectify_docs.normalise.table import Table

NIL = re.compile(r"零报告[^：:\n]*[：:]\s*是(?:$|[　\s])", re.MULTILINE)
"""零报告（…）：是, in a line above the table."""
BLANK = ("text", "total_text", "trouble", "delay_reason", "next_steps", "evidence")
"""Fields that go out empty."""
PREFILLED = ("state", "percent", "completed_on", "expected_on")
"""Fields that go out with what the unit reported last."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Where a form came in."""

    week: dt.date
    """The dispatch date of its folder."""
    receipt: Receipt
    earlier: Collection[dt.date]
    """Dispatch dates that a sheet in 补报/ or 更正/ may belong to."""

    def accepts(self, day: dt.date) -> bool:
        """Whether a form of that date may lie there."""
        late = self.receipt in {Receipt.SUPPLEMENT, Receipt.CORRECTION}
        return day == self.week or (late and day < self.week and day in self.earlier)


@dataclass(frozen=True, slots=True)
class Form:
    """A form that is accepted."""

    unit: str
    """Canonical name."""
    week: dt.date
    """The dispatch date for which it went out."""
    tables: tuple[Table, ...]
    """Its tables, with the rows that were filled in."""
    nil: bool
    """零报告 was chosen, and nothing filled in."""
    place: SourceRef


def open_form(
    tables: Sequence[Table], reading: KeyReading, expected: Expected, reporters: Reporters, account: Account
) -> Form | None:
    """The form of one file; None where it cannot be accepted. Every row that is not used is accounted for.

    Findings: R280 nothing was filled in, R281 some rows were not, R282 another date's, R283 another unit's,
    R284 its key was changed, R285 a row is not the one that went out, R286 a row is missing.
    """
    key, place = reading.key, tables[0].ref()
    if key is None:
        account.reject_all(finding("R284", place, week=expected.week, content=reading.trouble), *tables)
        return None
    unit = reporters.known(key.unit)
    if misfit := _misfit(tables, key, unit, expected, reporters):
        account.reject_all(misfit, *tables)
        return None
    lines = {line.measure_id: line for line in key.lines}
    ids = {_id(table, row) for table in tables for row in table.rows}
    for missing in (one for one in lines if one not in ids):
        account.note(finding("R286", place, unit=unit, measure=missing, week=key.week))
    checked = tuple(replace(table, rows=_own_rows(table, lines, unit, key.week, account)) for table in tables)
    filled = tuple(replace(table, rows=tuple(r for r in table.rows if _touched(table, r, lines))) for table in checked)
    nil = any(NIL.search("\n".join(table.above)) for table in tables) and not any(table.rows for table in filled)
    blank = [(one, row) for one, two in zip(checked, filled, strict=True) for row in one.rows if row not in two.rows]
    whole = not nil and len(blank) == sum(len(table.rows) for table in tables)
    _note_blank(blank, unit, key.week, account, whole=whole)
    return Form(unit, key.week, filled, nil, place)


def _misfit(
    tables: Sequence[Table], key: FormKey, unit: str, expected: Expected, reporters: Reporters
) -> Finding | None:
    """Why the form cannot be what its place or its text says."""
    place = tables[0].ref()
    if not expected.accepts(key.week):
        day, now = key.week.isoformat(), expected.week.isoformat()
        return finding("R282", place, unit=unit, week=expected.week, content=day, expected=now)
    written = [name for table in tables for name in (labelled(table), *(table.text(r, "unit") for r in table.rows))]
    other = next((name for name in written if name and reporters.known(name) != unit), "")
    return finding("R283", place, unit=unit, week=key.week, content=other) if other else None


def _id(table: Table, row: int) -> str:
    return parse_measure_id(table.value(row, "measure_id"))


def _own_rows(
    table: Table, lines: Mapping[str, FormLine], unit: str, week: dt.date, account: Account
) -> tuple[int, ...]:
    """The rows that are as they went out, as far as the unit was not to change them; R285 for the others."""
    kept: list[int] = []
    for row in table.rows:
        line = lines.get(_id(table, row))
        if line and (not table.has("measure") or digest(table.text(row, "measure")) == line.text):
            kept.append(row)
            continue
        place, content = table.ref(row, "measure_id"), table.text(row, "measure_id")
        account.reject(table, row, finding("R285", place, unit=unit, week=week, content=content, row=row))
    return tuple(kept)


def _touched(table: Table, row: int, lines: Mapping[str, FormLine]) -> bool:
    """Whether the unit wrote or changed anything in the row."""
    if any(table.text(row, name) for name in BLANK):
        return True
    if any(table.mark(row, name) in MARK_WORDS for name in (*BLANK, *PREFILLED)):
        return True
    percent = parse_percent(table.value(row, "percent"), table.mark(row, "percent"), in_percent=table.header.percent)
    days = (parse_date(table.value(row, name)).value or table.text(row, name) for name in PREFILLED[2:])
    share = table.text(row, "percent") if percent.value is None else percent.value
    return prefilled(table.text(row, "state"), share, *days) != lines[_id(table, row)].issued


def _note_blank(rows: Sequence[tuple[Table, int]], unit: str, week: dt.date, account: Account, *, whole: bool) -> None:
    """Accounts for the rows that nobody filled in: the whole form (R280), or some of it (R281)."""
    code = "R280" if whole else "R281"
    content = "" if whole else "、".join(_id(table, row) for table, row in rows)
    if rows:
        account.note(finding(code, rows[0][0].ref(), unit=unit, week=week, content=content))
    account.unused += [UnusedRow(table.ref(row), code) for table, row in rows]
