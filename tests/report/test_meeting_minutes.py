"""整改调度会议纪要, from ledgers of a few measures."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from rectify_docs.model.document import Block, Section
from rectify_docs.report import meeting_minutes
from rectify_docs.report.material import Material
from rectify_docs.report.meeting_minutes import DECIDED, KIND, minutes_context
from rectify_docs.settings import Minutes, Settings
from tests.factory import day
from tests.report.test_letters import material

MEETING: Mapping[str, Any] = {
    "mark": "甲市专题会议纪要",
    "meeting_date": day("3-9"),
    "place": "会议室",
    "chair": "王某",
    "present": ["甲局 李某", "乙区  赵某"],
}


def given(**changed: Any) -> Material:
    minutes = Minutes(**(dict(MEETING) | changed))
    decided = Section(DECIDED, DECIDED, (Block(0, "抓好落实。"),))
    settings = Settings(**{"meeting-minutes": minutes})
    return replace(material(), settings=settings, sections={(KIND, DECIDED): decided})


def test_a_measure_is_named_with_who_has_not_done_it_and_by_when_to_answer() -> None:
    context = minutes_context(given(answer_days=5), day("3-9"))
    assert [(a.measure.id, a.measure.days.value, a.units) for a in context.overdue] == [("1-1", 5, "乙区")]
    assert [(a.measure.id, a.units) for a in context.behind] == [("1-2", "甲局")]
    assert (context.answer_by, context.meeting_date) == ("2026年3月16日", "2026年3月9日")  # 3-14 is a Saturday
    plain = minutes_context(given(answer_days=5, answer_on_workday=False), day("3-9"))
    assert plain.answer_by == "2026年3月14日"
    assert not context.dispatched
    assert (context.overall.measures.value, context.overall.overdue.value) == (3, 1)


def test_persons_are_parted_by_commas_and_unit_and_name_by_a_character() -> None:
    context = minutes_context(given(), day("3-9"))
    assert (context.present, context.excused) == ("甲局　李某，乙区　赵某", "")


def test_without_a_number_and_a_day_of_signing_both_are_left_blank() -> None:
    context = minutes_context(given(), day("3-9"))
    assert (context.number, context.date) == ("第　　期", "　　年　月　日")
    dated = replace(given(number="第4期"), issue_dates={KIND: day("3-10")})
    assert minutes_context(dated, day("3-9")).date == "2026年3月10日"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (Minutes().model_dump(), "没有纪要标志、会议日期、会议地点、主持人、出席人员（"),
        ({"chair": ""}, "没有主持人（rectify.toml [meeting-minutes] chair）"),
        ({"meeting_date": day("3-5")}, "会议日期2026年3月5日早于数据截止日期2026年3月6日"),
    ],
)
def test_a_meeting_that_is_not_entered_or_over_has_no_minutes(changed: Mapping[str, Any], why: str) -> None:
    made = meeting_minutes.build(given(**changed))
    assert made.documents == ()
    (skipped,) = made.skipped
    assert skipped.kind == KIND
    assert skipped.why.startswith(why)


def test_a_meeting_on_the_day_of_the_figures_has_minutes() -> None:
    made = meeting_minutes.build(given(meeting_date=day("3-6")))
    assert [document.name for document in made.documents] == ["关于环保督察反馈意见整改工作第1周调度会议的纪要.docx"]
    assert made.findings == ()


def test_decisions_that_nobody_wrote_are_missed() -> None:
    (found,) = meeting_minutes.build(replace(given(), sections={})).findings
    assert (found.code, found.content) == ("D505", DECIDED)
    assert "input/narrative/meeting-minutes/" in found.remedy


@pytest.mark.parametrize("mark", ["甲市专题会议", "纪要甲市", "甲" * 21 + "纪要"])
def test_a_mark_ends_with_its_kind_and_fits_on_a_line(mark: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        Minutes(mark=mark)
