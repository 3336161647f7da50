"""Progress sheets as units fill them in, by the hundred, and the workspace that they lie in."""

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path
from random import Random

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

ROWS = 100
"""Data rows of a sheet."""
UNITS = 60
WEEKS = 50
FIRST = dt.date(2025, 4, 4)
COLUMNS = (
    "序号", "问题编号", "措施编号", "填报单位", "整改措施", "进展情况", "完成进度", "状态", "完成日期", "存在问题",
    "下一步措施", "佐证材料",
)  # fmt: skip
UNIT, PROBLEM, PERCENT, DATE, EVIDENCE = 3, 1, 6, 8, 11
RUN = 5
"""Rows whose 填报单位 and 问题编号 are merged."""
STATES = ("已完成", "推进中", "达到序时进度", "未启动", "申请验收")
CLAUSES = (
    "完成城区雨污分流管网改造{n}公里，", "对辖区{n}家重点企业开展现场检查，", "下达责令整改通知书{n}份，",
    "新建污水处理设施{n}座，", "清运河道垃圾{n}吨，",
    "组织专项执法行动{n}次，", "累计投入整治资金{n}万元，", "整治入河排污口{n}个，", "召开调度会议{n}次研究推进，",
    "完成{n}个村庄生活污水治理，",
)  # fmt: skip


def week(number: int) -> dt.date:
    """The dispatch date of a week, from 0."""
    return FIRST + dt.timedelta(weeks=number)


def unit(number: int) -> str:
    """The name of a unit, from 0."""
    return f"示例{'县' if number % 2 else '区'}{number + 1}"


def progress_sheet(number: int, day: dt.date) -> bytes:
    """One unit's workbook of a week: title, unit line, header, 100 rows of 12 columns, total and footer.

    Texts have 30 to 120 characters; percentages and dates are formatted numbers, two columns are merged in fives, one
    row is hidden, one cell holds ``#N/A``.
    """
    rng = Random(f"{number} {day}")
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    forms = {
        name: book.add_format({"border": 1, "text_wrap": True} | more)
        for name, more in (("text", {}), ("percent", {"num_format": "0%"}), ("date", {"num_format": "yyyy-mm-dd"}))
    }
    sheet = book.add_worksheet("进展情况")
    sheet.merge_range(0, 0, 0, len(COLUMNS) - 1, f"{unit(number)}落实督察反馈意见整改进展情况表", forms["text"])
    sheet.write_string(1, 0, f"填报单位：{unit(number)}")
    sheet.write_row(2, 0, COLUMNS, forms["text"])
    for row in range(ROWS):
        _row(rng, sheet, row, number, day, forms)
    sheet.write_formula(3 + RUN, EVIDENCE, "=NA()", forms["text"], "#N/A")
    sheet.set_row(3 + ROWS - 1, None, None, {"hidden": True})
    sheet.write_row(3 + ROWS, 0, ("合计", None, f"共{ROWS}条"), forms["text"])
    sheet.write_string(5 + ROWS, 0, "填报人：张三　　审核人：李四")
    book.close()
    return buffer.getvalue()


def _row(rng: Random, sheet: Worksheet, row: int, number: int, day: dt.date, forms: dict[str, Format]) -> None:
    at, problem = row + 3, row // RUN + 1
    done = rng.random() < 0.3
    values = (
        row + 1, None, f"{problem}-{row % RUN + 1}", None, words(rng, 40, 100), words(rng, 30, 120), None,
        "已完成" if done else rng.choice(STATES), None, words(rng, 0, 40), words(rng, 30, 60),
        rng.choice(("照片、台账", "验收报告")),
    )  # fmt: skip
    for column, value in enumerate(values):
        if value:
            sheet.write(at, column, value, forms["text"])
    sheet.write_number(at, PERCENT, 1.0 if done else rng.randrange(100) / 100, forms["percent"])
    if done:
        sheet.write_datetime(at, DATE, day - dt.timedelta(days=rng.randrange(1, 60)), forms["date"])
    if row % RUN == 0:
        sheet.merge_range(at, UNIT, at + RUN - 1, UNIT, unit(number), forms["text"])
        sheet.merge_range(at, PROBLEM, at + RUN - 1, PROBLEM, problem, forms["text"])


def words(rng: Random, least: int, most: int) -> str:
    """Text of about that many characters."""
    length, text = rng.randint(least, most), ""
    while len(text) < length:
        text += rng.choice(CLAUSES).format(n=rng.randrange(1, 500))
    return text[:length]


def write_workspace(folder: Path, weeks: int = WEEKS, units: int = UNITS) -> None:
    """A roster, a list of the 100 measures, and ``weeks`` × ``units`` progress sheets below ``folder``/input."""
    rng = Random(0)
    _table(folder / "input/units/名录.xlsx", ("单位名称", "类别"), [(unit(number), "县区") for number in range(units)])
    everyone = "、".join(unit(number) for number in range(units))
    header = ("问题编号", "反馈问题", "措施编号", "整改措施", "责任单位", "整改时限")
    measures = [
        (problem, f"问题{problem}", f"{problem}-{item}", words(rng, 40, 100), everyone, "2026年12月底前")
        for problem in range(1, ROWS // RUN + 1)
        for item in range(1, RUN + 1)
    ]
    _table(folder / "input/measures/清单.xlsx", header, measures)
    for number in range(weeks):
        place = folder / "input/progress" / week(number).isoformat()
        place.mkdir(parents=True)
        for one in range(units):
            (place / f"{unit(one)}进展.xlsx").write_bytes(progress_sheet(one, week(number)))


def _table(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((header, *rows)):
            sheet.write_row(number, 0, row)
