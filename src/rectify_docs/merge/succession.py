"""Who answers for a unit on a day: after a merger the successor, with what the units before it had reported."""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from rectify_docs.merge.line import Line
from rectify_docs.model.measure import Measure
from rectify_docs.model.progress import ProgressRow, UnitReport
from rectify_docs.model.stage import Stage
from rectify_docs.model.unit import Roster, UnitMention

Rows = Sequence[ProgressRow]
"""One unit's rows about one measure, oldest first."""
Measures = Mapping[str, Measure]
"""A version of the list by 措施编号."""


class Anyone:
    """All units there are."""

    def __contains__(self, unit: object) -> bool:
        """Always."""
        return True


class Succession:
    """Who answers when, worked out once for each stretch of time in which the roster does not change."""

    def __init__(self, roster: Roster) -> None:
        """For one roster."""
        periods = [unit.period for units in (roster.units.values(), *roster.former.values()) for unit in units]
        begins = {one.first for one in periods if one.first}
        self.roster = roster
        self.days = sorted(begins | {one.last + dt.timedelta(days=1) for one in periods if one.last})
        self.merged = frozenset(unit.name for unit in roster.units.values() if unit.successor)
        self._units: dict[tuple[int, int], tuple[Measures, Mapping[str, Container[str]]]] = {}

    def era(self, day: dt.date) -> int:
        """Number of the stretch of time, within which the same units answer."""
        return bisect_right(self.days, day)

    def responsible(self, measures: Measures, day: dt.date) -> Mapping[str, Container[str]]:
        """Measure → the units that may report on it on a day; anyone may where nobody has resolved a group of it."""
        key = id(measures), self.era(day)
        if key not in self._units:
            units = {id_: _responsible(measure, self.roster, day) for id_, measure in measures.items()}
            self._units[key] = measures, units  # kept with them, so that their id stays taken
        return self._units[key][1]

    def lines_on(self, lines: Mapping[str, Line], measure: Measure, day: dt.date) -> Mapping[str, Line]:
        """One measure's rows by the unit that answers on a day (:func:`rows_on`)."""
        merged = self.merged
        if not merged or (merged.isdisjoint(lines) and merged.isdisjoint(mention.name for mention in measure.units)):
            return lines
        known = {unit: line.rows[: line.known] for unit, line in lines.items()}
        return {unit: Line.of(rows) for unit, rows in rows_on(known, measure, self.roster, day).items()}


def answered(report: UnitReport, roster: Roster) -> UnitReport:
    """The report under the unit that answers in its week: a merged unit's sheet is its successor's."""
    unit = roster.answering(report.unit, report.week)
    if unit == report.unit:
        return report
    return replace(report, unit=unit, rows=tuple(replace(row, unit=unit) for row in report.rows))


def measure_on(measure: Measure, roster: Roster, day: dt.date) -> Measure:
    """The measure with the units that answer for it on a day; of a group only those that exist by then."""
    units, leads = _mentions(measure.units, roster, day), _mentions(measure.leads, roster, day)
    if units == measure.units and leads == measure.leads:
        return measure
    return replace(measure, units=units, leads=leads)


def _responsible(measure: Measure, roster: Roster, day: dt.date) -> Container[str]:
    if any(one.unresolved_group for one in measure.units):
        return Anyone()
    return frozenset(one.name for one in _mentions(measure.units, roster, day))


def _mentions(mentions: Iterable[UnitMention], roster: Roster, day: dt.date) -> tuple[UnitMention, ...]:
    found: dict[str, UnitMention] = {}
    for mention in mentions:
        name = roster.answering(mention.name, day)
        if not mention.group or roster.begun(name, day):
            found.setdefault(name, replace(mention, name=name) if name != mention.name else mention)
    return tuple(found.values())


def rows_on(rows: Mapping[str, Rows], measure: Measure, roster: Roster, day: dt.date) -> dict[str, Rows]:
    """One measure's rows by the unit that answers on a day.

    A successor goes on from that unit among those before it which stood furthest back: nothing that one of them still
    had to do is counted as done because another had done it.

    Args:
        rows: unit → its rows up to the day.
        measure: the measure as the list has it.
        roster: who came after whom.
        day: the day.
    """
    lines: dict[str, list[str]] = defaultdict(list)
    for unit in sorted({*rows, *(mention.name for mention in measure.units)}):
        lines[roster.answering(unit, day)].append(unit)
    named = {mention.name for mention in measure.units}
    known: dict[str, Rows] = {}
    for heir, units in lines.items():
        ends = [last for unit in units if unit != heir and (last := roster.units[unit].period.last)]
        known[heir] = _continued(heir, units, rows, max(ends), named) if ends else rows.get(heir, ())
    return {heir: own for heir, own in known.items() if own}


def _continued(
    heir: str, units: Sequence[str], rows: Mapping[str, Rows], ended: dt.date, named: Collection[str]
) -> Rows:
    """What the heir took over when the last of the units before it ended, and its own rows since."""
    own = rows.get(heir, ())
    early = [row for row in own if row.week <= ended]
    parts = [rows.get(unit, ()) for unit in units if unit != heir]
    if early or heir in named:
        parts.append(early)
    return (*min(parts, key=_standing), *(row for row in own if row.week > ended))


def _standing(rows: Rows) -> tuple[Stage, Decimal]:
    """How far a unit had come; no report, and no percent, is less than any."""
    if not rows:
        return Stage.NOT_STARTED, Decimal(-2)
    last = rows[-1]
    return last.stage, Decimal(-1) if last.percent is None else last.percent
