"""How a measure stands on a day by what its units reported, before the office's own records are looked at."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rectify_docs.model.measure import Measure
from rectify_docs.model.stage import Recognition, Stage
from rectify_docs.model.unit import UnitKind
from rectify_docs.settings import Rules
from tests.reference.known import History
from tests.reference.rows import done_since, said, stage_after


@dataclass(frozen=True, slots=True)
class Own:
    """What the units' words come to."""

    stage: Stage
    percent: Decimal | None
    done_on: dt.date | None


def asked_units(measure: Measure) -> list[str]:
    """The units that are asked about a measure; a group that no roster knows cannot be."""
    return [unit.name for unit in measure.units if not unit.unresolved_group]


def reporters(history: History, measure: Measure, day: dt.date) -> list[str]:
    """The units that a measure names, and those that reported for a group that no roster knows."""
    names = [unit.name for unit in measure.units]
    if not any(unit.unresolved_group for unit in measure.units):
        return names
    for report in history.records.reports:
        if report.unit not in names and said(history, report.unit, measure.id, day):
            names.append(report.unit)
    return names


def deciding(history: History, measure: Measure, rules: Rules) -> list[str]:
    """The units whose report counts; none (无法认定) where a group leads and nobody has said who decides."""
    if measure.recognition is None and any(unit.group for unit in measure.leads):
        return []
    has_group = any(unit.group for unit in measure.units)
    how = measure.recognition or Recognition(rules.group_recognition if has_group else rules.default_recognition)
    if how is Recognition.LEAD:
        return [unit.name for unit in measure.leads if not unit.unresolved_group]
    if any(unit.unresolved_group for unit in measure.units):
        return []
    named = asked_units(measure)
    if how is Recognition.BY_DISTRICT:
        return [name for name in named if history.records.roster.kind(name) is UnitKind.DISTRICT] or named
    return named


def own(history: History, measure: Measure, rules: Rules, day: dt.date, resets: Sequence[dt.date]) -> Own:
    """Stage, percent and day of completion by the deciding units' words up to a day."""
    reset = max(resets) if resets else None
    begun = False
    for name in reporters(history, measure, day):
        begun = begun or stage_after(said(history, name, measure.id, day), reset) > Stage.NOT_STARTED
    open_stage = Stage.IN_PROGRESS if begun else Stage.NOT_STARTED
    names = deciding(history, measure, rules)
    if not names:
        return Own(open_stage, None, None)
    stages, percents, days = [], [], []
    for name in names:
        rows = said(history, name, measure.id, day)
        stages.append(stage_after(rows, reset))
        percents.append(rows[-1].percent if rows and (reset is None or rows[-1].week > reset) else None)
        days.append(done_since(rows, reset))
    known = [percent for percent in percents if percent is not None]
    percent = min(known) if len(known) == len(percents) else None
    if min(stages) >= Stage.DONE:
        return Own(min(stages), percent, max(one for one in days if one))
    return Own(open_stage, percent, None)
