"""From parsed rows to ledger and statistics: seconds and memory (``python -m benchmarks.merging [WEEKS]``).

Each run is a process of its own; without a number all scales take turns.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

from benchmarks.document import Row
from benchmarks.timing import peak
from benchmarks.workload import records, week
from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.statistics import compute
from rectify_docs.pipeline.collector import relax
from rectify_docs.settings import Settings

SCALES = (26, 52, 104)
YEAR = 52
"""Weeks that the targets are about: 312,000 rows."""
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Targets:
    """What merging has to reach."""

    seconds: float = 10.0
    megabytes: float = 1024.0
    growth: float = 2.1


@dataclass(frozen=True, slots=True)
class Merged:
    """What one run took."""

    weeks: int
    rows: int
    figures: int
    seconds: float
    cpu: float
    """Seconds of processor time; other programs on the machine do not change it."""
    megabytes: float
    """Peak of resident memory: the rows, the interpreter and all libraries included."""


def measure(weeks: int) -> Merged:
    """Merges so many weeks in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.merging", str(weeks)]
    return Merged(**json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def once(weeks: int) -> Merged:
    """Merges so many weeks in this process."""
    settings, given = Settings(), records(weeks)
    relax()  # as a run does between reading and merging
    start, cpu = time.perf_counter(), time.process_time()
    ledger = build_ledger(given, settings, week(weeks - 1)).ledger
    book = compute(ledger, settings.rules)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    rows = sum(len(report.rows) for report in given.reports)
    return Merged(weeks, rows, len(book.by_id), seconds, cpu, peak())


def table(rounds: int) -> list[Row]:
    """The scales in turn, so that a busy machine slows all alike."""
    runs: dict[int, list[Merged]] = {weeks: [] for weeks in SCALES}
    for number in range(rounds):
        for weeks in SCALES:
            taken = measure(weeks)
            print(f"第 {number + 1} 轮：{taken}", flush=True)
            runs[weeks].append(taken)
    return _rows(runs)


def _rows(runs: dict[int, list[Merged]]) -> list[Row]:
    targets, rows = Targets(), []
    for weeks, taken in runs.items():
        seconds, memory = statistics.median(one.seconds for one in taken), max(one.megabytes for one in taken)
        judged = weeks == YEAR
        what = f"{weeks} weeks, {taken[0].rows:,} rows, {taken[0].figures:,} figures"
        rows += [
            Row(f"{what}: time", f"{seconds:.1f} s", f"≤ {targets.seconds:g} s" if judged else "",
                seconds <= targets.seconds if judged else None),
            Row(f"{what}: peak memory", f"{memory:.0f} MB", f"≤ {targets.megabytes:g} MB" if judged else "",
                memory <= targets.megabytes if judged else None),
        ]  # fmt: skip
    for one, two in pairwise(SCALES):
        growth = _growth(runs[one], runs[two], lambda taken: taken.seconds)
        processor = _growth(runs[one], runs[two], lambda taken: taken.cpu)
        rows += [
            Row(f"time, {two} weeks against {one}", f"{growth:.2f} times", f"≤ {targets.growth:g} times",
                growth <= targets.growth),
            Row(f"processor time, {two} weeks against {one}", f"{processor:.2f} times"),
        ]  # fmt: skip
    return rows


def _growth(small: Sequence[Merged], large: Sequence[Merged], what: Callable[[Merged], float]) -> float:
    """Median over the rounds of the ratio of neighbouring runs."""
    return statistics.median(what(two) / what(one) for one, two in zip(small, large, strict=True))


def main(arguments: Sequence[str]) -> int:
    """One run, as JSON, of the weeks that are named; else all of them as a table."""
    if arguments:
        print(json.dumps(asdict(once(int(arguments[0])))))
    else:
        print(*table(ROUNDS), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
