"""Units: aliases in time, strangers, prefixes, bodies of districts, renamed and merged units, lying headers."""

import datetime as dt
from decimal import Decimal

import pytest

from rectify_docs.model.stage import Receipt, Stage
from tests.hazards.case import HEADER, LIST, LIST_HEADER, ROSTER, ROSTER_HEADER, Case, row

LIST_FILE = "input/measures/2018-06-29/清单.xlsx"
ROSTER_FILE = "input/units/名录.xlsx"
RULINGS = ("待决编号", "决定", "依据", "决定人", "日期")


def add_units(case: Case, *rows: tuple[object, ...]) -> None:
    case.table(ROSTER_FILE, ROSTER_HEADER, (*ROSTER, *rows))


def add_measure(case: Case, units: str, id_: str = "3-1") -> None:
    case.table(LIST_FILE, LIST_HEADER, (*LIST, (3, "违法用地", id_, "收回违法用地", units, "主要负责人", "2018年年底")))


@pytest.mark.hazard("H28")
@pytest.mark.parametrize("name", ["环保局", "市环境保护局", "市环保局", "市 环保局"])
def test_every_alias_is_the_unit(case: Case, name: str) -> None:
    case.sheet(row("2-1", name))
    got = case.read()
    assert got.row("2-1", "市环保局") is not None
    assert got.unused() == []


@pytest.mark.hazard("H28")
@pytest.mark.parametrize(
    ("week", "unit"), [("2018-07-06", "市城乡水务局"), ("2018-10-05", "市水务集团办"), ("2018-09-07", "")]
)
def test_an_alias_of_two_units_means_the_one_that_held_it_then(case: Case, week: str, unit: str) -> None:
    case.table(
        ROSTER_FILE,
        ROSTER_HEADER,
        [
            ("市城乡水务局", "市水务局（2018-08-31前）", "市直部门", None, None, None, None),
            ("市水务集团办", "市水务局（2018年10月1日起）", "市直部门", None, None, None, None),
        ],
    )
    case.table(
        LIST_FILE, LIST_HEADER, [(1, "河道", "1-1", "封堵排污口", "市城乡水务局、市水务集团办", "甲", "2018年年底")]
    )
    case.sheet(row("1-1", "市水务局"), week=week)
    got = case.read(week)
    assert [one.unit for one in got.rows] == ([unit] if unit else [])
    if not unit:
        found = got.found("R290")
        assert "至2018-08-31为“市城乡水务局”，2018-10-01起为“市水务集团办”" in found.message
        assert got.unused() == [(2, "R290")]
        case.table("input/rulings/裁定.xlsx", RULINGS, [(found.id, "市城乡水务局", "来电", "张三", week)])
        assert [one.unit for one in case.read(week).rows] == ["市城乡水务局"]


@pytest.mark.hazard("H29")
def test_an_unknown_unit_is_refused_with_the_nearest_names(case: Case) -> None:
    case.sheet(row("2-1", "市环保剧"))
    got = case.read()
    assert "“市环保剧”不在单位名录中，是否“市环保局”" in got.found("R220").message
    assert got.unused() == [(2, "R220")]
    add_measure(case, "市环保剧")
    listed = case.read().found("R213")
    assert "“市环保剧”不在单位名录中，是否“市环保局”" in listed.message
    assert listed.source is not None
    assert listed.source.cell == "E5"


@pytest.mark.hazard("H30")
def test_a_leading_city_is_neither_taken_away_nor_added(case: Case) -> None:
    add_units(case, ("中区", None, "县区", None, None, None, None))
    case.sheet(row("2-1", "市中区"), row("2-1", "市中区环保局"), row("2-1", "市市中区"))
    got = case.read()
    assert [one.unit for one in got.rows] == ["市中区"]
    assert got.unused() == [(3, "R292"), (4, "R220")]
    assert "是否“市中区”" in got.found("R292").message


@pytest.mark.hazard("H31")
def test_a_body_of_a_district_is_the_district_by_alias_only(case: Case) -> None:
    case.sheet(row("1-2", "历下区环保局", percent=None))
    got = case.read()
    assert got.found("R292").severity.value == "warning"
    assert "是否“历下区”" in got.found("R292").message
    assert got.unused() == [(2, "R292")]
    case.table(
        ROSTER_FILE,
        ROSTER_HEADER,
        [(*one[:1], "历下区环保局", *one[2:]) if one[0] == "历下区" else one for one in ROSTER],
    )
    assert case.read().row("1-2", "历下区") is not None


@pytest.mark.hazard("H32")
def test_a_county_that_became_a_district_is_one_unit(case: Case) -> None:
    add_units(
        case,
        ("济阳县", None, "县区", "各县区", None, dt.date(2018, 8, 12), "济阳区"),
        ("济阳区", None, "县区", "各县区", dt.date(2018, 8, 13), None, None),
    )
    add_measure(case, "济阳县党委、政府")
    case.sheet(row("3-1", "济阳县", percent="40%"), name="济阳县.xlsx")
    case.sheet(row("3-1", "济阳区", percent="30%"), name="济阳区.xlsx", week="2018-09-07")
    june, september = case.read(), case.read("2018-09-07")
    assert june.row("3-1", "济阳区") is not None
    assert september.row("3-1", "济阳区").percent == 30  # type: ignore[union-attr]
    assert "济阳区措施3-1进度由40%降为30%" in september.found("C410").message
    roster = september.ledger.roster
    names = [roster.name_on("济阳区", dt.date(2018, 8, day)) for day in (12, 13)]
    assert names == ["济阳县", "济阳区"]
    assert not {"R295", "R298"} & june.codes()
    case.sheet(row("3-1", "济阳县", percent="50%"), name="济阳区.xlsx", week="2018-09-07")
    late = case.read("2018-09-07")
    assert late.row("3-1", "济阳区").percent == 50  # type: ignore[union-attr]
    assert "按“济阳区”采用" in late.found("R298").message


@pytest.mark.hazard("H32")
def test_a_successor_answers_for_the_units_that_were_merged_into_it(case: Case) -> None:
    add_units(
        case,
        ("市国土资源局", None, "市直部门", None, None, dt.date(2018, 12, 31), "市自然资源和规划局"),
        ("市规划局", None, "市直部门", None, None, dt.date(2018, 12, 31), "市自然资源和规划局"),
        ("市自然资源和规划局", None, "市直部门", None, dt.date(2019, 1, 1), None, None),
    )
    add_measure(case, "市国土资源局、市规划局")
    done = row("3-1", "市规划局", state="已完成", percent="100%")
    case.sheet(row("3-1", "市国土资源局", percent="40%"), done, week="2018-12-28")
    case.sheet(row(), week="2019-01-04")
    before, silent = case.read("2018-12-28"), case.read("2019-01-04")
    assert [unit.unit for unit in before.measure("3-1").units] == ["市国土资源局", "市规划局"]
    (heir,) = silent.measure("3-1").units
    assert (heir.unit, heir.percent, heir.carried_over) == ("市自然资源和规划局", Decimal(40), True)
    receipts = {item.unit: (item.receipt, item.last_reported) for item in silent.ledger.receipts}
    assert receipts["市自然资源和规划局"] == (Receipt.MISSING, dt.date(2018, 12, 28))
    assert not {"市国土资源局", "市规划局"} & set(receipts)
    case.sheet(row("3-1", "市自然资源和规划局", state="已完成", percent="100%"), week="2019-01-04")
    after = case.read("2019-01-04")
    assert after.unused() == []
    assert after.measure("3-1").stage is Stage.DONE
    assert after.measure("3-1").lead_name == "市自然资源和规划局"
    assert after.measure("3-1").measure.units_text == "市国土资源局、市规划局"
    case.sheet(row("3-1", "市规划局", state="已完成", percent="100%"), week="2019-01-04")
    assert case.read("2019-01-04").measure("3-1").stage is Stage.DONE


@pytest.mark.hazard("H33")
def test_marks_inside_and_between_units(case: Case) -> None:
    add_measure(case, "市环保局、市水务局，各县区党委、政府")
    got = [unit.name for unit in case.read().measure("3-1").measure.units]
    assert got == ["市环保局", "市水务局", "历下区", "市中区"]
    add_measure(case, "历下区、市中区党委、政府")
    units = case.read().measure("3-1").measure.units
    assert [(unit.name, unit.organs) for unit in units] == [("历下区", ("党委", "政府")), ("市中区", ("党委", "政府"))]


@pytest.mark.hazard("H34")
def test_and_inside_a_name_does_not_separate(case: Case) -> None:
    add_units(case, ("市经济和信息化委", None, "市直部门", None, None, None, None))
    add_measure(case, "市经济和信息化委、市环保局")
    assert [unit.name for unit in case.read().measure("3-1").measure.units] == ["市经济和信息化委", "市环保局"]


@pytest.mark.hazard("H40")
def test_a_column_that_holds_no_units(case: Case) -> None:
    header = [*LIST_HEADER[:4], "责任单位", "发起单位", "整改时限"]
    rows = [(*one[:4], dt.date(2018, 7, 6), one[4], one[6]) for one in LIST]
    case.table(LIST_FILE, header, rows)
    found = case.read().found("R296")
    assert found.message == "“责任单位”列多数内容不是单位名称，“发起单位”列更像单位名称，请核对列名"
    assert found.source is not None
    assert found.source.cell == "E1"
    case.settings("[reading]\nunit_share = 0\n")
    assert "R296" not in case.read().codes()


@pytest.mark.hazard("H40")
def test_a_reporting_column_that_holds_no_units(case: Case) -> None:
    lies = [row(id_, unit) for id_, unit in (("1-1", "张三"), ("1-2", "李四"), ("2-1", "王五"))]
    case.sheet(*((*cells, "市水务局") for cells in lies), header=[*HEADER, "责任单位"])
    got = case.read()
    assert "“责任单位”列更像单位名称" in got.found("R296").message
    assert got.cell("R296") == "B1"
    assert [code for _, code in got.unused()] == ["R220"] * 3
    case.sheet(*(row(id_) for id_ in ("1-1", "1-2", "2-1")))
    assert "R296" not in case.read().codes()


@pytest.mark.hazard("H55")
def test_a_blank_left_in_a_form_and_a_person_are_no_units(case: Case) -> None:
    add_measure(case, "市环保局、〔市直牵头验收(监管)单位〕、邹广，吐主任18799201678")
    got = case.read()
    assert [unit.name for unit in got.measure("3-1").measure.units] == ["市环保局"]
    said = {found.content: found.message for found in got.findings if found.code == "R297"}
    assert set(said) == {"〔市直牵头验收(监管)单位〕", "邹广", "吐主任18799201678"}
    assert "占位内容" in said["〔市直牵头验收(监管)单位〕"]
