"""The harness sees every kind of failure: each is made on purpose."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("the harness bounds its workers with limits that Windows does not have", allow_module_level=True)

from benchmarks.fuzz.pool import run
from benchmarks.fuzz.summary import Summary

NUMBERS = range(1, 40)


def faults(name: str, numbers: range = NUMBERS, limit: float = 5.0) -> list[str]:
    """The kinds of all faults that a broken reader shows."""
    found = [fault for _, verdict in run(numbers, 1, f"tests.fuzz.broken:{name}", limit) for fault in verdict.faults]
    return sorted({fault.partition(":")[0] for fault in found})


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("loses_a_row", "lost row"),
        ("miscounts", "balance"),
        ("doubles_a_row", "row twice"),
        ("mixes_texts", "wrong source"),
        ("raises", "exception"),
    ],
)
def test_a_broken_reader_is_seen(name: str, kind: str) -> None:
    assert kind in faults(name)


def test_a_hang_is_ended_and_the_run_goes_on() -> None:
    verdicts = dict(run(range(2), 1, "tests.fuzz.broken:hangs", 0.3))
    assert sorted(verdicts) == [0, 1]
    assert all(verdict.faults == ["hang: over 0.3 s"] for verdict in verdicts.values())


def test_a_dead_process_is_replaced() -> None:
    verdicts = dict(run(range(3), 2, "tests.fuzz.broken:dies"))
    assert sorted(verdicts) == [0, 1, 2]
    assert all(verdict.faults == ["crash: the process ended with 9"] for verdict in verdicts.values())


def test_the_summary_names_the_numbers() -> None:
    summary = Summary()
    for number, verdict in run(range(3), 1, "tests.fuzz.broken:raises"):
        summary.add(number, verdict)
    text = summary.markdown()
    assert "exception: AttributeError at fuzz/broken.py" in text
    assert "Failures: 3" in text
