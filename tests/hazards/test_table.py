"""Every row of the table has a test, and the table is the one that the offices' experience gave."""

import csv
import importlib
from pathlib import Path

import pytest

from tests.hazards.report import hazards, report

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared/domain/hazards.tsv"
REPORT = HERE.parents[1] / "docs/hazards.md"


def marked() -> set[str]:
    """The hazards that tests of this folder are marked with."""
    modules = [importlib.import_module(f"tests.hazards.{path.stem}") for path in sorted(HERE.glob("test_*.py"))]
    tests = [test for module in modules for name, test in vars(module).items() if name.startswith("test_")]
    marks = [mark for test in tests for mark in getattr(test, "pytestmark", ()) if mark.name == "hazard"]
    return {id_ for mark in marks for id_ in mark.args}


def test_every_hazard_has_a_test_and_every_mark_a_hazard() -> None:
    assert marked() == set(hazards())


@pytest.mark.skipif(not SHARED.exists(), reason="the table of hazards is not beside this checkout (../shared/domain)")
def test_no_hazard_is_forgotten() -> None:
    with SHARED.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [row[0] for row in rows[1:]] == list(hazards())


def test_the_report_in_the_manual_has_every_row_passed() -> None:
    text = REPORT.read_text(encoding="utf-8")
    for id_, (what, done) in hazards().items():
        row = next(line for line in text.splitlines() if line.startswith(f"| {id_} "))
        assert what in row
        assert done in row
        assert row.endswith("| 通过 |")


def test_a_failure_and_a_missing_test_show_in_the_report() -> None:
    text = report({"H01": [("tests/hazards/test_tables.py::test_a[1]", "failed")]})
    assert "| H01 | 表头之上有标题行" in text
    assert "（1例） | 未通过 |" in text
    assert "没有测试" in text
    assert "通过0行" in text
