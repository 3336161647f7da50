"""Every measure and problem judged as of one date."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from rectify_docs.merge.day import Day
from rectify_docs.merge.lifecycle import Lifecycle, follow, own_stage
from rectify_docs.merge.rulings import recognition_finding
from rectify_docs.merge.space import Space
from rectify_docs.model.finding import Finding
from rectify_docs.model.ledger import Snapshot
from rectify_docs.model.measure import Measure, Problem
from rectify_docs.model.rows import UnusedRow
from rectify_docs.model.ruling import AppliedRuling
from rectify_docs.model.states import MeasureState, ProblemState


@dataclass(frozen=True, slots=True)
class Judged:
    """A snapshot, and what was found while judging."""

    snapshot: Snapshot
    findings: tuple[Finding, ...]
    unused: tuple[UnusedRow, ...]
    applied: tuple[AppliedRuling, ...]
    """Rulings on how measures are judged."""


@dataclass(slots=True)
class Judge:
    """Judges one space, day after day; what was set up or told for one day serves the later ones too."""

    space: Space
    _days: dict[dt.date, Day] = field(default_factory=dict)
    _told: dict[tuple[str, dt.date, dt.date | None], Sequence[MeasureState]] = field(default_factory=dict)
    """Problem, day, day of reopening → its measures by their units' reports."""

    def on(self, as_of: dt.date) -> Judged:
        """The snapshot of a date: measures first, then the problems that they belong to."""
        day = self._day(as_of)
        problems: list[ProblemState] = []
        findings, unused = [*day.rulings.findings, *map(recognition_finding, _open(day))], list[UnusedRow]()
        for problem in day.version.problems:
            life = self._life(day, problem)
            problems.append(self._state(day, problem, life))
            findings += (one for _, one in life.refused)
            unused += (UnusedRow(record.source.ref(), one.code) for record, one in life.refused)
        snapshot = Snapshot(as_of, day.weeks[-1] if day.weeks else None, tuple(problems))
        return Judged(snapshot, tuple(findings), tuple(unused), tuple(day.rulings.applied))

    def _day(self, date: dt.date) -> Day:
        if date not in self._days:
            self._days[date] = Day.of(self.space, date)
        return self._days[date]

    def _life(self, day: Day, problem: Problem) -> Lifecycle:
        records = [record for record in self.space.closures.get(problem.id, ()) if record.date <= day.as_of]
        if not records:
            return Lifecycle()

        def judged(date: dt.date, reopened: dt.date | None) -> Sequence[MeasureState]:
            key = problem.id, date, reopened
            if key not in self._told:
                then, own = self._day(date), Lifecycle(reopened=reopened)
                self._told[key] = [then.measure(measure, own) for measure in then.members.get(problem.id, ())]
            return self._told[key]

        first = self.space.settings.rules.disclosure_before_closure
        return follow(problem, records, judged, day.weeks, day.as_of, disclosure_first=first)

    def _state(self, day: Day, problem: Problem, life: Lifecycle) -> ProblemState:
        """Measures share the stage of a problem that the office has accepted; no later report of a unit takes it back.

        What a later version of the list added was not accepted with it.
        """
        own, members = Lifecycle(reopened=life.reopened), day.members.get(problem.id, ())
        listed = self._day(life.accepted_by).members.get(problem.id, ()) if life.accepted_by else ()
        accepted = {measure.id for measure in listed}
        states = tuple(day.measure(one, life if one.id in accepted else own) for one in members)
        return ProblemState(problem, states, life.kept, life.stage or own_stage(states), life.round, life.reopened)


def _open(day: Day) -> list[Measure]:
    """The measures that a group leads and of which nobody has said how they are judged (M310)."""
    return [
        measure
        for measure in day.version.measures
        if not measure.recognition and measure.group_leads and measure.id not in day.ruled
    ]
