"""The hazard table as a test report: each row of ``hazards.toml`` with the tests that make it in a real file."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.hazards.case import Case

OUTCOMES = pytest.StashKey[dict[str, set[str]]]()


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """An empty week of a small city."""
    return Case(tmp_path)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Notes the outcome of each test under the hazards that it is marked with."""
    report = yield
    if report.when == "call" or report.outcome != "passed":
        outcomes = item.config.stash.setdefault(OUTCOMES, {})
        for mark in item.iter_markers("hazard"):
            for id_ in mark.args:
                outcomes.setdefault(id_, set()).add(report.outcome)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """One line: how many rows hold, and which do not."""
    outcomes = config.stash.get(OUTCOMES, {})
    if not outcomes:
        return
    wrong = sorted(id_ for id_, seen in outcomes.items() if seen != {"passed"})
    said = f"，未通过：{'、'.join(wrong)}" if wrong else ""
    terminalreporter.write_line(f"风险表：{len(outcomes)}行，通过{len(outcomes) - len(wrong)}行{said}")
