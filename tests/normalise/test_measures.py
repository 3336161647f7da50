import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.deadline import DeadlineKind
from rectify_docs.model.measure import MeasureList
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import CellMark, CellValue
from rectify_docs.model.stage import Frequency, Recognition, SourceKind
from rectify_docs.normalise.measures import read_measures
from rectify_docs.settings import ReadingRules

from .sheets import CITY, balanced, codes, raw

FILE = "input/measures/清单.xlsx"
HEAD = ["问题编号", "反馈问题", "措施编号", "整改措施", "责任单位", "责任人", "整改时限"]
IN_FORCE = dt.date(2018, 6, 29)


def row(measure_id: CellValue = "1-1", **changes: CellValue) -> list[CellValue]:
    cells: dict[str, CellValue] = {
        "problem_id": 1, "problem": "河道污染", "id": measure_id, "text": "截污", "units": "市环保局",
        "persons": "张三", "deadline": "2018年年底",
    }  # fmt: skip
    return list((cells | changes).values())


def read(*rows: Sequence[CellValue], **kwargs: Any) -> Reading[MeasureList]:
    return read_measures([raw(HEAD, *rows, file=FILE, **kwargs)], IN_FORCE, CITY)


def used(reading: Reading[MeasureList]) -> int:
    return sum(len(version.measures) for version in reading.records)


def test_a_full_row() -> None:
    head = (
        "问题编号 来源类型 领域 反馈问题 整改目标 措施编号 整改措施 牵头单位 责任单位 责任人 整改时限 督导单位 督导领导"
    )
    cells = (
        "12 自查 水 河道污染 消除黑臭 12-3 截污 市水务局 市水务局、各县区党委、政府 张三 2018年8月底 市委督查室 李四"
    )
    sheet = raw(
        ["整改措施清单", None],
        ["批准文号：示整改〔2018〕1号　2018年6月29日起执行"],
        [*head.split(), "验收单位", "认定方式", "调度频次", "上级清单编号", "开始日期"],
        [*cells.split(), "市环保局", "分县区销账", "每月", "省-7", "2018.7.1"],
        file=FILE,
    )
    reading = read_measures([sheet], IN_FORCE, CITY)
    assert codes(reading) == []
    version = reading.records[0]
    assert (version.in_force, version.approval) == (IN_FORCE, "示整改〔2018〕1号")
    problem, measure = version.problems[0], version.measures[0]
    assert (problem.id, problem.kind, problem.area, problem.target) == ("12", SourceKind.SELF_CHECK, "水", "消除黑臭")
    assert (problem.text, problem.upper_id) == ("河道污染", "省-7")
    assert (measure.id, measure.problem_id, measure.text, measure.persons) == ("12-3", "12", "截污", "张三")
    assert [unit.name for unit in measure.units] == ["市水务局", "市中区", "东城区", "青川县"]
    assert [unit.name for unit in measure.leads] == ["市水务局"]
    assert measure.units_text == "市水务局、各县区党委、政府"
    assert (measure.deadline.raw, measure.deadline.due) == ("2018年8月底", dt.date(2018, 8, 31))
    assert (measure.recognition, measure.frequency) == (Recognition.BY_DISTRICT, Frequency.MONTHLY)
    assert (measure.supervisor, measure.supervising_leader, measure.acceptor) == ("市委督查室", "李四", "市环保局")
    assert measure.start == dt.date(2018, 7, 1)
    assert measure.source.ref("units").cell == "I4"
    assert balanced(reading, 1)


def test_without_a_lead_column_the_first_unit_leads() -> None:
    reading = read(row("1-1", units="市环保局、市水务局"), row("1-2", units="各县区党委、政府、市环保局"))
    first, second = reading.records[0].measures
    assert [unit.name for unit in first.leads] == ["市环保局"]
    assert [unit.name for unit in second.leads] == ["市中区", "东城区", "青川县"]
    assert second.group_leads


def test_lead_and_support_columns_are_all_responsible() -> None:
    sheet = raw(
        ["问题编号", "反馈问题", "措施编号", "整改措施", "责任单位", None, "整改时限"],
        [None, None, None, None, "牵头部门", "配合部门", None],
        [1, "甲", "1-1", "乙", "市水务局", "市环保局、东城区政府", "2018年底"],
        merges=[(1, 5, 1, 6), *((1, at, 2, at) for at in (1, 2, 3, 4, 7))],
        file=FILE,
    )
    measure = read_measures([sheet], None, CITY).records[0].measures[0]
    assert [unit.name for unit in measure.units] == ["市水务局", "市环保局", "东城区"]
    assert [unit.name for unit in measure.leads] == ["市水务局"]
    assert measure.units_text == "市水务局，市环保局、东城区政府"


def test_problems_are_filled_by_merges_only() -> None:
    rows = [row("1-1"), row("1-2"), row("1-3", problem_id=None, problem=None)]
    reading = read(*rows, merges=[(2, 1, 3, 1), (2, 2, 3, 2)])
    assert [measure.id for measure in reading.records[0].measures] == ["1-1", "1-2"]
    assert codes(reading) == ["R211"]
    assert "问题编号" in reading.findings[0].message
    assert reading.unused[0].source.row == 4
    assert balanced(reading, 2)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"measure_id": None}, "措施编号"),
        ({"text": None}, "整改措施"),
        ({"problem": None}, "反馈问题"),
    ],
)
def test_a_blank_cell_that_is_needed(changes: dict[str, CellValue], word: str) -> None:
    reading = read(row(**changes))
    assert codes(reading) == ["R211"]
    assert word in reading.findings[0].message
    assert balanced(reading, 0)


def test_a_blank_unit_is_not_taken_from_the_row_above_and_loses_no_measure() -> None:
    reading = read(row("1-1"), row("1-2", units=" "))
    assert codes(reading) == ["R238"]
    assert reading.findings[0].source is not None
    assert reading.findings[0].source.row == 3
    assert [measure.units for measure in reading.records[0].measures][1] == ()
    assert balanced(reading, 2)


def test_duplicate_ids_across_files() -> None:
    sheets = [raw(HEAD, row("1-1"), file=FILE), raw(HEAD, row("1－1"), row("1-2"), file="input/measures/清单2.xlsx")]
    reading = read_measures(sheets)
    assert codes(reading) == ["R210"]
    assert reading.unused[0].source.file == "input/measures/清单2.xlsx"
    assert [measure.id for measure in reading.records[0].measures] == ["1-1", "1-2"]
    assert balanced(reading, 2)


def test_ids_of_several_inspections_and_bare_numbers() -> None:
    reading = read(row("省二轮/3-1", problem_id="省二轮/3"), row(2, problem_id="省二轮/3"), row("9-1"))
    assert [measure.id for measure in reading.records[0].measures] == ["省二轮/3-1", "省二轮/3-2"]
    assert codes(reading) == ["R217"]


def test_an_id_that_became_a_date() -> None:
    reading = read(row(dt.date(2018, 1, 2)))
    assert reading.records[0].measures[0].id == "1-2"
    assert codes(reading) == ["R230"]


def test_without_a_problem_column_the_id_names_the_problem() -> None:
    sheet = raw(
        ["反馈问题", "措施编号", "整改措施", "责任单位", "整改时限"], ["甲", "3-1", "乙", "市环保局", "长期坚持"]
    )
    assert read_measures([sheet]).records[0].problems[0].id == "3"


def test_deadlines() -> None:
    reading = read(
        row("1-1", deadline=dt.date(2018, 8, 31)),
        row("1-2", deadline="10月底前"),
        row("1-3", deadline="尽快"),
        row("1-4", deadline=None),
        row("1-5", deadline="立行立改，长期坚持"),
    )
    deadlines = [measure.deadline for measure in reading.records[0].measures]
    assert (deadlines[0].raw, deadlines[0].due) == ("2018年8月31日", dt.date(2018, 8, 31))
    assert deadlines[1].due == dt.date(2018, 10, 31)
    assert [one.kind for one in deadlines[2:]] == [DeadlineKind.UNKNOWN, DeadlineKind.UNKNOWN, DeadlineKind.IMMEDIATE]
    assert codes(reading) == ["R227", "R212", "R212"]


@pytest.mark.parametrize(("date1904", "day"), [(False, "2018-07-06"), (True, "2022-07-07")])
def test_a_bare_number_in_place_of_a_deadline_is_a_day_and_said(date1904: bool, day: str) -> None:
    sheet = replace(raw(HEAD, row(deadline=43287), file=FILE), date1904=date1904)
    reading = read_measures([sheet], IN_FORCE, CITY)
    deadline = reading.records[0].measures[0].deadline
    assert (deadline.kind, str(deadline.due), codes(reading)) == (DeadlineKind.BY_DATE, day, ["R263"])
    assert (reading.findings[0].content, deadline.raw[:4]) == ("43287", day[:4])


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("2018年9月前", "R255", "最后一天可能是2018-08-31或2018-09-30"),
        ("收到交办单后7日内", "R256", "没有起算日"),
        ("2018年2月30日", "R259", "日期不存在"),
        ("已经完成，长期坚持", "R260", "写的是状态“已经完成”"),
        ("按省要求时限", "R261", "没有写明日期"),
        ("10月底前", "R227", "按2018年处理"),
    ],
)
def test_what_has_to_be_said_about_a_deadline(text: str, code: str, hint: str) -> None:
    reading = read(row(deadline=text))
    assert codes(reading) == [code]
    (found,) = reading.findings
    assert (found.content, found.source and found.source.cell) == (text, "G2")
    assert hint in found.message
    assert f"整改时限“{text}”" in found.message
    assert reading.records[0].measures[0].deadline.raw == text


def test_the_offices_choices_reach_the_deadlines() -> None:
    rows = [row(f"1-{k}", deadline=text) for k, text in enumerate(("2018年9月前", "6个月内", "立行立改"), start=1)]
    rules = ReadingRules(before_month="不含", relative_from="反馈日", immediate_days=10)
    sheets = [raw(HEAD, *rows, file=FILE)]
    reading = read_measures(sheets, IN_FORCE, CITY, rules, dt.date(2018, 1, 5))
    days = [str(one.deadline.due) for one in reading.records[0].measures]
    assert (days, codes(reading)) == (["2018-08-31", "2018-07-05", "2018-01-15"], [])


def test_dates_hidden_in_a_text_are_listed_with_their_cell() -> None:
    text = "力争2018年9月完成认定，2018年年底前黑臭水体逐一销号。2020年，污水集中处理率达到98%"
    reading = read(row(text=text, deadline="立行立改，长期坚持"))
    listed = [(found.code, found.content, found.source and found.source.cell) for found in reading.findings]
    assert listed == [("R258", "力争2018年9月", "D2"), ("R258", "2018年年底前", "D2"), ("R262", "2020年", "D2")]
    milestones = reading.records[0].measures[0].milestones
    assert [(one.text, str(one.due), one.soft) for one in milestones] == [
        ("力争2018年9月", "2018-09-30", True),
        ("2018年年底前", "2018-12-31", False),
    ]


def test_the_earlier_stages_of_a_deadline_are_listed_with_its_cell() -> None:
    reading = read(row(deadline="2018年底前完成方案，2020年底前全面完成"))
    (found,) = reading.findings
    assert (found.code, found.content, found.source and found.source.cell) == ("R258", "2018年底前完成方案", "G2")
    measure = reading.records[0].measures[0]
    assert (measure.deadline.due, measure.milestones[0].due) == (dt.date(2020, 12, 31), dt.date(2018, 12, 31))


def test_the_tenth_measure_that_lost_its_zero() -> None:
    """1.10 became the number 1.1: the row after 1.9 is the tenth, any other row with the id is one too many."""
    numbers = [*(float(f"1.{k}") for k in range(1, 10)), 1.1]
    reading = read(*(row(number, text=f"措施{at}") for at, number in enumerate(numbers)))
    assert [one.id for one in reading.records[0].measures][-2:] == ["1-9", "1-10"]
    assert codes(reading) == ["R264"]
    again = read(row(1.1), row(1.2), row(1.1, text="另一条"))
    assert codes(again) == ["R210"]
    assert balanced(again, 2)


def test_a_problem_id_that_became_a_date_is_said() -> None:
    turned = dt.date(2018, 1, 2)
    reading = read(row("1-2-1", problem_id=turned))
    assert (reading.records[0].problems[0].id, codes(reading)) == ("1-2", ["R230"])
    assert reading.findings[0].source
    assert reading.findings[0].source.cell == "A2"


def test_unknown_units_and_groups_are_named_once() -> None:
    reading = read(*(row(f"1-{k}", units="市环保剧，领导小组各成员单位") for k in (1, 2)))
    assert codes(reading) == ["R213", "R214"]
    assert reading.records[0].measures[0].units[0].name == "市环保剧"


def test_words_outside_their_set() -> None:
    head = [*HEAD, "认定方式", "调度频次", "来源类型"]
    reading = read_measures([raw(head, [*row(), "看情况", "有空时", "听说"])])
    measure = reading.records[0].measures[0]
    assert (measure.recognition, measure.frequency) == (None, None)
    assert reading.records[0].problems[0].kind is SourceKind.FEEDBACK
    assert codes(reading) == ["R215", "R215", "R215"]


def test_a_problem_told_twice_in_different_words() -> None:
    reading = read(row("1-1"), row("1-2", problem="大气污染"), row("1-3", problem=None))
    assert codes(reading) == ["R216"]
    assert reading.records[0].problems[0].text == "河道污染"
    assert used(reading) == 3


def test_error_cells() -> None:
    reading = read(
        row("1-1", text=None),
        row("1-2", persons=None),
        marks={(2, 4): CellMark.ERROR, (3, 6): CellMark.NO_VALUE},
    )
    assert codes(reading) == ["R228", "R229"]
    assert reading.findings[0].source is not None
    assert reading.findings[0].source.cell == "D2"
    assert balanced(reading, 1)


def test_missing_columns_and_missing_header() -> None:
    reading = read_measures([raw(HEAD[:-1], row()[:-1])])
    assert codes(reading) == ["R202"]
    assert reading.records == ()
    assert balanced(reading, 0)
    assert codes(read_measures([raw(["甲", "乙"])])) == ["R201"]


def test_hidden_sheets_and_totals_are_accounted_for() -> None:
    sheets = [
        raw(HEAD, row("1-1"), ["合计", 1], file=FILE, hidden_rows=1),
        raw(HEAD, row("1-2"), file=FILE, name="底稿", visible=False),
        raw(["填表说明"], file=FILE, name="说明"),
    ]
    reading = read_measures(sheets)
    assert sorted(codes(reading)) == ["R204", "R204", "R232"]
    assert balanced(reading, 2)
    skipped = read_measures(sheets, rules=ReadingRules(hidden_sheets="不读取"))
    assert sorted(codes(skipped)) == ["R204", "R206", "R232"]
    assert balanced(skipped, 1)


def test_control_characters_are_taken_away_and_said() -> None:
    reading = read(row(text="截污\x07纳管_x000D_\n第二段"))
    assert reading.records[0].measures[0].text == "截污纳管\n第二段"
    assert codes(reading) == ["R233"]


def test_cell_text_survives_as_it_is() -> None:
    text = "{{ x }} <b> & =1+1 {% if %}"
    assert read(row(text=text)).records[0].measures[0].text == text


CELLS = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.integers(-3, 50000),
    st.floats(),
    st.dates(),
    st.sampled_from(["1-1", "1-2", "2-1", "合计", "备注：", "市环保局", "2018年底", "①"]),
)


@given(st.lists(st.lists(CELLS, max_size=8), max_size=8))
def test_rows_read_are_used_or_listed(rows: list[list[CellValue]]) -> None:
    reading = read(*rows)
    assert balanced(reading, used(reading))
    assert {row.code for row in reading.unused} <= set(codes(reading))
