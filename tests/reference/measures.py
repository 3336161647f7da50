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


def reporters(measure: Measure) -> list[str]:
    """The units that report about a measure; a group that no roster knows cannot."""
    return [unit.name for unit in measure.units if unit.name != unit.group]


def deciding(history: History, measure: Measure, rules: Rules) -> list[str]:
    """The units whose report counts; none where a group leads and the lead should decide."""
    has_group = any(unit.group for unit in measure.units)
    how = measure.recognition or Recognition(rules.group_recognition if has_group else rules.default_recognition)
    if how is Recognition.LEAD:
        if any(unit.group for unit in measure.leads):
            return []
        return [unit.name for unit in measure.leads]
    named = reporters(measure)
    if how is Recognition.BY_DISTRICT:
        return [name for name in named if history.records.roster.kind(name) is UnitKind.DISTRICT] or named
    return named


def own(history: History, measure: Measure, rules: Rules, day: dt.date, resets: Sequence[dt.date]) -> Own:
    """Stage, percent and day of completion by the deciding units' words up to a day."""
    reset = max(resets) if resets else None
    names = deciding(history, measure, rules)
    if not names:
        begun = False
        for name in reporters(measure):
            begun = begun or stage_after(said(history, name, measure.id, day), reset) > Stage.NOT_STARTED
        return Own(Stage.IN_PROGRESS if begun else Stage.NOT_STARTED, None, None)
    stages, percents, days = [], [], []
    for name in names:
        rows = said(history, name, measure.id, day)
        stages.append(stage_after(rows, reset))
        percents.append(rows[-1].percent if rows else None)
        days.append(done_since(rows, reset))
    known = [percent for percent in percents if percent is not None]
    percent = min(known) if len(known) == len(percents) else None
    if min(stages) >= Stage.DONE:
        return Own(min(stages), percent, max(one for one in days if one))
    begun = max(stages) > Stage.NOT_STARTED
    return Own(Stage.IN_PROGRESS if begun else Stage.NOT_STARTED, percent, None)
