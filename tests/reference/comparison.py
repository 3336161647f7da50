"""The product's ledger against the reference: what differs, as short as it can be said."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.statistics import compute
from rectify_docs.model.ledger import Ledger, Snapshot
from rectify_docs.model.receipt import UnitReceipt
from rectify_docs.model.streaks import standing_still
from rectify_docs.settings import Rules, Settings
from tests.reference.figures import figures
from tests.reference.known import History, weeks_up_to
from tests.reference.ledger import Book, Judged, book, weeks_behind
from tests.reference.receipts import Received, receipts
from tests.reference.still import still

SETTINGS = Settings()
TWICE = Rules(streak_weeks=2)
"""Random reports are seldom the same three times."""
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


Found = tuple[str, str, object, object]
"""Aspect, where, product's value, reference's value."""


def differences(history: History, seed: int, as_of: dt.date) -> Iterator[Difference]:
    """All of them, for the ledger as of a date, its past snapshots, receipts and statistics."""
    ledger = build_ledger(history.records, SETTINGS, as_of).ledger
    weeks = weeks_up_to(history, as_of)
    now, *past = (book(history, SETTINGS.rules, day) for day in (as_of, *weeks))
    back = [book(replace(history, seen_from=as_of), SETTINGS.rules, week) for week in weeks]
    for day, found in (
        (as_of, _same("weeks", "ledger", list(ledger.weeks), weeks)),
        *((one.day, _snapshot(snapshot, one)) for snapshot, one in zip(ledger.history, past, strict=False)),
        (as_of, _snapshot(ledger.now, now)),
        (as_of, _streaks(ledger, weeks_behind(now, back))),
        (as_of, _still(ledger, still(history, TWICE, now))),
        (as_of, _figures(ledger, figures(history, SETTINGS.rules, now, back[-2] if len(back) > 1 else None))),
        *((week, _receipts(history, week, ledger.receipt_history)) for week in weeks),
    ):
        for aspect, where, product, reference in found:
            yield Difference(seed, as_of, day, aspect, where, product, reference)


def _same(aspect: str, where: str, product: object, reference: object) -> Iterator[Found]:
    if product != reference:
        yield aspect, where, product, reference


def _snapshot(snapshot: Snapshot, expected: Book) -> Iterator[Found]:
    yield from _same("measures", "list", [measure.id for measure in snapshot.measures], list(expected.measures))
    for state in snapshot.measures:
        for name in FIELDS if state.id in expected.measures else ():
            yield from _same(name, state.id, getattr(state, name), getattr(expected.measures[state.id], name))
    for problem in snapshot.problems:
        if problem.problem.id in expected.problems:
            yield from _same("problem", problem.problem.id, problem.stage, expected.problems[problem.problem.id])


def _streaks(ledger: Ledger, expected: Mapping[str, int]) -> Iterator[Found]:
    for state in ledger.now.measures:
        yield from _same("weeks_behind", state.id, state.weeks_behind, expected.get(state.id))


def _still(ledger: Ledger, expected: Sequence[str]) -> Iterator[Found]:
    yield from _same("still", "list", [one.id for one in standing_still(ledger, TWICE.streak_weeks)], expected)


def _figures(ledger: Ledger, expected: Mapping[str, int]) -> Iterator[Found]:
    product = compute(ledger, SETTINGS.rules).by_id
    for id_, reference in expected.items():
        yield from _same("figure", id_, product[id_].value if id_ in product else None, reference)


def _receipts(history: History, week: dt.date, product: Sequence[UnitReceipt]) -> Iterator[Found]:
    mine = {
        one.unit: Received(one.receipt, one.nil, one.unusable, one.last_reported) for one in product if one.week == week
    }
    reference = receipts(history, SETTINGS.rules, week)
    for unit in sorted({*mine, *reference}):
        yield from _same("receipt", unit, mine.get(unit), reference.get(unit))
