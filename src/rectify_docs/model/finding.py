"""Findings: bad data as data, with code, place and remedy; the wording stands in ``findings.toml``."""

import datetime as dt
import hashlib
import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources

from rectify_docs.model.source import SourceRef

SHOWN = 200
"""Characters of a cell or row that a finding shows."""


class Severity(Enum):
    """How much a finding matters: an error left something out of the ledger or the documents."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The Chinese word."""
        return {"error": "错误", "warning": "提醒", "info": "说明"}[self.value]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the catalogue."""

    code: str
    severity: Severity
    message: str
    """Chinese, with ``{placeholders}``."""
    remedy: str
    ruling: str = ""
    """What the office may write as 决定; empty where there is nothing to decide."""


@cache
def catalogue() -> dict[str, Entry]:
    """All codes; a code stands once (TOML refuses duplicates)."""
    raw = tomllib.loads(resources.files(__package__).joinpath("findings.toml").read_text(encoding="utf-8"))
    return {code: Entry(code, Severity(row.pop("severity")), **row) for code, row in raw.items()}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or that somebody should know."""

    code: str
    severity: Severity
    message: str
    """What is wrong (Chinese)."""
    remedy: str
    """What to do (Chinese)."""
    source: SourceRef | None = None
    unit: str = ""
    measure: str = ""
    week: dt.date | None = None
    content: str = ""
    """The normalised content that the finding is about; part of its identity."""
    written: str = ""
    """What stands in the cell or row (原填内容), shortened; no part of its identity."""
    ruling: str = ""
    """How the office may rule on it (Chinese); empty where there is nothing to decide."""

    @property
    def id(self) -> str:
        """12 hex digits of code, week, unit, measure and content: the same on every later run (待决编号).

        What is about no unit, no measure and no question that the office answers is about its file.
        """
        week = self.week.isoformat() if self.week else ""
        place = (self.source.file,) if self.source and not (self.unit or self.measure or self.ruling) else ()
        parts = (self.code, week, self.unit, self.measure, self.content, *place)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def finding(
    code: str,
    source: SourceRef | None = None,
    *,
    unit: str = "",
    measure: str = "",
    week: dt.date | None = None,
    content: str = "",
    written: str = "",
    **values: object,
) -> Finding:
    """A finding of the catalogue, its placeholders filled with ``values`` (and ``unit``, ``measure``, ``content``).

    Among the values, ``called`` is the unit's name of the day: the message prints it, the identity keeps ``unit``.

    Raises:
        KeyError: the catalogue has no such code, or a placeholder has no value.
    """
    entry = catalogue()[code]
    filled = {"measure": measure, "content": content, **values, "unit": values.get("called") or unit}
    return Finding(
        code=code,
        severity=entry.severity,
        message=entry.message.format_map(filled),
        remedy=entry.remedy.format_map(filled),
        ruling=entry.ruling,
        source=source,
        unit=unit,
        measure=measure,
        week=week,
        content=content,
        written=written if len(written) <= SHOWN else written[:SHOWN] + "……",
    )
