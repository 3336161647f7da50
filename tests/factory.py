"""Small records for tests: a list of measures, units, weekly rows, as short as they can be written."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from rectify_docs.model.deadline import Deadline, DeadlineKind
from rectify_docs.model.measure import Measure, MeasureList, Problem
from rectify_docs.model.office import ClosureRecord, ClosureStep, Outcome
from rectify_docs.model.progress import ProgressRow, UnitReport
from rectify_docs.model.source import RowSource, SourceRef
from rectify_docs.model.stage import Receipt, Recognition, SourceKind, Stage
from rectify_docs.model.unit import Holder, Roster, Unit, UnitKind, UnitMention

LIST_FILE = "input/measures/清单.xlsx"
IN_FORCE = dt.date(2026, 1, 1)
COLUMNS = {"problem_id": 1, "problem": 2, "measure_id": 3, "measure": 4, "units": 5, "deadline": 6}
ROW_COLUMNS = {"measure_id": 1, "unit": 2, "text": 3, "percent": 4, "state": 5}


def day(text: str) -> dt.date:
    """A date of 2026 from ``3-6``."""
    month, number = text.split("-")
    return dt.date(2026, int(month), int(number))


def due(text: str | None, *, ongoing: bool = False) -> Deadline:
    """A deadline; None: 长期坚持 without a date."""
    if text is None:
        return Deadline("立行立改，长期坚持", DeadlineKind.IMMEDIATE, immediate=True, ongoing=True)
    return Deadline(f"2026-{text}", DeadlineKind.BY_DATE, day(text), ongoing=ongoing)


def problem(number: str, *, area: str = "水", kind: SourceKind = SourceKind.FEEDBACK) -> Problem:
    """A problem of the list."""
    source = RowSource(LIST_FILE, "清单", int(number) * 10, COLUMNS)
    return Problem(number, f"问题{number}的表述", source, kind, area, f"目标{number}")


def measure(
    id_: str,
    units: str,
    deadline: Deadline,
    *,
    recognition: Recognition | None = None,
    group: str = "",
    lead_group: str = "",
) -> Measure:
    """A measure; ``units`` is 甲、乙 with the lead first; the others come from ``group`` where one is named."""
    names = units.split("、")
    lead = UnitMention(names[0], group=lead_group)
    mentions = (lead, *(UnitMention(name, group=group) for name in names[1:]))
    number, _, index = id_.partition("-")
    source = RowSource(LIST_FILE, "清单", int(number) * 10 + int(index), COLUMNS)
    return Measure(
        id_,
        number,
        f"措施{id_}的内容",
        mentions,
        units,
        (lead,),
        f"{names[0]}主要负责人",
        deadline,
        source,
        recognition,
    )


def measure_list(measures: Iterable[Measure], *, in_force: dt.date | None = IN_FORCE) -> MeasureList:
    """A list with the problems that the measures name."""
    items = tuple(measures)
    problems = dict.fromkeys(item.problem_id for item in items)
    return MeasureList(tuple(problem(number) for number in problems), items, in_force)


def row(  # noqa: PLR0913 - a row has this many parts
    week: str,
    unit: str,
    measure_id: str,
    stage: Stage = Stage.IN_PROGRESS,
    percent: int | None = None,
    *,
    line: int = 5,
    text: str = "",
    completed: str | None = None,
    file: str = "",
) -> ProgressRow:
    """A row of a unit's sheet."""
    name = file or f"input/progress/2026-{week}/{unit}.xlsx"
    return ProgressRow(
        measure_id,
        unit,
        day(week),
        stage,
        RowSource(name, "Sheet1", line, ROW_COLUMNS),
        text=text or f"{week}有序推进",
        percent=None if percent is None else Decimal(percent),
        state_text=stage.label,
        completed_on=day(completed) if completed else None,
    )


def report(*rows: ProgressRow, receipt: Receipt = Receipt.ON_TIME, declared: str | None = None) -> UnitReport:
    """The sheet that holds the rows."""
    first = rows[0]
    declared_on = day(declared) if declared else None
    return UnitReport(first.unit, first.week, receipt, SourceRef(first.source.file, "Sheet1"), rows, declared_on)


def reports(*rows: ProgressRow) -> tuple[UnitReport, ...]:
    """One sheet per unit and week."""
    sheets: dict[tuple[str, dt.date], list[ProgressRow]] = {}
    for item in rows:
        sheets.setdefault((item.unit, item.week), []).append(item)
    return tuple(report(*items) for items in sheets.values())


def closure(
    number: str, step: ClosureStep, date: str, outcome: Outcome = Outcome.PASSED, *, line: int = 3
) -> ClosureRecord:
    """A record of the office."""
    source = RowSource("input/closures/记录.xlsx", "记录", line, {"problem_id": 1, "step": 2})
    return ClosureRecord(
        number, step, day(date), "市生态环境局", outcome, outcome.value, source, remark="经现场核查合格"
    )


def roster(*units: tuple[str, UnitKind]) -> Roster:
    """A roster of units with their kinds."""
    return Roster({name: Unit(name, kind) for name, kind in units}, {name: (Holder(name),) for name, _ in units})
