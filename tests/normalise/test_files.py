"""From real files to records: what the reader gives and what the grammars expect must meet."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from rectify_docs.normalise.measures import read_measures
from rectify_docs.normalise.progress import read_progress
from rectify_docs.read.workbook import read_workbook

from .sheets import CITY, balanced, codes

WEEK = dt.date(2018, 7, 6)


def test_a_progress_workbook_with_everything(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "7.6"
    sheet.append(["附件1 整改工作周调度表"])
    sheet.append(["填报单位：环保局", None, None, "填报日期：2018年7月6日"])
    sheet.append(["措施编号", "本周调度情况", None, None, "完成日期"])
    sheet.append([None, "进展情况", "完成进度", "状态", None])
    for place in ("A1:E1", "A3:A4", "B3:D3", "E3:E4"):
        sheet.merge_cells(place)
    sheet.append(["1-1", "管网改造完成", 1, "已完成", dt.date(2018, 7, 2)])
    sheet.append(["1-2", "正在清淤", 0.85, "正在推进", None])
    sheet.append(["1-3", "绿化", "=B9/C9", "推进中", None])
    sheet.append(["1-4", "监测", None, "#REF!", None])
    sheet.append(["合计", None, None, None, None])
    sheet.append(["填报人：张三", None, "审核人：李四"])
    sheet["C5"].number_format = sheet["C6"].number_format = "0%"
    sheet["D8"].data_type = "e"
    sheet.row_dimensions[6].hidden = True
    old = book.copy_worksheet(sheet)
    old.title = "6.29"
    book.save(tmp_path / "表.xlsx")
    raw = read_workbook(tmp_path / "表.xlsx", "input/progress/2018-07-06/表.xlsx")
    reading = read_progress(raw.records, WEEK, roster=CITY)
    assert codes(reading) == ["R232", "R204", "R232", "R204", "R207", "R229", "R228"]
    rows = reading.records[0].rows
    assert [(row.measure_id, row.percent) for row in rows] == [
        ("1-1", Decimal(100)),
        ("1-2", Decimal(85)),
        ("1-3", None),
    ]
    assert rows[0].completed_on == dt.date(2018, 7, 2)
    assert rows[0].source.ref("percent").cell == "C5"
    assert reading.records[0].declared_on == WEEK
    assert balanced(reading, 3)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_delimited_file(tmp_path: Path, encoding: str) -> None:
    text = "措施编号,填报单位,进展情况,完成进度,状态\n1-1,东城,清淤,８５％,推进中\n备注：无,,,,\n"
    (tmp_path / "表.csv").write_bytes(text.encode(encoding))
    raw = read_workbook(tmp_path / "表.csv", "input/progress/2018-07-06/表.csv")
    reading = read_progress(raw.records, WEEK, roster=CITY)
    assert codes(reading) == []
    assert [(row.unit, row.percent) for row in reading.records[0].rows] == [("东城区", Decimal(85))]


def test_a_measure_workbook_with_merged_problems_and_a_month(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["整改措施清单"])
    sheet.append(["序号", "反馈问题", "措施编号", "整改措施", "责任单位", "责任人", "完成时限", "问题编号"])
    sheet.append([1, "河道污染", "1-1", "截污", "市水务局", "张三", dt.date(2018, 8, 1), 1])
    sheet.append([None, None, "1-2", "清淤", "市水务局、各县区政府", "张三", "立行立改", None])
    sheet.append([None, None, "1-3", "绿化", "市水务局", "张三", "2018年底", None])
    sheet["G3"].number_format = 'yyyy"年"m"月"'
    for place in ("A1:H1", "B3:B4", "H3:H4"):
        sheet.merge_cells(place)
    book.save(tmp_path / "清单.xlsx")
    raw = read_workbook(tmp_path / "清单.xlsx", "input/measures/清单.xlsx")
    reading = read_measures(raw.records, None, CITY)
    assert codes(reading) == ["R211"]
    measures = reading.records[0].measures
    assert [(one.id, one.deadline.due) for one in measures] == [("1-1", dt.date(2018, 8, 31)), ("1-2", None)]
    assert balanced(reading, 2)
