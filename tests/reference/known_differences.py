"""Where the product does not yet follow the definitions: one line each, to be taken out with its cause.

``test_agreement.py`` fails for a line that no generated history needs any more.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rectify_docs.model.stage import Receipt
from tests.reference.comparison import Difference
from tests.reference.known import History, closes
from tests.reference.rows import AGAIN

CLOSED_BY = frozenset(
    {"stage", "schedule", "overdue", "light", "done_on", "problem", "weeks_behind", "figure", "receipt"}
)
ROWS = frozenset({"stage", "percent", "schedule", "overdue", "light", "done_on", "problem", "weeks_behind", "figure"})


@dataclass(frozen=True, slots=True)
class Known:
    """A difference that is accepted until its cause is gone."""

    name: str
    aspects: frozenset[str]
    """The kinds of values that may differ; empty: all."""
    touched: Callable[[History, Difference], Iterator[str]]
    """The measures or units whose values may differ; ``*``: all."""

    def explains(self, history: History, one: Difference) -> bool:
        """A figure may differ where any measure may; a problem where one of its measures may."""
        if self.aspects and one.aspect not in self.aspects:
            return False
        touched = set(self.touched(history, one))
        whole = one.aspect == "figure" or "*" in touched
        problems = {name.partition("-")[0] for name in touched} if one.aspect == "problem" else set()
        return bool(touched) if whole else one.where in touched | problems


def _list_versions(history: History, one: Difference) -> Iterator[str]:
    """All snapshots, rows and starts of 序时 go by the version of the ledger's own date."""
    if sum((version.in_force or dt.date.min) <= one.as_of for version in history.records.lists) > 1:
        yield "*"


def _closing(history: History, one: Difference) -> Iterator[str]:
    """Records are checked against the measures of the ledger's date, not of their own; no rounds."""
    closed = {record.problem_id for record in history.records.closures if record.date <= one.as_of}
    for version in history.records.lists:
        for measure in version.measures:
            if measure.problem_id in closed:
                yield measure.id
                yield from (unit.name for unit in measure.units)


def _later_rulings(history: History, one: Difference) -> Iterator[str]:
    """A past week's snapshot knows rulings that were made after the week was closed."""
    first = min(closes(history, week) for week in history.records.weeks)
    for (_, _, measure_id), decisions in history.decided.items():
        if any(first < decision.date <= closes(history, one.as_of) for decision in decisions):
            yield measure_id


def _ranked_receipts(history: History, one: Difference) -> Iterator[str]:
    """补报 yields to a sheet of the same week, 退回重报 beats 更正, whatever dates they declare."""
    kinds: dict[tuple[dt.date, str], set[Receipt]] = {}
    for report in history.records.reports:
        kinds.setdefault((report.week, report.unit), set()).add(report.receipt)
    mixed = {
        key
        for key, found in kinds.items()
        if (Receipt.SUPPLEMENT in found and found & {Receipt.ON_TIME, Receipt.LATE}) or found.issuperset(AGAIN)
    }
    for report in history.records.reports:
        if (report.week, report.unit) in mixed and report.week <= one.as_of:
            yield from (row.measure_id for row in report.rows)


def _late_and_supplement(history: History, one: Difference) -> Iterator[str]:
    """迟报 and 补报 of one week weigh the same, so that the first in order is said of the unit."""
    for unit in {report.unit for report in history.records.reports}:
        mine = {report.receipt for report in history.records.reports if (report.unit, report.week) == (unit, one.day)}
        if mine >= {Receipt.LATE, Receipt.SUPPLEMENT}:
            yield unit


def _extended_ongoing(history: History, one: Difference) -> Iterator[str]:
    """长期坚持 that an extension gave a date is asked for every month still, not every week."""
    extended = {each.measure_id for each in history.records.extensions if (each.approved_on or one.day) <= one.day}
    for version in history.records.lists:
        for measure in version.measures:
            if measure.id in extended and measure.deadline.ongoing and measure.deadline.due is None:
                yield from (unit.name for unit in measure.units)


KNOWN = (
    Known("late and supplementary sheets together", frozenset({"receipt"}), _late_and_supplement),
    Known("frequency goes by the listed deadline", frozenset({"receipt"}), _extended_ongoing),
    Known("receipts outrank declared dates", ROWS, _ranked_receipts),
    Known("past weeks know later rulings", ROWS, _later_rulings),
    Known("closure records are checked on the ledger's date", CLOSED_BY, _closing),
    Known("past weeks go by the list version of the ledger's date", frozenset(), _list_versions),
)
"""The first that explains a difference is its cause: the narrow ones stand first."""
