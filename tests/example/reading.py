"""A plain reader of the example's workbooks, independent of the product: what the files really hold."""

import csv
import io
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

ROOT = Path(__file__).resolve().parents[2]
INPUT = ROOT / "input"
WORDS = {
    "整改进展情况": "进展情况",
    "落实情况": "进展情况",
    "整改进展": "进展情况",
    "目前状态": "状态",
    "完成比例": "完成进度",
    "完成时间": "完成日期",
    "预计完成时间": "预计完成日期",
    "存在的问题": "存在问题",
    "下一步打算": "下一步措施",
}
NAMED_ABOVE = re.compile(r"填报单位(?:（盖章）)?：(.+)")
FOOTER = re.compile("填报人：|备注：")
Row = dict[str, Any]


@dataclass(frozen=True)
class Grid:
    """All cells of a worksheet: merged ranges filled, percentages as numbers from 0 to 100."""

    cells: list[list[Any]]
    hidden: tuple[int, ...] = ()


@cache
def grid(path: Path) -> Grid:
    if path.suffix == ".csv":
        return Grid([[cell or None for cell in row] for row in csv.reader(io.StringIO(path.read_text("gb18030")))])
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert len(book.worksheets) == 1
    cells = [[_value(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]
    for area in sheet.merged_cells.ranges:
        for r in range(area.min_row, area.max_row + 1):
            for c in range(area.min_col, area.max_col + 1):
                cells[r - 1][c - 1] = cells[area.min_row - 1][area.min_col - 1]
    return Grid(cells, tuple(r for r, size in sheet.row_dimensions.items() if size.hidden))


def _value(value: Any, number_format: str) -> Any:
    return round(value * 100) if number_format == "0%" and isinstance(value, int | float) else value


def table(path: Path, key: str) -> list[Row]:
    """The rows below the header that has a column ``key``; each knows its worksheet row as ``#``."""
    cells = grid(path).cells
    top = max(r for r, row in enumerate(cells[:5]) if key in row)
    names = [WORDS.get(_plain(name), _plain(name)) for name in cells[top]]
    place = names.index(key)
    above = [NAMED_ABOVE.match(str(row[0])) for row in cells[:top] if row]
    unit = next((found[1] for found in above if found), None)
    rows = []
    for r, row in enumerate(cells[top + 1 :], start=top + 2):
        if len(row) > place and row[place] is not None and not FOOTER.match(str(row[place])):
            record = dict(zip(names, row, strict=False)) | {"#": r}
            rows.append({"填报单位": unit, **record} if unit else record)
    return rows


def _plain(name: object) -> str:
    return str(name).replace("（%）", "")


def percent(row: Row) -> int | None:
    value = row.get("完成进度")
    return None if value is None else int(str(value).rstrip("%％"))


def measures() -> list[Row]:
    return table(INPUT / "measures/2026-01-15/整改措施清单.xlsx", "措施编号")


def roster() -> list[Row]:
    return table(INPUT / "units/责任单位名录.xlsx", "单位名称")


def aliases() -> dict[str, str]:
    """Every name that the roster knows → the unit."""
    return {
        name: row["单位名称"]
        for row in roster()
        for name in [row["单位名称"], *(row["别名"] or row["单位名称"]).split("、")]
    }


@cache
def sheets(week: str) -> dict[str, list[Row]]:
    """Unit → its rows of a dispatch date, late sheets included."""
    found = {}
    for path in sorted((INPUT / "progress" / week).rglob("*.*")):
        rows = table(path, "措施编号")
        found[aliases()[rows[0]["填报单位"]]] = rows
    return found
