"""Days of answer of the dispatch (周调度通报)."""

import datetime as dt
from dataclasses import replace

import pytest

from rectify_docs.report import weekly_dispatch
from rectify_docs.report.weekly_dispatch import dispatch_context
from rectify_docs.settings import Settings
from tests.factory import day
from tests.report.test_letters import material


@pytest.mark.parametrize(
    ("signed", "on_workday", "answer"),
    [
        ("3-30", True, "2026年4月7日"),  # 2026-04-06 is the last day of 清明
        ("3-30", False, "2026年4月6日"),
        ("", True, "2026年3月13日"),  # a draft counts from 数据截止日期, 3-06
    ],
)
def test_explanations_are_due_on_a_working_day(signed: str, answer: str, *, on_workday: bool) -> None:
    settings = Settings.model_validate({"dispatch": {"answer_on_workday": on_workday}})
    dates = {weekly_dispatch.KIND: day(signed)} if signed else {}
    given = replace(material(), settings=settings, issue_dates=dates)
    assert dispatch_context(given).next_steps.answer_by == answer


def test_a_day_without_a_calendar_is_pointed_out() -> None:
    settings = Settings.model_validate({"dispatch": {"addressees": "各县区人民政府"}})
    given = replace(material(), settings=settings, issue_dates={weekly_dispatch.KIND: dt.date(2099, 1, 5)})
    made = weekly_dispatch.build(given)
    assert [(one.code, one.content) for one in made.findings] == [("D516", "2099-01-12")]
