from dataclasses import replace

import pytest

from rectify_docs.check.ledger_rules import check_ledger
from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.model.finding import Finding
from rectify_docs.model.office import ClosureStep, Outcome
from rectify_docs.model.stage import Receipt, Stage
from rectify_docs.settings import Settings
from tests.factory import closure, day, due, measure, measure_list, report, reports, row

LIST = measure_list([measure("1-1", "甲局", due("6-30"))])
DONE = reports(row("3-6", "甲局", "1-1", Stage.DONE, 100))


def found(records: Records) -> list[Finding]:
    return list(check_ledger(build_ledger(records, Settings(), day("3-13")).ledger))


def test_a_unit_that_takes_back_what_was_accepted_has_to_explain() -> None:
    back = reports(row("3-13", "甲局", "1-1", percent=60))
    records = Records((LIST,), reports=(*DONE, *back), closures=(closure("1", ClosureStep.ACCEPTANCE, "3-7"),))
    (one,) = [item for item in found(records) if item.code == "C417"]
    assert (one.unit, one.measure, one.content) == ("甲局", "1-1", "正在推进")
    assert "已验收" in one.message


@pytest.mark.parametrize(("reason", "codes"), [("", ["C419"]), ("统计口径有误", [])])
def test_a_correction_has_to_say_why(reason: str, codes: list[str]) -> None:
    new = row("3-6", "甲局", "1-1", percent=80, file="更正.xlsx")
    new = replace(new, receipt=Receipt.CORRECTION, arrived=day("3-13"), amend_reason=reason)
    late = replace(report(new, receipt=Receipt.CORRECTION), arrived=day("3-13"))
    week = reports(row("3-13", "甲局", "1-1", percent=85))
    got = found(Records((LIST,), reports=(*DONE, late, *week)))
    assert [item.code for item in got if item.code == "C419"] == codes


def test_what_a_new_version_of_the_list_changed_is_said() -> None:
    old = measure_list([measure("1-1", "甲局", due("6-30")), measure("1-2", "甲局", due("6-30"))])
    new = measure_list([measure("1-1", "甲局", due("9-30")), measure("1-3", "甲局", due("6-30"))], in_force=day("3-10"))
    rows = reports(row("3-6", "甲局", "1-1", percent=10), row("3-13", "甲局", "1-1", percent=20))
    (one,) = [item for item in found(Records((old, new), reports=rows)) if item.code == "C420"]
    assert one.message == "清单有变化，措施总数由2仍为2：新增1-3；删除1-2；修改1-1"


def test_a_measure_that_is_listed_after_the_acceptance_is_pointed_out() -> None:
    later = measure_list([*LIST.measures, measure("1-2", "甲局", due("9-30"))], in_force=day("3-10"))
    closures = (closure("1", ClosureStep.ACCEPTANCE, "3-7"),)
    records = Records((LIST, later), reports=DONE, weeks=(day("3-13"),), closures=closures)
    (one,) = [item for item in found(records) if item.code == "C421"]
    assert (one.measure, "已验收" in one.message) == ("1-2", True)


@pytest.mark.parametrize(("completed", "codes"), [("3-5", ["C422"]), ("3-10", ["C422"]), ("3-12", []), (None, [])])
def test_a_day_of_completion_before_a_failed_acceptance_is_asked_for_anew(
    completed: str | None, codes: list[str]
) -> None:
    again = reports(row("3-13", "甲局", "1-1", Stage.DONE, 100, completed=completed))
    failed = closure("1", ClosureStep.ACCEPTANCE, "3-10", Outcome.FAILED)
    got = [item for item in found(Records((LIST,), reports=(*DONE, *again), closures=(failed,))) if item.code == "C422"]
    assert [item.code for item in got] == codes
    assert all("2026-03-10登记的“验收不通过”" in item.message for item in got)


@pytest.mark.parametrize(("as_of", "codes"), [("3-13", []), ("3-20", ["C423"])])
def test_a_day_without_a_dispatch_is_said(as_of: str, codes: list[str]) -> None:
    rows = reports(row("3-13", "甲局", "1-1", percent=20))
    ledger = build_ledger(Records((LIST,), reports=rows), Settings(), day(as_of)).ledger
    got = [item for item in check_ledger(ledger) if item.code == "C423"]
    assert [item.code for item in got] == codes
    assert all("进展和报送情况是2026-03-13一期的" in item.message for item in got)
