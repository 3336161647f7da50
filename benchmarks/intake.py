"""One run's reading in a process of its own (``python -m benchmarks.intake WORKSPACE DATE``): seconds and memory."""

import datetime as dt
import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import peak
from rectify_docs.pipeline.intake import take_in
from rectify_docs.pipeline.progress import Silent
from rectify_docs.settings import Settings


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading a workspace took."""

    sheets: int
    """Progress sheets."""
    rows: int
    """Rows read, of all files."""
    seconds: float
    cpu: float
    """Seconds of processor time; other programs on the machine do not change it."""
    megabytes: float
    """Peak of resident memory, the interpreter and all libraries included."""


def measure(workspace: Path, as_of: dt.date) -> Taken:
    """Reads what lies in the workspace up to ``as_of``, in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.intake", str(workspace), as_of.isoformat()]
    return Taken(**json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def main(workspace: str, date: str) -> int:
    """Takes the workspace in as ``check`` and ``build`` do with one job."""
    start, cpu = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(1) as executor:
        intake = take_in(Path(workspace), Settings(), dt.date.fromisoformat(date), executor, Silent())
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    taken = {
        "sheets": len({report.source.file for report in intake.records.reports}),
        "rows": sum(intake.rows_read.values()),
        "seconds": seconds,
        "cpu": cpu,
        "megabytes": peak(),
    }
    print(json.dumps(taken))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
