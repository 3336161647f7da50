"""The history in 整改台账.xlsx: each dispatch as it was known then, and a chart that shows those cells."""

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
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = small_workspace(tmp_path_factory.mktemp("台账"))
    return run(Request(workspace, only=frozenset({"ledger"}), pdf=False), Silent()).folder / "整改台账.xlsx"


@pytest.fixture(scope="module")
def book(file: Path) -> Any:
    return openpyxl.load_workbook(file)


def lines(page: Any, first: int) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in page.iter_rows(min_row=first)]


def test_each_dispatch_has_its_line_and_the_parts_add_up(book: Any) -> None:
    rows = lines(book["各期汇总"], 4)
    assert [row[0] for row in rows] == ["2026-03-06", "2026-03-13"]
    assert [row[1] for row in rows] == [4, 4]
    assert all(row[1] == sum(row[2:]) for row in rows)
    assert [row[5] for row in rows] == [0, 1]


def test_each_measure_has_its_state_on_every_dispatch(book: Any) -> None:
    rows = {row[0]: row[1:] for row in lines(book["历史"], 4)}
    assert list(rows) == ["1-1", "1-2", "2-1", "3-1"]
    assert rows["2-1"][1] == "正在推进，50%，逾期"
    assert rows["3-1"] == ["正在推进，10%，未达到序时进度", "正在推进，30%，达到序时进度"]


def test_problems_carry_the_offices_records(book: Any) -> None:
    rows = {row[0]: row for row in lines(book["问题"], 3)}
    assert rows["1"][5:] == ["已验收", 1, "2026年3月1日验收通过"]


def test_the_chart_shows_the_cells_of_its_sheet(file: Path) -> None:
    with zipfile.ZipFile(file) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/chart")]
    chart = next(xml for xml in charts if "各期汇总!" in xml)
    values = re.findall(r"<c:val>.*?<c:f>(.*?)</c:f>", chart, re.DOTALL)
    assert values == [f"各期汇总!${letter}$4:${letter}$5" for letter in "CDEFG"]
    assert "各期进度构成" in chart
