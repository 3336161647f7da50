"""The ledger (台账): what all documents agree on, as of a date."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from rectify_docs.model.change import Conflict, Correction, ListChange, Regression, compare_lists
from rectify_docs.model.measure import MeasureList
from rectify_docs.model.receipt import UnitReceipt
from rectify_docs.model.ruling import AppliedRuling
from rectify_docs.model.stage import Schedule
from rectify_docs.model.states import MeasureState, ProblemState
from rectify_docs.model.unit import Roster


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The measures and problems as they stood on one date."""

    as_of: dt.date
    week: dt.date | None
    """Newest dispatch date up to ``as_of``; None without any progress."""
    problems: tuple[ProblemState, ...]

    @property
    def measures(self) -> tuple[MeasureState, ...]:
        """All measures in list order."""
        return tuple(measure for problem in self.problems for measure in problem.measures)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that the documents of a run are made from."""

    now: Snapshot
    before: Snapshot | None
    """The same as of the dispatch date before, as it is known now; None for the first."""
    weeks: tuple[dt.date, ...]
    """Dispatch dates up to the ledger's date, oldest first."""
    list_version: MeasureList
    roster: Roster
    receipts: tuple[UnitReceipt, ...]
    """One per unit that is asked for on the current dispatch date."""
    receipt_history: tuple[UnitReceipt, ...] = ()
    """The same for every dispatch date up to the current one, oldest first."""
    history: tuple[Snapshot, ...] = ()
    """One for every dispatch date up to the current one, oldest first: each week as it was known then."""
    list_before: MeasureList | None = None
    """The version in force on the dispatch date before; None for the first."""
    since: Snapshot | None = None
    """The same as of the day that the office compares with, as it is known now; None without one."""
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Unit → the measures that a dispatch on the ledger's own date asks it about."""
    corrections: tuple[Correction, ...] = ()
    """What came with the current dispatch about earlier ones, and changed what they had said."""
    conflicts: tuple[Conflict, ...] = ()
    regressions: tuple[Regression, ...] = ()
    rulings: tuple[AppliedRuling, ...] = ()

    @property
    def published_before(self) -> Snapshot | None:
        """The dispatch date before as it was known then; other than ``before`` where corrections came."""
        return next((one for one in reversed(self.history) if self.before and one.as_of == self.before.as_of), None)

    @property
    def list_changed(self) -> bool:
        """The list has more or fewer measures than on the dispatch date before (hazard H60)."""
        return self.list_before is not None and len(self.list_before.measures) != len(self.list_version.measures)

    @property
    def list_change(self) -> ListChange:
        """What the version in force changed against that of the dispatch date before; empty where it is the same."""
        return compare_lists(self.list_before or self.list_version, self.list_version)

    def owing(self) -> dict[str, list[MeasureState]]:
        """Unit → the measures that are 逾期 or 未达到序时进度 and that it has not done, in list order.

        A unit owes where its report counts and says less than 已完成; where nobody decides, the leading unit does.
        Of a measure that is 未达到序时进度 it owes only where its own percent does not reach 序时.
        """
        owed: dict[str, list[MeasureState]] = {}
        for measure in self.now.measures:
            if measure.schedule in {Schedule.OVERDUE, Schedule.BEHIND}:
                for unit in measure.owing():
                    owed.setdefault(unit, []).append(measure)
        return owed

    @property
    def as_of(self) -> dt.date:
        """数据截止日期."""
        return self.now.as_of
