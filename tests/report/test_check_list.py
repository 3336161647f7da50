import datetime as dt
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rectify_docs.model.finding import finding
from rectify_docs.model.receipt import UnitReceipt
from rectify_docs.model.source import SourceRef
from rectify_docs.model.stage import Receipt
from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from rectify_docs.report.check_places import OFFICE, TAKEN, UNKNOWN, link_to, owner, senders_of, sheet_names
from tests.workspace import PROGRESS_HEADER, sheet, small_workspace

WEEK = "input/progress/2026-03-13"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = small_workspace(tmp_path_factory.mktemp("核对"))
    (workspace / WEEK / "市住建局.xlsx").unlink()
    rows = [("1-1", "甲", "100%", "基本到位", None, None), ("9-9", "乙", "1", "正在推进", None, None)]
    sheet(workspace / WEEK / "市水务局(补).xlsx", ("填报单位：市水务局",), PROGRESS_HEADER, rows)
    sheet(workspace / WEEK / "不明.xlsx", (), PROGRESS_HEADER, [("1-1", "丙", None, "已完成", None, None)])
    return run(Request(workspace, only=frozenset({"check-list"}), pdf=False), Silent()).folder


@pytest.fixture(scope="module")
def book(folder: Path) -> Any:
    return openpyxl.load_workbook(folder / "数据核对表.xlsx")


def rows_of(page: Any) -> list[list[Any]]:
    return [list(row) for row in page.iter_rows(min_row=4) if row[0].value is not None]


def test_the_overview_counts_by_unit_and_tells_who_sent_nothing(book: Any) -> None:
    counts = {row[0].value: [cell.value for cell in row[1:]] for row in rows_of(book["概览"])}
    assert counts["市水务局"] == ["按时", 2, 2, 0]
    assert counts["市住建局"] == ["未报送", 0, 1, 0]
    assert counts[UNKNOWN][1] == 1


def test_each_unit_has_a_sheet_with_place_writing_wrong_and_remedy(book: Any) -> None:
    state = next(row for row in rows_of(book["市水务局"]) if row[6].value == "基本到位")
    assert [state[at].value for at in (1, 2, 3, 5)] == ["错误", "1-1", "市水务局(补).xlsx", "D3"]
    assert state[5].hyperlink.target.endswith("input/progress/2026-03-13/市水务局(补).xlsx")
    assert state[5].hyperlink.location == "'Sheet'!D3"
    assert "不在词表" in state[7].value
    assert "未启动、正在推进" in state[8].value
    assert state[9].value is None


def test_a_unit_that_sent_nothing_is_on_it(book: Any) -> None:
    assert [row[7].value for row in rows_of(book["市住建局"])] == ["市住建局本期未报送，沿用2026-03-06数据"]


def test_what_the_office_may_decide_is_listed_with_how_to_write_it(book: Any, folder: Path) -> None:
    listed = {row[0].value: row[5].value for row in rows_of(book["待裁定事项"])}
    found = json.loads((folder / "run.json").read_bytes())["findings"]
    assert listed == {one["id"]: one["ruling"] for one in found if one.get("ruling") and one["code"] != "M310"}
    assert "正确的措施编号" in listed.values()


def test_receipts_stand_unit_by_week(book: Any) -> None:
    page = book["报送记录"]
    weeks = [cell.value for cell in page[3]]
    cells = {row[0].value: [cell.value for cell in row] for row in rows_of(page)}
    assert weeks == ["单位", "2026-03-06", "2026-03-13"]
    assert cells["市住建局"] == ["市住建局", "按时", "未报送"]


def test_the_account_of_rows(book: Any, folder: Path) -> None:
    inputs = json.loads((folder / "run.json").read_bytes())["inputs"]
    listed = {row[0].value: [cell.value for cell in row[1:]] for row in rows_of(book["文件"])}
    assert listed == {
        one["path"]: [one["rows_read"], one["rows_used"], one["rows_read"] - one["rows_used"]] for one in inputs
    }
    assert len(rows_of(book["未采用的行"])) == sum(len(one["rows_not_used"]) for one in inputs)


def test_who_has_to_put_a_finding_right() -> None:
    place, known = SourceRef("input/progress/2018-07-06/甲.xlsx"), {"甲局", "乙局"}
    assert owner(finding("F107", place, unit="甲局"), known, {}) == "甲局"
    assert owner(finding("F107", place, unit="甲剧"), known, {place.file: "乙局"}) == UNKNOWN
    assert owner(finding("F107", place), known, {}) == UNKNOWN
    assert owner(finding("F107", place), known, {place.file: "乙局"}) == "乙局"
    assert owner(finding("F107", SourceRef("input/measures/清单.xlsx")), known, {}) == OFFICE


def test_a_sheet_of_several_units_has_no_one_sender() -> None:
    week, own, shared = dt.date(2018, 7, 6), SourceRef("甲.xlsx"), SourceRef("汇总.xlsx")
    units = (("甲局", own), ("甲局", shared), ("乙局", shared), ("丙局", None))
    receipts = [UnitReceipt(unit, week, Receipt.ON_TIME, source) for unit, source in units]
    assert senders_of(receipts) == {"甲.xlsx": "甲局"}


def test_sheet_names_are_accepted_by_spreadsheets_and_stand_once() -> None:
    long = "示例" * 20
    names = sheet_names(["概览", "甲/乙:局", long, long + "二", "甲乙局"])
    assert len({name.casefold() for name in names.values()} | {name.casefold() for name in TAKEN}) == 5 + len(TAKEN)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names.values())


@pytest.mark.parametrize(
    ("place", "link"),
    [
        (SourceRef("input/a.xlsx", "七月", 6, 5), "../../input/a.xlsx#'七月'!E6"),
        (SourceRef("input/a.xlsx", "七月", 6), "../../input/a.xlsx#'七月'!A6"),
        (SourceRef("input/a.csv", "", 6, 5), "../../input/a.csv"),
        (None, ""),
    ],
)
def test_links_lead_to_the_cell_where_the_file_has_cells(place: SourceRef | None, link: str) -> None:
    assert link_to(place) == link
