"""Headers, merges, blank cells, totals, footers, columns, sheets."""

from decimal import Decimal
from typing import Any

import pytest

from rectify_docs.model.stage import Stage
from tests.hazards.case import HEADER, Case, row


@pytest.mark.hazard("H01")
def test_title_rows_above_the_header(case: Case) -> None:
    def edit(page: Any) -> None:
        page.insert_rows(1, 3)
        page["A1"], page["A2"] = "附件1", "2018年7月6日周调度表"
        page.merge_cells("A2:G2")
        page["A3"] = "填报单位：市水务局"

    case.sheet(row(unit=None), edit=edit)
    got = case.read()
    assert got.row() is not None
    assert got.row().source.row == 5  # type: ignore[union-attr]


@pytest.mark.hazard("H02")
def test_two_row_header_under_a_merged_one(case: Case) -> None:
    def edit(page: Any) -> None:
        page.insert_rows(1)
        for column, word in enumerate(
            ("问题编号", "反馈问题", "措施编号", "整改措施", "责任单位", None, "整改时限"), start=1
        ):
            page.cell(1, column, word)
        page["E2"], page["F2"] = "牵头部门", "配合部门"
        page.merge_cells("E1:F1")

    header = (None, None, None, None, "牵头部门", "配合部门", None)
    rows = [(1, "河道污水直排", "1-1", "封堵入河排污口", "市水务局", "历下区", "2018年8月底")]
    case.table("input/measures/2018-06-29/清单.xlsx", header, rows, edit)
    measure = case.read().measure("1-1").measure
    assert [unit.name for unit in measure.leads] == ["市水务局"]
    assert [unit.name for unit in measure.units] == ["市水务局", "历下区"]


@pytest.mark.hazard("H03")
def test_no_header_at_all(case: Case) -> None:
    case.sheet(row()[:4], header=["1-1", "市水务局", None, "甲"])
    got = case.read()
    assert got.found("R201").message.startswith("未找到表头行")
    assert "没有认得的列名" in got.found("R201").message


@pytest.mark.hazard("H04")
def test_merged_cells_are_filled_inside_the_range_only(case: Case) -> None:
    def edit(page: Any) -> None:
        page.merge_cells("B2:B3")

    case.sheet(row(), row("1-2", unit=None), row("2-1", unit=None), edit=edit)
    got = case.read()
    assert [one.unit for one in got.rows] == ["市水务局", "市水务局"]
    assert got.unused() == [(4, "R221")]


@pytest.mark.hazard("H05")
def test_a_blank_cell_is_not_filled_down(case: Case) -> None:
    rows = [
        (1, "河道污水直排", "1-1", "封堵入河排污口", "市水务局", "主要负责人", "2018年8月底"),
        (1, "河道污水直排", "1-2", "建立巡查制度", None, "主要负责人", "2018年8月底"),
    ]
    case.table(
        "input/measures/2018-06-29/清单.xlsx",
        ("问题编号", "反馈问题", "措施编号", "整改措施", "责任单位", "责任人", "整改时限"),
        rows,
    )
    got = case.read()
    assert "第3行责任单位为空，未沿用上一行" in got.found("R238").message
    assert got.measure("1-2").measure.units == ()


@pytest.mark.hazard("H06")
@pytest.mark.parametrize("line", ["填报人：张三　审核人：李四", "联系电话：8888", "注：本表截至7月5日", "备注：无"])
def test_lines_below_the_table_are_no_data(case: Case, line: str) -> None:
    case.sheet(row(), (line,))
    got = case.read()
    assert got.unused() == []
    assert [account.rows_read for account in got.accounts if "/progress/" in account.file] == [1]


@pytest.mark.hazard("H07")
def test_a_total_is_no_data_and_is_compared(case: Case) -> None:
    case.sheet(row(), row("1-2"), ("合计", 12))
    got = case.read()
    assert got.unused() == [(4, "R232")]
    assert got.found("R237").message == "第4行合计12与实际2不符"


@pytest.mark.hazard("H11")
def test_ids_come_from_the_list_never_from_the_row(case: Case) -> None:
    case.sheet((9, *row("1-2")), (12, *row("1-1")), header=["序号", *HEADER])
    assert {one.measure_id for one in case.read().rows} == {"1-1", "1-2"}


@pytest.mark.hazard("H39")
def test_other_names_and_another_order_of_columns(case: Case) -> None:
    header = ["目前\n状态", "落 实 情 况", "填报单位", "完成比例", "措施编号"]
    case.sheet(("已完成", "管网改造完成", "市水务局", "100%", "1-1"), header=header)
    got = case.read().row()
    assert got is not None
    assert (got.stage, got.text, got.percent) == (Stage.DONE, "管网改造完成", Decimal(100))


@pytest.mark.hazard("H41")
def test_an_extra_column_is_passed_over_and_a_missing_one_refuses_the_file(case: Case) -> None:
    case.sheet((*row(), "张三"), header=[*HEADER, "天气"])
    got = case.read()
    assert got.found("R203").message == "列“天气”不在约定范围内，未采用"
    assert got.row() is not None
    case.sheet(("1-1", "市水务局", "正在推进"), header=["措施编号", "填报单位", "状态"])
    got = case.read()
    assert "缺少必需列“进展情况”" in got.found("R202").message
    assert "认出措施编号、填报单位、状态" in got.found("R202").message
    assert got.unused() == [(2, "R202")]


@pytest.mark.hazard("H42")
def test_the_sheet_of_the_week_is_taken_and_a_doubt_is_put_to_the_office(case: Case) -> None:
    def weeks(*names: str, states: tuple[str, ...]) -> None:
        def edit(page: Any) -> None:
            page.title = names[0]
            for name, state in zip(names[1:], states[1:], strict=True):
                other = page.parent.create_sheet(name)
                for cells in (HEADER, row(state=state)):
                    other.append(list(cells))
            page.parent.create_sheet("Sheet3")

        case.sheet(row(state=states[0]), edit=edit)

    weeks("6.29", "7.6", states=("未启动", "正在推进"))
    got = case.read()
    assert got.row().stage is Stage.IN_PROGRESS  # type: ignore[union-attr]
    assert got.unused() == [(2, "R207")]
    weeks("7.6", "7.6修改", states=("正在推进", "已完成"))
    doubt = case.read()
    assert doubt.found("R236").ruling
    assert [code for _, code in doubt.unused()] == ["R236", "R236"]
    ruling = (doubt.found("R236").id, "7.6修改", "电话核实", "张三", "2018-07-06")
    case.table("input/rulings/裁定.xlsx", ("待决编号", "决定", "依据", "决定人", "日期"), [ruling])
    settled = case.read()
    assert settled.row().stage is Stage.DONE  # type: ignore[union-attr]
    assert [one.ruling.decision for one in settled.ledger.rulings] == ["7.6修改"]


@pytest.mark.hazard("H43")
def test_hidden_rows_columns_and_sheets_are_read_and_said(case: Case) -> None:
    def edit(page: Any) -> None:
        page.row_dimensions[3].hidden = True
        page.column_dimensions["E"].hidden = True
        other = page.parent.create_sheet("底稿")
        other.append(list(HEADER))
        other.append(list(row("2-1", "市环保局")))
        other.sheet_state = "hidden"

    case.sheet(row(), row("1-2"), edit=edit)
    got = case.read()
    said = sorted(found.message for found in got.findings if found.code == "R204")
    assert said == ["含隐藏的1行、1列，已照常读取", "含隐藏的工作表“底稿”，已照常读取"]
    assert {one.measure_id for one in got.rows} == {"1-1", "1-2", "2-1"}
    case.settings('[reading]\nhidden_sheets = "不读取"\n')
    assert {one.measure_id for one in case.read().rows} == {"1-1", "1-2"}
