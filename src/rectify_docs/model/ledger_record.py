"""`ledger.json`: the ledger for other programs (the contract's keys and nesting)."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import Field

from rectify_docs.model.deadline import Deadline
from rectify_docs.model.figure import Figure
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.office import ClosureRecord
from rectify_docs.model.record import Number, Percent, Record, SchemaNumber, SourceRecord, number, source_record
from rectify_docs.model.states import MeasureState, ProblemState, UnitState

Role = Literal["牵头单位", "责任单位"]


class UnitRecord(Record):
    """One responsible unit's latest word on a measure."""

    name: str
    role: Role
    stage: str
    """环节, e.g. 正在推进; 未启动 where the unit never reported."""
    percent: Percent | None
    reported_on: dt.date | None
    """调度日期 of the report in force; null where the unit never reported."""
    carried_over: bool
    """沿用: the report is older than the current dispatch date."""
    source: SourceRecord | None
    """The state cell of the report in force."""


class DeadlineRecord(Record):
    """整改时限 in force, after extensions."""

    raw: str
    """As written."""
    kind: str
    """by_date, immediate, ongoing, recurring, relative, by_plan, reference or unknown."""
    due: dt.date | None
    """Inclusive last day."""
    immediate: bool
    """立行立改."""
    ongoing: bool
    """长期坚持."""
    soft: bool
    """力争, 争取."""


class MeasureRecord(Record):
    """One measure as of the ledger's date."""

    id: str
    """措施编号."""
    problem_id: str
    """问题编号."""
    text: str
    units: tuple[UnitRecord, ...]
    persons: str
    """责任人 as written."""
    deadline: DeadlineRecord
    stage: str
    """环节, e.g. 正在推进."""
    schedule: str
    """进度, e.g. 未达到序时进度."""
    ongoing: bool
    """长期坚持."""
    percent: Percent | None
    overdue: bool
    days_left: int | None
    """Negative when past; null without a due day."""
    light: str
    """红灯, 黄灯, 绿灯 or 不设灯."""
    sources: tuple[SourceRecord, ...]
    """The measure's own cell in the list, then the cells that decide its stage."""


class ClosureStepRecord(Record):
    """A step that the office recorded for a problem."""

    step: str
    """环节: 验收, 公示, 销号, 公开, 回头看."""
    outcome: str
    """结论: 通过, 不通过, 有异议, 反弹."""
    date: dt.date
    unit: str
    document: str
    """文号; empty where there is none."""
    source: SourceRecord


class ProblemRecord(Record):
    """One problem as of the ledger's date."""

    id: str
    text: str
    stage: str
    """环节, e.g. 已验收."""
    round: int
    """轮次: one more after each 回头看反弹."""
    closures: tuple[ClosureStepRecord, ...]
    """The records that hold, oldest first."""


class LedgerRecord(Record):
    """The ledger as of a date (`ledger.json`)."""

    schema_number: Annotated[SchemaNumber, Field(alias="schema")]
    as_of: dt.date
    """数据截止日期."""
    problems: tuple[ProblemRecord, ...] = ()
    """In list order; missing in ledgers of earlier versions."""
    measures: tuple[MeasureRecord, ...]
    """In list order."""
    statistics: Mapping[str, Number]
    """Figure id → value."""


def ledger_record(ledger: Ledger, figures: Iterable[Figure]) -> LedgerRecord:
    """The ledger with its statistics, in the order given."""
    return LedgerRecord(
        schema_number=1,
        as_of=ledger.as_of,
        problems=tuple(map(_problem, ledger.now.problems)),
        measures=tuple(measure_record(state) for state in ledger.now.measures),
        statistics={figure.id: number(figure.value) for figure in figures},
    )


def measure_record(state: MeasureState) -> MeasureRecord:
    """One measure."""
    measure = state.measure
    sources = dict.fromkeys((measure.source.ref("measure_id"), *state.evidence()))
    return MeasureRecord(
        id=measure.id,
        problem_id=measure.problem_id,
        text=measure.text,
        units=tuple(_unit(unit) for unit in state.units),
        persons=measure.persons,
        deadline=_deadline(state.deadline),
        stage=state.stage.label,
        schedule=state.schedule.value,
        ongoing=state.deadline.ongoing,
        percent=_percent(state),
        overdue=state.overdue,
        days_left=state.days_left,
        light=state.light.value,
        sources=tuple(source_record(source) for source in sources),
    )


def _problem(state: ProblemState) -> ProblemRecord:
    return ProblemRecord(
        id=state.problem.id,
        text=state.problem.text,
        stage=state.stage.label,
        round=state.round,
        closures=tuple(map(_step, state.closures)),
    )


def _step(record: ClosureRecord) -> ClosureStepRecord:
    return ClosureStepRecord(
        step=record.step.value,
        outcome=record.outcome.value,
        date=record.date,
        unit=record.unit,
        document=record.document,
        source=source_record(record.source.ref("step")),
    )


def _unit(state: UnitState) -> UnitRecord:
    row = state.row
    return UnitRecord(
        name=state.unit,
        role="牵头单位" if state.lead else "责任单位",
        stage=state.stage.label,
        percent=_percent(state),
        reported_on=row.week if row else None,
        carried_over=state.carried_over,
        source=source_record(row.source.ref("state")) if row else None,
    )


def _deadline(deadline: Deadline) -> DeadlineRecord:
    return DeadlineRecord(
        raw=deadline.raw,
        kind=deadline.kind.value,
        due=deadline.due,
        immediate=deadline.immediate,
        ongoing=deadline.ongoing,
        soft=deadline.soft,
    )


def _percent(state: MeasureState | UnitState) -> float | None:
    return None if state.percent is None else float(state.percent)
