"""The forms that units use: six kinds of worksheet and one of csv, none of them the office's own."""

import datetime as dt
from dataclasses import dataclass

from scripts.example import quirks
from scripts.example.chance import pick
from scripts.example.dates import chinese, written
from scripts.example.plan import Unit, problems
from scripts.example.progress import Row
from scripts.example.sheet import Cell, Share, Sheet

REMARK = "备注：本表为示例数据，单位、事项和数字均为虚构。"
CLERKS = ("张三", "李四", "王五", "赵六")
CHECKERS = ("孙七", "周八", "吴九", "郑十")
WIDTHS = {"text": 36, "progress": 46, "problem": 32, "lag": 24, "issue": 20, "next": 24, "unit": 16, "evidence": 18}


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns as field → header, and how the sheet says who reports."""

    columns: dict[str, str]
    title: bool = True
    unit_line: str = ""
    """Put before the unit's name above the table."""
    parents: dict[str, str] | None = None
    """Field → the upper header over it, for headers of two rows."""
    merged: tuple[str, ...] = ()
    """Fields whose equal neighbours are merged."""
    signed: bool = True
    """Whether 填报人 and 审核人 stand below the table."""


COMMON = {"issue": "存在问题", "lag": "滞后原因", "expect": "预计完成日期", "next": "下一步措施"}
STATE = {"progress": "进展情况", "percent": "完成进度", "state": "状态", "done": "完成日期"}
LAYOUTS = {
    "canonical": Layout(
        {"measure": "措施编号", "unit": "填报单位", "text": "整改措施", **STATE, **COMMON, "evidence": "佐证材料"}
        | {"clerk": "填报人", "checker": "审核人"},
        title=False,
        signed=False,
    ),
    "titled": Layout(
        {"serial": "序号", "measure": "措施编号", "text": "整改措施", **STATE, **COMMON}
        | {"progress": "整改进展情况", "done": "完成时间", "expect": "预计完成时间"},
        unit_line="填报单位：",
        merged=("text",),
    ),
    "column": Layout(
        {"serial": "序号", "unit": "填报单位", "measure": "措施编号", "state": "状态", "percent": "完成比例"}
        | {"progress": "进展情况", "done": "完成日期"}
        | COMMON,
    ),
    "two-row": Layout(
        {"measure": "措施编号", "text": "整改措施", **STATE, **COMMON},
        unit_line="填报单位（盖章）：",
        parents=dict.fromkeys(STATE, "本周调度情况") | dict.fromkeys(COMMON, "问题和打算"),
    ),
    "synonyms": Layout(
        {"measure": "措施编号", "progress": "落实情况", "state": "目前状态", "percent": "完成比例", "done": "完成时间"}
        | {"next": "下一步打算", "issue": "存在的问题", "lag": "滞后原因", "expect": "预计完成时间"},
        unit_line="填报单位：",
    ),
    "merged": Layout(
        {"unit": "填报单位", "problem": "反馈问题", "measure": "措施编号", "text": "整改措施"}
        | {**STATE, "progress": "整改进展"}
        | COMMON,
        merged=("unit", "problem"),
    ),
    "csv": Layout({"measure": "措施编号", "unit": "填报单位", "text": "整改措施", **STATE, **COMMON}),
}


def build(unit: Unit, week: dt.date, rows: list[Row]) -> Sheet:
    """The unit's sheet of a week."""
    layout = LAYOUTS[unit.layout]
    sheet = Sheet(pick(("Sheet1", "进展情况", f"{week.month}.{week.day}", unit.called), unit.name))
    sheet.widths = [WIDTHS.get(key, 12) for key in layout.columns]
    if layout.title:
        sheet.title(f"{unit.called}落实省生态环境保护督察反馈意见整改进展情况表（示例数据）", len(layout.columns))
    if layout.unit_line:
        sheet.rows.append([f"{layout.unit_line}{unit.called}", None, None, f"填报日期：{chinese(week)}"])
    _headers(sheet, layout, unit)
    places = _records(sheet, layout, unit, rows)
    for key in layout.merged:
        column = list(layout.columns).index(key)
        sheet.merge_runs(column, [(place, str(sheet.rows[place][column])) for place in places])
    if (unit.name, week) == quirks.HIDDEN:
        sheet.hidden.add(places[-1])
    _footers(sheet, layout, unit, len(rows))
    return sheet


def _headers(sheet: Sheet, layout: Layout, unit: Unit) -> None:
    names: list[Cell] = list(layout.columns.values())
    if unit.percent == "number" and not layout.parents:
        names = [f"{name}（%）" if name in {"完成进度", "完成比例"} else name for name in names]
    if not layout.parents:
        sheet.header(names)
        return
    top = len(sheet.rows)
    keys = list(layout.columns)
    sheet.header([layout.parents.get(key, layout.columns[key]) for key in keys])
    sheet.header([layout.columns[key] if key in layout.parents else None for key in keys])
    for k, key in enumerate(keys):
        if key not in layout.parents:
            sheet.merges.append((top, k, top + 1, k))
    for parent in dict.fromkeys(layout.parents.values()):
        under = [k for k, key in enumerate(keys) if layout.parents.get(key) == parent]
        sheet.merges.append((top, under[0], top, under[-1]))


def _records(sheet: Sheet, layout: Layout, unit: Unit, rows: list[Row]) -> list[int]:
    places = []
    for k, row in enumerate(rows):
        if unit.name == quirks.GAP and k == len(rows) - 1 and k:
            sheet.rows.append([])
        places.append(sheet.record([_cell(key, row, unit, k) for key in layout.columns]))
    return places


def _cell(key: str, row: Row, unit: Unit, k: int) -> Cell:
    computed: dict[str, Cell] = {
        "serial": k + 1,
        "clerk": pick(CLERKS, unit.name),
        "checker": pick(CHECKERS, unit.name),
        "percent": _percent(row.percent, unit.percent),
        "done": written(row.done, unit.day),
        "expect": written(row.expect, unit.day),
        "problem": next(problem.text for problem in problems() if problem.no == row.problem),
    }
    if key in computed:
        return computed[key]
    return str(getattr(row, key)) or None


def _percent(percent: int | None, style: str) -> Cell:
    if percent is None or style == "number":
        return percent
    forms: dict[str, Cell] = {"text": f"{percent}%", "wide": f"{percent}％", "format": Share(percent / 100)}
    return forms[style]


def _footers(sheet: Sheet, layout: Layout, unit: Unit, count: int) -> None:
    if unit.name == quirks.TOTAL:
        blank: list[Cell] = [None] * (len(layout.columns) - 3)
        sheet.record(["合计", None, f"共{count}条", *blank])
    sheet.rows.append([])
    if layout.signed:
        clerk, checker = pick(CLERKS, unit.name), pick(CHECKERS, unit.name)
        sheet.rows.append([f"填报人：{clerk}　　审核人：{checker}"])
    if not layout.title:
        sheet.rows.append([REMARK])
