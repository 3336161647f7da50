"""The published plan that the product was conceived from; it is not part of the repository."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from rectify_docs.model.measure import MeasureList
from rectify_docs.model.rows import Reading
from rectify_docs.normalise.plan import parse_plan
from rectify_docs.read.text import read_lines

FILE = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "plan" / "jinan-2018-plan.txt"
pytestmark = pytest.mark.skipif(not FILE.is_file(), reason="the published plan is not kept in this repository")


@pytest.fixture(scope="module")
def plan() -> Reading[MeasureList]:
    lines = read_lines(FILE, FILE.name)
    assert not lines.findings
    return parse_plan(lines.records, FILE.name)


def test_problems_and_measures(plan: Reading[MeasureList]) -> None:
    version = plan.records[0]
    assert not plan.findings
    assert (len(version.problems), len(version.measures), plan.rows_read) == (26, 61, 61)
    assert [one.id for one in version.problems] == [str(number) for number in range(1, 27)]
    assert len({one.area for one in version.problems}) == 7
    assert all(one.text and one.units and one.persons for one in version.measures)


def test_deadlines(plan: Reading[MeasureList]) -> None:
    assert Counter(one.deadline.raw for one in plan.records[0].measures) == {
        "立行立改,长期坚持": 45,
        "2020年年底": 10,
        "2019年年底": 2,
        "2018年8月": 1,
        "2018年8月底": 1,
        "2018年年底": 1,
        "立行立改": 1,
    }


@pytest.mark.parametrize(
    ("date", "overdue"), [("2018-09-01", 2), ("2019-01-01", 3), ("2020-01-01", 5), ("2021-01-01", 15)]
)
def test_overdue_with_nothing_done(plan: Reading[MeasureList], date: str, overdue: int) -> None:
    days = [one.deadline.due for one in plan.records[0].measures if one.deadline.due]
    assert sum(day < dt.date.fromisoformat(date) for day in days) == overdue


def test_units(plan: Reading[MeasureList]) -> None:
    measures = plan.records[0].measures
    names = Counter(unit.name for one in measures for unit in one.units)
    assert names["各县区"] == 54
    assert sum(one.group_leads for one in measures) == 4
    assert {"团市委", "市经济和信息化委", "市南部山区", "章丘区", "平阴县"} <= set(names)
    assert not {"政府", "党委", "管委会", "团市"} & set(names)
