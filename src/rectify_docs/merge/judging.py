"""How one measure stands on a date: deciding units, stage, schedule, light (domain definitions)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from rectify_docs.merge.line import Line
from rectify_docs.model.measure import Measure
from rectify_docs.model.office import Extension
from rectify_docs.model.stage import Light, Receipt, Recognition, Schedule, Stage
from rectify_docs.model.states import MeasureState, UnitState
from rectify_docs.model.unit import Roster, UnitKind
from rectify_docs.settings import Rules

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Terms:
    """How a measure is judged, whatever the day."""

    measure: Measure
    names: tuple[str, ...]
    """The named units, in order."""
    leads: frozenset[str]
    recognition: Recognition
    deciding: tuple[str, ...]
    """Units whose report counts; empty: 无法认定."""
    open_group: bool
    """It names a group that nobody has resolved, so that any unit may report."""
    start: dt.date | None
    """Where 序时 begins: the list's 开始日期, else the day from which a version of the list first named the measure."""

    all_decide: bool
    """Every unit's report counts, and no other's."""


class Known(NamedTuple):
    """What was known about a measure on a date."""

    as_of: dt.date
    asked_week: dt.date | None
    """The newest dispatch date, if it asks for the measure."""
    lines: Mapping[str, Line]
    """Unit → its rows that hold."""
    receipts: Mapping[str, Receipt]
    """Unit → how its sheet came for the newest week."""
    extension: Extension | None = None
    reopened: dt.date | None = None
    """Day on which the problem was last taken up again; reports up to it are of the past."""
    lifted: Stage | None = None
    """已验收 or further by the office's records."""
    accepted_by: dt.date | None = None
    """Day by whose reports it was accepted."""


def terms_of(
    measure: Measure, listed: dt.date | None, ruled: Recognition | None, roster: Roster, rules: Rules
) -> Terms:
    """The terms of a measure.

    Args:
        measure: the measure with the units that answer for it.
        listed: day from which a version of the list first named it.
        ruled: 认定方式 by ruling.
        roster: the kinds of the units.
        rules: the office's defaults.
    """
    stated = ruled or measure.recognition
    recognition = stated or _default_recognition(measure, rules)
    names = tuple(unit.name for unit in measure.units)
    deciding = _deciding(measure, recognition, roster, explicit=stated is not None)
    open_group = any(unit.unresolved_group for unit in measure.units)
    return Terms(
        measure=measure,
        names=names,
        leads=frozenset(unit.name for unit in measure.leads),
        recognition=recognition,
        deciding=deciding,
        open_group=open_group,
        start=measure.start or listed,
        all_decide=deciding == names and not open_group,
    )


def judge(terms: Terms, known: Known, rules: Rules) -> MeasureState:
    """The state of one measure on ``known.as_of``."""
    measure, as_of = terms.measure, known.as_of
    deadline = known.extension.new if known.extension else measure.deadline
    units = _unit_states(terms, known)
    judges = units if terms.all_decide else [unit for unit in units if unit.unit in terms.deciding]
    own = _stage(units, judges)
    stage = max(own, known.lifted or own)
    percent = _percent(judges)
    expected = _expected(terms.start, deadline.due, as_of)
    days_left = (deadline.due - as_of).days if deadline.due else None
    schedule = _schedule(stage, days_left, percent, expected, rules)
    return MeasureState(
        measure=measure,
        deadline=deadline,
        extension=known.extension,
        recognition=terms.recognition,
        units=units,
        deciding=terms.deciding,
        stage=stage,
        schedule=schedule,
        light=_light(schedule, days_left, rules),
        percent=percent,
        expected_percent=expected,
        done_on=_done_on(known, terms.deciding) if stage >= Stage.DONE else None,
        days_left=days_left,
        weeks_behind=0,
        tolerance=rules.behind_tolerance,
    )


def _unit_states(terms: Terms, known: Known) -> tuple[UnitState, ...]:
    """The named units in order, then those that reported under a group nobody resolved."""
    others = sorted(name for name in known.lines if name not in terms.names) if terms.open_group else []
    names = (*terms.names, *others) if others else terms.names
    return tuple([_unit_state(name, name in terms.leads, known) for name in names])


def _unit_state(name: str, lead: bool, known: Known) -> UnitState:
    line = known.lines.get(name)
    row = line.last if line else None
    if row is None:
        return UnitState(name, lead, None, False, Receipt.MISSING if known.asked_week else Receipt.NOT_DUE)
    outdated = known.reopened is not None and row.week <= known.reopened
    if known.asked_week is None:
        return UnitState(name, lead, row, False, Receipt.NOT_DUE, outdated)
    if row.week != known.asked_week:
        return UnitState(name, lead, row, True, Receipt.MISSING, outdated)
    return UnitState(name, lead, row, False, known.receipts.get(name, Receipt.MISSING), outdated)


def _default_recognition(measure: Measure, rules: Rules) -> Recognition:
    grouped = any(unit.group for unit in measure.units)
    return Recognition(rules.group_recognition if grouped else rules.default_recognition)


def _deciding(measure: Measure, recognition: Recognition, roster: Roster, *, explicit: bool) -> tuple[str, ...]:
    """Units whose report counts; none where a group leads and nobody has said how it is judged (无法认定)."""
    if measure.group_leads and not explicit:
        return ()
    if recognition is Recognition.LEAD:
        return tuple(unit.name for unit in measure.leads if not unit.unresolved_group)
    units = measure.units
    if recognition is Recognition.BY_DISTRICT:
        districts = tuple(u for u in units if u.group or roster.kind(u.name) is UnitKind.DISTRICT)
        units = districts or units
    if any(unit.unresolved_group for unit in units):
        return ()
    return tuple(unit.name for unit in units)


def _stage(units: Sequence[UnitState], judges: Sequence[UnitState]) -> Stage:
    """The slowest deciding unit's stage once all are done; before that only whether anything has begun."""
    stages = [unit.stage for unit in judges]
    slowest = min(stages, default=Stage.NOT_STARTED)
    if slowest >= Stage.DONE:
        return slowest
    furthest = max(stages if judges is units else [unit.stage for unit in units], default=Stage.NOT_STARTED)
    return min(furthest, Stage.IN_PROGRESS)


def _percent(judges: Sequence[UnitState]) -> Decimal | None:
    percents = [unit.percent for unit in judges]
    known = [percent for percent in percents if percent is not None]
    return min(known) if known and len(known) == len(percents) else None


@lru_cache(maxsize=10_000)
def _expected(start: dt.date | None, due: dt.date | None, as_of: dt.date) -> Decimal | None:
    """序时: elapsed days / (due − start) in percent, 0 to 100; many measures share their dates."""
    if start is None or due is None or due <= start:
        return None
    share = Decimal((as_of - start).days * 100) / Decimal((due - start).days)
    return min(max(share, Decimal(0)), Decimal(100)).quantize(TENTH, ROUND_HALF_UP)


def _schedule(
    stage: Stage,
    days_left: int | None,
    percent: Decimal | None,
    expected: Decimal | None,
    rules: Rules,
) -> Schedule:
    if stage >= Stage.DONE:
        return Schedule.DONE
    if days_left is not None and days_left < 0:
        return Schedule.OVERDUE
    if percent is None or expected is None:
        return Schedule.NOT_APPLICABLE
    tolerance = rules.behind_tolerance
    asked = expected - tolerance if tolerance else expected
    return Schedule.BEHIND if percent < asked else Schedule.ON_SCHEDULE


def is_due_soon(days_left: int | None, schedule: Schedule, rules: Rules) -> bool:
    """即将到期: not done, not overdue, and due within the days of the setting."""
    if days_left is None or days_left > rules.due_soon_days:
        return False
    return schedule is not Schedule.DONE and schedule is not Schedule.OVERDUE


def _light(schedule: Schedule, days_left: int | None, rules: Rules) -> Light:
    if days_left is None:
        return Light.GREY
    if schedule is Schedule.OVERDUE:
        return Light.RED
    if schedule is Schedule.BEHIND or is_due_soon(days_left, schedule, rules):
        return Light.YELLOW
    return Light.GREEN


def _done_on(known: Known, deciding: Sequence[str]) -> dt.date | None:
    """The last deciding unit's day: its 完成日期, else the first dispatch of its unbroken run of done reports."""
    lines = [known.lines.get(name) for name in deciding]
    days = [line.done_on(known.reopened, known.accepted_by) for line in lines if line]
    found = [day for day in days if day]
    return max(found) if found and len(found) == len(deciding) else known.accepted_by
