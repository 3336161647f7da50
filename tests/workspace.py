"""A small workspace of real files: three problems, three units, two weeks, one closure."""

import shutil
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import openpyxl

SETTINGS = """\
[office]
city = "甲市"
name = "甲市整改工作领导小组办公室"
code = "甲整改办"
[inspection]
name = "省生态环境保护督察"
short_name = "省环保督察"
closing_rules = "甲市整改销号办法"
[dispatch]
addressees = "各县区人民政府"
copies = "市政府办公室"
[npc-report]
congress = "甲市人民代表大会常务委员会"
[meeting-minutes]
mark = "甲市整改工作专题会议纪要"
number = "第2期"
meeting_date = 2026-03-16
place = "市政府会议室"
chair = "副市长王某"
present = ["市政府办公室 张某", "市水务局 李某", "乙区 赵某"]
excused = ["市住建局 周某"]
copies = "市政府办公室"
[disclosure-notice]
contact_unit = "甲市整改工作领导小组办公室"
phone = "0000-7654321"
[issue_date]
weekly-dispatch = 2026-03-16
npc-report = 2026-03-17
meeting-minutes = 2026-03-17
disclosure-notice = 2026-03-16
supervision-letter = 2026-03-16
"""
LIST_HEADER = [
    "问题编号",
    "来源类型",
    "领域",
    "反馈问题",
    "整改目标",
    "措施编号",
    "整改措施",
    "责任单位",
    "责任人",
    "整改时限",
    "验收单位",
]
LIST_ROWS: Sequence[Sequence[object]] = (
    (
        1,
        "反馈问题",
        "水",
        "乙河排口污水直排",
        "排口无污水",
        "1-1",
        "封堵排口",
        "市水务局,乙区党委、政府",
        "主要负责人",
        "2026年2月底",
        "市环保局",
    ),
    (
        1,
        "反馈问题",
        "水",
        "乙河排口污水直排",
        "排口无污水",
        "1-2",
        "建立巡查制度",
        "乙区党委、政府",
        "主要负责人",
        "立行立改,长期坚持",
        "市环保局",
    ),
    (
        2,
        "反馈问题",
        "大气",
        "工地扬尘管控不到位",
        "扬尘达标",
        "2-1",
        "落实六个百分百",
        "市住建局",
        "主要负责人",
        "2026年3月10日",
        "市环保局",
    ),
    (
        3,
        "反馈问题",
        "大气",
        "锅炉改造滞后",
        "完成改造",
        "3-1",
        "改造锅炉",
        "乙区党委、政府",
        "主要负责人",
        "2026年12月底",
        "市环保局",
    ),
)
PROGRESS_HEADER = ["措施编号", "进展情况", "完成进度", "状态", "完成日期", "滞后原因"]
UNITS = (("市水务局", "", "市直部门"), ("市住建局", "", "市直部门"), ("乙区", "乙区党委、政府", "县区"))
WEEKS: dict[str, dict[str, Sequence[Sequence[object]]]] = {
    "2026-03-06": {
        "市水务局": (("1-1", "已封堵排口", "100%", "已完成", "2026年2月20日", None),),
        "市住建局": (("2-1", "正在整治", "60%", "正在推进", None, None),),
        "乙区": (
            ("1-1", "配合封堵到位", "100%", "已完成", "2026年2月25日", None),
            ("1-2", "巡查制度已印发", "100%", "已完成，长期坚持", "2026年2月25日", None),
            ("3-1", "完成招标", "10%", "正在推进", None, None),
        ),
    },
    "2026-03-13": {
        "市住建局": (("2-1", "整治 <两处> & {{ 未完 }}", "50%", "正在推进", None, "雨天停工"),),
        "乙区": (
            ("1-1", "配合封堵到位", "100%", "已完成", "2026年2月25日", None),
            ("3-1", "锅炉已订货", "30%", "正在推进", None, None),
        ),
    },
}
CLOSURES = ((1, "验收", "2026-03-01", "市环保局", "通过", None, "经现场核查，排口无污水"),)


def small_workspace(folder: Path) -> Path:
    """Writes the workspace and returns its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rectify.toml").write_text(SETTINGS, encoding="utf-8")
    sheet(folder / "input/measures/2026-01-01/清单.xlsx", ("整改措施清单",), LIST_HEADER, LIST_ROWS)
    sheet(folder / "input/units/名录.xlsx", (), ("单位名称", "别名", "类别"), UNITS)
    header = ("问题编号", "环节", "日期", "单位", "结论", "文号", "备注")
    sheet(folder / "input/closures/记录.xlsx", (), header, CLOSURES)
    for week, units in WEEKS.items():
        for unit, rows in units.items():
            sheet(folder / f"input/progress/{week}/{unit}.xlsx", (f"填报单位：{unit}",), PROGRESS_HEADER, rows)
    narrative(folder)
    return folder


def narrative(folder: Path) -> None:
    """Prose for the congress report and the minutes."""
    minutes = folder / "input/narrative/meeting-minutes"
    minutes.mkdir(parents=True)
    (minutes / "议定事项.md").write_text("## 抓落实\n\n对{{ 逾期措施数 }}条逾期措施逐条督导。\n", encoding="utf-8")
    place = folder / "input/narrative/npc-report"
    place.mkdir(parents=True)
    (place / "1-整改工作部署和推进情况.md").write_text("共{{ 问题总数 }}个问题。\n", encoding="utf-8")
    (place / "2-整改进展和成效.md").write_text("## 水环境\n\n完成率{{ 完成率 }}。\n", encoding="utf-8")
    (place / "4-存在的主要问题.md").write_text(
        "{% if 逾期措施数 %}逾期{{ 逾期措施数 }}条。{% else %}没有逾期。{% endif %}\n", encoding="utf-8"
    )
    (place / "5-下一步工作安排.md").write_text("1. 抓落实。\n2. 抓督导。\n", encoding="utf-8")


def sheet(path: Path, titles: Sequence[str], header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Writes one workbook with title rows, a header and rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    active = book.active
    assert active is not None
    for title in titles:
        active.append([title])
    active.append(list(header))
    for row in rows:
        active.append(list(row))
    book.save(path)


def example_workspace(folder: Path) -> Path:
    """A copy of the repository's example: its input, templates and settings."""
    root = Path(__file__).parents[1]
    for name in ("input", "templates"):
        shutil.copytree(root / name, folder / name)
    shutil.copy(root / "rectify.toml", folder)
    return folder


def png(width: int, height: int) -> bytes:
    """A red picture of so many pixels."""
    row = b"\0" + b"\xff\0\0" * width
    head = struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(row * height)), (b"IEND", b""))
    body = b"".join(struct.pack(">L", len(data)) + kind + data + _crc(kind + data) for kind, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + body


def _crc(data: bytes) -> bytes:
    return struct.pack(">L", zlib.crc32(data))
