import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.office import Ruling
from rectify_docs.model.progress import ProgressRow, UnitReport
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import CellMark, CellValue, RawSheet
from rectify_docs.model.source import RowSource
from rectify_docs.model.stage import Receipt, Stage
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.progress import read_progress

from .sheets import CITY, balanced, codes, raw

WEEK = dt.date(2018, 7, 6)
HEAD = ["措施编号", "填报单位", "进展情况", "完成进度", "状态", "完成日期", "预计完成日期"]


def row(measure_id: CellValue = "1-1", **changes: CellValue) -> list[CellValue]:
    cells: dict[str, CellValue] = {
        "id": measure_id, "unit": "市环保局", "text": "管网改造", "percent": "85%", "state": "正在推进", "done": None,
        "expected": None,
    }  # fmt: skip
    return list((cells | changes).values())


def read(*sheets: RawSheet, rulings: Mapping[str, Ruling] | None = None, known: Roster = CITY) -> Reading[UnitReport]:
    return read_progress(sheets, WEEK, Receipt.ON_TIME, known, rulings)


def read_rows(*rows: Sequence[CellValue], **kwargs: Any) -> Reading[UnitReport]:
    return read(raw(HEAD, *rows, **kwargs))


def records(reading: Reading[UnitReport]) -> list[ProgressRow]:
    return [one for report in reading.records for one in report.rows]


def test_a_full_row() -> None:
    head = [
        "序号",
        "措施编号",
        "填报单位",
        "整改措施",
        "整改进展",
        "完成比例",
        "目前状态",
        "完成时间",
        "存在的问题",
        "滞后原因",
    ]
    head += ["预计完成时间", "下一步打算", "佐证材料", "填报人", "审核人"]
    cells: list[CellValue] = [
        1,
        "12—3",
        "环保局",
        "截污",
        "一、甲\r\n二、乙",
        0.85,
        "已完成，长期坚持",
        "7月2日",
        "无资金",
        "汛期",
    ]
    cells += ["2018年9月底", "验收", "照片3张", "张三", "李四"]
    reading = read(raw(["周调度表"], head, cells, marks={(3, 6): CellMark.PERCENT}))
    found = records(reading)[0]
    assert (found.measure_id, found.unit, found.week, found.receipt) == ("12-3", "市环保局", WEEK, Receipt.ON_TIME)
    assert (found.stage, found.ongoing, found.state_text) == (Stage.DONE, True, "已完成，长期坚持")
    assert (found.text, found.measure_text, found.percent) == ("一、甲\n二、乙", "截污", Decimal(85))
    assert (found.completed_on, found.expected_on) == (dt.date(2018, 7, 2), dt.date(2018, 9, 30))
    assert (found.trouble, found.delay_reason, found.next_steps) == ("无资金", "汛期", "验收")
    assert found.evidence == "照片3张"
    assert found.source.ref("percent").cell == "F3"
    assert codes(reading) == ["R227"]
    assert balanced(reading, 1)


@pytest.mark.parametrize(
    "line",
    [
        ["填报单位：市环保局"],
        ["填报单位（盖章）：市环境保护局　　填报日期：2018年7月6日"],
        ["填报单位:", "环保局", None, "联系电话：8888"],
        ["报送单位：市环保局（盖章）"],
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_the_unit_named_once(line: list[CellValue], above: bool) -> None:
    head, cells = ["措施编号", "进展情况", "状态"], ["1-1", "甲", "已完成"]
    reading = read(raw(line, head, cells) if above else raw(head, cells, [], line))
    assert [report.unit for report in reading.records] == ["市环保局"]
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("file", "unit"),
    [
        ("市环保局0706.xlsx", "市环保局"),
        ("周调度（东城区）.xlsx", "东城区"),
        ("环保局7.6.xlsx", "市环保局"),
        ("市中区整改办报0706.xlsx", "市中区"),
        ("市中区环保局0706.xlsx", ""),
        ("市环保局、市水务局0706.xlsx", ""),
        ("进展.xlsx", ""),
    ],
)
def test_the_unit_in_the_files_name(file: str, unit: str) -> None:
    reading = read(
        raw(["措施编号", "进展情况", "状态"], ["1-1", "甲", "已完成"], file=f"input/progress/2018-07-06/{file}")
    )
    assert codes(reading) == (["R209"] if unit else ["R221"])
    assert [report.unit for report in reading.records] == ([unit] if unit else [])
    assert balanced(reading, 1 if unit else 0)


def test_a_blank_unit_cell_is_not_filled_down() -> None:
    reading = read_rows(row("1-1"), row("1-2", unit=None))
    assert codes(reading) == ["R221"]
    assert balanced(reading, 1)


def test_a_merged_unit_cell_is() -> None:
    reading = read_rows(row("1-1"), row("1-2", unit=None), merges=[(2, 2, 3, 2)])
    assert codes(reading) == []
    assert len(records(reading)) == 2


def test_an_unknown_unit_and_its_ruling() -> None:
    reading = read_rows(row(unit="市环保剧"))
    assert codes(reading) == ["R220"]
    found = reading.findings[0]
    assert "是否“市环保局”" in found.message
    assert balanced(reading, 0)
    source = RowSource("input/rulings/裁定.xlsx", "裁定", 3, {"finding_id": 1})
    ruled = read(raw(HEAD, row(unit="市环保剧")), rulings={found.id: Ruling(found.id, "环保局", source)})
    assert [report.unit for report in ruled.records] == ["市环保局"]
    assert codes(ruled) == ["M326"]
    refused = read(raw(HEAD, row(unit="市环保剧")), rulings={found.id: Ruling(found.id, "不知道", source)})
    assert codes(refused) == ["M325", "R220"]
    assert balanced(refused, 0)


def test_the_ruled_finding_keeps_its_id_when_the_row_moves() -> None:
    first = read_rows(row(unit="市环保剧")).findings[0]
    second = read_rows(row("3-1"), row(unit="市环保剧"), file="input/progress/2018-07-06/乙.xlsx").findings[0]
    assert first.id == second.id


def test_without_a_roster_units_are_as_written() -> None:
    reading = read(raw(HEAD, row(unit="市环保剧")), known=Roster())
    assert [report.unit for report in reading.records] == ["市环保剧"]


def test_several_units_in_one_sheet_give_a_report_each() -> None:
    reading = read_rows(row("1-1"), row("1-1", unit="市水务局"), row("1-2"))
    assert [(report.unit, len(report.rows)) for report in reading.records] == [("市环保局", 2), ("市水务局", 1)]


SAME = ["措施编号", "进展情况", "状态"]
FOLDER = "input/progress/2018-07-06/"


@pytest.mark.parametrize(
    ("between", "rows"),
    [
        ([["填报单位：市水务局"]], {"市环保局": 1, "市水务局": 2}),
        ([["填报人：张三"], [], ["市水务局整改进展"]], {"市环保局": 1, "市水务局": 2}),
        ([["整改进展表（续）"]], {"市环保局": 3}),
        ([["第2页"]], {"市环保局": 3}),
        ([["整改进展表"], ["填报单位：市环保局"]], {"市环保局": 3}),
        ([], {"市环保局": 3}),
    ],
)
def test_the_same_header_again_under_a_title_of_its_own_is_another_units_table(
    between: list[list[CellValue]], rows: dict[str, int]
) -> None:
    above: list[list[CellValue]] = [["整改进展表"], ["填报单位：市环保局"]]
    below: list[list[CellValue]] = [["1-1", "乙", "正在推进"], ["1-2", "丙", "正在推进"]]
    reading = read(raw(*above, list(SAME), ["3-1", "甲", "正在推进"], *between, list(SAME), *below))
    assert {report.unit: len(report.rows) for report in reading.records} == rows
    assert balanced(reading, 3)
    assert "R211" not in codes(reading)


def test_a_row_that_is_hardly_filled_in_is_no_title() -> None:
    rows: list[list[CellValue]] = [["3-1", "甲", "正在推进"], ["1-9"], list(SAME), ["1-1", "乙", "正在推进"]]
    reading = read(raw(["填报单位：市环保局"], list(SAME), *rows))
    assert codes(reading) == ["R211"]
    assert balanced(reading, 2)


def test_sheets_that_are_called_after_units_are_theirs() -> None:
    rows = (list(SAME), ["1-1", "甲", "正在推进"])
    sheets = [
        raw(["各单位进展"], *rows, name="市环保局", file=f"{FOLDER}汇总.xlsx"),
        raw(["各单位进展"], rows[0], ["1-1", "乙", "已完成"], name="市水务局（3月）", file=f"{FOLDER}汇总.xlsx"),
    ]
    reading = read(*sheets)
    assert {report.unit: report.rows[0].text for report in reading.records} == {"市环保局": "甲", "市水务局": "乙"}
    assert set(codes(reading)) == {"R249"}


def test_a_sheet_called_after_another_unit_than_its_file_is_nobodys() -> None:
    reading = read(raw(list(SAME), ["1-1", "甲", "正在推进"], name="市环保局", file=f"{FOLDER}市水务局.xlsx"))
    assert [report.rows for report in reading.records if report.rows] == []
    assert codes(reading) == ["R221"]


def test_a_summary_is_read_by_its_responsible_units() -> None:
    head = ["措施编号", "责任单位", "进展情况", "状态"]
    rows = (["1-1", "市环保局", "甲", "正在推进"], ["1-2", "市水利局", "乙", "已完成"])
    reading = read(raw(["部门进展"], head, *rows, file=f"{FOLDER}汇总.xlsx"))
    assert {report.unit: report.rows[0].text for report in reading.records} == {"市环保局": "甲", "市水务局": "乙"}
    assert codes(reading) == ["R208"]
    several = read(raw(head, rows[0], ["1-2", "市水务局、市环保局", "乙", "已完成"], file=f"{FOLDER}汇总.xlsx"))
    assert [record.rows for record in several.records if record.rows] == []
    assert codes(several) == ["R221"]


def test_a_title_says_whose_table_it_is_where_nothing_else_does() -> None:
    reading = read(raw(["市水务局整改进展"], list(SAME), ["1-1", "甲", "正在推进"]))
    assert [report.unit for report in reading.records] == ["市水务局"]
    assert codes(reading) == ["R249"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"measure_id": None}, "R211"),
        ({"state": None}, "R211"),
        ({"state": "基本到位"}, "R222"),
    ],
)
def test_rows_that_are_not_used(changes: dict[str, CellValue], code: str) -> None:
    reading = read_rows(row(**changes))
    assert codes(reading) == [code]
    assert reading.records[0].rows == ()
    assert balanced(reading, 0)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"percent": 1}, "R225"),
        ({"percent": "100.92%"}, "R224"),
        ({"percent": "很快"}, "R223"),
        ({"done": "2018年2月30日"}, "R259"),
        ({"expected": "不久"}, "R226"),
        ({"state": "已销号"}, "R231"),
        ({"measure_id": dt.date(2018, 1, 1)}, "R230"),
        ({"text": "甲\x07"}, "R233"),
    ],
)
def test_values_that_are_dropped_or_changed(changes: dict[str, CellValue], code: str) -> None:
    reading = read_rows(row(**changes))
    assert codes(reading) == [code]
    assert balanced(reading, 1)


def test_a_percent_sign_in_the_header() -> None:
    head = ["措施编号", "填报单位", "进展情况", "完成进度（%）", "状态"]
    reading = read(raw(head, row("1-1", percent=1)[:5], row("1-2", percent=0.5)[:5]))
    assert [one.percent for one in records(reading)] == [Decimal(1), Decimal("0.5")]


def test_error_cells() -> None:
    marks = {(2, 5): CellMark.ERROR, (3, 4): CellMark.NO_VALUE, (3, 3): CellMark.ERROR}
    reading = read_rows(row("1-1", state=None), row("1-2", percent=None, text=None), marks=marks)
    assert codes(reading) == ["R228", "R229", "R229"]
    assert records(reading)[0].percent is None
    assert balanced(reading, 1)


def sheets_of(*names: str) -> list[RawSheet]:
    return [raw(HEAD, row(f"1-{k}"), name=name) for k, name in enumerate(names, start=1)]


@pytest.mark.parametrize(
    ("names", "ids", "code"),
    [
        (("7.6", "6.29"), ["1-1"], "R207"),
        (("6.29", "7月6日", "草稿"), ["1-2"], "R207"),
        (("一", "二"), ["1-1", "1-2"], ""),
        (("7.4", "6.29"), ["1-1"], "R207"),
        (("5.4", "5.11"), [], "R205"),
        (("5.4",), ["1-1"], "R247"),
    ],
)
def test_sheets_of_other_weeks(names: tuple[str, ...], ids: list[str], code: str) -> None:
    reading = read(*sheets_of(*names))
    assert [one.measure_id for one in records(reading)] == ids
    assert set(codes(reading)) == ({code} if code else set())
    assert balanced(reading, len(ids))


@pytest.mark.parametrize(
    ("title", "name", "file", "wanted"),
    [
        ("2018年7月5日", "7.6", "环保局0704.xlsx", dt.date(2018, 7, 5)),
        ("周调度", "7.6", "环保局0704.xlsx", dt.date(2018, 7, 6)),
        ("周调度", "Sheet1", "环保局0704.xlsx", dt.date(2018, 7, 4)),
        ("周调度", "Sheet1", "环保局.xlsx", None),
    ],
)
def test_the_declared_date(title: str, name: str, file: str, wanted: dt.date | None) -> None:
    assert read(raw([title], HEAD, row(), name=name, file=file)).records[0].declared_on == wanted


def test_a_sheet_without_rows_is_a_report() -> None:
    empty = raw(["填报单位：市环保局"], ["措施编号", "进展情况", "状态"])
    reading = read(empty)
    assert [(report.unit, report.rows) for report in reading.records] == [("市环保局", ())]
    assert codes(reading) == ["F107"]
    nothing = raw(["填报单位：市环保局（零报告）"], ["措施编号", "进展情况", "状态"])
    assert codes(read(nothing)) == []
    assert codes(read(raw(["措施编号", "进展情况", "状态"]))) == ["R221"]


def test_missing_columns() -> None:
    reading = read(raw(["措施编号", "填报单位", "进展情况"], ["1-1", "市环保局", "甲"]))
    assert codes(reading) == ["R202"]
    assert "状态" in reading.findings[0].message
    assert balanced(reading, 0)


def test_receipt_is_carried() -> None:
    reading = read_progress([raw(HEAD, row())], WEEK, Receipt.LATE)
    assert reading.records[0].receipt is reading.records[0].rows[0].receipt is Receipt.LATE


CELLS = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.integers(-3, 50000),
    st.floats(),
    st.dates(),
    st.sampled_from(
        ["1-1", "合计", "备注：", "市环保局", "市水务局", "已完成", "正在推进", "85%", "填报单位：市环保局"]
    ),
)


@given(
    st.lists(st.lists(CELLS, max_size=8), max_size=8),
    st.dictionaries(st.tuples(st.integers(1, 9), st.integers(1, 8)), st.sampled_from(CellMark), max_size=4),
    st.lists(st.sampled_from(["7.6", "6.29", "Sheet1", "底稿"]), min_size=1, max_size=3, unique=True),
)
def test_rows_read_are_used_or_listed(
    rows: list[list[CellValue]], marks: dict[tuple[int, int], CellMark], names: list[str]
) -> None:
    sheets = [raw(HEAD, *rows, marks=marks, name=name, visible=name != "底稿") for name in names]
    reading = read(*sheets)
    assert balanced(reading, len(records(reading)))
    assert {one.code for one in reading.unused} <= set(codes(reading))


def ruled(found: Any, decision: str) -> dict[str, Ruling]:
    source = RowSource("input/rulings/裁定.xlsx", "裁定", 3, {"finding_id": 1, "decision": 2})
    return {found.id: Ruling(found.id, decision, source)}


def test_sheets_that_report_one_measure_differently_wait_for_a_ruling() -> None:
    sheets = [raw(HEAD, row(state="已完成"), name="7.6"), raw(HEAD, row(), row("1-2"), name="7.6改")]
    reading = read(*sheets)
    assert codes(reading) == ["R236"]
    assert reading.findings[0].message.startswith("有多张工作表都像是本期的（7.6、7.6改）")
    assert balanced(reading, 0)
    settled = read(*sheets, rulings=ruled(reading.findings[0], "7.6改"))
    assert [one.measure_id for one in records(settled)] == ["1-1", "1-2"]
    assert codes(settled) == ["M326", "R207"]
    assert balanced(settled, 2)
    assert len(settled.rulings) == 1
    refused = read(*sheets, rulings=ruled(reading.findings[0], "7.7"))
    assert codes(refused) == ["M325", "R236"]


def test_sheets_that_say_the_same_are_read_together() -> None:
    reading = read(raw(HEAD, row(), name="7.6"), raw(HEAD, row(), row("1-2"), name="7.6续"))
    assert codes(reading) == []
    assert balanced(reading, 3)


def test_a_ruling_takes_a_sheet_of_another_date() -> None:
    sheets = [raw(HEAD, row(), name="6.1"), raw(HEAD, row("1-2"), name="6.8")]
    found = read(*sheets).findings[0]
    assert found.code == "R205"
    assert [one.measure_id for one in records(read(*sheets, rulings=ruled(found, "6.8")))] == ["1-2"]


def test_a_ruling_says_what_an_unknown_state_means() -> None:
    reading = read_rows(row(state="基本到位"))
    assert codes(reading) == ["R222"]
    settled = read(raw(HEAD, row(state="基本到位")), rulings=ruled(reading.findings[0], "正在推进"))
    assert [one.stage for one in records(settled)] == [Stage.IN_PROGRESS]
    assert "按“正在推进”处理" in settled.rulings[0].what


def test_a_ruling_says_who_sent_a_sheet_that_names_nobody() -> None:
    sheet = raw(["措施编号", "进展情况", "状态"], ["1-1", "甲", "已完成"])
    found = read(sheet).findings[0]
    assert found.code == "R221"
    assert [one.unit for one in read(sheet, rulings=ruled(found, "环保局")).records] == ["市环保局"]


def test_the_one_label_of_a_sheet_counts_for_its_other_tables() -> None:
    head = ["措施编号", "进展情况", "状态"]
    tables = (
        ["填报单位：市环保局"],
        head,
        ["1-1", "甲", "已完成"],
        [None],
        ["第二部分"],
        head[::-1],
        ["已完成", "乙", "1-2"],
    )
    reading = read(raw(*tables))
    assert [one.measure_id for one in records(reading)] == ["1-1", "1-2"]
    assert codes(reading) == []
    two = read(raw(*tables, [None], ["填报单位：东城区"], head, ["2-1", "丙", "已完成"]))
    assert codes(two) == ["R221"]
    assert balanced(two, 2)


def test_findings_show_what_was_written() -> None:
    reading = read_rows(row(state="基本到位"), row("1-2", percent="120%"))
    assert [found.written for found in reading.findings] == ["基本到位", "120%"]
    assert read_rows(row(measure_id=None)).findings[0].written == ""


def test_an_expected_month_takes_a_year_and_says_so() -> None:
    reading = read(raw(HEAD, row(expected="预计9月底")))
    assert records(reading)[0].expected_on == dt.date(2018, 9, 30)
    assert codes(reading) == ["R227"]
    assert "按2018年处理" in reading.findings[0].message


def test_an_undated_sheet_goes_with_this_weeks_and_waits_beside_another_weeks() -> None:
    one, two = raw(["截至7月6日"], HEAD, row("1-1"), name="水"), raw(HEAD, row("1-2"), name="气")
    assert [one.measure_id for one in records(read(one, two))] == ["1-1", "1-2"]
    old = raw(["截至6月1日"], HEAD, row("1-1"), name="水")
    assert codes(read(old, two)) == ["R205"]


def test_sheets_of_several_units_in_one_file_contradict_nobody() -> None:
    head = ["措施编号", "进展情况", "状态"]
    sheets = [
        raw([f"填报单位：{unit}"], head, ["1-1", unit, "已完成" if unit == "东城区" else "正在推进"], name=unit)
        for unit in ("市环保局", "东城区")
    ]
    assert [one.unit for one in records(read(*sheets))] == ["市环保局", "东城区"]


@pytest.mark.parametrize("text", ["共计完成12家企业整治", "合计投资3亿元", "小计量设备更换完毕"])
def test_a_text_that_begins_like_a_total_is_no_total(text: str) -> None:
    (found,) = records(read(raw(["措施编号", "进展情况", "状态"], ["1-1", text, "已完成"], ["填报单位：市环保局"])))
    assert found.text == text


@pytest.mark.parametrize(
    ("line", "unit"),
    [("填报单位：市联系群众办", "市联系群众办"), ("填报单位：市审核办 填报日期：7月6日", "市审核办")],
)
def test_words_inside_a_units_name_do_not_end_it(line: str, unit: str) -> None:
    sheet = raw([line], ["措施编号", "进展情况", "状态"], ["1-1", "甲", "已完成"])
    assert [one.unit for one in read(sheet, known=Roster()).records] == [unit]


@pytest.mark.parametrize(
    "rows",
    [
        (["填报单位：市环保局"], ["本周零报告"]),
        (["市环保局零报告"],),
        (["填报单位：市环保局"], HEAD, [None, None, "本周无新进展，零报告"]),
        (HEAD, [None, "市环保局", "零报告"]),
    ],
)
def test_nil_reports_as_units_write_them(rows: Sequence[Sequence[CellValue]]) -> None:
    reading = read(raw(*rows, file="input/progress/2018-07-06/市环保局.xlsx"))
    assert [(report.unit, report.nil, report.unusable) for report in reading.records] == [("市环保局", True, False)]
    assert not {"R201", "R211", "R221"} & set(codes(reading))
    assert balanced(reading, 0)


def test_a_sheet_that_nobody_can_use_still_came() -> None:
    reading = read(raw(["填报单位：市环保局"], ["编号", "天气"], ["1-1", "晴"]))
    assert [(report.unit, report.rows, report.unusable) for report in reading.records] == [("市环保局", (), True)]
    assert codes(reading) == ["R201"]


def test_an_old_sheet_sent_again_is_pointed_out() -> None:
    reading = read(
        raw(
            ["填报单位：市环保局", None, "填报日期：2018年6月1日"],
            ["措施编号", "进展情况", "状态"],
            ["1-1", "甲", "已完成"],
        )
    )
    assert codes(reading) == ["R247"]


@pytest.mark.parametrize("written", ["市中区党委、政府", "市中区人民政府", "市中区委、区政府"])
def test_the_organs_of_a_district_are_the_district(written: str) -> None:
    assert [one.unit for one in records(read(raw(HEAD, row(unit=written))))] == ["市中区"]


def test_the_units_name_may_stand_in_the_next_cell() -> None:
    reading = read(raw(["填报单位", "市环保局"], ["措施编号", "进展情况", "状态"], ["1-1", "甲", "已完成"]))
    assert [report.unit for report in reading.records] == ["市环保局"]


def test_findings_about_cells_name_the_unit_of_their_row() -> None:
    marks = {(2, 4): CellMark.ERROR}
    assert [found.unit for found in read(raw(HEAD, row(percent=None), marks=marks)).findings] == ["市环保局"]
