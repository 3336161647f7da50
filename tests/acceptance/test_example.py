"""The example workspace, against figures that were counted from its sheets outside the product."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from tests.cli.conftest import SRC

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of one build, without PDFs."""
    workspace = tmp_path_factory.mktemp("example")
    shutil.copytree(ROOT / "input", workspace / "input")
    shutil.copytree(ROOT / "templates", workspace / "templates")
    shutil.copy(ROOT / "rectify.toml", workspace)
    line = [sys.executable, "-m", "rectify_docs", "build", "--workspace", str(workspace), "--no-pdf", "--quiet"]
    done = subprocess.run(line, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(SRC)})
    assert done.returncode == 1, done.stderr.decode()  # done, with findings
    return workspace / "output/2026-03-27"


@pytest.fixture(scope="module")
def run(folder: Path) -> Any:
    return json.loads((folder / "run.json").read_bytes())


EXPECTED = {
    "problems.total": 23,
    "problems.closed": 2,
    "problems.accepted": 2,
    "problems.open": 19,
    "measures.total": 55,
    "measures.done": 18,
    "measures.overdue": 3,
    "measures.behind": 4,
    "measures.on_schedule": 23,
    "measures.not_applicable": 7,
    "measures.ongoing": 10,
    "due.total": 13,
    "due.done": 10,
    "due.on_time": 8,
    "due.rate": 61.5,
    "due.soon": 6,
    "week.new_done": 3,
    "week.new_overdue": 1,
    "receipts.expected": 27,
    "receipts.on_time": 25,
    "receipts.late": 1,
    "receipts.missing": 1,
}


def test_figures_are_those_counted_by_hand(folder: Path) -> None:
    statistics = json.loads((folder / "ledger.json").read_bytes())["statistics"]
    assert {key: statistics[key] for key in EXPECTED} == EXPECTED


def test_measures_that_lag_are_those_counted_by_hand(folder: Path) -> None:
    measures = json.loads((folder / "ledger.json").read_bytes())["measures"]
    assert {m["id"]: m["days_left"] for m in measures if m["overdue"]} == {"9-1": -7, "15-1": -12, "18-1": -27}
    assert [m["id"] for m in measures if m["schedule"] == "未达到序时进度"] == ["9-2", "13-2", "20-2", "21-2"]


@pytest.mark.parametrize(
    ("code", "file", "cell"),
    [
        ("M301", "市住建局周调度0327(终稿).xlsx", "A6"),
        ("M302", "附件：青溪区整改工作进展情况表（3月27日）.xlsx", "E7"),
        ("R220", "市生态环境局3月27日进展.xlsx", "B8"),
        ("R222", "西城区3.27周调度.xlsx", "D8"),
        ("R259", "市农业农村局整改台账3月27日报.xlsx", "G4"),
        ("C410", "石桥县 3月27日 整改进展.xlsx", "E6"),
    ],
)
def test_each_irregularity_is_named_to_the_cell(run: Any, code: str, file: str, cell: str) -> None:
    week = "input/progress/2026-03-27/"
    found = [item for item in run["findings"] if item["code"] == code and item["file"] == f"{week}{file}"]
    assert [item["cell"] for item in found] == [cell]
    assert all(item["remedy"] and item["message"] for item in found)


def test_the_ruling_is_applied_and_listed(run: Any) -> None:
    assert [item["file"] for item in run["findings"] if item["code"] == "M326"] == ["input/rulings/裁定.xlsx"]
    assert "M324" not in {item["code"] for item in run["findings"]}


def test_every_row_is_used_or_listed(run: Any) -> None:
    assert sum(file["rows_read"] for file in run["inputs"] if "/progress/" in file["path"]) == 434 + 4
    for file in run["inputs"]:
        assert file["rows_read"] == file["rows_used"] + len(file["rows_not_used"])


def test_two_problems_are_fit_for_a_notice_and_the_run_says_why_the_others_are_not(run: Any) -> None:
    notices = [item["path"] for item in run["documents"] if item["kind"] == "disclosure-notice"]
    assert [name.rpartition(".")[2] for name in notices] == ["docx", "html"] * 2
    whys = [item["why"] for item in run["skipped"] if item["kind"] == "disclosure-notice"]
    assert any("已经公示" in why and "问题1、2" in why for why in whys)
    assert any("尚未验收通过" in why and "5" in why for why in whys)
    assert any("信访件" in why for why in whys)


def test_the_minutes_name_every_measure_that_lags_with_its_days(folder: Path, run: Any) -> None:
    (name,) = [item["path"] for item in run["documents"] if item["kind"] == "meeting-minutes"]
    printed = {one["id"] for one in run["figures"] for place in one["printed"] if place["document"] == name}
    lagging = ("9-1", "15-1", "18-1", "9-2", "13-2", "20-2", "21-2")
    assert {f"measure.days[measure={measure}]" for measure in lagging} <= printed
    assert {"problems.total", "measures.total", "measures.done", "measures.overdue", "measures.behind"} <= printed
    text = "".join(one.text for one in docx.Document(str(folder / name)).paragraphs)
    assert "23个问题中" in text
    assert "截至2026年3月27日逾期未完成的3条措施，由下列单位于2026年4月7日前" in text
    assert "18-1" in text.partition("已逾期27天，由市交通运输局、市公安局书面说明")[0]


def test_a_letter_says_what_its_own_unit_reported_and_none_refutes_itself(folder: Path) -> None:
    """21-2 stands at 32%, the slower unit's; 市市场监管局 has 43% of the 42.8% that 20-2 asks for."""
    letters = {path.stem: path for path in (folder / "督办通知单").glob("*.docx")}
    assert "督办通知单（市市场监管局）" not in letters
    text = "".join(one.text for one in docx.Document(str(letters["督办通知单（东城区）"])).paragraphs)
    assert "你单位完成进度37%，序时应达到42.8%，该措施连续滞后4周" in text


def test_completion_before_a_failed_acceptance_is_not_completion_in_time(folder: Path, run: Any) -> None:
    """Problem 5 failed on 3-24; its units repeat their days of February and March after it."""
    asked = [(item["unit"], item["cell"]) for item in run["findings"] if item["code"] == "C422"]
    assert ("市公安局", "G3") in asked
    (form,) = (folder / "验收销号表").glob("*清单问题5*.docx")
    opened = docx.Document(str(form))
    assert "此前登记：2026年3月24日，市整改办，验收不通过。" in [one.text for one in opened.paragraphs]
    assert {row.cells[4].text for row in opened.tables[0].rows[1:]} == {"2026年3月27日"}


def test_a_measure_without_a_usable_row_is_named_at_the_refused_one(run: Any) -> None:
    places = {(item["unit"], item.get("cell", "")) for item in run["findings"] if item["code"] == "C414"}
    assert places == {("西城区", "D8"), ("市生态环境局", "")}


def test_printed_places_name_real_documents(run: Any) -> None:
    names = {item["path"] for item in run["documents"]}
    printed = [place for figure in run["figures"] for place in figure["printed"]]
    assert printed
    assert {place["document"] for place in printed} <= names


def test_the_calendar_has_every_duty_that_the_dispatch_names(folder: Path) -> None:
    rows = openpyxl.load_workbook(folder / "整改台账.xlsx")["日程"].iter_rows(values_only=True)
    duties = {row[3] for row in rows if row[2] == "定期任务"}
    (dispatch,) = folder.glob("*通报.docx")
    text = "".join(one.text for one in docx.Document(str(dispatch)).paragraphs)
    named = text.partition("定期任务")[2].partition("五、")[0]
    assert {"9-3", "19-1", "21-3"} <= {*re.findall(r"\d+-\d", named)} <= duties
