"""The office's own workbooks: the measure list, the roster, closures, extensions, rulings."""

import datetime as dt
from collections.abc import Sequence

from scripts.example.dates import chinese
from scripts.example.plan import Measure, Problem, load, problems, units
from scripts.example.sheet import Cell, Sheet

RULED_FINDING_ID = "53ce0aaacaed"
"""待决编号 of the contradiction that is ruled on, as the product computes it."""
RULED_ON = dt.date(2026, 3, 23)
SAMPLE = "备注：本表为示例数据，单位、事项和数字均为虚构。"
LIST_COLUMNS = {
    "问题编号": 9, "来源类型": 10, "领域": 8, "反馈问题": 34, "整改目标": 28, "措施编号": 9, "整改措施": 40,
    "牵头单位": 16, "责任单位": 26, "责任人": 26, "整改时限": 18, "督导单位": 12, "督导领导": 16, "验收单位": 16,
    "认定方式": 11, "调度频次": 9, "上级清单编号": 9,
}  # fmt: skip
OF_PROBLEM = (0, 1, 2, 3, 4, 11, 12, 13, 16)
"""Columns merged over the measures of a problem."""


def measure_list() -> Sheet:
    """整改措施清单 as approved."""
    sheet = Sheet("整改措施清单", widths=list(LIST_COLUMNS.values()))
    sheet.title("示例市贯彻落实省生态环境保护督察反馈意见整改措施清单（示例数据）", len(LIST_COLUMNS))
    sheet.title("批准文号：示整改组〔2026〕1号　　2026年1月15日起执行", len(LIST_COLUMNS))
    sheet.header(list(LIST_COLUMNS))
    for problem in problems():
        places = [sheet.record(_list_row(problem, measure)) for measure in problem.measures]
        for column in OF_PROBLEM:
            sheet.merge_runs(column, [(place, str(problem.no)) for place in places])
    sheet.rows.append([])
    sheet.rows.append([SAMPLE])
    return sheet


def _list_row(problem: Problem, measure: Measure) -> list[Cell]:
    lead = None if measure.lead_blank else _lead(measure)
    return [
        problem.no, problem.source, problem.area, problem.text, problem.target, measure.id, measure.text,
        lead, measure.units, f"{measure.units}主要负责人", measure.due, problem.supervisor, problem.leader,
        problem.acceptor, measure.mode or None, measure.freq or None, problem.superior or None,
    ]  # fmt: skip


def _lead(measure: Measure) -> str:
    """The lead as the list writes it: a district by its 党委、政府, a zone by its 党工委、管委会."""
    unit = units()[measure.lead]
    written = {"县区": f"{unit.name}党委、政府", "功能区": f"示例{unit.short}党工委、管委会"}
    return written.get(unit.kind, unit.name)


def roster() -> Sheet:
    """责任单位名录."""
    columns = ["单位名称", "别名", "类别", "上级", "所属集合", "启用日期", "停用日期", "继任单位"]
    rows: list[list[Cell]] = [
        [
            unit.name,
            "、".join([*unit.alias, *_long(unit.name)]) or None,
            unit.kind,
            "示例市",
            "各县区" if unit.kind == "县区" else None,
            unit.since,
            unit.until,
            unit.successor or None,
        ]
        for unit in units().values()
    ]
    return _table("责任单位名录", columns, [34, 46, 12, 10, 12, 13, 13, 18], rows)


def _long(name: str) -> list[str]:
    """The name with the city before it."""
    return [f"示例{name}"] if name.startswith("市") else []


def closures() -> Sheet:
    """验收公示销号记录, in order of date."""
    rows: list[list[Cell]] = [
        [item["problem"], item["step"], item["day"], item["unit"], item["outcome"], item.get("document"),
         item.get("remark")]
        for item in sorted(load("office")["closure"], key=lambda item: (item["day"], item["problem"]))
    ]  # fmt: skip
    columns = ["问题编号", "环节", "日期", "单位", "结论", "文号", "备注"]
    return _table("验收公示销号记录", columns, [10, 8, 13, 28, 10, 22, 70], rows)


def extensions() -> Sheet:
    """延期审批."""
    keys = ("measure", "old", "new", "reason", "document", "day")
    columns = ["措施编号", "原时限", "新时限", "理由", "批准文号", "批准日期"]
    rows = [[item[key] for key in keys] for item in load("office")["extension"]]
    return _table("延期审批", columns, [10, 16, 16, 60, 22, 13], rows)


def rulings(row: int) -> Sheet:
    """裁定: worksheet row ``row`` of the contradicting pair holds."""
    basis = f"{chinese(dt.date(2026, 3, 20))}电话核实并查看现场照片，项目处于电气和除尘管线安装阶段，尚未完成。"
    cells: list[Cell] = [RULED_FINDING_ID, f"采用第{row}行", basis, "市整改办负责人", RULED_ON]
    return _table("裁定", ["待决编号", "决定", "依据", "决定人", "日期"], [24, 14, 60, 16, 13], [cells])


def _table(name: str, columns: Sequence[Cell], widths: list[float], rows: list[list[Cell]]) -> Sheet:
    sheet = Sheet(name, widths=widths)
    sheet.title(f"{name}（示例数据）", len(columns))
    sheet.header(list(columns))
    for row in rows:
        sheet.record(row)
    return sheet
