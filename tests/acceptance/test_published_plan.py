"""The published plan, from its text to a dispatch that says what is overdue."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from rectify_docs.normalise.deadline import parse_deadline
from tests.cli.conftest import SRC

PLAN = Path(__file__).parents[3] / "shared/data/plan/jinan-2018-plan.txt"
pytestmark = pytest.mark.skipif(not PLAN.is_file(), reason=f"the published plan is not at hand: {PLAN.name}")
SETTINGS = """\
[office]
city = "济南市"
name = "济南市整改工作领导小组办公室"
[dispatch]
addressees = "各县区人民政府"
"""


def rectify(*arguments: object) -> None:
    line = [sys.executable, "-m", "rectify_docs", *map(str, arguments)]
    done = subprocess.run(line, capture_output=True, check=False, env={"PYTHONPATH": str(SRC), "PYTHONUTF8": "1"})
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plan")
    (folder / "rectify.toml").write_text(SETTINGS, encoding="utf-8")
    rectify("import-plan", PLAN, "-o", folder / "input/measures/清单.xlsx")
    return folder


def test_all_items_and_clauses_are_there_in_order(workspace: Path) -> None:
    page = openpyxl.load_workbook(workspace / "input/measures/清单.xlsx").active
    assert page is not None
    rows = list(page.iter_rows(values_only=True))
    at = next(index for index, row in enumerate(rows) if row[0] == "问题编号")
    columns = {str(name): index for index, name in enumerate(rows[at]) if name}
    measures = rows[at + 1 :]
    assert len(measures) == 61
    assert list(dict.fromkeys(row[columns["问题编号"]] for row in measures)) == [str(n) for n in range(1, 27)]
    assert {row[columns["来源类型"]] for row in measures} == {"方案任务"}
    deadlines = [str(row[columns["整改时限"]]) for row in measures]
    assert deadlines.count("立行立改,长期坚持") == 45
    assert deadlines.count("2020年年底") == 10
    assert sum(parse_deadline(text).due is not None for text in deadlines) == 15
    text = PLAN.read_text(encoding="utf-8")
    for row in measures:
        units, persons, deadline = (row[columns[name]] for name in ("责任单位", "责任人", "整改时限"))
        assert f"(责任单位:{units};责任人:{persons};整改时限:{deadline})" in text
        assert str(row[columns["整改措施"]]) in text


@pytest.mark.parametrize(
    ("as_of", "overdue"), [("2018-09-01", 2), ("2019-01-01", 3), ("2020-01-01", 5), ("2021-01-01", 15)]
)
def test_with_nothing_reported_overdue_goes_by_date(workspace: Path, as_of: str, overdue: int) -> None:
    rectify("build", "--workspace", workspace, "--as-of", as_of, "--no-pdf", "--quiet")
    folder = workspace / "output" / as_of
    ledger = json.loads((folder / "ledger.json").read_bytes())
    assert sum(measure["overdue"] for measure in ledger["measures"]) == overdue
    assert ledger["statistics"]["measures.overdue"] == overdue
    assert ledger["statistics"]["measures.total"] == 61
    kinds = {document["kind"] for document in json.loads((folder / "run.json").read_bytes())["documents"]}
    assert {"measure-list", "weekly-dispatch"} <= kinds
    assert "disclosure-notice" not in kinds
