"""What a deadline leaves open, decided by the list's date and the office's settings."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.deadline import DeadlineKind
from rectify_docs.normalise.deadline import DeadlineRules, deadline_rules, parse_deadline, read_deadline
from rectify_docs.settings import ReadingRules

ISSUED = dt.date(2018, 6, 29)
LIST = DeadlineRules(2018, ISSUED)


@pytest.mark.parametrize(
    ("text", "without", "with_it"),
    [("2024年8月前", "2024-07-31", "2024-08-31"), ("2027年前", "2026-12-31", "2027-12-31")],
)
def test_whether_the_month_is_included_is_the_offices_to_say(text: str, without: str, with_it: str) -> None:
    read = read_deadline(text, LIST)
    assert (read.deadline.kind, read.deadline.due, read.code) == (DeadlineKind.BY_DATE, None, "R255")
    assert read.hint == f"{without}或{with_it}"
    for word, day in (("不含", without), ("含", with_it)):
        decided = read_deadline(text, DeadlineRules(before_month=word))  # type: ignore[arg-type]
        assert (decided.deadline.due, decided.code) == (dt.date.fromisoformat(day), "")


def test_whether_the_day_is_included_is_a_setting() -> None:
    text = "2023年9月30日前"
    assert parse_deadline(text).due == dt.date(2023, 9, 30)
    excluded = DeadlineRules(before_day="不含")
    assert read_deadline(text, excluded).deadline.due == dt.date(2023, 9, 29)
    assert read_deadline("2023年9月30日", excluded).deadline.due == dt.date(2023, 9, 30)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("7日内", "2018-07-06"),
        ("10天内", "2018-07-09"),
        ("十天内", "2018-07-09"),
        ("6个月内", "2018-12-29"),
        ("1年内", "2019-06-29"),
        ("30个工作日内", "2018-08-10"),
        ("45个工作日内完成", "2018-08-31"),
        ("短期（6个月内）", "2018-12-29"),
        ("中期（1-2年）", "2020-06-29"),
        ("长期（3-5年）", "2023-06-29"),
    ],
)
def test_spans_count_from_the_anchor(text: str, due: str) -> None:
    read = read_deadline(text, LIST)
    assert (read.deadline.kind, read.deadline.due) == (DeadlineKind.RELATIVE, dt.date.fromisoformat(due))
    assert read.code == ""
    assert read_deadline(text).code == "R256"
    assert read_deadline(text).deadline.due is None


def test_a_month_without_that_day_ends_on_its_last() -> None:
    assert read_deadline("6个月内", DeadlineRules(anchor=dt.date(2018, 8, 31))).deadline.due == dt.date(2019, 2, 28)


def test_working_days_of_an_unknown_year_are_refused() -> None:
    read = read_deadline("30个工作日内", DeadlineRules(anchor=dt.date(2098, 12, 1)))
    assert (read.deadline.due, read.code, read.hint) == (None, "R257", "无2098年放假安排，不能计算工作日")


def test_immediate_has_a_day_only_where_the_office_gave_it_grace() -> None:
    assert read_deadline("立行立改", LIST).deadline.due is None
    graced = read_deadline("立行立改", DeadlineRules(2018, ISSUED, immediate_days=10)).deadline
    assert (graced.kind, graced.due) == (DeadlineKind.IMMEDIATE, dt.date(2018, 7, 9))


def test_a_named_holiday_ends_the_day_before() -> None:
    read = read_deadline("争取“十一”之前", LIST)
    assert (read.deadline.due, read.deadline.soft, read.code) == (dt.date(2018, 9, 30), True, "R227")


def test_stages_need_the_plans_table() -> None:
    deadline = parse_deadline("短期攻坚、中期推进和长期坚持三个阶段")
    assert (deadline.kind, deadline.due, deadline.ongoing) == (DeadlineKind.REFERENCE, None, False)


def test_a_state_in_the_place_of_a_deadline() -> None:
    deadline = parse_deadline("已经完成,长期坚持")
    assert (deadline.kind, deadline.due, deadline.ongoing) == (DeadlineKind.ONGOING, None, True)


@pytest.mark.parametrize("text", ["2019年城区清洁取暖率达到90%以上", "2019年"])
def test_a_target_year_ends_with_the_year(text: str) -> None:
    assert parse_deadline(text).due == dt.date(2019, 12, 31)


def test_a_phrase_without_year_takes_the_lists() -> None:
    read = read_deadline("10月底前", LIST)
    assert (read.deadline.due, read.code) == (dt.date(2018, 10, 31), "R227")
    assert read_deadline("10月底前").code == "R212"


def test_the_anchor_is_the_day_of_issue_or_of_the_feedback() -> None:
    told = dt.date(2018, 1, 5)
    assert deadline_rules(ReadingRules(), 2018, ISSUED, told).anchor == ISSUED
    assert deadline_rules(ReadingRules(relative_from="反馈日"), 2018, ISSUED, told).anchor == told
    assert deadline_rules(ReadingRules(relative_from="反馈日"), 2018, ISSUED, None).anchor is None


PIECES = st.sampled_from(
    [
        "2018年",
        "今年",
        "8月",
        "30日",
        "底",
        "前",
        "之前",
        "力争",
        "长期坚持",
        "立行立改",
        "，",
        "个工作日内",
        "6",
        "“十一”",
        "十四五",
        "年",
    ]
)


@given(st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=6).map("".join)))
def test_any_phrase_is_read_and_kept_as_written(text: str) -> None:
    read = read_deadline(text, LIST)
    assert read.deadline.raw == text
    unknown = read.deadline.kind is DeadlineKind.UNKNOWN
    assert unknown == (read.code == "R212")
    assert not (unknown and read.deadline.due)
    assert read_deadline(text, LIST) == read
