"""报送情况: which units were asked for on a dispatch date, and how their sheets came."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rectify_docs.merge.calendar import asked_for, frequency_of
from rectify_docs.model.ledger import Snapshot
from rectify_docs.model.progress import UnitReport
from rectify_docs.model.receipt import UnitReceipt
from rectify_docs.model.stage import Receipt, Stage
from rectify_docs.model.unit import Roster

WEIGHT = {
    kind: weight
    for weight, kind in enumerate(
        (Receipt.ON_TIME, Receipt.LATE, Receipt.SUPPLEMENT, Receipt.CORRECTION, Receipt.RETURNED)
    )
}
"""Where a unit sent several sheets, the one that went worst is what is said of it."""


def week_receipts(reports: Iterable[UnitReport], roster: Roster, day: dt.date) -> dict[str, Receipt]:
    """Unit that answers on ``day`` → how its sheets of one week came."""
    came: dict[str, Receipt] = {}
    for report in reports:
        if report.unit:
            unit = roster.answering(report.unit, day)
            came[unit] = max(came.get(unit, report.receipt), report.receipt, key=WEIGHT.__getitem__)
    return came


def receipt_history(
    snapshots: Sequence[Snapshot], by_week: Mapping[dt.date, Sequence[UnitReport]], roster: Roster
) -> list[tuple[UnitReceipt, ...]]:
    """For each dispatch date one receipt per unit that is asked for: of a measure that is due then and not yet closed.

    Args:
        snapshots: one for each dispatch date, oldest first.
        by_week: dispatch date → its reports.
        roster: who answers for whom.
    """
    weeks = tuple(snapshot.as_of for snapshot in snapshots)
    last: dict[str, dt.date] = {}
    history = []
    for at, snapshot in enumerate(snapshots, start=1):
        week = snapshot.as_of
        reports = by_week.get(week, ())
        last |= {report.unit: week for report in reports if not report.unusable}
        history.append(_receipts(snapshot, reports, last, weeks[:at], roster))
    return history


def _receipts(
    snapshot: Snapshot,
    reports: Sequence[UnitReport],
    last: Mapping[str, dt.date],
    weeks: Sequence[dt.date],
    roster: Roster,
) -> tuple[UnitReceipt, ...]:
    week = snapshot.as_of
    came = week_receipts(reports, roster, week)
    usable = {roster.answering(unit, week): day for unit, day in sorted(last.items(), key=lambda pair: pair[1])}
    sheets: dict[str, list[UnitReport]] = defaultdict(list)
    for report in sorted(reports, key=lambda one: (one.unusable, one.source)):
        sheets[roster.answering(report.unit, week)].append(report)
    return tuple(
        UnitReceipt(
            unit=unit,
            week=week,
            receipt=came.get(unit, Receipt.MISSING),
            source=mine[0].source if (mine := sheets.get(unit, [])) else None,
            last_reported=usable.get(unit),
            nil=bool(mine) and all(report.nil for report in mine),
            unusable=bool(mine) and all(report.unusable for report in mine),
        )
        for unit in asked_measures(snapshot, week, weeks)
    )


def asked_measures(now: Snapshot, day: dt.date, weeks: Sequence[dt.date]) -> dict[str, tuple[str, ...]]:
    """Unit → the measures that a dispatch on ``day`` asks it about, in list order; units by name."""
    asked: dict[str, list[str]] = {}
    wanted = asked_for(weeks, day)
    for measure in now.measures:
        if measure.stage < Stage.CLOSED and frequency_of(measure.measure, measure.deadline) in wanted:
            for unit in measure.measure.units:
                if not unit.unresolved_group:
                    asked.setdefault(unit.name, []).append(measure.id)
    return {unit: tuple(asked[unit]) for unit in sorted(asked)}
