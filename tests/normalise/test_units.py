import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.unit import Roster
from rectify_docs.normalise.roster import read_roster
from rectify_docs.normalise.units import canonical, parse_units

from .sheets import CITY, codes, raw, roster

BOTH = ("党委", "政府")
ZONE = ("党工委", "管委会")
Wanted = list[tuple[str, tuple[str, ...]]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("市环保局、市发改委、市规划局", [("市环保局", ()), ("市发改委", ()), ("市规划局", ())]),
        ("各县区党委、政府", [("各县区", BOTH)]),
        ("各县区政府", [("各县区", ("政府",))]),
        ("甲县、乙区党委政府", [("甲县", BOTH), ("乙区", BOTH)]),
        ("乙区党委和政府、南山区党工委管委会", [("乙区", BOTH), ("南山区", ZONE)]),
        ("市环保局牵头，甲区、乙县党委政府配合", [("市环保局", ()), ("甲区", BOTH), ("乙县", BOTH)]),
        ("各县（市、区）党委、政府", [("各县（市、区）", BOTH)]),
        ("甲县、乙区党委、政府", [("甲县", BOTH), ("乙区", BOTH)]),
        ("甲城区、乙县党委、政府", [("甲城区", BOTH), ("乙县", BOTH)]),
        ("市南山区党工委、管委会", [("市南山区", ZONE)]),
        ("桥东区委、区政府", [("桥东区", BOTH)]),
        ("云县县委、县政府", [("云县", BOTH)]),
        ("青山市委、市政府", [("青山市", BOTH)]),
        ("〔市直、牵头(监管)单位〕、市环保局", [("市环保局", ())]),
        ("吐主任 18799201678，市环保局", [("市环保局", ())]),
        ("市委、张局长（13800000000）", [("市委", ())]),
        ("市环保局、市公安局,各县区党委、政府", [("市环保局", ()), ("市公安局", ()), ("各县区", BOTH)]),
        ("市环保局，甲区、乙县党委、政府", [("市环保局", ()), ("甲区", BOTH), ("乙县", BOTH)]),
        (
            "市环保局、某行分行营业管理部、市金融办、各县区党委、政府",
            [("市环保局", ()), ("某行分行营业管理部", ()), ("市金融办", ()), ("各县区", BOTH)],
        ),
        ("市经济和信息化委", [("市经济和信息化委", ())]),
        ("团市委、市总工会、市委、市政府", [("团市委", ()), ("市总工会", ()), ("市委", ()), ("市政府", ())]),
        ("市政府办公厅；市委组织部", [("市政府办公厅", ()), ("市委组织部", ())]),
        ("市环保局\n市水务局", [("市环保局", ()), ("市水务局", ())]),
        ("市环保 局、市环保局", [("市环保局", ())]),
        ("", []),
        ("、，", []),
    ],
)
def test_without_a_roster_as_written(text: str, wanted: Wanted) -> None:
    mentions = parse_units(text, Roster())
    assert [(unit.name, unit.organs) for unit in mentions.units] == wanted
    assert mentions.unknown == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("环保局、市水利局", ["市环保局", "市水务局"]),
        ("东城区党委、政府", ["东城区"]),
        ("市中区党委、政府", ["市中区"]),
        ("高新区党工委、管委会", ["高新区管委会"]),
        ("高新区管委会", ["高新区管委会"]),
        ("各县区党委、政府", ["市中区", "东城区", "青川县"]),
        ("各县（市、区）党委、政府", ["市中区", "东城区", "青川县"]),
        ("东城区，各县区", ["东城区", "市中区", "青川县"]),
        ("市直有关部门", ["市水务局"]),
        ("市环保局 市水务局", ["市环保局", "市水务局"]),
    ],
)
def test_canonical_names_and_groups(text: str, wanted: list[str]) -> None:
    mentions = parse_units(text, CITY)
    assert [unit.name for unit in mentions.units] == wanted
    assert mentions.unknown == mentions.open_groups == ()


def test_members_carry_their_group_and_organs() -> None:
    mentions = parse_units("市环保局，各县区党委、政府", CITY)
    assert [unit.group for unit in mentions.units] == ["", "各县区", "各县区", "各县区"]
    assert mentions.units[1].organs == BOTH
    assert [unit.name for unit in mentions.first] == ["市环保局"]
    assert [unit.name for unit in parse_units("各县区政府", CITY).first] == ["市中区", "东城区", "青川县"]


def test_what_the_roster_does_not_know() -> None:
    mentions = parse_units("市环保剧、领导小组各成员单位、市中区环保局", CITY)
    assert mentions.unknown == ("市环保剧", "市中区环保局")
    assert mentions.open_groups == ("领导小组各成员单位",)
    assert mentions.units[1].unresolved_group


@pytest.mark.parametrize(
    "text",
    [
        "市水务局（牵头）、市环保局",
        "市环保局、市水务局（牵头单位）",
        "配合单位：市环保局；牵头单位：市水务局",
        "市环保局配合，市水务局牵头负责",
    ],
)
def test_a_marked_lead(text: str) -> None:
    mentions = parse_units(text, CITY)
    assert [unit.name for unit in mentions.first] == ["市水务局"]
    assert {unit.name for unit in mentions.units} == {"市环保局", "市水务局"}


def test_district_kind_stands_in_for_the_group() -> None:
    city = roster(["东城区", None, "县区", None, None], ["市环保局", None, "市直部门", None, None])
    assert [unit.name for unit in parse_units("各县区", city).units] == ["东城区"]


def test_a_renamed_unit_is_the_same_unit() -> None:
    city = roster(
        ["云阳县", None, "县区", "各县区", "云阳区"],
        ["云阳区", None, "县区", "各县区", None],
        ["市国土局", None, "市直部门", None, "市资源局"],
        ["市规划局", None, "市直部门", None, "市资源局"],
        ["市资源局", None, "市直部门", None, None],
    )
    assert canonical("云阳县", city) == "云阳区"
    assert [unit.name for unit in parse_units("各县区", city).units] == ["云阳区"]
    assert canonical("市国土局", city) == "市国土局"


def test_an_alias_of_two_units_is_nobodys() -> None:
    reading = read_roster(
        [
            raw(
                ["单位名称", "别名"],
                ["市环保局", "环保局"],
                ["区环保局", "环保局"],
                ["市环保局", None],
                [None, "甲"],
                file="名录",
            )
        ]
    )
    assert codes(reading) == ["R218", "R211", "R219"]
    assert canonical("环保局", reading.records[0]) is None
    assert (reading.rows_read, len(reading.unused)) == (4, 2)


@given(st.text(), st.booleans())
def test_any_text_is_read(text: str, with_roster: bool) -> None:
    mentions = parse_units(text, CITY if with_roster else Roster())
    names = [unit.name for unit in mentions.units]
    assert len(set(names)) == len(names)
    assert set(mentions.first) <= set(mentions.units) or {u.name for u in mentions.first} <= set(names)


@given(
    st.lists(
        st.sampled_from(["市环保局", "市水务局", "各县区", "东城区", "党委", "政府", "青川县", "区政府", "（牵头）"]),
        max_size=6,
    )
)
def test_parsing_names_again_gives_the_same_units(parts: list[str]) -> None:
    once = parse_units("、".join(parts), CITY)
    again = parse_units("、".join(unit.name for unit in once.units), CITY)
    assert [unit.name for unit in again.units] == [unit.name for unit in once.units]


@pytest.mark.parametrize("text", ["各区县人民政府", "各县（市、区）人民政府", "东城区委区政府", "东城区委、区政府"])
def test_governments_and_committees_as_they_are_joined(text: str) -> None:
    mentions = parse_units(text, CITY)
    assert mentions.unknown == mentions.open_groups == ()
    assert "东城区" in [unit.name for unit in mentions.units]
