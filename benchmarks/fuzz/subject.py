"""What is tried: a file through reading and normalising, as a run does it for each progress sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.fuzz.records import UNITS, WEEK
from rectify_docs.model.finding import Finding
from rectify_docs.model.progress import UnitReport
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import RawSheet
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.progress import read_progress
from rectify_docs.normalise.roster import read_roster
from rectify_docs.read.workbook import read_workbook

ALIASES = {
    "市生态环境局": "市环保局、生态环境局",
    "市住房城乡建设局": "市住建局",
    "高新技术产业开发区管委会": "高新区、高新区管委会",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file."""

    sheets: tuple[RawSheet, ...]
    read_findings: tuple[Finding, ...]
    reading: Reading[UnitReport]


Subject = Callable[[Path, str, bool], Outcome]


def read(path: Path, name: str, with_roster: bool) -> Outcome:
    """The file at ``path`` as if it lay at ``name`` below a workspace."""
    book = read_workbook(path, name)
    reading = read_progress(book.records, WEEK, roster=roster() if with_roster else None)
    return Outcome(book.records, book.findings, reading)


@cache
def roster() -> Roster:
    """The units of the mutants, with some aliases."""
    rows = [("单位名称", "别名"), *((unit, ALIASES.get(unit)) for unit in UNITS)]
    return read_roster([RawSheet("input/units/名录.xlsx", "名录", tuple(rows))]).records[0]
