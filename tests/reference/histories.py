"""Random histories: what a workspace may hold after some weeks, as records, from a seed."""

import datetime as dt
from dataclasses import replace
from random import Random

from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.model.change import Conflict
from rectify_docs.model.deadline import Deadline, DeadlineKind
from rectify_docs.model.measure import MeasureList
from rectify_docs.model.office import ClosureRecord, ClosureStep, Extension, Outcome, Ruling
from rectify_docs.model.progress import UnitReport
from rectify_docs.model.source import RowSource
from rectify_docs.settings import Settings
from tests.reference.known import Decided, History, Key, list_on
from tests.reference.lists import ROSTER, ListMaker
from tests.reference.sheets import SheetMaker

FIRSTS = tuple(dt.date(2026, month, day) for month, day in ((1, 16), (2, 20), (3, 13), (6, 12)))
"""First dispatch dates; the weeks after them pass a month's or a quarter's end."""
DAY = dt.timedelta(days=1)
WAY = (
    (ClosureStep.ACCEPTANCE, Outcome.FAILED),
    (ClosureStep.ACCEPTANCE, Outcome.PASSED),
    (ClosureStep.DISCLOSURE, Outcome.PASSED),
    (ClosureStep.DISCLOSURE, Outcome.OBJECTION),
    (ClosureStep.DISCLOSURE, Outcome.PASSED),
    (ClosureStep.CLOSURE, Outcome.PASSED),
    (ClosureStep.PUBLICATION, Outcome.PASSED),
    (ClosureStep.LOOK_BACK, Outcome.PASSED),
    (ClosureStep.LOOK_BACK, Outcome.REBOUND),
    (ClosureStep.ACCEPTANCE, Outcome.PASSED),
    (ClosureStep.DISCLOSURE, Outcome.PASSED),
    (ClosureStep.CLOSURE, Outcome.PASSED),
)
"""The office's way with a problem; a history leaves steps out, which also makes steps that are not allowed."""
CHANCES = (0.12, 0.95, 0.7, 0.25, 0.3, 0.8, 0.4, 0.2, 0.5, 0.8, 0.6, 0.7)


def history(seed: int) -> History:
    """The history of a seed."""
    random = Random(seed)
    first = random.choice(FIRSTS)
    weeks = [first + number * 7 * DAY for number in range(random.randint(2, 6))]
    versions = ListMaker(random, first).versions(_changes(random, weeks))
    plain = Records(
        versions,
        ROSTER,
        tuple(weeks),
        closures=_closures(random, versions, weeks),
        extensions=_extensions(random, first),
    )
    records = replace(plain, reports=_reports(random, plain, weeks))
    rulings, decided = _rulings(random, records)
    return History(replace(records, rulings=rulings), decided)


def _changes(random: Random, weeks: list[dt.date]) -> list[dt.date | None]:
    """The dates of the list's versions."""
    since = None if random.random() < 0.2 else weeks[0] - random.randint(0, 40) * DAY
    span = (weeks[-1] - weeks[0]).days
    later = {weeks[0] + random.randint(1, span) * DAY for _ in range(random.choice((0, 0, 1, 1, 2)))}
    return [since, *sorted(later)]


def _reports(random: Random, records: Records, weeks: list[dt.date]) -> tuple[UnitReport, ...]:
    maker = SheetMaker(random, random.choice((0.1, 0.4, 0.9)))
    known = History(records)
    return tuple(report for week in weeks for report in maker.week(week, list_on(known, week)))


def _closures(random: Random, versions: tuple[MeasureList, ...], weeks: list[dt.date]) -> tuple[ClosureRecord, ...]:
    """For each problem the way with some steps left out, on growing days."""
    records: list[ClosureRecord] = []
    for problem in versions[0].problems:
        steps = [step for step, chance in zip(WAY, CHANCES, strict=True) if random.random() < chance]
        day = weeks[0] + random.randint(-3, 12) * DAY
        for step, outcome in steps:
            source = RowSource("input/closures/记录.xlsx", "记录", 2 + len(records), {"problem_id": 1})
            records.append(ClosureRecord(problem.id, step, day, "甲局", outcome, outcome.value, source))
            day += random.randint(0, 6) * DAY
    return tuple(records)


def _extensions(random: Random, first: dt.date) -> tuple[Extension, ...]:
    made: dict[tuple[str, dt.date], Extension] = {}
    for line in range(random.choice((0, 1, 1, 2, 3))):
        id_, approved = random.choice(("1-1", "1-2", "2-1", "2-2", "99-1")), first + random.randint(-5, 30) * DAY
        due = first + random.randint(0, 120) * DAY
        source = RowSource("input/extensions/延期.xlsx", "延期", 2 + line, {"measure_id": 1, "new": 3})
        new = Deadline(due.isoformat(), DeadlineKind.BY_DATE, due)
        made[id_, approved] = Extension(id_, new, source, approved_on=approved)
    return tuple(made.values())


def _rulings(random: Random, records: Records) -> tuple[tuple[Ruling, ...], dict[Key, list[Decided]]]:
    """Decisions on some of the contradictions that the product asks about."""
    rulings: list[Ruling] = []
    decided: dict[Key, list[Decided]] = {}
    for conflict in _conflicts(records):
        for _ in range(random.choice((0, 0, 1, 1, 2))):
            row = random.choice(conflict.rows)
            day = row.week + random.randint(0, 12) * DAY
            file = row.source.file.rpartition("/")[2]
            source = RowSource("input/rulings/裁定.xlsx", "裁定", 2 + len(rulings), {"finding_id": 1, "decision": 2})
            rulings.append(Ruling(conflict.finding_id, f"采用{file}第{row.source.row}行", source, date=day))
            decided.setdefault((row.week, row.unit, row.measure_id), []).append(Decided(day, row))
    return tuple(rulings), decided


def _conflicts(records: Records) -> list[Conflict]:
    """Every contradiction that is open in some week."""
    found = {}
    for week in records.weeks:
        for conflict in build_ledger(records, Settings(), week).ledger.conflicts:
            found[conflict.finding_id] = conflict
    return sorted(found.values(), key=lambda one: (one.rows[0].week, one.unit, one.measure_id))
