"""The product's ledger against the reference: what differs, as short as it can be said."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields

from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.statistics import compute
from rectify_docs.model.ledger import Ledger, Snapshot, UnitReceipt
from rectify_docs.settings import Settings
from tests.reference.figures import figures
from tests.reference.known import History, weeks_up_to
from tests.reference.ledger import Judged, book, weeks_behind
from tests.reference.receipts import Received, receipts

SETTINGS = Settings()
FIELDS = tuple(one.name for one in fields(Judged))


@dataclass(frozen=True, slots=True)
class Difference:
    """A value on which product and reference do not agree."""

    seed: int
    as_of: dt.date
    """数据截止日期 of the ledger."""
    day: dt.date
    """Day of the snapshot: ``as_of``, or a dispatch date before it."""
    aspect: str
    """The kind of value: ``stage``, ``receipt``, ``figure`` and so on."""
    where: str
    """Measure, problem, unit or figure."""
    product: object
    reference: object

    def __str__(self) -> str:
        day = "" if self.day == self.as_of else f", snapshot of {self.day}"
        place = f"seed {self.seed}, as of {self.as_of}{day}: {self.aspect} of {self.where}"
        return f"{place}: product {_short(self.product)}, reference {_short(self.reference)}"


def _short(value: object) -> str:
    return str(getattr(value, "name", value))


def differences(history: History, seed: int, as_of: dt.date) -> Iterator[Difference]:
    """All of them, for the ledger as of a date, its past snapshots, receipts and statistics."""
    ledger = build_ledger(history.records, SETTINGS, as_of).ledger
    weeks = weeks_up_to(history, as_of)
    if list(ledger.weeks) != weeks:
        yield Difference(seed, as_of, as_of, "weeks", "ledger", ledger.weeks, weeks)
    for snapshot in (ledger.now, *ledger.history):
        for aspect, where, product, reference in _snapshot(history, snapshot):
            yield Difference(seed, as_of, snapshot.as_of, aspect, where, product, reference)
    for aspect, where, product, reference in (*_streaks(history, ledger), *_figures(history, ledger)):
        yield Difference(seed, as_of, as_of, aspect, where, product, reference)
    for week in weeks:
        mine = [one for one in ledger.receipt_history if one.week == week]
        for where, product, reference in _receipts(history, week, mine):
            yield Difference(seed, as_of, week, "receipt", where, product, reference)


Found = tuple[str, str, object, object]


def _snapshot(history: History, snapshot: Snapshot) -> Iterator[Found]:
    expected = book(history, SETTINGS.rules, snapshot.as_of)
    listed = [measure.id for measure in snapshot.measures]
    if listed != list(expected.measures):
        yield "measures", "list", listed, list(expected.measures)
    for state in snapshot.measures:
        for name in FIELDS if state.id in expected.measures else ():
            product, reference = getattr(state, name), getattr(expected.measures[state.id], name)
            if product != reference:
                yield name, state.id, product, reference
    for problem in snapshot.problems:
        id_ = problem.problem.id
        if id_ in expected.problems and problem.stage != expected.problems[id_]:
            yield "problem stage", id_, problem.stage, expected.problems[id_]


def _streaks(history: History, ledger: Ledger) -> Iterator[Found]:
    expected = weeks_behind(history, SETTINGS.rules, ledger.as_of)
    for state in ledger.now.measures:
        if state.weeks_behind != expected[state.id]:
            yield "weeks_behind", state.id, state.weeks_behind, expected[state.id]


def _figures(history: History, ledger: Ledger) -> Iterator[Found]:
    product = compute(ledger, SETTINGS.rules).by_id
    for id_, reference in figures(history, SETTINGS.rules, ledger.as_of).items():
        value = product[id_].value if id_ in product else None
        if value != reference:
            yield "figure", id_, value, reference


def _receipts(history: History, week: dt.date, product: list[UnitReceipt]) -> Iterator[tuple[str, object, object]]:
    mine = {one.unit: Received(one.receipt, one.nil, one.unusable, one.last_reported) for one in product}
    reference = receipts(history, SETTINGS.rules, week)
    for unit in sorted({*mine, *reference}):
        if mine.get(unit) != reference.get(unit):
            yield unit, mine.get(unit), reference.get(unit)
