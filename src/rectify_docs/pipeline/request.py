"""What is asked of a run, and what it answers."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from rectify_docs.errors import ExitCode
from rectify_docs.model.finding import Finding, Severity
from rectify_docs.report.material import Skipped

NO_LIST = "F101"
"""The finding after which there is nothing to make documents of."""


@dataclass(frozen=True, slots=True)
class Request:
    """The options of ``check``, ``build`` and ``forms``."""

    workspace: Path
    as_of: dt.date | None = None
    """数据截止日期; none: the newest dispatch date."""
    only: frozenset[str] = frozenset()
    """Document kinds to make; empty: those that a run makes by default."""
    pdf: bool | None = None
    """None: as the settings say."""
    issue_date: dt.date | None = None
    """成文日期 of every kind made in this run; none: as the settings say."""
    set_aside: bool = False
    """Move an edited output folder away instead of stopping."""
    jobs: int = 1
    """Files read at the same time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run made and found."""

    as_of: dt.date
    folder: Path
    """``output/<date>``."""
    documents: tuple[str, ...]
    """Paths below the folder, in the order made; the kept ones of other kinds are not among them."""
    findings: tuple[Finding, ...]
    """Those of the newest week and those without a week."""
    older: int
    """Count of findings of closed weeks; they stand in run.json."""
    skipped: tuple[Skipped, ...] = ()
    set_aside: Path | None = None
    drafts: tuple[str, ...] = field(default=())
    """Document kinds without a 成文日期."""

    @property
    def exit_code(self) -> ExitCode:
        """INPUT without any measure list; FINDINGS where an error left something out."""
        if any(found.code == NO_LIST for found in self.findings):
            return ExitCode.INPUT
        errors = any(found.severity is Severity.ERROR for found in self.findings)
        return ExitCode.FINDINGS if errors else ExitCode.DONE
