"""Every measure and problem judged as of one date."""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from rectify_docs.merge.calendar import is_asked
from rectify_docs.merge.judging import Known, judge
from rectify_docs.merge.lifecycle import Lifecycle, follow, own_stage
from rectify_docs.merge.receipts import week_receipts
from rectify_docs.merge.rulings import recognition_finding, ruled_recognitions
from rectify_docs.merge.space import Space
from rectify_docs.model.finding import Finding
from rectify_docs.model.ledger import MeasureState, ProblemState, Snapshot
from rectify_docs.model.measure import Measure, MeasureList, Problem
from rectify_docs.model.rows import UnusedRow
from rectify_docs.model.ruling import AppliedRuling, Rulings, in_force, open_until
from rectify_docs.model.stage import Receipt, Recognition, Stage

WEEK = attrgetter("week")


@dataclass(frozen=True, slots=True)
class Judged:
    """A snapshot, and what was found while judging."""

    snapshot: Snapshot
    findings: tuple[Finding, ...]
    unused: tuple[UnusedRow, ...]
    applied: tuple[AppliedRuling, ...]
    """Rulings on how measures are judged."""


@dataclass(frozen=True, slots=True)
class _Day:
    """What all measures are judged by on one date."""

    space: Space
    as_of: dt.date
    version: MeasureList
    weeks: tuple[dt.date, ...]
    receipts: Mapping[str, Receipt]
    ruled: Mapping[str, Recognition]

    def measure(self, measure: Measure, life: Lifecycle) -> MeasureState:
        """The state of a measure by its units' reports and what the office recorded."""
        space, as_of = self.space, self.as_of
        rows = {
            unit: rows[: bisect_right(rows, as_of, key=WEEK)]
            for unit, rows in space.history.get(measure.id, {}).items()
        }
        closed = life.stage is not None and life.stage >= Stage.CLOSED
        extension = space.extension(measure.id, as_of)
        deadline = extension.new if extension else measure.deadline
        asked = self.weeks and not closed and is_asked(measure, deadline, self.weeks[-1], self.weeks)
        known = Known(
            as_of=as_of,
            asked_week=self.weeks[-1] if asked else None,
            rows=space.succession.rows_on(rows, measure, as_of),
            receipts=self.receipts,
            in_force=space.starts.get(measure.id),
            extension=extension,
            reopened=life.reopened,
            lifted=life.stage,
            accepted_by=life.accepted_by,
        )
        terms = space.terms(space.succession.measure_on(measure, as_of), self.ruled.get(measure.id))
        return judge(terms, known, space.settings.rules)


def judge_all(space: Space, as_of: dt.date) -> Judged:
    """The snapshot of ``as_of``: measures first, then the problems that they belong to."""
    version = space.version(as_of)
    rulings = Rulings(in_force(space.records.rulings, open_until(as_of, space.records.weeks)))
    day = _day(space, as_of, version, ruled_recognitions(version.measures, rulings))
    members: dict[str, list[Measure]] = defaultdict(list)
    for measure in version.measures:
        members[measure.problem_id].append(measure)
    found = [
        recognition_finding(measure)
        for measure in version.measures
        if measure.group_leads and measure.id not in day.ruled
    ]
    problems: list[ProblemState] = []
    findings, unused = [*rulings.findings, *found], list[UnusedRow]()
    for problem in version.problems:
        life = _life(day, problem)
        problems.append(_state(day, problem, members[problem.id], life))
        findings += (one for _, one in life.refused)
        unused += (UnusedRow(record.source.ref(), one.code) for record, one in life.refused)
    snapshot = Snapshot(as_of, day.weeks[-1] if day.weeks else None, tuple(problems))
    return Judged(snapshot, tuple(findings), tuple(unused), tuple(rulings.applied))


def _day(space: Space, as_of: dt.date, version: MeasureList, ruled: Mapping[str, Recognition]) -> _Day:
    weeks = space.weeks[: bisect_right(space.weeks, as_of)]
    reports = space.by_week.get(weeks[-1], ()) if weeks else ()
    receipts = week_receipts(reports, space.records.roster, as_of)
    return _Day(space, as_of, version, weeks, receipts, ruled)


def _life(day: _Day, problem: Problem) -> Lifecycle:
    records = [record for record in day.space.closures.get(problem.id, ()) if record.date <= day.as_of]
    if not records:
        return Lifecycle()

    def judged(covered: dt.date, reopened: dt.date | None) -> list[MeasureState]:
        version = day.space.version(covered)
        then = day if covered == day.as_of else _day(day.space, covered, version, day.ruled)
        listed = [one for one in version.measures if one.problem_id == problem.id]
        return [then.measure(measure, Lifecycle(reopened=reopened)) for measure in listed]

    first = day.space.settings.rules.disclosure_before_closure
    return follow(problem, records, judged, day.weeks, day.as_of, disclosure_first=first)


def _state(day: _Day, problem: Problem, members: Sequence[Measure], life: Lifecycle) -> ProblemState:
    """Measures share the stage of a problem that the office has accepted; no later report of a unit takes it back.

    What a later version of the list added was not accepted with it.
    """
    accepted = {one.id for one in day.space.version(life.accepted_by).measures} if life.accepted_by else set()
    own = Lifecycle(reopened=life.reopened)
    states = tuple(day.measure(one, life if one.id in accepted or life.stage is None else own) for one in members)
    return ProblemState(problem, states, life.kept, life.stage or own_stage(states), life.round, life.reopened)
