"""验收、公示、销号、回头看 by problem: which of the office's records hold, and where they lead."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.ledger import MeasureState
from rectify_docs.model.measure import Problem
from rectify_docs.model.office import ClosureRecord, ClosureStep, Outcome
from rectify_docs.model.stage import Stage

Judged = Callable[[dt.date, dt.date | None], Sequence[MeasureState]]
"""Day, day of the last reopening → the problem's measures by the units' own reports."""
ORDER = list(ClosureStep)


@dataclass(frozen=True, slots=True)
class Transition:
    """From which stages a record may follow, and where it leads."""

    first: Stage
    last: Stage
    to: Stage | None
    """None: the stage stays. A step forward never takes a problem back."""


TRANSITIONS = {
    (ClosureStep.ACCEPTANCE, Outcome.PASSED): Transition(Stage.DONE, Stage.PUBLISHED, Stage.ACCEPTED),
    (ClosureStep.ACCEPTANCE, Outcome.FAILED): Transition(Stage.NOT_STARTED, Stage.DISCLOSED, Stage.IN_PROGRESS),
    (ClosureStep.DISCLOSURE, Outcome.PASSED): Transition(Stage.ACCEPTED, Stage.PUBLISHED, Stage.DISCLOSED),
    (ClosureStep.DISCLOSURE, Outcome.OBJECTION): Transition(Stage.ACCEPTED, Stage.DISCLOSED, Stage.ACCEPTED),
    (ClosureStep.CLOSURE, Outcome.PASSED): Transition(Stage.ACCEPTED, Stage.PUBLISHED, Stage.CLOSED),
    (ClosureStep.CLOSURE, Outcome.FAILED): Transition(Stage.ACCEPTED, Stage.DISCLOSED, None),
    (ClosureStep.PUBLICATION, Outcome.PASSED): Transition(Stage.CLOSED, Stage.PUBLISHED, Stage.PUBLISHED),
    (ClosureStep.LOOK_BACK, Outcome.PASSED): Transition(Stage.CLOSED, Stage.PUBLISHED, None),
    (ClosureStep.LOOK_BACK, Outcome.REBOUND): Transition(Stage.CLOSED, Stage.PUBLISHED, Stage.IN_PROGRESS),
}
"""The lifecycle (domain: lifecycle.md): 验收不通过→正在推进; 公示有异议→已验收; 回头看发现反弹→a new round."""
SAME_AS = {
    (ClosureStep.ACCEPTANCE, Outcome.OBJECTION): (ClosureStep.ACCEPTANCE, Outcome.FAILED),
    (ClosureStep.DISCLOSURE, Outcome.FAILED): (ClosureStep.DISCLOSURE, Outcome.OBJECTION),
    (ClosureStep.CLOSURE, Outcome.OBJECTION): (ClosureStep.CLOSURE, Outcome.FAILED),
    (ClosureStep.LOOK_BACK, Outcome.FAILED): (ClosureStep.LOOK_BACK, Outcome.REBOUND),
}


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """What the records up to a day make of a problem."""

    stage: Stage | None = None
    """已验收 or further; None where the units' reports alone decide."""
    kept: tuple[ClosureRecord, ...] = ()
    refused: tuple[tuple[ClosureRecord, Finding], ...] = ()
    reopened: dt.date | None = None
    """Day of the last 验收不通过 or 回头看反弹: what was reported done up to it is not done any more."""
    round: int = 1
    """轮次: one more after each 回头看反弹."""

    @property
    def accepted_on(self) -> dt.date | None:
        """Day of the newest 验收通过."""
        passed = [one for one in self.kept if (one.step, one.outcome) == (ClosureStep.ACCEPTANCE, Outcome.PASSED)]
        return passed[-1].date if passed else None


def follow(
    problem: Problem,
    records: Iterable[ClosureRecord],
    judged: Judged,
    weeks: Sequence[dt.date],
    as_of: dt.date,
    *,
    disclosure_first: bool = False,
) -> Lifecycle:
    """The lifecycle of a problem on ``as_of``.

    A record is held against what was reported by its day, else by the dispatch that covers its day: the first after it.

    Args:
        problem: the problem.
        records: its records up to ``as_of``, in any order.
        judged: how its measures stood on a day.
        weeks: dispatch dates up to ``as_of``, oldest first.
        as_of: the day.
        disclosure_first: 公示 is due before 销号 (setting).
    """
    life = Lifecycle()
    for record in sorted(records, key=lambda one: (one.date, ORDER.index(one.step))):
        covered = next((week for week in weeks if week >= record.date), as_of)
        held = partial(_with, life, record, problem, disclosure_first=disclosure_first)
        then = held(judged(record.date, life.reopened))
        life = held(judged(covered, life.reopened)) if then.refused != life.refused else then
    return life


def own_stage(measures: Sequence[MeasureState]) -> Stage:
    """The stage by the units' own reports."""
    stages = [measure.stage for measure in measures]
    if stages and min(stages) >= Stage.DONE:
        return min(stages)
    return Stage.IN_PROGRESS if any(stage > Stage.NOT_STARTED for stage in stages) else Stage.NOT_STARTED


def _with(
    life: Lifecycle,
    record: ClosureRecord,
    problem: Problem,
    measures: Sequence[MeasureState],
    *,
    disclosure_first: bool,
) -> Lifecycle:
    key = (record.step, record.outcome)
    way = TRANSITIONS.get(SAME_AS.get(key, key))
    stage = max(life.stage or Stage.NOT_STARTED, own_stage(measures))
    if way and disclosure_first and key == (ClosureStep.CLOSURE, Outcome.PASSED):
        way = Transition(Stage.DISCLOSED, way.last, way.to)
    if way is None or not way.first <= stage <= way.last:
        found = _refusal(problem, record, measures, stage)
        return replace(life, refused=(*life.refused, (record, found)))
    kept = (*life.kept, record)
    if way.to is Stage.IN_PROGRESS:
        again = life.round + (record.step is ClosureStep.LOOK_BACK)
        return replace(life, kept=kept, stage=None, reopened=record.date, round=again)
    back = SAME_AS.get(key, key) == (ClosureStep.DISCLOSURE, Outcome.OBJECTION)
    reached = life.stage if way.to is None else way.to if back else max(life.stage or way.to, way.to)
    return replace(life, kept=kept, stage=reached)


def _refusal(problem: Problem, record: ClosureRecord, measures: Sequence[MeasureState], stage: Stage) -> Finding:
    """Why a record cannot count: open measures, or a step that does not follow here, with those that do."""
    place, step = record.source.ref("step"), f"{record.step.value}{record.conclusion}"
    open_ids = [measure.id for measure in measures if not measure.done]
    if record.step is ClosureStep.ACCEPTANCE and open_ids:
        return finding("M321", place, content=problem.id, step=step, open="、".join(open_ids))
    allowed = [
        f"{step.value}{outcome.value}" for (step, outcome), way in TRANSITIONS.items() if way.first <= stage <= way.last
    ]
    return finding("M322", place, content=problem.id, step=step, stage=stage.label, allowed="、".join(allowed))
