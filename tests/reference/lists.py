"""Random measure lists: problems, measures, deadlines of all kinds, and later versions of them."""

import datetime as dt
from dataclasses import dataclass, replace
from random import Random

from rectify_docs.model.deadline import Deadline, DeadlineKind
from rectify_docs.model.measure import Measure, MeasureList, Problem
from rectify_docs.model.source import RowSource
from rectify_docs.model.stage import Frequency, Recognition, SourceKind
from rectify_docs.model.unit import Holder, Roster, Unit, UnitKind, UnitMention

DISTRICTS = ("东县", "西县", "南区")
DEPARTMENTS = ("甲局", "乙局", "丙局")
UNITS = (*DEPARTMENTS, *DISTRICTS)
GROUP, UNKNOWN_GROUP = "各县区", "各成员单位"
ROSTER = Roster(
    {
        **{name: Unit(name, UnitKind.DEPARTMENT) for name in DEPARTMENTS},
        **{name: Unit(name, UnitKind.DISTRICT, groups=(GROUP,)) for name in DISTRICTS},
    },
    {name: (Holder(name),) for name in UNITS},
)
COLUMNS = {"problem_id": 1, "measure_id": 2, "deadline": 3}
SUPERVISORS = ("甲局", "丙局", "")


@dataclass(slots=True)
class ListMaker:
    """Makes the versions of one list."""

    random: Random
    first: dt.date
    """First dispatch date; deadlines lie around it."""
    line: int = 1

    def versions(self, changes: list[dt.date | None]) -> tuple[MeasureList, ...]:
        """One version for each date, each made from the one before."""
        problems = tuple(self._problem(number) for number in range(1, self.random.randint(2, 4)))
        measures = [self._measure(f"{one.id}-{n}") for one in problems for n in range(1, self.random.randint(2, 4))]
        made = [MeasureList(problems, tuple(measures), changes[0])]
        for since in changes[1:]:
            measures = self._changed(measures)
            kept = {measure.problem_id for measure in measures}
            made.append(MeasureList(tuple(one for one in problems if one.id in kept), tuple(measures), since))
        return tuple(made)

    def _changed(self, measures: list[Measure]) -> list[Measure]:
        """Some dropped, some with another deadline or other units, perhaps a new one."""
        chance = self.random.random
        kept = [one for one in measures if chance() > 0.15] or measures[:1]
        kept = [replace(one, deadline=self._deadline()) if chance() < 0.15 else one for one in kept]
        kept = [self._measure(one.id) if chance() < 0.1 else one for one in kept]
        if chance() < 0.5:
            kept.append(self._measure(f"{self.random.choice(kept).problem_id}-{8 + self.line % 2}"))
        return list({one.id: one for one in kept}.values())

    def _problem(self, number: int) -> Problem:
        area, kind = self.random.choice(("水", "大气", "土壤")), self.random.choice(list(SourceKind))
        return Problem(str(number), f"问题{number}", self._source(), kind, area)

    def _measure(self, id_: str) -> Measure:
        random = self.random
        units, lead = self._units()
        start, deadline = self._time()
        return Measure(
            id=id_,
            problem_id=id_.partition("-")[0],
            text=f"措施{id_}",
            units=units,
            units_text="、".join(unit.name for unit in units),
            leads=lead,
            persons="",
            deadline=deadline,
            source=self._source(),
            recognition=random.choice((None, None, None, *Recognition)),
            frequency=random.choice((None, None, None, *Frequency)),
            supervisor=random.choice(SUPERVISORS),
            start=start,
        )

    def _units(self) -> tuple[tuple[UnitMention, ...], tuple[UnitMention, ...]]:
        """Units and leads: named one by one, with a group behind the lead, or with a group as lead."""
        random = self.random
        districts = tuple(UnitMention(name, group=GROUP) for name in DISTRICTS)
        named = tuple(UnitMention(name) for name in random.sample(UNITS, random.randint(1, 3)))
        how = random.random()
        if how < 0.65:
            return named, named[: random.choice((1, 1, 1, 2))]
        if how < 0.85:
            lead = (UnitMention(random.choice(DEPARTMENTS)),)
            return (*lead, *districts), lead
        if how < 0.93:
            return districts, districts
        group = (UnitMention(UNKNOWN_GROUP, group=UNKNOWN_GROUP),)
        others = tuple(unit for unit in named if unit.name in DEPARTMENTS)
        return (*group, *others), group

    def _time(self) -> tuple[dt.date | None, Deadline]:
        """Start and deadline; seldom ten weeks from the first dispatch, so that 序时 grows by ten percent a week."""
        if self.random.random() < 0.12:
            due = self.first + dt.timedelta(weeks=10)
            return self.first, Deadline(due.isoformat(), DeadlineKind.BY_DATE, due)
        start = self.first + dt.timedelta(days=self.random.randint(-40, 10))
        return start if self.random.random() < 0.1 else None, self._deadline()

    def _deadline(self) -> Deadline:
        random = self.random
        due = self.first + dt.timedelta(days=random.randint(-30, 90))
        return random.choice(
            (
                *[Deadline(due.isoformat(), DeadlineKind.BY_DATE, due)] * 6,
                Deadline(f"{due}，长期坚持", DeadlineKind.BY_DATE, due, ongoing=True),
                Deadline("长期坚持", DeadlineKind.ONGOING, ongoing=True),
                Deadline("立行立改，长期坚持", DeadlineKind.IMMEDIATE, immediate=True, ongoing=True),
                Deadline("立行立改", DeadlineKind.IMMEDIATE, immediate=True),
                Deadline("", DeadlineKind.UNKNOWN),
            )
        )

    def _source(self) -> RowSource:
        self.line += 1
        return RowSource("input/measures/清单.xlsx", "清单", self.line, COLUMNS)
