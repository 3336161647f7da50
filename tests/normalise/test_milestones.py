import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.normalise.clause import DeadlineRules
from rectify_docs.normalise.deadline import parse_deadline
from rectify_docs.normalise.milestones import milestones, target_years
from rectify_docs.normalise.plan import parse_plan
from rectify_docs.read.text import read_lines

PLAN = Path(__file__).parents[3] / "shared/data/plan/jinan-2018-plan.txt"
OPEN = parse_deadline("立行立改，长期坚持")


RULES = DeadlineRules(2018)


def found(text: str, deadline: str = "立行立改，长期坚持") -> list[tuple[str, str]]:
    return [(one.text, str(one.due)) for one in milestones(text, parse_deadline(deadline), RULES)]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("2018年7月底前制定工作方案", [("2018年7月底前", "2018-07-31")]),
        ("力争2018年9月完成认定", [("力争2018年9月", "2018-09-30")]),
        ("2018年6月底完成方案", [("2018年6月底", "2018-06-30")]),
        (
            "2018年年底前建成监测站，2019年6月30日前联网",
            [("2018年年底前", "2018-12-31"), ("2019年6月30日前", "2019-06-30")],
        ),
        ("到2020年，利用率达到81%以上", []),
        ("2019年城区清洁取暖率达到90%以上", []),
        ("截至2018年6月底完成3项", []),
        ("落实《2018年底前攻坚方案》", []),
        ("国家发展改革委2016年第44号令", []),
        ("依据鲁发〔2018〕23号", []),
        ("2018年7月底前制定，10月底前印发", [("2018年7月底前", "2018-07-31"), ("10月底前", "2018-10-31")]),
        ("今年6月底前建成", [("今年6月底前", "2018-06-30")]),
        ("２０１８年９月底前完成", [("２０１８年９月底前", "2018-09-30")]),
        ("二〇一八年底前完成", [("二〇一八年底前", "2018-12-31")]),
        ("2018 年 9 月 底前完成", [("2018 年 9 月 底前", "2018-09-30")]),
        ("18年底前关停", [("18年底前", "2018-12-31")]),
        ("2018年上半年完成", [("2018年上半年", "2018-06-30")]),
        ("2018年完成30处", [("2018年", "2018-12-31")]),
        ("2018年9月前完成甲", [("2018年9月前", "None")]),
        ("每年10月底前报告", []),
        ("2018年5月印发的《方案》", []),
        ("2013年以来关停的矿山", []),
        ("2017年底完成了普查", []),
        ("规划（2016—2030年）", []),
        ("2018年12月20日召开会议", []),
        ("截至2018年5月底", []),
    ],
)
def test_what_is_a_milestone(text: str, listed: list[tuple[str, str]]) -> None:
    assert found(text) == listed


def test_only_what_is_earlier_than_the_deadline_counts() -> None:
    text = "2018年7月底前出方案，2018年年底前完工"
    assert found(text, "2018年年底") == [("2018年7月底前", "2018-07-31")]
    assert found(text, "2018年6月底") == []


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("到2020年，利用率达到81%以上", ["2020年"]),
        ("2019年城区清洁取暖率达到90%以上", ["2019年"]),
        ("2020年，城市污水集中处理率达到98%", ["2020年"]),
        ("2018年完成30处", []),
        ("2013年以来关停的矿山达到30处", []),
    ],
)
def test_a_target_year_is_marked_as_such(text: str, listed: list[str]) -> None:
    assert [one.text for one in target_years(text, OPEN, RULES)] == listed
    assert target_years(text, parse_deadline("2018年底"), RULES) == ()


def test_soft_milestones_are_marked() -> None:
    (one,) = milestones("力争2018年9月完成", OPEN)
    assert (one.soft, one.due) == (True, dt.date(2018, 9, 30))


@pytest.mark.skipif(not PLAN.exists(), reason="the published plan is not beside this checkout (../shared/data/plan)")
def test_five_clauses_of_the_published_plan_hide_an_earlier_date() -> None:
    (plan,) = parse_plan(read_lines(PLAN, PLAN.name).records, PLAN.name).records
    listed = [[one.text for one in measure.milestones] for measure in plan.measures if measure.milestones]
    assert listed == [["力争2018年9月"], ["2018年7月底前"], ["2018年年底前"], ["2018年6月底"], ["2018年年底前"]]


@given(st.text("0123456789年月日底前末力争到至完成，。《》 二〇", max_size=40), st.integers(2000, 2040))
def test_what_is_listed_stands_in_the_text(text: str, year: int) -> None:
    for one in milestones(text, OPEN, DeadlineRules(year)):
        assert one.text.removeprefix("力争").removeprefix("争取") in text
        assert one.due is None or one.due.year >= year


def test_an_open_day_is_said_in_words() -> None:
    (one,) = milestones("2018年9月前完成甲", OPEN, RULES)
    assert (one.due, one.day) == (None, "日期待核实")
    (known,) = milestones("2018年9月底前完成甲", OPEN, RULES)
    assert known.day == "2018-09-30"
