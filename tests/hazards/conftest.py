"""The hazard table as a test report: each row of ``hazards.toml`` with the tests that make it in a real file."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.hazards.case import Case
from tests.hazards.report import Outcomes, report

OUTCOMES = pytest.StashKey[Outcomes]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--hazard-report FILE`` writes the table row by row."""
    parser.addoption("--hazard-report", type=Path, default=None)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """An empty week of a small city."""
    return Case(tmp_path)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Notes the outcome of each test under the hazards that it is marked with."""
    result = yield
    if result.when == "call" or result.outcome != "passed":
        outcomes = item.config.stash.setdefault(OUTCOMES, {})
        for mark in item.iter_markers("hazard"):
            for id_ in mark.args:
                outcomes.setdefault(id_, []).append((item.nodeid, result.outcome))
    return result


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """One line: how many rows hold, and which do not; the whole table into a file where one is named."""
    outcomes = config.stash.get(OUTCOMES, {})
    if not outcomes:
        return
    wrong = sorted(id_ for id_, seen in outcomes.items() if any(outcome != "passed" for _, outcome in seen))
    said = f"，未通过：{'、'.join(wrong)}" if wrong else ""
    terminalreporter.write_line(f"风险表：{len(outcomes)}行，通过{len(outcomes) - len(wrong)}行{said}")
    target: Path | None = config.getoption("--hazard-report", None)
    if target:
        target.write_text(report(outcomes), encoding="utf-8")
