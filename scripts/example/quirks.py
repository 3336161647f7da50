"""What goes wrong on purpose: each irregularity once, so that the documents show it and stay readable."""

import datetime as dt
from dataclasses import replace

from scripts.example.dates import WEEKS
from scripts.example.progress import Row, reported

FOLDER = {("北原区", WEEKS[3]): "迟报"}
"""Sheets that came late."""
MISSING = {("柳泉县", WEEKS[3]), ("市交通运输局", WEEKS[1])}
"""Units that sent nothing."""
RULED = ("市城市管理局", WEEKS[2], "11-1")
"""Unit, week and measure of the contradiction that the office ruled on; its first row holds."""
OPEN_CONFLICT = ("青溪区", WEEKS[3], "8-2")
"""Unit, week and measure of the contradiction that nobody has ruled on."""
HIDDEN = ("东城区", WEEKS[2])
"""The sheet whose last row is hidden."""
TOTAL = "市水务局"
"""The unit whose sheet ends with a 合计 row."""
GAP = "石桥县"
"""The unit whose sheet has a blank row among the data."""


def rows_of(unit: str, week: dt.date) -> list[Row]:
    """The rows that the unit really sends, mistakes included."""
    rows: list[Row] = []
    for row in reported(unit, week):
        rows.append(_misspelt(row, unit, week))
        rows.extend(_contradiction(row, unit, week))
    if (unit, week) == ("市住房城乡建设局", WEEKS[3]):
        rows.append(_unknown(rows[-1]))
    return rows


def _misspelt(row: Row, unit: str, week: dt.date) -> Row:
    """A wrong character in the unit, a state nobody knows, a day that does not exist."""
    wrong = {
        ("市生态环境局", "13-1"): {"unit": "市生态环竟局"},
        ("西城区", "11-2"): {"state": "基本到位"},
        ("市农业农村局", "14-2"): {"done": "2026年2月30日"},
    }
    found = wrong.get((unit, row.measure)) if week == WEEKS[3] else None
    return replace(row, **found) if found else row  # type: ignore[arg-type]  # all three are text


def _contradiction(row: Row, unit: str, week: dt.date) -> list[Row]:
    """A second row for the same measure that says it is done."""
    finished = {
        RULED: ("资源化利用项目设备安装完毕，具备年处理80万吨能力。有关资料已整理归档。", dt.date(2026, 3, 19)),
        OPEN_CONFLICT: ("210户排水户全部完成整治，排水许可办理到位。台账和影像资料已补充完善。", dt.date(2026, 3, 26)),
    }
    found = finished.get((unit, week, row.measure))
    if not found:
        return []
    text, day = found
    return [replace(row, progress=text, percent=100, state="已完成", done=day, next="做好资料归档，配合开展验收。")]


def _unknown(row: Row) -> Row:
    """A task of the unit's own, under a number that the list does not have."""
    return replace(
        row,
        measure="9-7",
        text="",
        progress="对在建项目雨污分流施工质量开展专项检查，抽查项目6个。本周下达整改通知2份。",
        percent=40,
        state="推进中",
        done=None,
        issue="",
        lag="",
        expect=None,
        next="完成其余项目检查。",
    )
