from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.sheet import CellValue
from rectify_docs.normalise.columns import vocabulary
from rectify_docs.normalise.header import find_header
from rectify_docs.normalise.table import Table, find_table

from .sheets import raw

NAMES = ["措施编号", "填报单位", "进展情况", "状态"]
ROW = ["1-1", "市环保局", "管网改造完成", "已完成"]


def table(*rows: Sequence[CellValue], **kwargs: Any) -> Table:
    found = find_table(raw(*rows, **kwargs), vocabulary("progress"))
    assert found is not None
    return found


def test_title_rows_above() -> None:
    found = table(
        ["附件1"],
        ["2018年7月6日周调度表"] * 4,
        ["填报单位：市环保局", None, "填报日期：2018年7月6日"],
        NAMES,
        ROW,
        merges=[(2, 1, 2, 4)],
    )
    assert found.header.first_row == 4
    assert found.rows == (5,)
    assert found.above == ("附件1", "2018年7月6日周调度表", "填报单位：市环保局　填报日期：2018年7月6日")
    assert found.text(5, "state") == "已完成"
    assert found.ref(5, "state").cell == "D5"


def test_any_order_synonyms_and_broken_words() -> None:
    found = table(["目前\n状态", "整 改 进 展", "措施编号：", "天气"], ["已完成", "甲", "1-1", "晴"])
    assert dict(found.header.columns) == {"state": 1, "text": 2, "measure_id": 3}
    assert found.header.unknown == ("天气",)


def test_known_columns_that_are_not_used_are_not_unknown() -> None:
    assert table(["序号", "备注", "责任单位", *NAMES], [1, None, None, *ROW]).header.unknown == ()


def test_two_row_header_with_merges() -> None:
    found = table(
        ["措施编号", "调度情况", None, None],
        [None, "进展情况", "完成进度（%）", "状态"],
        ["1-1", "甲", 50, "正在推进"],
        merges=[(1, 1, 2, 1), (1, 2, 1, 4)],
    )
    assert (found.header.first_row, found.header.last_row) == (1, 2)
    assert dict(found.header.columns) == {"measure_id": 1, "text": 2, "percent": 3, "state": 4}
    assert found.header.percent
    assert found.rows == (3,)


def test_two_row_header_that_lost_its_merges() -> None:
    header = find_header(
        raw(
            ["问题编号", "反馈问题", "措施编号", "整改措施", "责任单位", None, "整改时限"],
            [None, None, None, None, "牵头部门", "配合部门", None],
            [1, "甲", "1-1", "乙", "市环保局", "市水务局", "2018年底"],
        ),
        vocabulary("measures"),
    )
    assert header is not None
    assert header.last_row == 2
    assert (header.columns["lead"], header.columns["support"], header.columns["deadline"]) == (5, 6, 7)


def test_a_wide_title_is_no_upper_header_row() -> None:
    found = table(["进展情况表"] * 4, NAMES, ROW, merges=[(1, 1, 1, 4)])
    assert (found.header.first_row, found.header.last_row) == (2, 2)


def test_data_only_has_no_header() -> None:
    assert find_table(raw(ROW, ROW), vocabulary("progress")) is None
    assert find_table(raw(), vocabulary("progress")) is None
    assert find_table(raw(*[[None]] * 20, NAMES), vocabulary("progress")) is None


def test_footers_totals_blanks_and_repeated_headers() -> None:
    found = table(
        ["序号", *NAMES],
        [1, *ROW],
        [],
        [None, None, None, None, None],
        ["序号", *NAMES],
        [2, *ROW],
        [3, None, None, None, None],
        ["合 计", None, "共2条", None, None],
        [None, "小计12", None, None, None],
        ["填报人：张三　审核人：李四", None, None, None, None],
        ["联系电话", "8888", None, None, None],
        ["注：本表每周报送", None, None, None, None],
        ["注1.含在建项目", None, None, None, None],
        ["备注：示例", None, None, None, None],
    )
    assert found.rows == (2, 6)
    assert found.totals == (8, 9)
    assert found.numbered == (7,)
    assert len(found.below) == 5


def test_rows_that_only_sound_like_footers_are_data() -> None:
    found = table(
        NAMES,
        ["1-1", "市环保局", "合计完成12公里", "正在推进"],
        [None, None, "备注中的事项推进", "正在推进"],
        [None, None, "审核人员已到位", "正在推进"],
        [None, None, "小计算机房改造", "正在推进"],
    )
    assert found.rows == (2, 3, 4, 5)


def test_a_row_that_is_only_the_rest_of_a_merge_is_empty() -> None:
    found = table([*NAMES, "反馈问题"], [*ROW, "甲"], ["1-2", "丙", "丁", "完成"], [], merges=[(2, 5, 4, 5)])
    assert found.rows == (2, 3)
    assert found.text(3, "problem") == "甲"


@given(st.lists(st.lists(st.one_of(st.none(), st.text(), st.sampled_from([*NAMES, "合计", "备注："]), st.integers()))))
def test_any_sheet_is_read(rows: list[list[CellValue]]) -> None:
    found = find_table(raw(*rows), vocabulary("progress"))
    if found:
        numbers = [*found.rows, *found.totals, *found.numbered]
        assert len(set(numbers)) == len(numbers)
        assert all(number > found.header.last_row for number in numbers)
