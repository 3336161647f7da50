"""验收、公示、销号、回头看 by problem: which of the office's records hold, and where they lead."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.measure import Problem
from rectify_docs.model.office import ClosureRecord, ClosureStep, Outcome
from rectify_docs.model.source import SourceRef
from rectify_docs.model.stage import Stage
from rectify_docs.model.states import MeasureState

Judged = Callable[[dt.date, dt.date | None], Sequence[MeasureState]]
"""Day, day of the last reopening → the problem's measures by the units' own reports."""
STEPS, OUTCOMES = list(ClosureStep), list(Outcome)


@dataclass(frozen=True, slots=True)
class Transition:
    """From which stages a record may follow, and where it leads."""

    first: Stage
    last: Stage
    to: Stage | None
    """None: the stage stays. A step forward never takes a problem back."""


TRANSITIONS = {
    (ClosureStep.ACCEPTANCE, Outcome.PASSED): Transition(Stage.DONE, Stage.PUBLISHED, Stage.ACCEPTED),
    (ClosureStep.ACCEPTANCE, Outcome.FAILED): Transition(Stage.DONE, Stage.DISCLOSED, Stage.IN_PROGRESS),
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
    accepted_by: dt.date | None = None
    """Day by whose reports it was accepted; what units report later changes nothing of it."""


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
    for record in sorted(records, key=_place_in_time):
        covered = next((week for week in weeks if week >= record.date), as_of)
        step = partial(_with, life, record, problem, disclosure_first=disclosure_first)
        then = step(judged(record.date, life.reopened), record.date)
        life = then if then.refused == life.refused else step(judged(covered, life.reopened), covered)
    return life


def _place_in_time(record: ClosureRecord) -> tuple[dt.date, int, int, SourceRef]:
    """Records of one day in the order of the steps; what stands where in which file does not matter before that."""
    return record.date, STEPS.index(record.step), OUTCOMES.index(record.outcome), record.source.ref()


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
    day: dt.date,
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
        return replace(life, kept=kept, stage=None, reopened=record.date, round=again, accepted_by=None)
    back = SAME_AS.get(key, key) == (ClosureStep.DISCLOSURE, Outcome.OBJECTION)
    reached = life.stage if way.to is None else way.to if back else max(life.stage or way.to, way.to)
    return replace(life, kept=kept, stage=reached, accepted_by=life.accepted_by or day)


def _refusal(problem: Problem, record: ClosureRecord, measures: Sequence[MeasureState], stage: Stage) -> Finding:
    """Why a record cannot count: open measures, or a step that does not follow here, with those that do."""
    place, step = record.source.ref("step"), f"{record.step.value}{record.conclusion}"
    open_ids = [measure.id for measure in measures if not measure.done]
    if record.step is ClosureStep.ACCEPTANCE and open_ids:
        return finding("M321", place, content=problem.id, step=step, open="、".join(open_ids))
    return finding("M322", place, content=problem.id, step=step, stage=stage.label, allowed=_allowed(stage))


def _allowed(stage: Stage) -> str:
    """What may be recorded at a stage, in words; before 已完成 nothing may."""
    steps = [
        f"{step.value}{outcome.value}" for (step, outcome), way in TRANSITIONS.items() if way.first <= stage <= way.last
    ]
    return f"此时可登记：{'、'.join(steps)}" if steps else "此时不能登记任何环节，须先全部完成"
