"""整改完成情况公示: what it says of the measures, and the day on which it is published."""

from dataclasses import replace

import pytest

from rectify_docs.check.publication import fit_problems
from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.merge.statistics import compute
from rectify_docs.model.accomplished import told
from rectify_docs.model.office import ClosureStep
from rectify_docs.model.stage import Stage
from rectify_docs.report import disclosure_notice
from rectify_docs.report.disclosure_notice import notice_context
from rectify_docs.report.material import Material
from rectify_docs.settings import Settings
from tests.factory import closure, day, due, measure, measure_list, reports, row

CONTACT = {"contact_unit": "甲市整改办", "phone": "0000-7654321"}


def material(published: str, *, count_first_day: bool = True) -> Material:
    done = row("3-6", "甲局", "1-1", Stage.DONE, 100, text="封堵3处排口。本周宣传4场。", completed="3-2")
    later = row("3-13", "甲局", "1-1", Stage.DONE, 100, text="本期无新进展", completed="3-2")
    rows = (done, replace(later, next_steps="配合开展验收；定期巡查"))
    accepted = closure("1", ClosureStep.ACCEPTANCE, "3-11")
    version = measure_list([measure("1-1", "甲局", due("6-30"))])
    settings = Settings.model_validate({"disclosure-notice": {**CONTACT, "count_first_day": count_first_day}})
    ledger = build_ledger(Records((version,), reports=reports(*rows), closures=(accepted,)), settings, day("3-13"))
    made = Material(ledger.ledger, compute(ledger.ledger, settings.rules), settings)
    fit = fit_problems(made.ledger.now.problems, told(made.ledger))
    return replace(made, qualified=fit, issue_dates={disclosure_notice.KIND: day(published)})


def test_it_says_what_was_done_and_what_is_still_to_come() -> None:
    given = material("3-16")
    notice = notice_context(given.qualified[0], given)
    assert notice.measures[0].result == "封堵3处排口（2026年3月2日完成）"
    assert notice.consolidation == "定期巡查"


def test_it_does_not_begin_before_acceptance() -> None:
    made = disclosure_notice.build(material("3-10"))
    assert made.documents == ()
    (found,) = made.findings
    assert (found.code, found.content) == ("D531", "1")
    assert "公示自2026-03-10起，早于验收通过的日期2026-03-11" in found.message
    assert len(disclosure_notice.build(material("3-11")).documents) == 1


@pytest.mark.parametrize(
    ("published", "count", "first_day", "codes"),
    [
        ("4-5", True, "自发布后的第一个工作日起算", ["D532"]),  # 清明
        ("3-28", True, "自发布后的第一个工作日起算", ["D532"]),  # a Saturday
        ("4-5", False, "不含发布当日", ["D532"]),
        ("3-16", True, "含发布当日", []),
    ],
)
def test_a_day_off_is_not_said_to_count(published: str, first_day: str, codes: list[str], *, count: bool) -> None:
    given = material(published, count_first_day=count)
    assert notice_context(given.qualified[0], given).first_day == first_day
    assert [found.code for found in disclosure_notice.build(given).findings] == codes
