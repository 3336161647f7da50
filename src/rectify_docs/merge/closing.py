"""验收、公示、销号 by problem: which of the office's records are in force, and the stage they give."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.ledger import MeasureState, ProblemState
from rectify_docs.model.measure import Problem
from rectify_docs.model.office import ClosureRecord, ClosureStep, Outcome
from rectify_docs.model.rows import UnusedRow
from rectify_docs.model.stage import Receipt, Stage

REACHES = {
    ClosureStep.ACCEPTANCE: Stage.ACCEPTED,
    ClosureStep.DISCLOSURE: Stage.DISCLOSED,
    ClosureStep.CLOSURE: Stage.CLOSED,
    ClosureStep.PUBLICATION: Stage.PUBLISHED,
}
NEEDS = {
    ClosureStep.DISCLOSURE: ClosureStep.ACCEPTANCE,
    ClosureStep.CLOSURE: ClosureStep.ACCEPTANCE,
    ClosureStep.PUBLICATION: ClosureStep.CLOSURE,
}
"""A step counts only after the one it needs."""


@dataclass(frozen=True, slots=True)
class Closing:
    """A problem with its closure records applied."""

    state: ProblemState
    findings: tuple[Finding, ...] = ()
    unused: tuple[UnusedRow, ...] = ()


def close(
    problem: Problem, measures: Sequence[MeasureState], records: Iterable[ClosureRecord], as_of: dt.date
) -> Closing:
    """The problem's state: its measures' own stage, lifted by the records up to ``as_of`` that fit it.

    A record that contradicts the measures (not all done) or the order of steps is a finding and is left out.
    """
    known = sorted((r for r in records if r.date <= as_of), key=lambda r: (r.date, list(ClosureStep).index(r.step)))
    stage = _own_stage(measures)
    findings: list[Finding] = []
    kept: list[ClosureRecord] = []
    for record in known:
        found = _contradiction(problem, record, measures, stage)
        if found:
            findings.append(found)
            continue
        kept.append(record)
        stage = _after(record, stage, measures)
    unused = tuple(UnusedRow(r.source.ref(), f.code) for r, f in zip(_left(known, kept), findings, strict=True))
    lifted = tuple(_lift(measure, stage) for measure in measures)
    return Closing(ProblemState(problem, lifted, tuple(kept), stage), tuple(findings), unused)


def _left(known: Sequence[ClosureRecord], kept: Sequence[ClosureRecord]) -> list[ClosureRecord]:
    return [record for record in known if all(record is not other for other in kept)]


def _own_stage(measures: Sequence[MeasureState]) -> Stage:
    stages = [measure.stage for measure in measures]
    if stages and min(stages) >= Stage.DONE:
        return min(stages)
    return Stage.IN_PROGRESS if any(stage > Stage.NOT_STARTED for stage in stages) else Stage.NOT_STARTED


def _contradiction(
    problem: Problem, record: ClosureRecord, measures: Sequence[MeasureState], stage: Stage
) -> Finding | None:
    """Why a record cannot count: open measures, or a step that was skipped."""
    if record.outcome is not Outcome.PASSED or record.step is ClosureStep.LOOK_BACK:
        return None
    source = record.source.ref("step")
    open_ids = [measure.id for measure in measures if not measure.done]
    if open_ids:
        return finding("M321", source, content=problem.id, step=record.step.value, open="、".join(open_ids))
    before = NEEDS.get(record.step)
    if before and stage < REACHES[before]:
        return finding("M322", source, content=problem.id, step=record.step.value, before=before.value)
    return None


def _after(record: ClosureRecord, stage: Stage, measures: Sequence[MeasureState]) -> Stage:
    """The stage after a record: a step forward, or back where it failed, met an objection or the problem rebounded."""
    if record.outcome is Outcome.PASSED and record.step in REACHES:
        return max(stage, REACHES[record.step])
    if record.outcome is Outcome.OBJECTION:
        return min(stage, Stage.ACCEPTED)
    if record.outcome in {Outcome.FAILED, Outcome.REBOUND}:
        return Stage.IN_PROGRESS if record.outcome is Outcome.REBOUND else min(stage, _own_stage(measures))
    return stage


def _lift(measure: MeasureState, stage: Stage) -> MeasureState:
    """Measures share the stage of a problem that the office has accepted; after 销号 nobody is asked any more."""
    if stage < Stage.ACCEPTED:
        return measure
    if stage < Stage.CLOSED:
        return replace(measure, stage=stage)
    units = tuple(replace(unit, carried_over=False, receipt=Receipt.NOT_DUE) for unit in measure.units)
    return replace(measure, stage=stage, units=units)
