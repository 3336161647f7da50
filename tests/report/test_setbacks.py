"""验收不通过 and 回头看反弹 since the dispatch before, as the weekly dispatch says them."""

from dataclasses import replace

import pytest

from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.merge.statistics import compute
from rectify_docs.model.office import ClosureRecord, ClosureStep, Outcome
from rectify_docs.model.stage import Stage
from rectify_docs.report.dispatch_setbacks import setback_figures, setbacks
from rectify_docs.report.material import Material
from rectify_docs.report.measure_list import list_context
from rectify_docs.report.npc_report import report_context
from rectify_docs.report.weekly_dispatch import dispatch_context
from rectify_docs.settings import Settings
from tests.factory import closure, day, due, measure, measure_list, reports, row

LIST = measure_list([measure("2-1", "甲局", due("6-30")), measure("2-2", "甲局", due("6-30"))])
CLOSED = (
    closure("2", ClosureStep.ACCEPTANCE, "3-6"),
    closure("2", ClosureStep.CLOSURE, "3-6", line=4),
)
REBOUND = (*CLOSED, closure("2", ClosureStep.LOOK_BACK, "3-16", Outcome.REBOUND, line=5))
FAILED = (closure("2", ClosureStep.ACCEPTANCE, "3-16", Outcome.FAILED),)


def material(closures: tuple[ClosureRecord, ...], *again: str, as_of: str = "3-20") -> Material:
    rows = [row("3-6", "甲局", id_, Stage.DONE, 100) for id_ in ("2-1", "2-2")]
    rows += [row("3-20", "甲局", id_, Stage.DONE, 100) for id_ in again]
    weeks = tuple(day(week) for week in ("3-6", "3-13", "3-20", "3-27"))
    records = Records((LIST,), weeks=weeks, reports=reports(*rows), closures=closures)
    ledger = build_ledger(records, Settings(), day(as_of)).ledger
    return Material(ledger, compute(ledger, Settings().rules), Settings())


@pytest.mark.parametrize(
    ("closures", "what"),
    [(REBOUND, "回头看发现反弹、重新整改的问题"), (FAILED, "验收不通过、继续整改的问题")],
)
def test_a_problem_taken_up_again_is_named_with_its_measures(closures: tuple[ClosureRecord, ...], what: str) -> None:
    given = material(closures)
    (one,) = setbacks(given)
    assert (one.what, one.count.text, one.problems) == (what, "1", "问题2（2-1、2-2）")
    assert one.count.sources == (closures[-1].source.ref("step"),)
    dispatch = dispatch_context(given)
    assert dispatch.setbacks == (one,)
    assert one.count.label in {definition.label for definition in dispatch.definitions}
    assert dispatch.done_change is not None
    assert (dispatch.done_change.word, dispatch.done_change.amount.text) == ("减少", "2")


def test_what_is_done_again_is_not_named() -> None:
    assert [one.problems for one in setbacks(material(FAILED, "2-1"))] == ["问题2（2-2）"]
    assert [one.problems for one in setbacks(material(FAILED, "2-1", "2-2"))] == ["问题2（各措施已重新报送完成）"]


def test_it_is_said_once_and_only_while_it_holds() -> None:
    assert setbacks(material(REBOUND, as_of="3-13")) == ()
    assert setbacks(material(REBOUND, as_of="3-27")) == ()
    passed = (*FAILED, closure("2", ClosureStep.ACCEPTANCE, "3-20", line=6))
    given = material(passed, "2-1", "2-2")
    assert setbacks(given) == ()
    assert [figure.value for figure in setback_figures(given.ledger)] == [0, 0]


def test_nothing_is_said_to_be_carried_over_where_there_is_no_percent() -> None:
    """A measure that was reopened has no percent; its old report is no word of it."""
    lines = dispatch_context(material(REBOUND)).progress_lines
    assert [(line.percent.text, line.carried) for line in lines] == [("—", ""), ("—", "")]
    old = dispatch_context(replace(material(()))).progress_lines[0]
    assert (old.percent.text, old.carried) == ("100%", "（沿用3月6日）")


def test_the_list_does_not_print_an_old_text_as_progress_after_a_setback() -> None:
    rows = list_context(material(REBOUND)).parts[0].problems[-1].measures
    assert {one.progress for one in rows} == {"2026年3月16日起重新整改，尚未报送进展"}
    assert {one.progress for one in list_context(material(CLOSED)).parts[0].problems[-1].measures} != {
        "2026年3月16日起重新整改，尚未报送进展"
    }


@pytest.mark.parametrize(
    ("closures", "again", "now"),
    [
        (REBOUND, (), "2026年3月16日回头看反弹，重新整改，无逾期措施"),
        (FAILED, ("2-1", "2-2"), "2026年3月16日验收不通过，已重新报送完成，待再次验收"),
        ((), (), "措施已完成，待验收"),
    ],
)
def test_the_congress_is_told_of_a_setback(
    closures: tuple[ClosureRecord, ...], again: tuple[str, ...], now: str
) -> None:
    remaining = report_context(material(closures, *again)).remaining
    assert [one.state for one in remaining if one.number == "2"] == [now]
