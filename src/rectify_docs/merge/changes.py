"""What a series of weeks shows: how long a measure has lagged, and whose reports went backwards."""

from collections.abc import Sequence
from dataclasses import replace

from rectify_docs.merge.snapshot import Space
from rectify_docs.merge.succession import rows_on
from rectify_docs.model.ledger import MeasureState, Regression, Snapshot
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.stage import Schedule

LAGGING = {Schedule.BEHIND, Schedule.OVERDUE}


def with_streaks(now: Snapshot, snapshots: Sequence[Snapshot]) -> Snapshot:
    """``now`` with, for each measure, the dispatch dates in a row up to the newest on which it lagged."""
    lagging = [{m.id for m in snapshot.measures if m.schedule in LAGGING} for snapshot in snapshots]

    def streak(measure: MeasureState) -> MeasureState:
        weeks = 0
        for ids in reversed(lagging):
            if measure.schedule not in LAGGING or measure.id not in ids:
                break
            weeks += 1
        return replace(measure, weeks_behind=weeks)

    problems = tuple(replace(p, measures=tuple(streak(m) for m in p.measures)) for p in now.problems)
    return replace(now, problems=problems)


def regressions(space: Space) -> tuple[Regression, ...]:
    """Rows of the newest week that report less than the same unit did the time before."""
    fallen = [
        Regression(measure_id, unit, rows[-2], rows[-1])
        for measure in space.version.measures
        if (measure_id := measure.id) in space.history
        for unit, rows in rows_on(space.history[measure_id], measure, space.records.roster, space.weeks[-1]).items()
        if len(rows) > 1 and rows[-1].week == space.weeks[-1] and _fell(rows[-2], rows[-1])
    ]
    return tuple(sorted(fallen, key=lambda item: (item.measure_id, item.unit)))


def _fell(old: ProgressRow, new: ProgressRow) -> bool:
    if old.percent is not None and new.percent is not None and new.percent < old.percent:
        return True
    return new.stage < old.stage
