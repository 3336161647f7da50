"""A11: sums and percentages of tables."""

from collections.abc import Sequence

import pytest

from rectify_docs.prose.examine import examine
from rectify_docs.prose.remark import Remark, Severity
from rectify_docs.prose.table import tables

Grid = Sequence[str]
"""Rows, their cells parted by a bar."""


def found(*grids: Grid, around: Sequence[str] = ()) -> list[Remark]:
    places = [("", 0, 0, text) for text in around]
    for number, grid in enumerate(grids, 1):
        for row, line in enumerate(grid, 1):
            places += [(f"表{number}", row, column, text) for column, text in enumerate(line.split("|"), 1)]
    remarks = examine([text for *_, text in places], list(tables(places)))
    return [one for one in remarks if one.rule == "A11"]


SUMS = ["县区|措施数|已完成", "东城区|10|2", "西城区|1,200|3", "石桥县|5|—", "合 计|1,215|5"]
GROUPS = [
    "类别|单位|措施数|已完成",
    "县区|东城区|10|2",
    "县区|西城区|4|3",
    "县区|小计|14|5",
    "部门|水务局|5|1",
    "部门|住建局|6|1",
    "部门|小计|11|2",
    "|合计|25|7",
]


@pytest.mark.parametrize(
    "grid",
    [
        SUMS,
        GROUPS,
        [GROUPS[0], GROUPS[7], *GROUPS[1:7]],
        ["县区|措施数", "合计|15", "东城区|10", "西城区|5"],
        ["项目|投资（万元）", "甲|10.4", "乙|20.4", "丙|30.4", "合计|61.3"],
        ["项目|投资（亿元）", "甲|1", "乙|2", "丙|3", "合计|7"],
        ["县区|完成率|位次|平均天数", "东城区|50.0%|1|3", "西城区|25.0%|2|4", "合计|33.3%|—|3"],
        ["县区|截止年份", "东城区|2025", "西城区|2026", "合计|2027"],
        ["县区|措施数", "东城区|10", "其中：乡镇|4", "西城区|5", "合计|15"],
        ["县区|措施数", "东城区|10条", "西城区|5个", "合计|16"],
        ["县区|措施数", "东城区|约10", "西城区|5", "合计|16"],
        ["县区|措施数", "东城区|10", "合计|11"],
        ["县区|措施数", "|10", "|5", "合计|16"],
        ["县区|2024年|2025年", "东城区|10|4", "西城区|5|5", "合计|15|9"],
        ["县区|说明|户数", "东城区|甲|10", "西城区|乙|5", "合计|共两区|15"],
    ],
)
def test_sums_that_are_right_or_cannot_be_told(grid: Grid) -> None:
    assert not found(grid)


def changed(grid: Grid, old: str, new: str) -> Grid:
    assert any(old in line for line in grid)
    return [line.replace(old, new) for line in grid]


@pytest.mark.parametrize(
    ("grid", "cell", "total"),
    [
        (changed(SUMS, "1,215", "1,216"), "1,216", "1215"),
        (changed(SUMS, "合 计|1,215|5", "合 计|1,215|6"), "6", "5"),
        (changed(GROUPS, "小计|14", "小计|15"), "15", "14"),
        (changed(GROUPS, "合计|25", "合计|26"), "26", "25"),
        (["县区|措施数", "合计|16", "东城区|10", "西城区|5"], "16", "15"),
        (["项目|投资（万元）", "甲|10.4", "乙|20.4", "丙|30.4", "合计|61.5"], "61.5", "61.2"),
        (["县区|2024年|2025年", "东城区|10|4", "西城区|5|5", "合计|15|8"], "8", "9"),
    ],
)
def test_sums_that_are_wrong(grid: Grid, cell: str, total: str) -> None:
    (one,) = found(grid)
    assert (one.found, one.severity) == (cell, Severity.ERROR)
    assert f"各行之和为{total}" in one.advice


def test_a_table_of_which_no_column_adds_up_is_read_wrongly() -> None:
    assert not found(changed(changed(SUMS, "1,215", "1,216"), "合 计|1,216|5", "合 计|1,216|6"))


@pytest.mark.parametrize(
    "note",
    [
        "因同一措施涉及多个单位，分项之和大于总数。",
        "注：一条措施涉及多个单位的，在各单位分别计入。",
        "注：各类问题有重复统计。",
        "注：因四舍五入，分项之和与合计略有出入。",
    ],
)
def test_what_says_that_it_counts_several_times_is_believed(note: str) -> None:
    wrong = changed(SUMS, "1,215", "1,300")
    assert found(wrong)
    assert not found(wrong, around=["表1　县区情况", note])
    assert not found(wrong, ["注", note])


RATES = [
    "县区|措施数|已完成|完成率|逾期",
    "东城区|10|2|20.0%|0",
    "西城区|3|1|33.3%|1",
    "石桥县|4|0|0%|0",
    "南浦区|1|1|100%|0",
    "青溪区|0|0|—|0",
]
SHARES = ["类别|数量|占比（%）", "水|12|33.4", "气|12|33.3", "土|12|33.3", "合计|36|100"]


@pytest.mark.parametrize(
    "grid",
    [
        RATES,
        SHARES,
        ["断面|总数|水质|优良率", "甲|10|8|70%", "乙|10|8|60%", "丙|10|8|80%", "丁|10|8|90%"],
        ["县区|措施总数|按期完成|完成率", "甲|10|8|70%", "乙|10|8|60%", "丙|10|8|80%", "丁|10|8|80%"],
        ["县区|措施数|已完成|完成率", "东城区|10|2|30.0%", "西城区|3|1|40.0%"],
        [*SHARES[:-1], "其他|3|9.0"],
    ],
)
def test_percentages_that_are_right_or_of_something_else(grid: Grid) -> None:
    assert not found(grid)


@pytest.mark.parametrize(
    ("grid", "cell", "fix"),
    [
        (changed(RATES, "33.3%", "33.4%"), "33.4%", "33.3%"),
        (changed(RATES, "南浦区|1|1|100%", "南浦区|2|1|100%"), "100%", "50%"),
        (changed(SHARES, "33.4", "35.4"), "35.4", "33.3"),
    ],
)
def test_percentages_that_are_wrong(grid: Grid, cell: str, fix: str) -> None:
    (one,) = found(grid)
    assert (one.found, one.fix, one.severity) == (cell, fix, Severity.ERROR)


def test_the_remark_stands_at_its_cell() -> None:
    (one,) = found(changed(SUMS, "|1,215|", "| 1,216 |"), around=["一段话"])
    assert (one.paragraph, one.start, one.end, one.found) == (14, 1, 6, "1,216")
