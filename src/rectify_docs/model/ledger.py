"""The ledger (台账): what all documents agree on, as of a date."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from rectify_docs.model.deadline import Deadline
from rectify_docs.model.measure import Measure, MeasureList, Problem
from rectify_docs.model.office import ClosureRecord, ClosureStep, Extension, Outcome
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.ruling import AppliedRuling
from rectify_docs.model.source import SourceRef
from rectify_docs.model.stage import Light, Receipt, Recognition, Schedule, Stage
from rectify_docs.model.unit import Roster


class UnitState(NamedTuple):
    """One unit's latest word on one measure.

    Why a named tuple: there is one for each unit, measure and week, and a frozen dataclass takes ten times as long.
    """

    unit: str
    lead: bool
    row: ProgressRow | None
    """The row in force; None where the unit never reported."""
    carried_over: bool = False
    """沿用: the row is older than the current dispatch date."""
    receipt: Receipt = Receipt.MISSING
    """How the unit's word came for the current dispatch date."""
    outdated: bool = False
    """The row is from before the problem was taken up again (验收不通过, 回头看反弹)."""

    @property
    def stage(self) -> Stage:
        """未启动 where the unit never reported; done before the problem was taken up again is not done."""
        stage = self.row.stage if self.row else Stage.NOT_STARTED
        return min(stage, Stage.IN_PROGRESS) if self.outdated else stage

    @property
    def percent(self) -> Decimal | None:
        """0 to 100; None where none was reported since the problem was last taken up."""
        return self.row.percent if self.row and not self.outdated else None


class MeasureState(NamedTuple):
    """A measure as of the ledger's date (a named tuple as :class:`UnitState` is one)."""

    measure: Measure
    deadline: Deadline
    """The deadline in force, after extensions."""
    extension: Extension | None
    recognition: Recognition
    units: tuple[UnitState, ...]
    deciding: tuple[str, ...]
    """Units whose report counts under the 认定方式; empty: 无法认定."""
    stage: Stage
    schedule: Schedule
    light: Light
    percent: Decimal | None
    """Minimum over the deciding units; None if one has never reported a percent."""
    expected_percent: Decimal | None
    """序时: what the elapsed time asks for; None without a date or a start."""
    done_on: dt.date | None
    """Day on which the last deciding unit was done: its 完成日期, else the dispatch date of its report."""
    days_left: int | None
    """Days from the ledger's date to the due day, negative when past; None without one."""
    weeks_behind: int
    """Dispatch dates in a row, up to the current one, on which the measure was 未达到序时进度 or 逾期."""

    @property
    def id(self) -> str:
        """措施编号."""
        return self.measure.id

    @property
    def done(self) -> bool:
        """已完成 or further."""
        return self.stage >= Stage.DONE

    @property
    def overdue(self) -> bool:
        """逾期."""
        return self.schedule is Schedule.OVERDUE

    @property
    def lead_name(self) -> str:
        """The first leading unit's name, or that of the group that leads (各县区)."""
        lead = self.measure.leads[0] if self.measure.leads else None
        return (lead.group or lead.name) if lead else ""

    @property
    def lead_state(self) -> UnitState | None:
        """The state of the first leading unit that reported; else of any unit that did."""
        reported = [unit for unit in self.units if unit.row]
        return next((unit for unit in reported if unit.lead), reported[0] if reported else None)

    def owing(self) -> tuple[str, ...]:
        """The units that have not done the measure: deciding ones, else those that lead; none of a group as such."""
        judges = [unit.unit for unit in self.units if unit.unit in self.deciding and unit.stage < Stage.DONE]
        leads = [lead.name for lead in self.measure.leads if not lead.group]
        return tuple(judges or ([] if self.deciding else leads))

    def evidence(self) -> tuple[SourceRef, ...]:
        """The cells that decide the stage: the deciding units' state cells, else the measure's own id cell."""
        return self._cells("state") or (self.measure.source.ref("measure_id"),)

    def percent_cells(self) -> tuple[SourceRef, ...]:
        """The deciding units' cells of 完成进度."""
        return self._cells("percent")

    def deadline_cells(self) -> tuple[SourceRef, ...]:
        """The cell of 整改时限 and, where it was extended, that of the new one."""
        listed = self.measure.source.ref("deadline")
        return (listed, self.extension.source.ref("new")) if self.extension else (listed,)

    def schedule_cells(self) -> tuple[SourceRef, ...]:
        """What 序时 is judged by: stage, percent and deadline."""
        return (*self.evidence(), *self.percent_cells(), *self.deadline_cells())

    def overdue_cells(self) -> tuple[SourceRef, ...]:
        """What 逾期 is judged by: deadline and stage."""
        return (*self.deadline_cells(), *self.evidence())

    def on_time_cells(self) -> tuple[SourceRef, ...]:
        """What 按期完成 is judged by: deadline, stage and 完成日期."""
        return (*self.overdue_cells(), *self._cells("completed_on"))

    def _cells(self, column: str) -> tuple[SourceRef, ...]:
        """One cell of each deciding unit's row in force."""
        return tuple(unit.row.source.ref(column) for unit in self.units if unit.row and unit.unit in self.deciding)


@dataclass(frozen=True, slots=True)
class ProblemState:
    """A problem as of the ledger's date; closing is by problem."""

    problem: Problem
    measures: tuple[MeasureState, ...]
    closures: tuple[ClosureRecord, ...]
    """The records in force up to the ledger's date, oldest first; contradictory ones are left out."""
    stage: Stage
    round: int = 1
    """轮次: one more after each 回头看反弹."""
    reopened: dt.date | None = None
    """Day of the last 验收不通过 or 回头看反弹."""

    @property
    def done(self) -> bool:
        """All measures are done."""
        return all(measure.done for measure in self.measures)

    @property
    def passed(self) -> Mapping[ClosureStep, ClosureRecord]:
        """The newest record of each step that was passed in this round and not taken back since."""
        steps: dict[ClosureStep, ClosureRecord] = {}
        for record in self.closures:
            if record.outcome is Outcome.PASSED:
                steps[record.step] = record
            elif record.step is ClosureStep.DISCLOSURE:
                steps.pop(ClosureStep.DISCLOSURE, None)
            elif record.step in {ClosureStep.ACCEPTANCE, ClosureStep.LOOK_BACK}:
                steps.clear()
        return steps


NIL, UNUSABLE = "零报告", "已报待核实"


@dataclass(frozen=True, slots=True)
class UnitReceipt:
    """How a unit reported for one dispatch date."""

    unit: str
    week: dt.date
    receipt: Receipt
    source: SourceRef | None = None
    last_reported: dt.date | None = None
    """Newest dispatch date up to ``week`` with a report; None if there never was one."""
    nil: bool = False
    """零报告."""
    unusable: bool = False
    """已报待核实: what came could not be used."""

    @property
    def label(self) -> str:
        """按时, 迟报, 零报告, 迟报（零报告） and so on."""
        if self.unusable:
            return UNUSABLE
        if not self.nil:
            return self.receipt.value
        return NIL if self.receipt is Receipt.ON_TIME else f"{self.receipt.value}（{NIL}）"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two rows of one unit that contradict each other; neither was used."""

    measure_id: str
    unit: str
    rows: tuple[ProgressRow, ...]
    finding_id: str


@dataclass(frozen=True, slots=True)
class Correction:
    """更正 or 补报: what a unit said later about a week that was dispatched already."""

    measure_id: str
    unit: str
    old: ProgressRow | None
    """What held when the week was dispatched; None where nothing did."""
    new: ProgressRow

    @property
    def arrived(self) -> dt.date:
        """Dispatch date with which it came."""
        return self.new.arrived or self.new.week


@dataclass(frozen=True, slots=True)
class ListChange:
    """What a new version of the list changed: 措施编号 in list order."""

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    changed: tuple[str, ...]
    """Another text, deadline or units under the same number."""

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.changed)


@dataclass(frozen=True, slots=True)
class Regression:
    """进度倒退: a unit reported less than the time before."""

    measure_id: str
    unit: str
    old: ProgressRow
    new: ProgressRow


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


def compare_lists(before: MeasureList, after: MeasureList) -> ListChange:
    """What one version of the list changed against another."""
    if before is after:
        return ListChange((), (), ())
    old, new = ({measure.id: measure for measure in one.measures} for one in (before, after))
    return ListChange(
        added=tuple(id_ for id_ in new if id_ not in old),
        dropped=tuple(id_ for id_ in old if id_ not in new),
        changed=tuple(id_ for id_, one in new.items() if id_ in old and _differ(old[id_], one)),
    )


def _differ(old: Measure, new: Measure) -> bool:
    return (old.text, old.deadline, old.units) != (new.text, new.deadline, new.units)
