"""What the rows of a week say against the list, against each other and against the week before."""

from decimal import Decimal

import pytest

from rectify_docs.model.stage import Stage
from tests.hazards.case import HEADER, LIST, LIST_HEADER, Case, row

RULINGS = ("待决编号", "决定", "依据", "决定人", "日期")


@pytest.mark.hazard("H20")
def test_progress_that_falls_needs_an_explanation(case: Case) -> None:
    case.sheet(row(percent="85%"), week="2018-06-29")
    case.sheet(row(percent="60%"))
    found = case.read().found("C410")
    assert found.message == "市水务局措施1-1进度由85%降为60%"
    assert "书面说明" in found.remedy
    assert found.source is not None
    assert found.source.cell == "E2"


@pytest.mark.hazard("H22")
def test_state_against_text(case: Case) -> None:
    case.sheet(row(state="已完成", percent="100%", progress="预计9月底完成"))
    assert case.read().cell("C415") == "D2"


@pytest.mark.hazard("H23")
def test_units_that_report_one_measure_differently(case: Case) -> None:
    case.sheet(row("1-2", state="已完成", percent=None), row("1-2", "历下区", percent=None))
    got = case.read()
    assert "市水务局“已完成”、历下区“正在推进”" in got.found("C413").message
    assert got.measure("1-2").stage is Stage.IN_PROGRESS


@pytest.mark.hazard("H24")
def test_a_unit_that_did_not_report_is_carried_over_and_listed(case: Case) -> None:
    case.sheet(row(percent="40%"), week="2018-06-29")
    case.sheet(row("2-1", "市环保局"), name="市环保局.xlsx")
    got = case.read()
    missing = {found.unit: found.message for found in got.findings if found.code == "C401"}
    assert missing["市水务局"] == "市水务局本期未报送，沿用2018-06-29数据"
    state = next(unit for unit in got.measure("1-1").units if unit.unit == "市水务局")
    assert (state.percent, state.carried_over) == (Decimal(40), True)


@pytest.mark.hazard("H25")
def test_the_same_row_twice_counts_once(case: Case) -> None:
    case.sheet(row(), row())
    got = case.read()
    assert got.unused() == [(3, "M303")]
    assert got.row() is not None


@pytest.mark.hazard("H26")
def test_two_rows_that_contradict_each_other_are_both_left_out(case: Case) -> None:
    case.sheet(row(), row(state="已完成", percent="100%"))
    got = case.read()
    assert got.unused() == [(2, "M302"), (3, "M302")]
    assert got.row() is None
    case.table("input/rulings/裁定.xlsx", RULINGS, [(got.found("M302").id, "采用第3行", "核实", "张三", "2018-07-06")])
    settled = case.read()
    assert settled.row().stage is Stage.DONE  # type: ignore[union-attr]
    assert settled.unused() == [(2, "M326")]


@pytest.mark.hazard("H27")
def test_two_files_of_one_unit(case: Case) -> None:
    case.sheet(row(percent="50%"), name="市水务局0705.xlsx")
    case.sheet(row(percent="60%"), row("1-2", percent=None), name="市水务局0706.xlsx")
    got = case.read()
    assert got.row().percent == 60  # type: ignore[union-attr]
    assert [code for _, code in got.unused()] == ["M305"]
    case.sheet(row(percent="70%"), name="市水务局0706(修改).xlsx")
    tie = case.read()
    assert "M302" in tie.codes()
    assert tie.row() is None


@pytest.mark.hazard("H51")
def test_a_measures_text_that_the_unit_changed(case: Case) -> None:
    case.sheet(
        row(text="封堵入河排污口。"), row("1-2", text="建立河道巡查的制度"), row("2-1", "市环保局", text="植树造林")
    )
    got = case.read()
    assert got.found("M312").measure == "1-2"
    assert "已采用" in got.found("M312").message
    assert got.found("M313").measure == "2-1"
    assert got.unused() == [(4, "M313")]
    case.settings("[reading]\nsame_text = 0\n")
    assert case.read().unused() == []


@pytest.mark.hazard("H52")
def test_a_task_that_is_not_in_the_list(case: Case) -> None:
    case.sheet(row(), row("9-9"))
    got = case.read()
    assert "不在整改措施清单内" in got.found("M301").message
    assert got.unused() == [(3, "M301")]
    assert len(got.ledger.now.measures) == len(LIST)
    case.table("input/rulings/裁定.xlsx", RULINGS, [(got.found("M301").id, "1-2", "编号写错", "张三", "2018-07-06")])
    assert case.read().row("1-2") is not None


@pytest.mark.hazard("H60")
def test_a_new_version_changes_the_denominator(case: Case) -> None:
    case.sheet(row(), week="2018-06-29")
    case.sheet(row())
    more = (*LIST, (3, "固废堆放", "3-1", "清运固废", "市环保局", "主要负责人", "2018年年底"))
    case.table("input/measures/2018-07-05/清单.xlsx", LIST_HEADER, more)
    assert case.read().found("C420").message == "清单有变化，措施总数由3增至4：新增3-1"
    assert "C420" not in case.read("2018-06-29").codes()


def test_the_header_is_the_contracts(case: Case) -> None:
    case.sheet(row(), header=HEADER)
    assert case.read().codes() <= {"C401", "C414"}
