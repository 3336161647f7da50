"""The reference ledger as of a day: every value by its definition, nothing kept from one question to the next."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from rectify_docs.model.measure import Measure
from rectify_docs.model.stage import Light, Schedule, Stage
from rectify_docs.settings import Rules
from tests.reference.closing import Standing, standing
from tests.reference.known import History, deadline_on, list_on, start_of
from tests.reference.measures import own

LAGGING = (Schedule.OVERDUE, Schedule.BEHIND)


@dataclass(frozen=True, slots=True)
class Judged:
    """A measure; the fields are called as in the product, so that they can be compared by name."""

    id: str
    stage: Stage
    schedule: Schedule
    percent: Decimal | None
    expected_percent: Decimal | None
    overdue: bool
    days_left: int | None
    light: Light
    done_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Book:
    """The measures by id and the problems' stages on one day."""

    day: dt.date
    measures: dict[str, Judged]
    problems: dict[str, Stage]


def book(history: History, rules: Rules, day: dt.date) -> Book:
    """All measures and problems of the list in force on a day."""
    measures, problems = {}, {}
    version = list_on(history, day)
    for problem in version.problems:
        state = standing(history, problem.id, rules, day)
        mine = []
        for measure in version.measures:
            if measure.problem_id == problem.id:
                measures[measure.id] = judged(history, measure, state, rules, day)
                mine.append(measures[measure.id].stage)
        problems[problem.id] = _problem(state, mine)
    return Book(day, measures, problems)


def _problem(state: Standing, stages: list[Stage]) -> Stage:
    if state.stage is not None:
        return state.stage
    if min(stages) >= Stage.DONE:
        return min(stages)
    begun = max(stages) > Stage.NOT_STARTED or bool(state.resets)
    return Stage.IN_PROGRESS if begun else Stage.NOT_STARTED


def judged(history: History, measure: Measure, state: Standing, rules: Rules, day: dt.date) -> Judged:
    """One measure of a problem."""
    mine = own(history, measure, rules, day, state.resets)
    stage, done_on = mine.stage, mine.done_on
    if state.stage is not None and state.accepted_on is not None and listed(history, measure, state.accepted_on):
        stage = state.stage
        back = replace(history, seen_from=history.seen_from or day)
        done_on = own(back, measure, rules, state.accepted_on, state.resets).done_on or state.accepted_on
    due = deadline_on(history, measure, day).due
    expected = _expected(start_of(history, measure, day), due, day)
    schedule = _schedule(stage, due, mine.percent, expected, rules, day)
    left = (due - day).days if due else None
    return Judged(
        id=measure.id,
        stage=stage,
        schedule=schedule,
        percent=mine.percent,
        expected_percent=None if expected is None else _rounded(expected),
        overdue=due is not None and due < day and stage < Stage.DONE,
        days_left=left,
        light=_light(schedule, left, rules),
        done_on=done_on,
    )


def listed(history: History, measure: Measure, day: dt.date) -> bool:
    """Whether the list of a day has the measure: what was added later was not accepted with its problem."""
    return any(other.id == measure.id for other in list_on(history, day).measures)


def _expected(start: dt.date | None, due: dt.date | None, day: dt.date) -> Fraction | None:
    """Elapsed days of all days, in percent."""
    if start is None or due is None or due <= start:
        return None
    if day >= due:
        return Fraction(100)
    if day <= start:
        return Fraction(0)
    return Fraction(100 * (day - start).days, (due - start).days)


def _schedule(
    stage: Stage, due: dt.date | None, percent: Decimal | None, expected: Fraction | None, rules: Rules, day: dt.date
) -> Schedule:
    if stage >= Stage.DONE:
        return Schedule.DONE
    if due is not None and due < day:
        return Schedule.OVERDUE
    if percent is None or expected is None:
        return Schedule.NOT_APPLICABLE
    return Schedule.BEHIND if Fraction(percent) + rules.behind_tolerance < expected else Schedule.ON_SCHEDULE


def soon(schedule: Schedule, left: int | None, rules: Rules) -> bool:
    """即将到期: not done, not overdue, due within the days of the setting."""
    if schedule in {Schedule.DONE, Schedule.OVERDUE} or left is None:
        return False
    return 0 <= left <= rules.due_soon_days


def _light(schedule: Schedule, left: int | None, rules: Rules) -> Light:
    if schedule is Schedule.OVERDUE:
        return Light.RED
    if schedule is Schedule.BEHIND or soon(schedule, left, rules):
        return Light.YELLOW
    return Light.GREY if left is None else Light.GREEN


def _rounded(value: Fraction) -> Decimal:
    """To one decimal, halves up."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def weeks_behind(now: Book, weeks: Sequence[Book]) -> dict[str, int]:
    """Measure → dispatch dates in a row, up to the newest, on which it lagged; one that lags no more has none.

    Args:
        now: the ledger's day.
        weeks: the dispatch dates up to it, oldest first, each as it is known now.
    """
    counts = {}
    for id_, state in now.measures.items():
        counts[id_] = 0
        for one in reversed(weeks) if state.schedule in LAGGING else ():
            old = one.measures.get(id_)
            if old is None or old.schedule not in LAGGING:
                break
            counts[id_] += 1
    return counts
