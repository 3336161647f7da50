import datetime as dt
from pathlib import Path

import pytest

from rectify_docs.normalise.deadline import parse_deadline
from rectify_docs.normalise.milestones import milestones
from rectify_docs.normalise.plan import parse_plan
from rectify_docs.read.text import read_lines

PLAN = Path(__file__).parents[3] / "shared/data/plan/jinan-2018-plan.txt"
OPEN = parse_deadline("立行立改，长期坚持")


def found(text: str, deadline: str = "立行立改，长期坚持") -> list[tuple[str, str]]:
    return [(one.text, one.due.isoformat()) for one in milestones(text, parse_deadline(deadline))]


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
    ],
)
def test_what_is_a_milestone(text: str, listed: list[tuple[str, str]]) -> None:
    assert found(text) == listed


def test_only_what_is_earlier_than_the_deadline_counts() -> None:
    text = "2018年7月底前出方案，2018年年底前完工"
    assert found(text, "2018年年底") == [("2018年7月底前", "2018-07-31")]
    assert found(text, "2018年6月底") == []


def test_the_earlier_stages_of_a_deadline_are_milestones() -> None:
    assert found("截污", "2018年底前完成甲，2020年底前全面完成") == [("2018年底前完成甲", "2018-12-31")]


def test_soft_milestones_are_marked() -> None:
    (one,) = milestones("力争2018年9月完成", OPEN)
    assert (one.soft, one.due) == (True, dt.date(2018, 9, 30))


@pytest.mark.skipif(not PLAN.exists(), reason="the published plan is not beside this checkout (../shared/data/plan)")
def test_five_clauses_of_the_published_plan_hide_an_earlier_date() -> None:
    (plan,) = parse_plan(read_lines(PLAN, PLAN.name).records, PLAN.name).records
    listed = [[one.text for one in measure.milestones] for measure in plan.measures if measure.milestones]
    assert listed == [["力争2018年9月"], ["2018年7月底前"], ["2018年年底前"], ["2018年6月底"], ["2018年年底前"]]
