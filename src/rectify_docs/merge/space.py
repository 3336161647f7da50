"""The records of a workspace as they were known on a day, put in order for judging."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from rectify_docs.merge.calendar import version_in_force
from rectify_docs.merge.judging import Terms, terms_of
from rectify_docs.merge.line import Line
from rectify_docs.merge.records import Records
from rectify_docs.merge.succession import Succession, measure_on
from rectify_docs.model.measure import Measure, MeasureList
from rectify_docs.model.office import ClosureRecord, Extension
from rectify_docs.model.progress import ProgressRow, UnitReport
from rectify_docs.model.stage import Recognition
from rectify_docs.settings import Settings

History = Mapping[str, Mapping[str, Line]]
"""Measure → unit → its rows that hold."""


@dataclass(frozen=True)
class Space:
    """What snapshots are judged from."""

    records: Records
    """What was known on the day."""
    settings: Settings
    weeks: tuple[dt.date, ...]
    """Dispatch dates up to the day, oldest first."""
    rows: Sequence[ProgressRow]
    """The rows that hold."""

    @cached_property
    def history(self) -> History:
        """The rows by measure and unit."""
        history: dict[str, dict[str, list[ProgressRow]]] = defaultdict(lambda: defaultdict(list))
        for row in sorted(self.rows, key=lambda row: row.week):
            history[row.measure_id][row.unit].append(row)
        return {id_: {unit: Line.of(rows) for unit, rows in by_unit.items()} for id_, by_unit in history.items()}

    @cached_property
    def succession(self) -> Succession:
        """Who answers for whom."""
        return Succession(self.records.roster)

    @cached_property
    def _terms(self) -> dict[tuple[int, int, frozenset[tuple[str, Recognition]]], Mapping[str, Terms]]:
        return {}

    def terms(self, version: MeasureList, day: dt.date, ruled: Mapping[str, Recognition]) -> Mapping[str, Terms]:
        """How each measure of a version is judged on a day; the same as long as the units and the rulings are."""
        key = id(version), self.succession.era(day), frozenset(ruled.items())
        if key not in self._terms:
            self._terms[key] = {one.id: self._terms_of(one, day, ruled.get(one.id)) for one in version.measures}
        return self._terms[key]

    def _terms_of(self, measure: Measure, day: dt.date, ruled: Recognition | None) -> Terms:
        then, listed = measure_on(measure, self.records.roster, day), self.starts.get(measure.id)
        return terms_of(then, listed, ruled, self.records.roster, self.settings.rules)

    @cached_property
    def starts(self) -> Mapping[str, dt.date | None]:
        """Measure → the day from which a version of the list first named it; None for an undated version."""
        starts: dict[str, dt.date | None] = {}
        for version in sorted(self.records.lists, key=lambda one: one.in_force or dt.date.min):
            for measure in version.measures:
                starts.setdefault(measure.id, version.in_force)
        return starts

    @cached_property
    def by_week(self) -> Mapping[dt.date, Sequence[UnitReport]]:
        """Dispatch date → its reports."""
        return _grouped((report.week, report) for report in self.records.reports)

    @cached_property
    def closures(self) -> Mapping[str, Sequence[ClosureRecord]]:
        """Problem → its records."""
        return _grouped((record.problem_id, record) for record in self.records.closures)

    @cached_property
    def _extensions(self) -> Mapping[str, Sequence[Extension]]:
        return _grouped((one.measure_id, one) for one in self.records.extensions if one not in self.ties)

    @cached_property
    def ties(self) -> Sequence[Extension]:
        """Extensions of one measure approved on one day for different deadlines: nobody can tell which one holds."""
        days = _grouped(((one.measure_id, one.approved_on), one) for one in self.records.extensions)
        return [one for same in days.values() if len({each.new for each in same}) > 1 for one in same]

    def version(self, as_of: dt.date) -> MeasureList:
        """The version of the list that is in force on a day."""
        return version_in_force(self.records.lists, as_of)

    def extension(self, measure_id: str, as_of: dt.date) -> Extension | None:
        """The newest extension approved up to a day; one without a date of approval has always been in force."""
        if measure_id not in self._extensions:
            return None
        held = [one for one in self._extensions[measure_id] if (one.approved_on or as_of) <= as_of]
        return max(held, key=lambda one: one.approved_on or dt.date.min, default=None)


K = TypeVar("K")
V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
