"""What the public is told of a finished measure: what was done, not what its unit wrote long after."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.factory import closure, day, due, measure, measure_list, report, reports, row

from rectify_docs.check.publication import check_notices, fit_problems
from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.model.accomplished import Accomplishment, accomplished, told
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.office import ClosureRecord, ClosureStep, Outcome
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.stage import Receipt, Stage
from rectify_docs.settings import Disclosure, Settings

LIST = measure_list([measure("1-1", "甲局", due("6-30"))])
PASSED = closure("1", ClosureStep.ACCEPTANCE, "3-22")


def done(week: str, text: str, steps: str = "") -> ProgressRow:
    return replace(row(week, "甲局", "1-1", Stage.DONE, 100, text=text), next_steps=steps)


def ledger(rows: Sequence[ProgressRow], closures: tuple[ClosureRecord, ...] = (PASSED,)) -> Ledger:
    records = Records((LIST,), reports=reports(*rows), closures=closures)
    return build_ledger(records, Settings(), day("3-27")).ledger


def said(rows: Sequence[ProgressRow], closures: tuple[ClosureRecord, ...] = (PASSED,)) -> Accomplishment:
    made = ledger(rows, closures)
    return accomplished(made.now.problems[0], told(made))["1-1"]


def test_it_is_what_was_written_when_the_measure_was_done() -> None:
    rows = [
        row("3-6", "甲局", "1-1", percent=60, text="正在封堵"),
        done("3-13", "3处排口全部封堵"),
        done("3-20", "本期无新进展。"),
        done("3-27", "纳入日常管理"),
    ]
    assert said(rows).result == "3处排口全部封堵"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("3处排口封堵。本周组织学习宣传4场。", "3处排口封堵"),
        ("本期无新进展，3处排口已于2月封堵。", "3处排口已于2月封堵"),
        ("3处排口封堵，目前无新的变化。巡查制度建立。", "3处排口封堵。巡查制度建立"),
        ("本月底前完成的3处排口均已封堵", "本月底前完成的3处排口均已封堵"),
        ("无污水外流，情况稳定", "无污水外流，情况稳定"),
    ],
)
def test_what_a_reader_of_another_week_cannot_use_is_left_out(text: str, result: str) -> None:
    assert said([done("3-20", text)]).result == result


@pytest.mark.parametrize(
    "text", ["本期无新进展。", "无", "同上期", "本周暂无新的进展", "与上期一致", "本周开展宣传3场"]
)
def test_where_nothing_is_left_a_later_report_serves_else_there_is_no_notice(text: str) -> None:
    assert said([done("3-13", text), done("3-20", "排口封堵"), done("3-27", text)]).result == "排口封堵"
    made = ledger([done("3-13", text)])
    assert fit_problems(made.now.problems, told(made)) == ()
    (found,) = check_notices(made.now.problems, told(made), Disclosure())
    assert (found.code, "措施1-1没有可以公示的完成情况" in found.message) == ("D509", True)


def test_what_was_done_before_the_problem_was_reopened_is_past() -> None:
    failed = closure("1", ClosureStep.ACCEPTANCE, "3-15", Outcome.FAILED)
    again = closure("1", ClosureStep.ACCEPTANCE, "3-26", line=4)
    rows = [done("3-13", "封堵不到位"), done("3-20", "重新封堵到位")]
    assert said(rows, (failed, again)).result == "重新封堵到位"


def test_a_break_begins_the_run_anew_unless_it_comes_after_acceptance() -> None:
    broken = row("3-20", "甲局", "1-1", percent=80, text="正在返工")
    rows = [done("3-13", "初次封堵"), broken, done("3-27", "返工后封堵")]
    assert said(rows, ()).result == "返工后封堵"
    early = closure("1", ClosureStep.ACCEPTANCE, "3-14")
    assert said(rows, (early,)).result == "初次封堵"


def test_a_correction_of_the_week_takes_the_place_of_what_was_written() -> None:
    late = replace(done("3-13", "5处排口封堵"), arrived=day("3-27"))
    amended = replace(report(late, receipt=Receipt.CORRECTION), arrived=day("3-27"))
    own = reports(done("3-13", "3处排口封堵"), done("3-27", "管护正常"))
    records = Records((LIST,), reports=(*own, amended), closures=(PASSED,))
    made = build_ledger(records, Settings(), day("3-27")).ledger
    assert accomplished(made.now.problems[0], told(made))["1-1"].result == "5处排口封堵"


@pytest.mark.parametrize(
    ("steps", "kept"),
    [
        ("做好资料归档，配合开展验收。", "做好资料归档"),
        ("巩固验收成果；申请销号", "巩固验收成果"),
        ("配合开展验收", "落实长效管护"),
        ("无", "落实长效管护"),
    ],
)
def test_steps_that_are_behind_the_problem_are_left_out(steps: str, kept: str) -> None:
    assert said([done("3-13", "封堵", "落实长效管护"), done("3-20", "封堵", steps)]).steps == kept
