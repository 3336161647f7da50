"""The command: ``python -m benchmarks.fuzz 20000``; ``--only 1234`` repeats one mutant and shows it."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.fuzz.mutant import make
from benchmarks.fuzz.pool import run
from benchmarks.fuzz.subject import read
from benchmarks.fuzz.summary import Summary
from benchmarks.fuzz.worker import attempt

SUBJECT = "benchmarks.fuzz.subject:read"
DOCUMENT = Path("docs/fuzz.md")
COUNT = 300
STEP = 1000
HEAD = """# Mutated files

`make fuzz N={count}` makes the {count:,} files of the numbers {first} to {last}, reads each (`read_workbook` →
`read_progress`) in a watched process, and writes this page. Three sorts: damaged **bytes** of a file; hostile
**cells** in an orderly form; **structure** as forms come back. A failure is an exception, a hang of over 5 s, a
crash, an undamaged file that is refused, a balance that does not hold (rows read = rows used + rows not used,
none twice), or a row that was written with a token of its own and neither reached a record with its text, nor is
listed as not used, nor lies in a file or sheet of which a finding says that it has no header. A number makes the
same file again:
`make fuzz ONLY=<number>`.

"""


def main(arguments: Sequence[str]) -> int:
    """1 where a mutant failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=COUNT)
    parser.add_argument("--first", type=int, default=0, help="the first number")
    parser.add_argument("--only", type=int, help="repeat this one, in this process")
    parser.add_argument("--save", type=Path, help="folder for the files of --only, or of all failures")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--docs", action="store_true", help=f"write {DOCUMENT}")
    options = parser.parse_args(arguments)
    if options.only is not None:
        return _repeat(options.only, options.save)
    numbers = range(options.first, options.first + options.count)
    summary, start = Summary(), time.perf_counter()
    for done, (number, verdict) in enumerate(run(numbers, options.jobs, SUBJECT), start=1):
        summary.add(number, verdict)
        for fault in verdict.faults[:3]:
            print(f"{number}: {fault}", flush=True)
        if verdict.faults and options.save:
            _save(number, options.save)
        if done % STEP == 0:
            print(f"{done:,} / {options.count:,}, {time.perf_counter() - start:.0f} s", flush=True)
    text = summary.markdown()
    print(f"\n{text}\n{options.count / (time.perf_counter() - start):.0f} files/s")
    if summary.failures:
        print("repeat one: python -m benchmarks.fuzz --only NUMBER --save FOLDER")
    if options.docs:
        head = HEAD.format(count=options.count, first=numbers.start, last=numbers.stop - 1)
        DOCUMENT.write_text(head + text, encoding="utf-8")
    return 1 if summary.failures else 0


def _repeat(number: int, folder: Path | None) -> int:
    """One mutant in this process, where a debugger sees it."""
    mutant = make(number)
    print(f"{mutant.number} {mutant.sort} {mutant.kind} {mutant.name}\n  " + "\n  ".join(mutant.tags))
    if folder:
        _save(number, folder)
    with tempfile.TemporaryDirectory() as place:
        verdict = attempt(number, Path(place) / "mutant", read)
    print(verdict)
    return 1 if verdict.faults else 0


def _save(number: int, folder: Path) -> None:
    mutant = make(number)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{number}{Path(mutant.name).suffix}").write_bytes(mutant.data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
