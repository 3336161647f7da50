"""The views of 整改台账.xlsx by group and by time: every number there is a figure of the ledger."""

import datetime as dt
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from tests.workspace import small_workspace


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = small_workspace(tmp_path_factory.mktemp("分组"))
    return run(Request(workspace, only=frozenset({"ledger"}), pdf=False), Silent()).folder


@pytest.fixture(scope="module")
def book(folder: Path) -> Any:
    return openpyxl.load_workbook(folder / "整改台账.xlsx")


@pytest.fixture(scope="module")
def statistics(folder: Path) -> dict[str, Any]:
    text = (folder / "ledger.json").read_text(encoding="utf-8")
    values: dict[str, Any] = json.loads(text)["statistics"]
    return values


def table(page: Any) -> list[dict[str, Any]]:
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    head = next(at for at, row in enumerate(rows) if sum(value is not None for value in row) > 2)
    return [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]


def test_parts_sum_to_the_whole(book: Any, statistics: dict[str, Any]) -> None:
    rows = table(book["进度构成"])
    assert sum(row["措施数"] for row in rows) == statistics["measures.total"]
    assert sum(row["占比"] for row in rows) == pytest.approx(1)


def test_units_say_what_they_share_and_what_they_lead(book: Any, statistics: dict[str, Any]) -> None:
    rows = table(book["按单位"])
    assert sum(row["其中牵头"] for row in rows) == statistics["measures.total"]
    assert sum(row["措施数"] for row in rows) >= statistics["measures.total"]
    assert "分项之和大于总数" in book["按单位"]["A2"].value
    for row in rows:
        assert row["措施数"] == statistics[f"measures.total[unit={row['单位']}]"]
        assert row["完成率位次"] == statistics[f"rank.done_rate[unit={row['单位']}]"]


@pytest.mark.parametrize(("name", "head"), [("按督导单位", "督导单位"), ("按领域", "领域")])
def test_partitions_add_up(book: Any, statistics: dict[str, Any], name: str, head: str) -> None:
    rows = table(book[name])
    assert all(row[head] for row in rows)
    for column, stat in (("措施数", "measures.total"), ("已完成", "measures.done"), ("逾期", "measures.overdue")):
        assert sum(row[column] for row in rows) == statistics[stat]


def test_the_calendar_is_in_order_and_holds_dates(book: Any) -> None:
    days = [row["日期"] for row in table(book["日程"])]
    assert days
    assert all(isinstance(day, dt.datetime) for day in days)
    assert days == sorted(days)


def test_reporting_has_a_column_for_each_dispatch(book: Any, statistics: dict[str, Any]) -> None:
    rows = table(book["报送情况"])
    weeks = [name for name in rows[0] if re.fullmatch(r"\d{4}-\d\d-\d\d", name)]
    assert weeks == ["2026-03-06", "2026-03-13"]
    for row in rows:
        asked = sum(row[week] != "未到期" for week in weeks)
        assert row["累计应报次数"] == asked == statistics[f"tally.expected[unit={row['单位']}]"]


def test_charts_show_the_cells_of_their_own_sheet(folder: Path) -> None:
    with zipfile.ZipFile(folder / "整改台账.xlsx") as file:
        charts = [file.read(name).decode() for name in file.namelist() if name.startswith("xl/charts/chart")]
    kinds = {kind for xml in charts for kind in re.findall(r"<c:(doughnutChart|barChart)>", xml)}
    assert kinds == {"doughnutChart", "barChart"}
    for xml in charts:
        sheets = set(re.findall(r"<c:f>'?([^'!]+)'?!", xml))
        assert len(sheets) == 1
