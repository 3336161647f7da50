"""What a series of weeks shows: how long a measure has lagged, and whose reports went backwards."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rectify_docs.merge.space import Space
from rectify_docs.model.change import Correction, Regression
from rectify_docs.model.ledger import Snapshot
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.stage import Schedule
from rectify_docs.model.states import MeasureState

LAGGING = Schedule.BEHIND, Schedule.OVERDUE


def with_streaks(now: Snapshot, snapshots: Sequence[Snapshot]) -> Snapshot:
    """``now`` with, for each measure, the dispatch dates in a row up to the newest on which it lagged."""
    lagging = [{m.id for m in snapshot.measures if m.schedule in LAGGING} for snapshot in snapshots]

    def streak(measure: MeasureState) -> MeasureState:
        weeks = 0
        for ids in reversed(lagging):
            if measure.schedule not in LAGGING or measure.id not in ids:
                break
            weeks += 1
        return measure._replace(weeks_behind=weeks)

    problems = tuple(replace(p, measures=tuple(streak(m) for m in p.measures)) for p in now.problems)
    return replace(now, problems=problems)


def regressions(space: Space) -> tuple[Regression, ...]:
    """Rows of the newest week that report less than the same unit did the time before."""
    if not space.weeks:
        return ()
    newest = space.weeks[-1]
    fallen = [
        Regression(measure.id, unit, line.rows[line.known - 2], line.last)
        for measure in space.version(newest).measures
        if measure.id in space.history
        for unit, line in space.succession.lines_on(space.history[measure.id], measure, newest).items()
        if line.known > 1 and line.last.week == newest and _fell(line.rows[line.known - 2], line.last)
    ]
    return tuple(sorted(fallen, key=lambda item: (item.measure_id, item.unit)))


def corrections(space: Space, then: Mapping[dt.date, Space]) -> tuple[Correction, ...]:
    """What came with the newest dispatch about earlier ones, and changed what they had said.

    Args:
        space: what is known now.
        then: dispatch date → what was known on it, where that was less.
    """
    newest = space.weeks[-1] if space.weeks else None
    late = sorted(
        (row for row in space.rows if row.arrived and row.arrived == newest), key=lambda row: row.source.ref()
    )
    olds = {
        (row.week, row.unit, row.measure_id): row for week, one in then.items() for row in one.rows if row.week == week
    }
    found = [Correction(row.measure_id, row.unit, olds.get((row.week, row.unit, row.measure_id)), row) for row in late]
    return tuple(one for one in found if one.old is None or _said(one.old) != _said(one.new))


def _said(row: ProgressRow) -> tuple[object, ...]:
    return row.stage, row.percent, row.completed_on, row.text


def _fell(old: ProgressRow, new: ProgressRow) -> bool:
    if old.percent is not None and new.percent is not None and new.percent < old.percent:
        return True
    return new.stage < old.stage
