"""Raw sheets and rosters for tests, as short as they can be written."""

from collections.abc import Iterable, Sequence
from typing import Any

from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import CellMark, CellValue, Merge, RawSheet
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.roster import read_roster

FILE = "input/progress/2018-07-06/表.xlsx"


def raw(
    *rows: Sequence[CellValue],
    merges: Iterable[tuple[int, int, int, int]] = (),
    marks: dict[tuple[int, int], CellMark] | None = None,
    file: str = FILE,
    name: str = "Sheet1",
    visible: bool = True,
    hidden_rows: int = 0,
) -> RawSheet:
    """A sheet; merged ranges (first row, first column, last row, last column) are filled as the reader fills them."""
    grid = [list(row) for row in rows]
    ranges = tuple(Merge(*one) for one in merges)
    for merge in ranges:
        value = grid[merge.first_row - 1][merge.first_column - 1]
        for row in range(merge.first_row - 1, merge.last_row):
            grid[row] += [None] * (merge.last_column - len(grid[row]))
            for column in range(merge.first_column - 1, merge.last_column):
                grid[row][column] = value
    return RawSheet(file, name, tuple(map(tuple, grid)), ranges, marks or {}, hidden_rows, visible=visible)


def roster(*rows: Sequence[CellValue]) -> Roster:
    """A roster of rows 单位名称, 别名, 类别, 所属集合, 继任单位."""
    reading = read_roster(
        [raw(["单位名称", "别名", "类别", "所属集合", "继任单位"], *rows, file="input/units/名录.xlsx")]
    )
    return reading.records[0]


CITY = roster(
    ["市环保局", "环保局、市环境保护局", "市直部门", None, None],
    ["市水务局", "市水利局", "市直部门", "市直有关部门", None],
    ["市中区", None, "县区", "各县区", None],
    ["东城区", "东城", "县区", "各县区", None],
    ["青川县", None, "县区", "各县区", None],
    ["高新区管委会", "高新区", "功能区", None, None],
)


def codes(reading: Reading[Any]) -> list[str]:
    """The codes of a reading's findings, in order."""
    return [found.code for found in reading.findings]


def balanced(reading: Reading[Any], used: int) -> bool:
    """Rows read = rows used + rows not used, and no row is listed twice."""
    places = [(row.source.file, row.source.sheet, row.source.row) for row in reading.unused]
    return reading.rows_read == used + len(places) and len(set(places)) == len(places)
