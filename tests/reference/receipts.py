"""Who is asked on a dispatch date, and how the units reported."""

import datetime as dt
from dataclasses import dataclass

from rectify_docs.model.measure import Measure
from rectify_docs.model.stage import Frequency, Receipt, Stage
from rectify_docs.settings import Rules
from tests.reference.closing import standing
from tests.reference.known import History, deadline_on, list_on, weeks_up_to
from tests.reference.ledger import listed
from tests.reference.measures import asked_units

ORDER = (Receipt.ON_TIME, Receipt.LATE, Receipt.SUPPLEMENT, Receipt.CORRECTION, Receipt.RETURNED)
"""Of several sheets of a unit the one that came last tells how it reported."""


@dataclass(frozen=True, slots=True)
class Received:
    """How one unit reported; the fields are called as in the product."""

    receipt: Receipt
    nil: bool
    unusable: bool
    last_reported: dt.date | None


def asked(history: History, measure: Measure, rules: Rules, week: dt.date) -> bool:
    """Whether a dispatch asks for a measure: by its 调度频次, and not after 销号."""
    state = standing(history, measure.problem_id, rules, week)
    accepted = state.accepted_on is not None and listed(history, measure, state.accepted_on)
    if accepted and state.stage is not None and state.stage >= Stage.CLOSED:
        return False
    deadline = deadline_on(history, measure, week)
    default = Frequency.MONTHLY if deadline.ongoing and deadline.due is None else Frequency.WEEKLY
    how = measure.frequency or default
    if how is Frequency.WEEKLY:
        return True
    earlier = [other for other in weeks_up_to(history, week) if other < week]
    return _period(week, how) not in [_period(other, how) for other in earlier]


def _period(day: dt.date, how: Frequency) -> tuple[int, int]:
    return day.year, (day.month if how is Frequency.MONTHLY else (day.month - 1) // 3)


def receipts(history: History, rules: Rules, week: dt.date) -> dict[str, Received]:
    """Unit → how it reported, for the units that the dispatch asks about at least one measure."""
    units = set()
    for measure in list_on(history, week).measures:
        if asked(history, measure, rules, week):
            units.update(asked_units(measure))
    return {unit: _received(history, unit, week) for unit in units}


def _received(history: History, unit: str, week: dt.date) -> Received:
    reports = [report for report in history.records.reports if report.unit == unit]
    mine = [report for report in reports if report.week == week]
    dates = [report.week for report in reports if report.week <= week and not report.unusable]
    last = max(dates) if dates else None
    if not mine:
        return Received(Receipt.MISSING, nil=False, unusable=False, last_reported=last)
    how = max(mine, key=lambda report: ORDER.index(report.receipt)).receipt
    unusable = all(report.unusable for report in mine)
    return Received(how, all(report.nil for report in mine), unusable, last)
