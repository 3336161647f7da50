"""报送情况: which units were asked for on a dispatch date, and how their sheets came."""

import datetime as dt
from collections.abc import Sequence

from rectify_docs.merge.calendar import is_asked
from rectify_docs.model.ledger import Snapshot, UnitReceipt
from rectify_docs.model.progress import UnitReport
from rectify_docs.model.stage import Receipt, Stage
from rectify_docs.model.unit import Roster

WEIGHT = {Receipt.ON_TIME: 0, Receipt.LATE: 1, Receipt.SUPPLEMENT: 1, Receipt.CORRECTION: 2, Receipt.RETURNED: 3}
"""Where a unit sent several sheets, the one that went worst is what is said of it."""


def week_receipts(
    reports: Sequence[UnitReport], week: dt.date | None, roster: Roster, day: dt.date
) -> dict[str, Receipt]:
    """Unit that answers on ``day`` → how its sheet came for ``week``."""
    came: dict[str, Receipt] = {}
    for report in reports:
        if report.week == week and report.unit:
            unit = roster.answering(report.unit, day)
            came[unit] = max(came.get(unit, report.receipt), report.receipt, key=WEIGHT.__getitem__)
    return came


def unit_receipts(
    snapshot: Snapshot, reports: Sequence[UnitReport], weeks: Sequence[dt.date], roster: Roster
) -> tuple[UnitReceipt, ...]:
    """One receipt per unit that is asked for: a unit of a measure that is due that week and not yet closed."""
    week = snapshot.week
    if week is None:
        return ()
    came = week_receipts(reports, week, roster, week)
    known = sorted((report for report in reports if report.week <= week), key=lambda report: report.week)
    last = {roster.answering(report.unit, week): report for report in known if not report.unusable}
    fresh = {roster.answering(report.unit, week): report for report in known if report.week == week}
    fresh |= {unit: report for unit, report in last.items() if report.week == week}
    silent = {report.unit for report in known if report.week == week and not report.nil}
    return tuple(
        UnitReceipt(
            unit=unit,
            week=week,
            receipt=came.get(unit, Receipt.MISSING),
            source=fresh[unit].source if unit in fresh else None,
            last_reported=last[unit].week if unit in last else None,
            nil=unit in fresh and unit not in silent,
            unusable=unit in fresh and fresh[unit].unusable,
        )
        for unit in asked_measures(snapshot, week, weeks)
    )


def asked_measures(now: Snapshot, day: dt.date, weeks: Sequence[dt.date]) -> dict[str, tuple[str, ...]]:
    """Unit → the measures that a dispatch on ``day`` asks it about, in list order; units by name."""
    asked: dict[str, list[str]] = {}
    for measure in now.measures:
        if measure.stage < Stage.CLOSED and is_asked(measure.measure, day, weeks):
            for unit in measure.measure.units:
                if not unit.unresolved_group:
                    asked.setdefault(unit.name, []).append(measure.id)
    return {unit: tuple(asked[unit]) for unit in sorted(asked)}
