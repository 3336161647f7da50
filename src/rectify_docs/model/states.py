"""How units, measures and problems stand on a date."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from rectify_docs.model.deadline import Deadline
from rectify_docs.model.measure import Measure, Problem
from rectify_docs.model.office import ClosureRecord, ClosureStep, Extension, Outcome
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.source import SourceRef
from rectify_docs.model.stage import Light, Receipt, Recognition, Schedule, Stage


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
    tolerance: int = 0
    """容差: percentage points by which 完成进度 may stay below 序时."""

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
        """The units that the measure waits for: deciding ones, else those that lead; none of a group as such.

        Of a measure that is 未达到序时进度 only those whose own percent is missing or below 序时; those that say 已完成
        are among them only where no other lags.
        """
        if not self.deciding:
            return tuple(lead.name for lead in self.measure.leads if not lead.group)
        judges = [unit for unit in self.units if unit.unit in self.deciding]
        slow = [unit for unit in judges if self._lags(unit)] if self.schedule is Schedule.BEHIND else []
        waiting = [unit for unit in slow or judges if unit.stage < Stage.DONE]
        return tuple(unit.unit for unit in waiting or slow)

    def _lags(self, unit: UnitState) -> bool:
        """Whether a unit's own percent is missing or below 序时, less 容差."""
        expected = self.expected_percent
        return unit.percent is None or (expected is not None and unit.percent < expected - self.tolerance)

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
    def setbacks(self) -> tuple[ClosureRecord, ...]:
        """The records by which it was taken up again, oldest first: 验收不通过, 回头看反弹."""
        steps = {ClosureStep.ACCEPTANCE, ClosureStep.LOOK_BACK}
        return tuple(one for one in self.closures if one.step in steps and one.outcome is not Outcome.PASSED)

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
