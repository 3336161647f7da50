"""What every unit reports every week: percentages that only rise, states and texts that fit them."""

import datetime as dt
from dataclasses import dataclass

from scripts.example.chance import draw, pick
from scripts.example.dates import WEEKS, expected_percent
from scripts.example.dates import due as due_on
from scripts.example.plan import Measure, load, measures, units
from scripts.example.words import evidence, next_step, note, state, week_clause

FULL = 100
NEARLY = 97
"""From here a district of a 分县区销账 measure has settled everything."""
CAP = 96


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a unit's sheet."""

    measure: str
    unit: str
    text: str
    progress: str
    percent: int | None
    state: str
    done: dt.date | str | None = None
    issue: str = ""
    lag: str = ""
    expect: dt.date | None = None
    next: str = ""
    evidence: str = ""
    problem: int = 0


def reported(unit: str, week: dt.date) -> list[Row]:
    """The rows of a unit's sheet for a dispatch date."""
    return [_row(measure, unit, week) for measure in measures() if unit in measure.who and _asked(measure, week)]


def _asked(measure: Measure, week: dt.date) -> bool:
    """All at the first dispatch of the month; then no monthly ones, and nothing that is closed."""
    if week == WEEKS[0]:
        return True
    closed = {item["problem"]: item["day"] for item in load("office")["closure"] if item["step"] == "销号"}
    undated = measure.ongoing and measure.due_on is None
    return not (undated or measure.monthly) and closed.get(measure.problem, dt.date.max) > week


def _row(measure: Measure, unit: str, week: dt.date) -> Row:
    percent = percent_of(measure, unit, week)
    finished = percent == FULL
    late = not finished and _due(measure, week) is not None and (_due(measure, week) or week) < week
    behind = percent is not None and percent < expected_percent(_due(measure, week), week)
    lagging = bool(measure.lag) and (late or behind)
    lead = unit == measure.lead
    return Row(
        measure=measure.id,
        unit=units()[unit].called,
        text=measure.text,
        progress=f"{note(measure, unit, week, percent)}。{week_clause(measure, unit, week, finished)}",
        percent=percent,
        state=state(measure, unit, percent, lagging=lagging),
        done=_done(measure, unit, week) if finished else None,
        issue=measure.issue if lead and not finished else "",
        lag=(measure.lag if lead else measure.co_lag) if lagging else "",
        expect=measure.expect if lagging else None,
        next=next_step(measure, unit, finished),
        evidence=evidence(measure, unit, week),
        problem=measure.problem,
    )


def percent_of(measure: Measure, unit: str, week: dt.date) -> int | None:
    """完成进度 of a unit; None where a 长期坚持 measure has none."""
    if not measure.pct:
        return FULL if measure.settled else None
    base = measure.override.get(unit, measure.pct)[WEEKS.index(week)]
    if base in (0, FULL) or unit == measure.lead or unit in measure.override or measure.same:
        return base
    if measure.up:
        raised = base + draw(measure.spread + 1, measure.id, unit)
        return FULL if raised >= NEARLY else raised
    offset = draw(2 * measure.spread + 1, measure.id, unit) - measure.spread
    return min(CAP, base + (offset if measure.spread else draw(6, measure.id, unit)))


def _due(measure: Measure, week: dt.date) -> dt.date | None:
    """The day that holds in ``week``: the list's, or the extension approved by then."""
    for item in load("office")["extension"]:
        if item["measure"] == measure.id and item["day"] <= week:
            return due_on(item["new"])
    return measure.due_on


def _done(measure: Measure, unit: str, week: dt.date) -> dt.date | None:
    """完成日期: as the data says, else some days before the first dispatch that reports it."""
    if measure.done or not measure.up:
        return measure.done
    first = next(day for day in WEEKS if day <= week and percent_of(measure, unit, day) == FULL)
    return first - dt.timedelta(days=pick((1, 2, 3), measure.id, unit, "done"))
