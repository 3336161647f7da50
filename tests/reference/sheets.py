"""Random sheets of the units: late, returned, corrected, nil and contradictory ones, week after week."""

import datetime as dt
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from rectify_docs.model.measure import Measure, MeasureList
from rectify_docs.model.progress import ProgressRow, UnitReport
from rectify_docs.model.source import RowSource, SourceRef
from rectify_docs.model.stage import Receipt, Stage
from tests.reference.lists import UNITS

COLUMNS = {"measure_id": 1, "unit": 2, "percent": 3, "state": 4}
PLAIN = (Receipt.ON_TIME, Receipt.ON_TIME, Receipt.ON_TIME, Receipt.ON_TIME, Receipt.LATE, Receipt.SUPPLEMENT)
DAY = dt.timedelta(days=1)


@dataclass(slots=True)
class SheetMaker:
    """Lets the units work on their measures, and report."""

    random: Random
    pace: float
    """Chance that a measure comes to its end in a week."""
    done: dict[tuple[str, str], int] = field(default_factory=dict)
    """Unit and measure → percent."""
    files: int = 0

    def week(self, week: dt.date, version: MeasureList) -> list[UnitReport]:
        """What comes in for a dispatch date."""
        reports = []
        for unit in UNITS:
            mine = [measure for measure in version.measures if any(unit == one.name for one in measure.units)]
            reports += self._reports(week, unit, mine)
        return reports

    def _reports(self, week: dt.date, unit: str, measures: list[Measure]) -> list[UnitReport]:
        chance = self.random.random()
        if chance < 0.12:
            return []
        if chance < 0.2:
            return [replace(self._sheet(week, unit, []), nil=True)]
        if chance < 0.23:
            return [replace(self._sheet(week, unit, []), unusable=True)]
        rows = [self._row(week, unit, one.id) for one in measures if self.random.random() < 0.88]
        rows += self._stray_rows(week, unit, measures)
        sheets = [self._sheet(week, unit, rows)]
        return sheets + self._second(week, unit, rows)

    def _second(self, week: dt.date, unit: str, rows: list[ProgressRow]) -> list[UnitReport]:
        """Perhaps another sheet of the same week: sent again, or simply a second file."""
        random = self.random
        if random.random() > 0.2 or not rows:
            return []
        receipt = random.choice((Receipt.RETURNED, Receipt.CORRECTION, *PLAIN))
        again = [self._other(row) if random.random() < 0.4 else row for row in rows if random.random() < 0.8]
        return [replace(self._sheet(week, unit, again), receipt=receipt)]

    def _sheet(self, week: dt.date, unit: str, rows: list[ProgressRow]) -> UnitReport:
        self.files += 1
        file = f"input/progress/{week}/{unit}{self.files:03}.xlsx"
        placed = [replace(row, source=RowSource(file, "S", 4 + n, COLUMNS)) for n, row in enumerate(rows)]
        if placed and self.random.random() < 0.08:
            twice = self.random.choice(placed)
            twice = self._other(twice) if self.random.random() < 0.7 else twice
            placed.append(replace(twice, source=RowSource(file, "S", 4 + len(placed), COLUMNS)))
        declared = self.random.choice((None, week - 2 * DAY, week - DAY, week))
        return UnitReport(unit, week, self.random.choice(PLAIN), SourceRef(file, "S"), tuple(placed), declared)

    def _row(self, week: dt.date, unit: str, measure_id: str) -> ProgressRow:
        """A step forward, seldom one back."""
        random, key = self.random, (unit, measure_id)
        now = self.done.get(key, 0)
        if random.random() < self.pace:
            now = 100
        elif random.random() < 0.08:
            now = max(0, now - random.randint(5, 60))
        else:
            now = min(100, now + random.choice((0, 10, 10, random.randint(0, 40))))
        self.done[key] = now
        stage = Stage.DONE if now == 100 else Stage.IN_PROGRESS if now else Stage.NOT_STARTED
        if stage is Stage.DONE and random.random() < 0.2:
            stage = Stage.ACCEPTANCE_REQUESTED
        percent = None if random.random() < 0.15 else Decimal(now) - Decimal(random.choice((0, 0, "0.5")) if now else 0)
        done = week - random.randint(0, 9) * DAY if stage >= Stage.DONE and random.random() < 0.4 else None
        source = RowSource("", "", 0, COLUMNS)
        return ProgressRow(measure_id, unit, week, stage, source, percent=percent, completed_on=done)

    def _other(self, row: ProgressRow) -> ProgressRow:
        """The same row with another percent or state."""
        if self.random.random() < 0.5:
            return replace(row, percent=Decimal(self.random.randint(0, 99)))
        return replace(row, stage=Stage.IN_PROGRESS if row.stage is not Stage.IN_PROGRESS else Stage.DONE)

    def _stray_rows(self, week: dt.date, unit: str, measures: list[Measure]) -> list[ProgressRow]:
        """A row about a measure that is not in the list, or perhaps about another unit's."""
        ids = [id_ for id_ in ("1-1", "1-8", "99-1") if id_ not in {measure.id for measure in measures}]
        if not ids or self.random.random() > 0.06:
            return []
        stray = self.random.choice(ids)
        return [ProgressRow(stray, unit, week, Stage.DONE, RowSource("", "", 0, COLUMNS), percent=Decimal(100))]
