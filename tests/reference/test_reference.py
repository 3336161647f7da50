"""The reference itself on the lifecycle's small cases, worked out by hand from the definitions."""

import pytest

from rectify_docs.merge.records import Records
from rectify_docs.model.office import ClosureRecord, ClosureStep, Outcome
from rectify_docs.model.stage import Stage
from rectify_docs.settings import Rules
from tests.factory import closure, day, due, measure, measure_list, reports, row
from tests.reference.closing import standing
from tests.reference.known import History
from tests.reference.ledger import Book, book

LIST = measure_list([measure("1-1", "甲局", due("6-30"))])
PASSED = closure("1", ClosureStep.ACCEPTANCE, "3-8")
CLOSED = closure("1", ClosureStep.CLOSURE, "3-10")
REBOUND = closure("1", ClosureStep.LOOK_BACK, "3-15", Outcome.REBOUND)
DISCLOSED = closure("1", ClosureStep.DISCLOSURE, "3-9")
OBJECTION = closure("1", ClosureStep.DISCLOSURE, "3-12", Outcome.OBJECTION)
FAILED = closure("1", ClosureStep.ACCEPTANCE, "3-15", Outcome.FAILED)


def history(*closures: ClosureRecord, done: tuple[str, ...] = ("3-6",), open_: tuple[str, ...] = ()) -> History:
    rows = [row(week, "甲局", "1-1", Stage.DONE, 100) for week in done]
    rows += [row(week, "甲局", "1-1", percent=60) for week in open_]
    weeks = tuple(day(week) for week in ("3-6", "3-13", "3-20", "3-27"))
    return History(Records((LIST,), weeks=weeks, reports=reports(*rows), closures=closures))


def on(known: History, date: str) -> Book:
    return book(known, Rules(), day(date))


@pytest.mark.parametrize(
    ("closures", "stage"),
    [
        ((PASSED,), Stage.ACCEPTED),
        ((PASSED, DISCLOSED), Stage.DISCLOSED),
        ((PASSED, DISCLOSED, OBJECTION), Stage.ACCEPTED),
        ((PASSED, CLOSED), Stage.CLOSED),
        ((CLOSED,), Stage.DONE),
        ((DISCLOSED,), Stage.DONE),
        ((REBOUND,), Stage.DONE),
        ((PASSED, REBOUND), Stage.ACCEPTED),
        ((PASSED, CLOSED, REBOUND), Stage.IN_PROGRESS),
        ((FAILED,), Stage.IN_PROGRESS),
        ((PASSED, FAILED), Stage.IN_PROGRESS),
    ],
)
def test_the_records_in_force_give_the_stage(closures: tuple[ClosureRecord, ...], stage: Stage) -> None:
    now = on(history(*closures), "3-18")
    assert (now.problems["1"], now.measures["1-1"].stage) == (stage, stage)


def test_a_record_is_held_against_its_own_day_or_the_dispatch_after_it() -> None:
    early = closure("1", ClosureStep.ACCEPTANCE, "3-5")
    assert on(history(early), "3-27").problems["1"] is Stage.ACCEPTED
    late = history(early, done=("3-13",))
    assert on(late, "3-27").problems["1"] is Stage.DONE
    assert standing(late, "1", Rules(), day("3-27")).refused == [early]


def test_a_later_report_does_not_undo_acceptance() -> None:
    now = on(history(PASSED, open_=("3-13",)), "3-13").measures["1-1"]
    assert (now.stage, now.done_on) == (Stage.ACCEPTED, day("3-6"))


@pytest.mark.parametrize("back", [REBOUND, FAILED], ids=["rebound", "failed"])
def test_after_a_setback_only_a_later_dispatch_counts(back: ClosureRecord) -> None:
    steps = (PASSED, CLOSED) if back is REBOUND else ()
    known = history(*steps, back, done=("3-6", "3-13", "3-27"))
    assert on(known, "3-14").problems["1"] is (Stage.CLOSED if steps else Stage.DONE)
    assert on(known, "3-20").problems["1"] is Stage.IN_PROGRESS
    again = on(known, "3-27")
    assert (again.problems["1"], again.measures["1-1"].done_on) == (Stage.DONE, day("3-27"))


def test_a_rebound_opens_a_round_that_can_be_closed_again() -> None:
    second = closure("1", ClosureStep.ACCEPTANCE, "3-28")
    state = standing(history(PASSED, CLOSED, REBOUND, second, done=("3-6", "3-27")), "1", Rules(), day("3-30"))
    assert (state.round, state.stage, state.refused) == (2, Stage.ACCEPTED, [])
