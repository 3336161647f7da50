"""The roster: names in time, renamed and merged units, and what is wrong with it."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.rows import Reading
from rectify_docs.model.source import SourceRef
from rectify_docs.model.unit import Period, Roster
from rectify_docs.normalise.account import Account
from rectify_docs.normalise.aliases import split_list, split_period
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.roster import read_roster
from rectify_docs.normalise.units import canonical, parse_units

from .sheets import codes, raw

HEAD = ["单位名称", "别名", "上级", "所属集合", "启用日期", "停用日期", "继任单位"]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def row(name: str, alias: str = "", **cells: str) -> list[Any]:
    """A row under :data:`HEAD`; ``since``, ``until``, ``heir``, ``parent`` fill its cells."""
    return [name, alias, cells.get("parent"), None, *(cells.get(one) for one in ("since", "until", "heir"))]


def read(*rows: list[Any]) -> Reading[Roster]:
    return read_roster([raw(HEAD, *rows, file="input/units/名录.xlsx")])


JIYANG = [row("济阳县", until="2018-08-12", heir="济阳区"), row("济阳区", since="2018-08-13")]
MERGED = [
    row("市国土资源局", "市国土局", until="2018-12-31", heir="市自然资源和规划局"),
    row("市规划局", until="2018-12-31", heir="市自然资源和规划局"),
    row("市自然资源和规划局", since="2019-01-01"),
]


@pytest.mark.parametrize(
    ("text", "name", "period"),
    [
        ("市水务局", "市水务局", Period()),
        ("先行区管委会（筹）", "先行区管委会（筹）", Period()),
        ("市水务局（2017-06-30前）", "市水务局", Period(None, day("2017-06-30"))),
        ("市水务局(至2017年6月30日)", "市水务局", Period(None, day("2017-06-30"))),
        ("市水务局（2017.6.30止）", "市水务局", Period(None, day("2017-06-30"))),
        ("市水务局（2018-08-13起）", "市水务局", Period(day("2018-08-13"))),
        ("市水务局（自2018年8月13日起）", "市水务局", Period(day("2018-08-13"))),
        ("市水务局（2018-08-13至今）", "市水务局", Period(day("2018-08-13"))),
        ("市水务局（2017-07-01至2018-12-31）", "市水务局", Period(day("2017-07-01"), day("2018-12-31"))),
        ("市水务局（2017-07-01—2018-12-31）", "市水务局", Period(day("2017-07-01"), day("2018-12-31"))),
        ("先行区管委会（筹）（2020-01-01起）", "先行区管委会（筹）", Period(day("2020-01-01"))),
    ],
)
def test_an_alias_with_its_period(text: str, name: str, period: Period) -> None:
    (alias,) = (split_period(one, SourceRef("名录"), Account()) for one in split_list(text))
    assert alias is not None
    assert (alias.name, alias.period) == (name, period)


@pytest.mark.parametrize("period", ["2017年前", "2017-06-30", "2017-02-30前", "2018-12-31至2017-07-01", "2017-06-30后"])
def test_a_period_that_nobody_can_read_is_no_alias(period: str) -> None:
    reading = read(row("市城乡水务局", f"市水务局（{period}）"))
    assert codes(reading) == ["R299"]
    assert canonical("市水务局", reading.records[0]) is None


def test_a_renamed_unit_is_one_unit_with_the_name_of_the_day() -> None:
    reading = read(*JIYANG)
    city = reading.records[0]
    assert codes(reading) == []
    assert {canonical(name, city, day(on)) for name in ("济阳县", "济阳区") for on in ("2018-06-29", "2019-01-01")} == {
        "济阳区"
    }
    assert [city.name_on("济阳区", day(on)) for on in ("2018-08-12", "2018-08-13")] == ["济阳县", "济阳区"]
    assert city.answering("济阳区", day("2018-06-29")) == "济阳区"


def test_a_chain_of_names() -> None:
    city = read(
        row("章丘县", until="1992-08-31", heir="章丘市"),
        row("章丘市", since="1992-09-01", until="2016-12-31", heir="章丘区"),
        row("章丘区", "章丘", since="2017-01-01"),
    ).records[0]
    names = [city.name_on("章丘区", day(on)) for on in ("1990-01-01", "2010-01-01", "2018-01-01")]
    assert names == ["章丘县", "章丘市", "章丘区"]
    assert {canonical(name, city) for name in ("章丘县", "章丘市", "章丘区", "章丘")} == {"章丘区"}
    assert city.begun("章丘区", day("1980-01-01"))


def test_merged_units_stay_units_and_the_successor_answers_after_them() -> None:
    reading = read(*MERGED)
    city = reading.records[0]
    assert codes(reading) == []
    assert canonical("市国土局", city, day("2019-06-01")) == "市国土资源局"
    answering = [city.answering("市规划局", day(on)) for on in ("2018-12-31", "2019-01-01")]
    assert answering == ["市规划局", "市自然资源和规划局"]
    assert city.name_on("市自然资源和规划局", day("2018-06-01")) == "市自然资源和规划局"
    assert not city.begun("市自然资源和规划局", day("2018-12-31"))


def test_the_last_day_is_the_one_before_the_successors_first() -> None:
    city = read(row("济阳县", heir="济阳区"), row("济阳区", since="2018-08-13")).records[0]
    assert city.name_on("济阳区", day("2018-08-12")) == "济阳县"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row("甲局", since="2018-02-01", until="2018-01-01")], "启用日期2018-02-01晚于停用日期2018-01-01"),
        ([row("甲局", until="2018-01-01")], "没有继任单位"),
        ([row("甲局", until="2018-01-01", heir="乙局"), row("乙局")], "按更名处理"),
        ([row("甲局", until="2018-01-31", heir="乙局"), row("乙局", since="2018-01-01")], "按并入处理"),
        ([row("甲局", heir="丙局"), row("乙局", until="2018-01-01", heir="丙局"), row("丙局")], "没有停用日期"),
    ],
)
def test_dates_that_leave_something_open(rows: list[list[Any]], said: str) -> None:
    reading = read(*rows)
    assert codes(reading) == ["R295"]
    assert said in reading.findings[0].message


def test_a_unit_that_went_into_one_that_was_there_stays_a_unit() -> None:
    city = read(row("市畜牧兽医局", until="2018-12-31", heir="市农业局"), row("市农业局", since="2000-01-01")).records[
        0
    ]
    assert canonical("市畜牧兽医局", city) == "市畜牧兽医局"
    assert city.answering("市畜牧兽医局", day("2019-01-01")) == "市农业局"


def test_successors_and_superiors_that_nobody_knows() -> None:
    reading = read(row("市环保局", heir="市生态环境剧", parent="市政府"), row("市生态环境局", parent="市环保剧"))
    assert codes(reading) == ["R293", "R293"]
    assert "上级“市环保剧”不在名录中，是否“市环保局”" in reading.findings[0].message
    assert "继任单位“市生态环境剧”不在名录中，是否“市生态环境局”" in reading.findings[1].message
    assert [place.cell for found in reading.findings if (place := found.source)] == ["C3", "G2"]


def test_successors_in_a_circle_succeed_nobody() -> None:
    reading = read(*(row(name, heir=heir) for name, heir in ("丁甲", "甲乙", "乙丙", "丙甲")))
    assert [found.content for found in reading.findings if found.code == "R294"] == ["丙、甲、乙"]
    city = reading.records[0]
    assert [canonical(name, city) for name in "甲乙丙"] == [*"甲乙丙"]
    assert city.answering("甲", day("2030-01-01")) == "甲"


@pytest.mark.parametrize(
    ("first", "second", "disputed"),
    [
        ("市水务局", "市水务局", True),
        ("市水务局（2017-06-30前）", "市水务局（2017-07-01起）", False),
        ("市水务局（2017-07-01前）", "市水务局（2017-07-01起）", True),
        ("市水务局（2017-06-30前）", "市水务局", True),
    ],
)
def test_an_alias_that_two_units_claim_for_one_day_is_nobodys(first: str, second: str, disputed: bool) -> None:
    reading = read(row("甲局", first), row("乙局", second))
    assert codes(reading) == (["R219"] if disputed else [])
    then = [canonical("市水务局", reading.records[0], day(on)) for on in ("2017-06-30", "2017-07-02")]
    assert then == ([None, None] if disputed else ["甲局", "乙局"])


def test_an_alias_that_is_another_units_name_is_not_taken() -> None:
    reading = read(row("甲局", "乙局"), row("乙局"))
    assert codes(reading) == ["R219"]
    assert "甲局、乙局" in reading.findings[0].message or "乙局、甲局" in reading.findings[0].message
    assert canonical("乙局", reading.records[0]) == "乙局"


def test_the_district_of_later_is_no_member_before() -> None:
    city = read(row("历下区"), row("莱芜区", since="2019-01-01")).records[0]
    assert parse_units("历下区、莱芜区", city).unknown == ()
    head = ["单位名称", "类别", "所属集合", "启用日期"]
    old, new = ["历下区", "县区", "各县区", None], ["莱芜区", "县区", "各县区", "2019-01-01"]
    grouped = read_roster([raw(head, old, new)]).records[0]
    assert [grouped.members("各县区", day(on)) for on in ("2018-12-31", "2019-01-01")] == [
        ("历下区",),
        ("历下区", "莱芜区"),
    ]


ROWS = [*JIYANG, *MERGED, row("市水务局", "市水利局（2018-01-01前）"), row("市城乡局", "市水利局（2018-01-02起）")]


@given(st.permutations(ROWS), st.dates(dt.date(2017, 1, 1), dt.date(2020, 1, 1)))
def test_names_do_not_depend_on_the_order_of_rows(rows: list[list[Any]], on: dt.date) -> None:
    one, two = read(*ROWS).records[0], read(*rows).records[0]
    assert set(one.names) == set(two.names)
    for name in one.names:
        unit = one.called(name, on)
        assert unit == two.called(name, on)
        if unit:
            assert (one.name_on(unit, on), one.answering(unit, on)) == (two.name_on(unit, on), two.answering(unit, on))
            assert canonical(one.name_on(unit, on), one, on) == unit


@given(st.text(), st.dates())
def test_any_name_is_known_or_not(text: str, on: dt.date) -> None:
    unit = canonical(text, read(*ROWS).records[0], on)
    assert unit is None or key(text)
