"""报送情况: which units were asked for the newest week, and how their sheets came."""

import datetime as dt
from collections.abc import Sequence

from rectify_docs.merge.calendar import is_asked
from rectify_docs.model.ledger import Snapshot, UnitReceipt
from rectify_docs.model.progress import UnitReport
from rectify_docs.model.stage import Receipt, Stage

WEIGHT = {Receipt.ON_TIME: 0, Receipt.LATE: 1, Receipt.SUPPLEMENT: 1, Receipt.CORRECTION: 2, Receipt.RETURNED: 3}
"""Where a unit sent several sheets, the one that went worst is what is said of it."""


def week_receipts(reports: Sequence[UnitReport], week: dt.date | None) -> dict[str, Receipt]:
    """Unit → how its sheet came for ``week``."""
    came: dict[str, Receipt] = {}
    for report in reports:
        if report.week == week and report.unit:
            came[report.unit] = max(came.get(report.unit, report.receipt), report.receipt, key=WEIGHT.__getitem__)
    return came


def unit_receipts(now: Snapshot, reports: Sequence[UnitReport], weeks: Sequence[dt.date]) -> tuple[UnitReceipt, ...]:
    """One receipt per unit that is asked for: a unit of a measure that is due this week and not yet closed."""
    if now.week is None:
        return ()
    came = week_receipts(reports, now.week)
    asked = asked_measures(now, now.week, weeks)
    sources = {report.unit: report.source for report in reports if report.week == now.week}
    last = {report.unit: report.week for report in sorted(reports, key=lambda report: report.week)}
    return tuple(
        UnitReceipt(unit, came.get(unit, Receipt.MISSING), sources.get(unit), last.get(unit)) for unit in asked
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
