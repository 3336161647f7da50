import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.deadline import DeadlineKind, Precision
from rectify_docs.normalise.clause import DeadlineRules
from rectify_docs.normalise.deadline import parse_deadline, read_deadline
from rectify_docs.normalise.due import dated


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
        ("年内完成", "2018-12-31"),
        ("18年8月底", "2018-08-31"),
        ("预计9月底完成", "2018-09-30"),
        ("2018年底前建成投用", "2018-12-31"),
        ("2018年12月31日24时前", "2018-12-31"),
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


def codes(text: str, year: int | None = 2018) -> list[str]:
    return [doubt.code for doubt in read_deadline(text, DeadlineRules(year)).doubts]


def test_without_a_list_year_no_year_is_guessed() -> None:
    assert parse_deadline("10月底前").kind is DeadlineKind.UNKNOWN
    assert codes("10月底前", None) == ["R212"]
    assert codes("10月底前") == ["R227"]
    assert codes("2018年10月底前") == []
    assert codes("18年底") == []


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2018年8月31日", Precision.DAY),
        ("2018年8月中旬", Precision.TEN_DAYS),
        ("2018年8月", Precision.MONTH),
        ("2018年第三季度", Precision.QUARTER),
        ("2018年上半年", Precision.HALF_YEAR),
        ("2018年底", Precision.YEAR),
        ("“十四五”期间", Precision.PLAN),
        ("立行立改", None),
        ("尽快", None),
    ],
)
def test_how_exactly_a_phrase_names_its_day(text: str, precision: Precision | None) -> None:
    assert parse_deadline(text, 2018).precision is precision


@pytest.mark.parametrize(
    ("text", "due", "stages"),
    [
        ("2018年底前完成甲、2020年底前完成乙", "2020-12-31", [("2018年底前完成甲", "2018-12-31")]),
        ("2018年底前完成甲\n2020年底前全面完成", "2020-12-31", [("2018年底前完成甲", "2018-12-31")]),
        ("2019年6月底前完成甲，10月底前完成乙", "2019-10-31", [("2019年6月底前完成甲", "2019-06-30")]),
        ("力争7月底前完成，确保8月底前完成", "2018-08-31", [("力争7月底前完成", "2018-07-31")]),
        ("6月、10月底前", "2018-10-31", [("6月", "2018-06-30")]),
        ("每季度开展一次，2020年底前完成", "2020-12-31", []),
        ("2018年底前完成，确保达标", "2018-12-31", []),
        ("2018年6月至2020年12月", "2020-12-31", []),
        ("2018年6月—12月", "2018-12-31", []),
        ("2018—2020年", "2020-12-31", []),
        ("按照方案要求2018年底前完成", "2018-12-31", []),
    ],
)
def test_of_several_stages_the_last_is_the_deadline(text: str, due: str, stages: list[tuple[str, str]]) -> None:
    read = read_deadline(text, DeadlineRules(2018))
    assert read.deadline.due == dt.date.fromisoformat(due)
    assert [(one.text, str(one.due)) for one in read.stages] == stages


def test_softness_is_that_of_the_last_stage() -> None:
    read = read_deadline("力争7月底前完成，确保8月底前完成", DeadlineRules(2018))
    assert (read.deadline.soft, [one.soft for one in read.stages]) == (False, [True])


@pytest.mark.parametrize("text", ["2018年2月30日", "2018年9月31日前", "2018年13月底"])
def test_a_day_that_does_not_exist(text: str) -> None:
    assert codes(text) == ["R259"]
    assert parse_deadline(text).due is None


@pytest.mark.parametrize(
    "text",
    [
        "2018年9月30前",
        "2018年6月至2月",
        "2018年底前完成甲，经批准后延期",
        "2018年底前完成的基础上2020年6月",
        "本月底前",
        "2019年初",
    ],
)
def test_no_part_of_a_phrase_is_passed_over(text: str) -> None:
    assert (parse_deadline(text, 2018).kind, parse_deadline(text, 2018).due) == (DeadlineKind.UNKNOWN, None)


@given(st.text(), st.one_of(st.none(), st.integers(1990, 2090)))
def test_any_text_is_read_and_kept(text: str, year: int | None) -> None:
    deadline = parse_deadline(text, year)
    assert deadline.raw == text
    assert deadline == parse_deadline(deadline.raw, year)
    dated(text, DeadlineRules(year), year)


@given(st.text("0123456789年月日底前末上中下旬半季度第一二三四五六七八九十〇今明力争到完成,、.-/", max_size=14))
def test_phrases_of_the_same_letters_are_read(text: str) -> None:
    read = read_deadline(text, DeadlineRules(2018))
    said = {doubt.code for doubt in read.doubts}
    dated_kinds = {DeadlineKind.BY_DATE, DeadlineKind.BY_PLAN}
    assert (read.deadline.due is None) == (read.deadline.kind not in dated_kinds or "R255" in said)
    assert (read.deadline.kind is DeadlineKind.UNKNOWN) <= bool(said & {"R212", "R259"})


@given(st.text("0123456789年月日底前末上中下旬季度第一二三四十今明力争到完成,、至", max_size=18))
def test_a_normal_form_reads_as_itself(text: str) -> None:
    due = parse_deadline(text, 2018).due
    if due:
        again = parse_deadline(f"{due.year:04}年{due.month}月{due.day}日")
        assert (again.kind, again.due) == (DeadlineKind.BY_DATE, due)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
def test_a_full_date_is_its_own_last_day(date: dt.date) -> None:
    assert parse_deadline(f"{date.year}年{date.month}月{date.day}日前").due == date
