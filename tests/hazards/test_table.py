"""Every row of the table has a test, and the table is the one that the offices' experience gave."""

import csv
import importlib
import re
from pathlib import Path

import pytest

from tests.hazards.report import hazards, report

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared/domain/hazards.tsv"
REPORT = HERE.parents[1] / "docs/hazards.md"


def names() -> dict[str, set[str]]:
    """Hazard → the tests of this folder that are marked with it, as the report names them."""
    found: dict[str, set[str]] = {}
    for path in sorted(HERE.glob("test_*.py")):
        for name, test in vars(importlib.import_module(f"tests.hazards.{path.stem}")).items():
            marks = (mark for mark in getattr(test, "pytestmark", ()) if mark.name == "hazard")
            for id_ in (id_ for mark in marks for id_ in mark.args):
                found.setdefault(id_, set()).add(f"{path.name}::{name}")
    return found


def test_every_hazard_has_a_test_and_every_mark_a_hazard() -> None:
    assert set(names()) == set(hazards())


@pytest.mark.skipif(not SHARED.exists(), reason="the table of hazards is not beside this checkout (../shared/domain)")
def test_no_hazard_is_forgotten() -> None:
    with SHARED.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [row[0] for row in rows[1:]] == list(hazards())


def test_the_report_in_the_manual_is_of_these_hazards_and_these_tests() -> None:
    """Whether they pass only a run can say (``make hazards``); what the report is about can be compared."""
    lines = {line.split(" | ")[0]: line for line in REPORT.read_text(encoding="utf-8").splitlines()}
    tests = names()
    for id_, (what, done) in hazards().items():
        _, said, does, seen, _ = lines[f"| {id_}"].split(" | ")
        assert (said, does) == (what, done)
        assert set(re.findall(r"`([^`]+)`", seen)) == tests[id_]


def test_a_failure_and_a_missing_test_show_in_the_report() -> None:
    text = report({"H01": [("tests/hazards/test_tables.py::test_a[1]", "failed")]})
    assert "| H01 | 表头之上有标题行" in text
    assert "（1例） | 未通过 |" in text
    assert "没有测试" in text
    assert "通过0行" in text
