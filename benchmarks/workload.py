"""Records of a large office, made in memory: weeks × 60 units × 100 rows, as reading would have typed them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

from rectify_docs.merge.records import Records
from rectify_docs.model.deadline import Deadline, DeadlineKind
from rectify_docs.model.measure import Measure, MeasureList, Problem
from rectify_docs.model.office import ClosureRecord, ClosureStep, Extension, Outcome
from rectify_docs.model.progress import ProgressRow, UnitReport
from rectify_docs.model.source import RowSource, SourceRef
from rectify_docs.model.stage import Receipt, Stage
from rectify_docs.model.unit import Holder, Roster, Unit, UnitKind, UnitMention

UNITS = tuple(f"第{number}局" for number in range(40)) + tuple(f"第{number}县" for number in range(20))
SHARING = 2
"""Units of a measure."""
MEASURES = len(UNITS) * 100 // SHARING
PER_PROBLEM = 5
FIRST = dt.date(2026, 1, 9)
LIST_COLUMNS = {"problem_id": 1, "problem": 4, "measure_id": 6, "measure": 7, "units": 8, "deadline": 10}
COLUMNS = {"measure_id": 1, "text": 3, "percent": 4, "state": 5, "completed_on": 6}
TEXT = "本周组织专班现场督导，累计完成管网改造{}米，整改点位{}处，下一步倒排工期、挂图作战，确保按期完成。"
RECEIPTS = (*[Receipt.ON_TIME] * 19, Receipt.LATE)
CONTRADICTORY, CORRECTED = 0.1, 0.05
"""Shares of the sheets."""


def records(weeks: int) -> Records:
    """A year's way of an office: progress to the end, missing and corrected sheets, contradictions, closures."""
    random = Random(weeks)
    days = tuple(week(number) for number in range(weeks))
    versions = _lists(random, days)
    return Records(
        versions,
        _roster(),
        days,
        tuple(report for number in range(weeks) for report in _sheets(random, versions[0], number)),
        tuple(_closures(versions[0], days[-1])),
        (),
        tuple(_extensions(random, versions[0])),
    )


def week(number: int) -> dt.date:
    """The n-th dispatch date, from 0."""
    return FIRST + dt.timedelta(weeks=number)


def _roster() -> Roster:
    kinds = {name: UnitKind.DISTRICT if name.endswith("县") else UnitKind.DEPARTMENT for name in UNITS}
    units = {name: Unit(name, kind) for name, kind in kinds.items()}
    return Roster(units, {name: (Holder(name),) for name in UNITS})


def _lists(random: Random, days: tuple[dt.date, ...]) -> tuple[MeasureList, ...]:
    """The first version, and one in force from the middle that drops a problem."""
    measures = tuple(_measure(random, number) for number in range(MEASURES))
    ids = dict.fromkeys(measure.problem_id for measure in measures)
    source = [RowSource("input/measures/清单.xlsx", "清单", 4 + PER_PROBLEM * n, LIST_COLUMNS) for n in range(len(ids))]
    areas = ("水", "大气", "土壤", "固废", "生态")
    problems = tuple(
        Problem(id_, f"问题{id_}的表述", place, area=areas[n % len(areas)])
        for n, (id_, place) in enumerate(zip(ids, source, strict=True))
    )
    later = MeasureList(problems[:-1], measures[:-PER_PROBLEM], days[len(days) // 2] - dt.timedelta(days=2))
    return MeasureList(problems, measures, FIRST - dt.timedelta(days=30)), later


def _measure(random: Random, number: int) -> Measure:
    problem, index = divmod(number, PER_PROBLEM)
    id_ = f"{problem + 1}-{index + 1}"
    names = [UNITS[(number + step * 7) % len(UNITS)] for step in range(SHARING)]
    mentions = tuple(UnitMention(name) for name in names)
    due = FIRST + dt.timedelta(days=random.randint(30, 700))
    return Measure(
        id=id_,
        problem_id=str(problem + 1),
        text=f"措施{id_}：完成管网改造和排口整治",
        units=mentions,
        units_text="、".join(names),
        leads=mentions[:1],
        persons="主要负责人",
        deadline=Deadline(due.isoformat(), DeadlineKind.BY_DATE, due),
        source=RowSource("input/measures/清单.xlsx", "清单", 4 + number, LIST_COLUMNS),
    )


def _sheets(random: Random, version: MeasureList, number: int) -> Iterator[UnitReport]:
    """One sheet of 100 rows from each unit; in some the last row contradicts the first, some are corrected in part."""
    mine: dict[str, list[Measure]] = {unit: [] for unit in UNITS}
    for measure in version.measures:
        for mention in measure.units:
            mine[mention.name].append(measure)
    day = week(number)
    for unit in UNITS:
        file = f"input/progress/{day}/{unit}.xlsx"
        rows = [
            _row(random, unit, measure, number, RowSource(file, "进展", 4 + n, COLUMNS))
            for n, measure in enumerate(mine[unit])
        ]
        if random.random() < CONTRADICTORY:
            rows[-1] = replace(rows[0], source=rows[-1].source, percent=Decimal(1))
        yield UnitReport(unit, day, random.choice(RECEIPTS), SourceRef(file, "进展"), tuple(rows), day)
        if random.random() < CORRECTED:
            file = f"input/progress/{day}/更正/{unit}.xlsx"
            again = tuple(replace(row, source=replace(row.source, file=file)) for row in rows[10:20])
            yield UnitReport(unit, day, Receipt.CORRECTION, SourceRef(file, "进展"), again, day)


def _row(random: Random, unit: str, measure: Measure, number: int, source: RowSource) -> ProgressRow:
    """Slow and fast measures: done after 14 to 100 weeks."""
    pace = 1 + int(measure.problem_id) * 7 % 13 / 2
    share = min(100, int((number + 1) * pace))
    done = share >= 100
    return ProgressRow(
        measure_id=measure.id,
        unit=unit,
        week=week(number),
        stage=Stage.DONE if done else Stage.IN_PROGRESS,
        source=source,
        text=TEXT.format(random.randint(100, 9999), random.randint(1, 99)),
        percent=Decimal(share),
        state_text="已完成" if done else "正在推进",
        completed_on=week(int(100 / pace)) if done else None,
    )


def _closures(version: MeasureList, last: dt.date) -> Iterator[ClosureRecord]:
    """验收 and, later, 销号 of the problems that are done early."""
    line = 2
    for problem in version.problems:
        done = 100 / (1 + int(problem.id) * 7 % 13 / 2)
        for step, after in ((ClosureStep.ACCEPTANCE, 20), (ClosureStep.DISCLOSURE, 30), (ClosureStep.CLOSURE, 50)):
            day = week(int(done)) + dt.timedelta(days=after)
            if day <= last and int(problem.id) % 3:
                line += 1
                source = RowSource("input/closures/记录.xlsx", "记录", line, {"problem_id": 1, "step": 2})
                yield ClosureRecord(problem.id, step, day, "市生态环境局", Outcome.PASSED, "通过", source)


def _extensions(random: Random, version: MeasureList) -> Iterator[Extension]:
    for line, measure in enumerate(version.measures[::60]):
        approved = FIRST + dt.timedelta(days=random.randint(0, 300))
        due = approved + dt.timedelta(days=200)
        source = RowSource("input/extensions/延期.xlsx", "延期", 2 + line, {"measure_id": 1, "new": 3})
        yield Extension(measure.id, Deadline(str(due), DeadlineKind.BY_DATE, due), source, approved_on=approved)
