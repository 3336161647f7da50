"""Report forms there and back: sent out, filled in, put into the week's folder, read by the next run."""

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Answer, Request
from rectify_docs.pipeline.run import run
from tests.workspace import sheet, small_workspace

DAY = "2026-03-20"
OUT = f"output/{DAY}"
UNITS = ("乙区", "市住建局", "市水务局")
FIRST = 5
"""The first row of the list."""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return small_workspace(tmp_path / "整改 工作区")


def forms(workspace: Path) -> tuple[str, ...]:
    only = frozenset({"report-form"})
    return run(Request(workspace, dt.date.fromisoformat(DAY), only=only, pdf=False), Silent()).documents


def build(workspace: Path, *kinds: str) -> Answer:
    return run(Request(workspace, only=frozenset(kinds), pdf=False), Silent())


def cells(path: Path) -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=FIRST)]


def send_back(workspace: Path, unit: str, name: str, **values: str | float) -> Path:
    """The unit's form with its first row filled in (column letter → value), in the week's folder under any name."""
    book = openpyxl.load_workbook(workspace / OUT / f"填报表/{unit}.xlsx")
    page = book.worksheets[0]
    assert isinstance(page, Worksheet)
    for letter, value in values.items():
        page[f"{letter}{FIRST}"] = value
    path = workspace / f"input/progress/{DAY}" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def found(workspace: Path) -> dict[str, set[str]]:
    """Code → units of a check's findings."""
    by_code: dict[str, set[str]] = {}
    for one in build(workspace, "check-list").findings:
        by_code.setdefault(one.code, set()).add(one.unit)
    return by_code


def ledger_unit(workspace: Path, week: str, measure: str, unit: str) -> Any:
    """The unit's state in the ledger of a week."""
    ledger = json.loads((workspace / f"output/{week}/ledger.json").read_bytes())
    units = next(one["units"] for one in ledger["measures"] if one["id"] == measure)
    return next(one for one in units if one["name"] == unit)


def test_each_unit_gets_a_form_with_its_last_word(workspace: Path) -> None:
    assert forms(workspace) == tuple(f"填报表/{unit}.xlsx" for unit in UNITS)
    record = json.loads((workspace / OUT / "run.json").read_bytes())
    assert {(one["kind"], one["template"]) for one in record["documents"]} == {("report-form", "xlsx/report-form.xlsx")}
    (row, *_) = cells(workspace / OUT / "填报表/市住建局.xlsx")
    assert row[:6] == ["2-1", "落实六个百分百", "2026年3月10日", "整治 <两处> & {{ 未完 }}", "正在推进", 0.5]
    assert row[6:] == [None, "正在推进", 0.5, None, None, None, None, None, None]


def test_a_build_makes_no_forms_and_keeps_those_that_are_there(workspace: Path) -> None:
    forms(workspace)
    before = (workspace / OUT / "填报表/乙区.xlsx").read_bytes()
    send_back(workspace, "乙区", "a.xlsx", G="订货完成")
    assert not [name for name in build(workspace).documents if "填报表" in name]
    assert (workspace / OUT / "填报表/乙区.xlsx").read_bytes() == before
    kinds = {one["kind"] for one in json.loads((workspace / OUT / "run.json").read_bytes())["documents"]}
    assert {"report-form", "ledger"} <= kinds
    again = forms(workspace)
    assert len(again) == len(UNITS)
    assert (workspace / OUT / "整改台账.xlsx").is_file()
    assert (workspace / OUT / "填报表/乙区.xlsx").read_bytes() == before


@pytest.mark.parametrize("name", ["改了名的表.xlsx", "迟报/市水务局3月6日.xlsx", "市水务局.xls"])
def test_a_form_is_known_by_its_key_not_by_its_name(workspace: Path, name: str) -> None:
    forms(workspace)
    send_back(workspace, "乙区", name, G="巡查\n两次", I=0.45)
    build(workspace, "ledger")
    unit = ledger_unit(workspace, DAY, "1-1", "乙区")
    assert (unit["percent"], unit["reported_on"]) == (45, DAY)


def test_an_untouched_form_is_not_a_report(workspace: Path) -> None:
    forms(workspace)
    send_back(workspace, "乙区", "乙区.xlsx")
    said = found(workspace)
    assert (said["R280"], said["C401"]) == ({"乙区"}, set(UNITS))


def test_a_nil_report_counts_as_reported(workspace: Path) -> None:
    forms(workspace)
    path = send_back(workspace, "乙区", "乙区.xlsx")
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["O2"] = "是"
    book.save(path)
    assert found(workspace)["C401"] == set(UNITS) - {"乙区"}


def test_last_weeks_form_in_this_weeks_folder_is_refused(workspace: Path) -> None:
    forms(workspace)
    send_back(workspace, "市住建局", "a.xlsx", G="整治三处")
    (workspace / "input/progress/2026-03-27").mkdir()
    shutil.copy(workspace / f"input/progress/{DAY}/a.xlsx", workspace / "input/progress/2026-03-27/乙.xlsx")
    assert found(workspace)["R282"] == {"市住建局"}


def test_last_weeks_form_in_the_supplements_counts_for_last_week(workspace: Path) -> None:
    forms(workspace)
    late = send_back(workspace, "市住建局", "a.xlsx", G="整治三处", I=0.7)
    new = workspace / "input/progress/2026-03-27/补报/乙.xlsx"
    new.parent.mkdir(parents=True)
    late.rename(new)
    build(workspace, "ledger")
    unit = ledger_unit(workspace, "2026-03-27", "2-1", "市住建局")
    assert (unit["percent"], unit["reported_on"]) == (70, DAY)


def test_text_of_last_week_is_flagged(workspace: Path) -> None:
    forms(workspace)
    send_back(workspace, "市住建局", "a.xlsx", G="整治 <两处> & {{ 未完 }}")
    assert found(workspace)["R289"] == {"市住建局"}


def test_a_closed_week_for_which_only_forms_were_made_is_no_changed_one(workspace: Path) -> None:
    forms(workspace)
    send_back(workspace, "市住建局", "a.xlsx", G="整治三处")
    (workspace / "input/progress/2026-03-27").mkdir()
    assert "F130" not in found(workspace)


def test_hostile_texts_come_out_as_plain_text(workspace: Path) -> None:
    header = ("措施编号", "进展情况", "完成进度", "状态")
    for unit, text in (("市住建局", "+1\n{{ 7*7 }}{% for %}<w:p/>"), ("乙区", "")):
        rows = [("2-1", text, "50%", "正在推进")] if text else [("3-1", "长" * 32_000, "30%", "正在推进")]
        sheet(workspace / f"input/progress/2026-03-13/{unit}.xlsx", (f"填报单位：{unit}",), header, rows)
    forms(workspace)
    (row, *_) = cells(workspace / OUT / "填报表/市住建局.xlsx")
    assert row[3] == "+1\n{{ 7*7 }}{% for %}<w:p/>"
    pages = [openpyxl.load_workbook(path) for path in (workspace / OUT / "填报表").iterdir()]
    assert not [c for book in pages for page in book for r in page.iter_rows() for c in r if c.data_type == "f"]
    record = json.loads((workspace / OUT / "run.json").read_bytes())
    assert [one["unit"] for one in record["findings"] if one["code"] == "R288"] == ["乙区"]


def test_a_deleted_row_and_a_changed_id_are_named(workspace: Path) -> None:
    forms(workspace)
    send_back(workspace, "乙区", "a.xlsx", A="9-9", G="巡查两次")
    said = found(workspace)
    assert (said["R285"], said["R286"]) == ({"乙区"}, {"乙区"})
