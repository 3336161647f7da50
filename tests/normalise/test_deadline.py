import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.deadline import DeadlineKind
from rectify_docs.normalise.deadline import needs_year, parse_deadline
from rectify_docs.normalise.due import due_day


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2018年8月", "2018-08-31"),
        ("2018年8月底", "2018-08-31"),
        ("2018年8月底前", "2018-08-31"),
        ("2018年2月底", "2018-02-28"),
        ("2018年年底", "2018-12-31"),
        ("2018年底", "2018-12-31"),
        ("2020年年底前", "2020-12-31"),
        ("2020年底前完成", "2020-12-31"),
        ("应于2020年底前完成", "2020-12-31"),
        ("到2020年", "2020-12-31"),
        ("到2020年年底", "2020-12-31"),
        ("2015年末", "2015-12-31"),
        ("2023年9月30日前", "2023-09-30"),
        ("2023年9月30日之前", "2023-09-30"),
        ("2025年12月31日", "2025-12-31"),
        ("2018.9.30", "2018-09-30"),
        ("2018-09-30", "2018-09-30"),
        ("20180930", "2018-09-30"),
        ("2018/9", "2018-09-30"),
        ("2018年第三季度", "2018-09-30"),
        ("2018年三季度末", "2018-09-30"),
        ("2018年上半年", "2018-06-30"),
        ("2018年下半年", "2018-12-31"),
        ("2018年9月上旬", "2018-09-10"),
        ("2018年9月中旬", "2018-09-20"),
        ("2018年9月下旬", "2018-09-30"),
        ("18年底", "2018-12-31"),
        ("二〇二〇年年底", "2020-12-31"),
        ("２０１８年８月底", "2018-08-31"),
        ("2018年6月底完成方案报批工作", "2018-06-30"),
        ("2018年底前完成甲，2020年底前全面完成", "2020-12-31"),
        ("12月10日前", "2018-12-10"),
        ("10月底前完成年度47个问题", "2018-10-31"),
        ("今年6月底前", "2018-06-30"),
        ("明年6月底前", "2019-06-30"),
        ("年底前", "2018-12-31"),
        ("2018 年 8 月底", "2018-08-31"),
    ],
)
def test_dated_phrases(text: str, due: str) -> None:
    deadline = parse_deadline(text, 2018)
    assert (deadline.raw, deadline.kind) == (text, DeadlineKind.BY_DATE)
    assert deadline.due == dt.date.fromisoformat(due)
    assert (deadline.immediate, deadline.ongoing, deadline.soft) == (False, False, False)


@pytest.mark.parametrize(
    ("text", "kind", "immediate", "ongoing"),
    [
        ("立行立改", DeadlineKind.IMMEDIATE, True, False),
        ("立即整改", DeadlineKind.IMMEDIATE, True, False),
        ("边督边改", DeadlineKind.IMMEDIATE, True, False),
        ("立行立改,长期坚持", DeadlineKind.IMMEDIATE, True, True),
        ("立行立改、长期坚持", DeadlineKind.IMMEDIATE, True, True),
        ("立行立改，\n并长期坚持。", DeadlineKind.IMMEDIATE, True, True),
        ("长期坚持", DeadlineKind.ONGOING, False, True),
        ("需长期持续整改", DeadlineKind.ONGOING, False, True),
        ("持续推进", DeadlineKind.ONGOING, False, True),
        ("每季度至少研究一次", DeadlineKind.RECURRING, False, False),
        ("每半年各自至少研究1次", DeadlineKind.RECURRING, False, False),
        ("每周调度一次", DeadlineKind.RECURRING, False, False),
        ("每月10日、25日前", DeadlineKind.RECURRING, False, False),
        ("30个工作日内", DeadlineKind.RELATIVE, False, False),
        ("6个月内", DeadlineKind.RELATIVE, False, False),
        ("十天内", DeadlineKind.RELATIVE, False, False),
        ("按省要求时限", DeadlineKind.REFERENCE, False, False),
        ("在市级方案明确的整改完成时限前", DeadlineKind.REFERENCE, False, False),
    ],
)
def test_undated_phrases(text: str, kind: DeadlineKind, immediate: bool, ongoing: bool) -> None:
    deadline = parse_deadline(text, 2018)
    assert (deadline.raw, deadline.kind, deadline.due) == (text, kind, None)
    assert (deadline.immediate, deadline.ongoing) == (immediate, ongoing)


@pytest.mark.parametrize("text", ["2024年底前,并长期坚持", "2024年底前，长期坚持", "2024年底前完成并长期坚持"])
def test_a_date_after_which_it_goes_on(text: str) -> None:
    deadline = parse_deadline(text)
    assert (deadline.kind, deadline.due, deadline.ongoing) == (DeadlineKind.BY_DATE, dt.date(2024, 12, 31), True)


def test_soft() -> None:
    deadline = parse_deadline("力争2018年9月完成")
    assert (deadline.due, deadline.soft) == (dt.date(2018, 9, 30), True)


def test_by_plan() -> None:
    deadline = parse_deadline("“十四五”期间")
    assert (deadline.kind, deadline.due) == (DeadlineKind.BY_PLAN, dt.date(2025, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018年2月30日",
        "2018年13月底",
        "尽快",
        "2017岁尾前",
        "2018.1",
        "2018年计划的节点",
    ],
)
def test_what_is_not_understood(text: str) -> None:
    deadline = parse_deadline(text, 2018)
    assert (deadline.raw, deadline.kind, deadline.due) == (text, DeadlineKind.UNKNOWN, None)


def test_without_a_list_year_no_year_is_guessed() -> None:
    assert parse_deadline("10月底前").kind is DeadlineKind.UNKNOWN
    assert needs_year("10月底前")
    assert not needs_year("2018年10月底前")
    assert not needs_year("18年底")


@given(st.text(), st.one_of(st.none(), st.integers(1990, 2090)))
def test_any_text_is_read_and_kept(text: str, year: int | None) -> None:
    deadline = parse_deadline(text, year)
    assert deadline.raw == text
    assert deadline == parse_deadline(deadline.raw, year)
    needs_year(text)
    due_day(text, year)


@given(st.text("0123456789年月日底前末上中下旬半季度第一二三四五六七八九十〇今明力争到完成,、.-/", max_size=14))
def test_phrases_of_the_same_letters_are_read(text: str) -> None:
    deadline = parse_deadline(text, 2018)
    assert (deadline.due is None) == (deadline.kind not in {DeadlineKind.BY_DATE, DeadlineKind.BY_PLAN})


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
def test_a_full_date_is_its_own_last_day(date: dt.date) -> None:
    assert parse_deadline(f"{date.year}年{date.month}月{date.day}日前").due == date
