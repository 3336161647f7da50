"""Speed and memory of reading.

All figures that are judged are ratios within one run, or memory; seconds are there to give an idea.
"""

import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.document import Row
from benchmarks.intake import Taken, measure
from benchmarks.rivals import by_calamine, by_openpyxl
from benchmarks.sheets import FIRST, UNITS, WEEKS, progress_sheet, week, write_workspace
from benchmarks.timing import Times, race
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import RawSheet
from rectify_docs.normalise.progress import read_progress
from rectify_docs.read.workbook import read_workbook

SHEETS = 60
BATCH = 10
"""Sheets of a turn."""
ROUNDS = 5
SCALES = (5, 17, 50)
"""Weeks of 60 sheets: 300, 1,020 and 3,000 sheets."""
SCALE_ROUNDS = 3
Batch = Sequence[Path]


@dataclass(frozen=True, slots=True)
class Targets:
    """What reading has to reach."""

    openpyxl: float = 5.0
    calamine: float = 2.0
    growth: float = 1.1
    megabytes: float = 600.0


def table(rounds: int, scale_rounds: int) -> list[Row]:
    """Measures.

    Args:
        rounds: turns of every contender over 60 sheets.
        scale_rounds: runs of every larger workspace; 0: leave them out.
    """
    with tempfile.TemporaryDirectory() as folder:
        rows = _speed(Path(folder) / "sheets", rounds)
        return rows + (_scale(Path(folder) / "workspace", scale_rounds) if scale_rounds else [])


def _speed(folder: Path, rounds: int) -> list[Row]:
    """60 sheets of 100 rows by all ways."""
    folder.mkdir()
    paths = [folder / f"{number}.xlsx" for number in range(SHEETS)]
    for number, path in enumerate(paths):
        path.write_bytes(progress_sheet(number, FIRST))
    check_same(paths[0])
    print(f"{SHEETS} 个工作簿，{rounds} 轮 …", flush=True)
    contenders: dict[str, Callable[[Batch], object]] = {
        "ours": partial(_each, _read),
        "openpyxl": partial(_each, lambda path: by_openpyxl(path.read_bytes(), path.name)),
        "calamine": partial(_each, lambda path: by_calamine(path.read_bytes())),
        "normalised": partial(_each, _normalise),
    }
    batches: list[Batch] = [paths[at : at + BATCH] for at in range(0, SHEETS, BATCH)]
    race(contenders, batches[:1], 1)  # imports and caches
    return _speed_rows(race(contenders, batches, rounds))


def _speed_rows(times: Times) -> list[Row]:
    targets, seconds = Targets(), partial(times.seconds, turns_per_round=SHEETS // BATCH)
    faster, slower = times.ratio("openpyxl", "ours"), times.ratio("ours", "calamine")
    whole, whole_slower = times.ratio("openpyxl", "normalised"), times.ratio("normalised", "calamine")
    shown = {name: f"{seconds(name):.2f} s" for name in times.turns}
    return [
        Row("`read_workbook` against openpyxl", f"{faster:.1f} times as fast ({shown['ours']}, {shown['openpyxl']})",
            f"≥ {targets.openpyxl:g} times", faster >= targets.openpyxl),
        Row("`read_workbook` against python-calamine alone", f"{slower:.2f} times its time ({shown['calamine']})",
            f"≤ {targets.calamine:g} times", slower <= targets.calamine),
        Row("with `read_progress`, against openpyxl without", f"{whole:.1f} times as fast ({shown['normalised']})"),
        Row("with `read_progress`, against python-calamine alone", f"{whole_slower:.2f} times its time"),
    ]  # fmt: skip


def _scale(workspace: Path, rounds: int) -> list[Row]:
    """The reading of a whole run, with more and more weeks."""
    print(f"生成 {WEEKS} 周 × {UNITS} 个单位的工作区 …", flush=True)
    write_workspace(workspace)
    runs: dict[int, list[Taken]] = {weeks: [] for weeks in SCALES}
    for number in range(rounds):
        for weeks in SCALES:
            taken = measure(workspace, week(weeks - 1))
            if taken.sheets != weeks * UNITS:
                msg = f"{taken.sheets} of {weeks * UNITS} sheets were read"
                raise RuntimeError(msg)
            print(f"第 {number + 1} 轮：{taken}", flush=True)
            runs[weeks].append(taken)
    return _scale_rows(runs)


def _scale_rows(runs: dict[int, list[Taken]]) -> list[Row]:
    targets, rows = Targets(), []
    small, large = runs[SCALES[0]], runs[SCALES[-1]]
    for taken in runs.values():
        each = statistics.median(one.seconds / one.sheets for one in taken)
        memory = max(one.megabytes for one in taken)
        rows.append(
            Row(f"`take_in` of {taken[0].sheets:,} sheets", f"{each * 1000:.1f} ms a sheet, peak {memory:.0f} MB")
        )
    growth = _growth(small, large, lambda one: one.seconds)
    processor = _growth(small, large, lambda one: one.cpu)
    peak = max(one.megabytes for one in large)
    names = f"{large[0].sheets:,} sheets against {small[0].sheets:,}"
    return [
        *rows,
        Row(f"time a sheet, {names}", f"{growth:.2f} times", f"≤ {targets.growth:g} times", growth <= targets.growth),
        Row(f"processor time a sheet, {names}", f"{processor:.2f} times"),
        Row(
            f"peak memory, {large[0].sheets:,} sheets",
            f"{peak:.0f} MB",
            f"< {targets.megabytes:g} MB",
            peak < targets.megabytes,
        ),
    ]


def _growth(small: Sequence[Taken], large: Sequence[Taken], what: Callable[[Taken], float]) -> float:
    """Median over the rounds of the time a sheet of the large against the small workspace."""
    pairs = zip(small, large, strict=True)
    return statistics.median(what(two) / two.sheets / (what(one) / one.sheets) for one, two in pairs)


def check_same(path: Path) -> None:
    """Both ways give the same sheets, or they are not compared.

    Raises:
        RuntimeError: they differ.
    """
    for ours, other in zip(_read(path).records, by_openpyxl(path.read_bytes(), path.name), strict=True):
        same = ours.rows == other.rows and ours.marks == other.marks and ours.hidden_rows == other.hidden_rows
        if not same or set(ours.merges) != set(other.merges):
            msg = f"openpyxl and read_workbook differ on {path.name}"
            raise RuntimeError(msg)


def _read(path: Path) -> Reading[RawSheet]:
    return read_workbook(path, path.name)


def _normalise(path: Path) -> object:
    return read_progress(_read(path).records, FIRST)


def _each(work: Callable[[Path], object], batch: Batch) -> list[object]:
    """Results are kept until the batch is done, as a run keeps them."""
    return [work(path) for path in batch]
