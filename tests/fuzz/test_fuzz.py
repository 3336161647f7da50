"""300 mutated files through reading and normalising; `make fuzz N=20000` is the full run."""

import os
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("the harness bounds its workers with limits that Windows does not have", allow_module_level=True)

from benchmarks.fuzz.__main__ import SUBJECT
from benchmarks.fuzz.pool import run

COUNT = 300


def test_no_mutant_fails() -> None:
    jobs = min(2, os.cpu_count() or 1)
    verdicts = dict(run(range(COUNT), jobs, SUBJECT))
    assert len(verdicts) == COUNT
    failed = {number: verdict.faults for number, verdict in verdicts.items() if verdict.faults}
    assert not failed, "repeat one with: make fuzz ONLY=<number>"
