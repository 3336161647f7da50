"""One row of a progress sheet → record, with a finding for every cell that cannot be used as it is."""

import datetime as dt
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.stage import Receipt
from rectify_docs.normalise.account import Account
from rectify_docs.normalise.dates import DateRules, day_of, parse_date, read_date
from rectify_docs.normalise.deadline import expected
from rectify_docs.normalise.percent import parse_percent
from rectify_docs.normalise.reporter import Reporters
from rectify_docs.normalise.serials import is_turned, parse_measure_id, parse_problem_id, with_lost_zero
from rectify_docs.normalise.states import State, parse_state
from rectify_docs.normalise.table import Table

TEXTS = ("text", "total_text", "trouble", "delay_reason", "next_steps", "evidence")
"""Fields of free text."""
T = TypeVar("T")


REASON = re.compile(r"(?:更正|补报)(?:原因|说明|理由)\s*[:：]\s*(?P<why>.+)")


@dataclass(frozen=True, slots=True)
class Context:
    """What all rows of a reading share."""

    week: dt.date
    receipt: Receipt
    reporters: Reporters
    account: Account
    earlier: Collection[dt.date] = ()
    """Dispatch dates that a form in 补报/ or 更正/ may belong to."""


def progress_row(table: Table, row: int, unit: str, context: Context) -> ProgressRow | Finding:
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
    cells.note_numbers()
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
        other_id=with_lost_zero(table.value(row, "measure_id")),
        measure_text=table.text(row, "measure"),
        amend_reason=table.text(row, "amend_reason") or _amend_reason(table, context.receipt),
    )


def _amend_reason(table: Table, receipt: Receipt) -> str:
    """What a line above or below the table gives as the reason of 更正 or 补报."""
    if receipt not in {Receipt.CORRECTION, Receipt.SUPPLEMENT}:
        return ""
    match = REASON.search("\n".join((*table.above, *table.below)))
    return match["why"].strip() if match else ""


@dataclass(frozen=True, slots=True)
class _Cells:
    """Cells of one row that may hold what cannot be used: the value is dropped and said so, the row stays."""

    table: Table
    row: int
    unit: str
    measure: str
    context: Context

    def finding(self, code: str, name: str, **values: object) -> Finding:
        """A finding about a cell of this row."""
        place, week = self.table.ref(self.row, name), self.context.week
        about = {"unit": self.unit, "measure": self.measure, "content": self.table.text(self.row, name)}
        return finding(code, place, week=week, **about, **values)  # type: ignore[arg-type]

    def note(self, code: str, name: str, **values: object) -> None:
        """Notes a finding about a cell of this row."""
        self.context.account.note(self.finding(code, name, **values))

    def _settled(
        self, value: T | None, code: str, name: str, understand: Callable[[str], T | None], **values: object
    ) -> T | None:
        """The value; where a finding speaks against it, what the office decided, else the value with the finding."""
        if not code:
            return value
        found = self.finding(code, name, **values)
        label = self.table.words.label(name)
        said = f"{self.unit}{self.measure}的{label}“{found.content}”按"
        ruled = self.context.account.rulings.settle(found, understand, lambda decided: f"{said}“{_shown(decided)}”采用")
        if ruled is not None:
            return ruled
        self.context.account.note(found)
        return value

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
        decided = self.context.account.rules.bare_one
        reading = parse_percent(value, mark, in_percent=self.table.header.percent, bare_one=decided)
        return self._settled(reading.value, reading.code, "percent", lambda text: parse_percent(text).value)

    def date(self, name: str, *, future: bool = False) -> dt.date | None:
        """A date; R226 or R259 where it is none, R227 where the year was added. An expected one may be 9月底."""
        rules = DateRules(self.context.week, future, self.context.account.rules.year_window, self.table.sheet.date1904)
        reading = read_date(self.table.value(self.row, name), rules)
        if reading.code == "R226" and future:
            reading = expected(self.table.text(self.row, name), rules) or reading
        label, year = self.table.words.label(name), reading.value.year if reading.value else ""
        known = {"field": label, "year": year}
        return self._settled(reading.value, reading.code, name, lambda text: parse_date(text).value, **known)

    def note_numbers(self) -> None:
        """R242 where a text is a bare number that may have been a date (H14)."""
        for name in TEXTS:
            day = day_of(self.table.value(self.row, name), date1904=self.table.sheet.date1904)
            if day:
                self.note("R242", name, day=day.isoformat(), field=self.table.words.label(name))


def _shown(value: object) -> str:
    """A decided value as people write it."""
    return f"{value.normalize():f}%" if isinstance(value, Decimal) else str(value)
