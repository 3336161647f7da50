"""The invented problems, measures and units, as the TOML files beside this module hold them."""

import datetime as dt
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from scripts.example.dates import due

DATA = Path(__file__).parent / "data"
Notes = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the roster; one without a layout never reports."""

    name: str
    kind: str
    short: str = ""
    alias: tuple[str, ...] = ()
    layout: str = ""
    file: str = ""
    percent: str = "text"
    """How it types a percentage: text, format, number or wide."""
    day: str = "cn"
    since: dt.date | None = None
    until: dt.date | None = None
    successor: str = ""

    @property
    def called(self) -> str:
        """The name that the unit uses for itself in its sheets and file names."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure and how its units come along; see problems-1.toml."""

    id: str
    problem: int
    text: str
    units: str
    who: tuple[str, ...]
    """Reporting units, the lead first, groups expanded."""
    due: str
    kind: str
    notes: Notes
    pct: tuple[int, ...] = ()
    co: Notes = field(default_factory=list)
    member: Notes = field(default_factory=list)
    clauses: str = ""
    freq: str = ""
    mode: str = ""
    ongoing: bool = False
    monthly: bool = False
    settled: bool = False
    same: bool = False
    up: bool = False
    lead_blank: bool = False
    spread: int = 0
    total: int = 0
    member_total: int = 0
    override: dict[str, list[int]] = field(default_factory=dict)
    done: dt.date | None = None
    last: str = ""
    """Progress of the lead in the newest week, where it differs from the notes."""
    issue: str = ""
    lag: str = ""
    co_lag: str = ""
    expect: dt.date | None = None
    next: str = ""
    member_next: str = ""

    @property
    def lead(self) -> str:
        """The leading unit."""
        return self.who[0]

    @property
    def due_on(self) -> dt.date | None:
        """Last day by the list."""
        return due(self.due)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of the list."""

    no: int
    source: str
    area: str
    superior: str
    text: str
    target: str
    supervisor: str
    leader: str
    acceptor: str
    measures: tuple[Measure, ...]


@cache
def load(name: str) -> dict[str, Any]:
    """One TOML file of the data folder."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def units() -> dict[str, Unit]:
    """The roster by name."""
    rows = load("units")["unit"]
    return {row["name"]: Unit(**{**row, "alias": tuple(row.get("alias", ()))}) for row in rows}


@cache
def problems() -> tuple[Problem, ...]:
    """The list, in order."""
    rows = [row for part in (1, 2, 3) for row in load(f"problems-{part}")["problem"]]
    return tuple(_problem(row) for row in rows)


def measures() -> tuple[Measure, ...]:
    """All measures, in order."""
    return tuple(measure for problem in problems() for measure in problem.measures)


def _problem(row: dict[str, Any]) -> Problem:
    built = tuple(_measure(row["no"], k, item) for k, item in enumerate(row["measure"], start=1))
    return Problem(**{key: value for key, value in row.items() if key != "measure"}, measures=built)


def _measure(problem: int, k: int, row: dict[str, Any]) -> Measure:
    districts = [unit.name for unit in units().values() if unit.kind == "县区"]
    who = [name for entry in row["who"] for name in (districts if entry == "各县区" else [entry])]
    return Measure(id=f"{problem}-{k}", problem=problem, **{**row, "who": tuple(who), "pct": tuple(row.get("pct", ()))})
