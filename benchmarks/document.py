"""The figures as a Markdown document, with the machine they were measured on."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("python-calamine", "openpyxl", "lxml", "xlsxwriter")
HEAD = """# Speed and memory

Measured by `make bench` (`python -m benchmarks`), which writes this page.

Machine: {machine}.
"""
READING = """
## Reading

The sheets are made for the run: 100 rows × 12 columns, Chinese text of 30 to 120 characters, dates, percent formats,
merged cells, an error cell, a hidden row.

The contenders take turns, 10 sheets each, in rotating order, {rounds} rounds over 60 sheets; a ratio is the median of
the ratios of neighbouring turns (`time.perf_counter`). Garbage is collected before each turn; the collector is on
during it, as in a real run. "openpyxl" is its normal mode, giving the same: values, filled merges, percent formats,
error cells, hidden rows; that the results are equal is checked first. "python-calamine alone" is
`to_python(skip_empty_area=False)`.
{scale}
| what | measured | target | |
|---|---|---|---|
"""
SCALE = """
The larger runs go through `pipeline.intake.take_in` with one job, over a workspace of weeks × 60 units with roster and
measure list, each in a process of its own, {rounds} round(s); memory is the largest peak of that process (`VmHWM`),
libraries included.
"""
MERGING = """
## Ledger and statistics

From typed records to the ledger with the snapshot of every week, and to all figures (`build_ledger`, `compute`): 60
units with 100 rows each a week, 3,000 measures of two units, two list versions, corrections, contradictions, extensions
and closures among them. Each run is a process of its own, the scales take turns, {rounds} round(s); a ratio is the
median of the ratios of neighbouring runs, memory the largest peak (`VmHWM`), the rows and all libraries included.

| what | measured | target | |
|---|---|---|---|
"""
PAGES = """
## Pages

A list of 3,000 measures with all 12 columns, rendered by the package's own template and converted; a hundred copies of
the example's one-page notice in one call of LibreOffice against one call for each of five, in turns, {rounds} round(s);
the rules of `check-format` over the documents of the example. Free fonts stand in for the official ones.

| what | measured | target | |
|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; without a target it is for information."""

    what: str
    measured: str
    target: str = ""
    reached: bool | None = None

    def __str__(self) -> str:
        said = {True: "达到", False: "未达到", None: ""}[self.reached]
        return f"| {self.what} | {self.measured} | {self.target} | {said} |"


def document(tables: Sequence[tuple[str, Sequence[Row]]]) -> str:
    """The whole page: for each table its introduction; those without rows are left out."""
    return HEAD.format(machine=machine()) + "".join(intro + _lines(rows) for intro, rows in tables if rows)


def _lines(rows: Sequence[Row]) -> str:
    return "".join(f"{row}\n" for row in rows)


def machine() -> str:
    """Cores, memory, system and versions."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3 if hasattr(os, "sysconf") else 0
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}, "
        f"Python {platform.python_version()}, {packages}"
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
