"""验收、公示、销号、公开、回头看: the office's records of a problem, checked one after the other on their own days."""

import datetime as dt
from dataclasses import dataclass, field, replace

from rectify_docs.model.office import ClosureRecord, ClosureStep, Outcome
from rectify_docs.model.stage import Stage
from rectify_docs.settings import Rules
from tests.reference.known import History, list_on, weeks_up_to
from tests.reference.measures import own

STEPS = list(ClosureStep)
OUTCOMES = list(Outcome)


@dataclass(slots=True)
class Standing:
    """How far the office has brought a problem."""

    stage: Stage | None = None
    """已验收 or further; None: the units' words decide."""
    accepted_on: dt.date | None = None
    """The day by whose reports it was accepted."""
    resets: list[dt.date] = field(default_factory=list)
    """Days of 验收不通过 and 反弹: what was done up to then has to be done again."""
    round: int = 1
    refused: list[ClosureRecord] = field(default_factory=list)


def standing(history: History, problem_id: str, rules: Rules, day: dt.date) -> Standing:
    """The problem after all its records up to a day.

    A record is held against what was reported by its own day, else by the first dispatch after it, if that has been;
    what the office has ruled since about those reports is known.
    """
    records = [one for one in history.records.closures if one.problem_id == problem_id and one.date <= day]
    records.sort(key=lambda one: (one.date, STEPS.index(one.step), OUTCOMES.index(one.outcome)))
    state = Standing()
    history = replace(history, seen_from=history.seen_from or day)
    for record in records:
        covered = [week for week in weeks_up_to(history, day) if week >= record.date]
        if _step(history, state, record, rules, record.date):
            continue
        if not _step(history, state, record, rules, covered[0] if covered else day):
            state.refused.append(record)
    return state


def _step(history: History, state: Standing, record: ClosureRecord, rules: Rules, day: dt.date) -> bool:
    """Takes one step where the lifecycle allows it; False: refused, without effect. Said again, it changes nothing."""
    closed = state.stage is not None and state.stage >= Stage.CLOSED
    accepted = state.stage is not None
    match record.step, record.outcome:
        case ClosureStep.ACCEPTANCE, Outcome.PASSED if accepted:
            pass
        case ClosureStep.ACCEPTANCE, Outcome.PASSED if _all_done(history, state, record, rules, day):
            state.stage, state.accepted_on = Stage.ACCEPTED, day
        case ClosureStep.ACCEPTANCE, Outcome.FAILED if not closed and (
            accepted or _all_done(history, state, record, rules, day)
        ):
            _back(state, record)
        case ClosureStep.DISCLOSURE, Outcome.PASSED if state.stage is not None:
            state.stage = max(state.stage, Stage.DISCLOSED)
        case ClosureStep.DISCLOSURE, Outcome.OBJECTION if state.stage in {Stage.ACCEPTED, Stage.DISCLOSED}:
            state.stage = Stage.ACCEPTED
        case ClosureStep.CLOSURE, Outcome.PASSED if state.stage is not None:
            state.stage = max(state.stage, Stage.CLOSED)
        case ClosureStep.PUBLICATION, Outcome.PASSED if closed:
            state.stage = Stage.PUBLISHED
        case ClosureStep.LOOK_BACK, Outcome.REBOUND if closed:
            _back(state, record)
            state.round += 1
        case ClosureStep.LOOK_BACK, Outcome.PASSED if closed:
            pass
        case _:
            return False
    return True


def _back(state: Standing, record: ClosureRecord) -> None:
    state.stage = state.accepted_on = None
    state.resets.append(record.date)


def _all_done(history: History, state: Standing, record: ClosureRecord, rules: Rules, day: dt.date) -> bool:
    """All measures that the problem had on a day were known to be done on that day."""
    listed = list_on(history, day).measures
    mine = [measure for measure in listed if measure.problem_id == record.problem_id]
    stages = [own(history, measure, rules, day, state.resets).stage for measure in mine]
    return bool(stages) and min(stages) >= Stage.DONE
