from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.sheet import CellValue
from rectify_docs.normalise.columns import vocabulary
from rectify_docs.normalise.header import evidence, find_header
from rectify_docs.normalise.table import Table, find_tables

from .sheets import raw

NAMES = ["措施编号", "填报单位", "进展情况", "状态"]
ROW = ["1-1", "市环保局", "管网改造完成", "已完成"]


def table(*rows: Sequence[CellValue], **kwargs: Any) -> Table:
    found = next(iter(find_tables(raw(*rows, **kwargs), vocabulary("progress"), 15)), None)
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
        15,
    )
    assert header is not None
    assert header.last_row == 2
    assert (header.columns["lead"], header.columns["support"], header.columns["deadline"]) == (5, 6, 7)


def test_three_row_header() -> None:
    found = table(
        ["措施编号", "整改情况", None, None, None],
        [None, "本周", None, "完成情况", None],
        [None, "进展情况", "存在问题", "完成进度", "状态"],
        ["1-1", "甲", "无", "50%", "正在推进"],
        merges=[(1, 1, 3, 1), (1, 2, 1, 5), (2, 2, 2, 3), (2, 4, 2, 5)],
    )
    assert (found.header.first_row, found.header.last_row) == (1, 3)
    assert dict(found.header.columns) == {"measure_id": 1, "text": 2, "trouble": 3, "percent": 4, "state": 5}
    assert found.rows == (4,)


def test_words_that_are_torn_over_two_rows() -> None:
    found = table(
        ["措施", "措施", "进展", "状态"],
        ["编号", "内容", "情况", "状态"],
        ["2-1", "围挡", "安装", "正在推进"],
        merges=[(1, 1, 1, 2), (1, 4, 2, 4)],
    )
    assert dict(found.header.columns) == {"measure_id": 1, "measure": 2, "text": 3, "state": 4}


def test_several_tables_in_one_sheet_each_with_its_own_header_and_title() -> None:
    sheet = raw(
        ["填报单位：市环保局"],
        NAMES,
        ROW,
        [None],
        ["填报单位：东城区", None, "填报日期：7月6日"],
        ["状态", "措施编号", "整改进展"],
        ["正在推进", "2-1", "管网改造"],
        NAMES,
        ["3-1", "东城区", "乙", "已完成"],
    )
    first, second, third = find_tables(sheet, vocabulary("progress"), 15)
    assert (first.rows, second.rows, third.rows) == ((3,), (7,), (9,))
    assert second.above == ("填报单位：东城区　填报日期：7月6日",)
    assert second.text(7, "measure_id") == "2-1"


def test_a_smaller_table_above_the_best_header_is_a_table_of_its_own() -> None:
    sheet = raw(["措施编号", "状态", "进展情况"], ["1-1", "已完成", "甲"], [*NAMES, "完成日期"], [*ROW, "7月1日"])
    assert [table.rows for table in find_tables(sheet, vocabulary("progress"), 15)] == [(2,), (4,)]


def test_a_header_far_below_is_found_where_it_says_nothing_else() -> None:
    (found,) = find_tables(raw(*[["说明"]] * 20, NAMES, ROW), vocabulary("progress"), 15)
    assert found.rows == (22,)


def test_a_full_row_that_begins_like_a_footer_is_data() -> None:
    found = table(["备注", *NAMES], ["说明", *ROW], ["填报人：", "张三", None, None, "审核人："])
    assert found.rows == (2,)
    assert len(found.below) == 1


def test_a_header_repeated_on_every_page_begins_no_table() -> None:
    (found,) = find_tables(raw(NAMES, ROW, NAMES, ROW), vocabulary("progress"), 15)
    assert found.rows == (2, 4)


def test_a_second_column_of_a_field_is_named() -> None:
    found = table([*NAMES, None, "落实情况"], [*ROW, None, "甲"])
    assert found.header.doubles == ((6, "落实情况"),)


def test_a_header_merged_over_two_columns_is_one_column() -> None:
    assert table([*NAMES, None], ROW, merges=[(1, 4, 1, 5)]).header.doubles == ()


def test_what_was_found_where_no_header_was() -> None:
    words = vocabulary("progress")
    said = evidence(raw(["台账"], ["状态", "天气", "温度"], ["已完成", "晴", "热"]), words, 15)
    assert said == "最像表头的是第2行：认出状态，不认得天气、温度"
    assert evidence(raw(["甲"]), words, 15) == "前15行中没有认得的列名"


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (["合计", None, "共2条"], []),
        (["合计", 2], []),
        (["合计", None, "共3条"], [(4, 3, 2)]),
        (["合计", 12, None], [(4, 12, 2)]),
        (["合计", None, "100%"], []),
    ],
)
def test_a_total_is_compared_with_the_rows(line: Sequence[CellValue], wrong: list[tuple[int, int, int]]) -> None:
    found = table(NAMES, ROW, ROW, line)
    assert list(found.wrong_totals()) == wrong


def test_subtotals_count_the_rows_since_the_last() -> None:
    found = table(NAMES, ROW, ["小计", 1], ROW, ROW, ["小计", 2], ["合计", 3])
    assert list(found.wrong_totals()) == []


def test_a_wide_title_is_no_upper_header_row() -> None:
    found = table(["进展情况表"] * 4, NAMES, ROW, merges=[(1, 1, 1, 4)])
    assert (found.header.first_row, found.header.last_row) == (2, 2)


def test_data_only_has_no_header() -> None:
    assert find_tables(raw(ROW, ROW), vocabulary("progress"), 15) == ()
    assert find_tables(raw(), vocabulary("progress"), 15) == ()
    assert find_tables(raw(*[[None]] * 20, [*NAMES[:2], "天气"]), vocabulary("progress"), 15) == ()


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
    found = next(iter(find_tables(raw(*rows), vocabulary("progress"), 15)), None)
    if found:
        numbers = [*found.rows, *found.totals, *found.numbered]
        assert len(set(numbers)) == len(numbers)
        assert all(number > found.header.last_row for number in numbers)
