"""The account of rows: rows read = rows used + rows not used, and each row not used is listed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from rectify_docs.model.finding import Finding
from rectify_docs.model.ruling import AppliedRuling
from rectify_docs.model.source import SourceRef

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class UnusedRow:
    """A row that did not reach the ledger, and the code of the finding that says why."""

    source: SourceRef
    code: str


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What a reader made of its input: records, findings, and the account of rows."""

    records: tuple[T, ...]
    findings: tuple[Finding, ...] = ()
    rows_read: int = 0
    """Non-empty lines below the header that are not footers."""
    unused: tuple[UnusedRow, ...] = ()
    rulings: tuple[AppliedRuling, ...] = ()
    """The rulings that settled something in it."""
    rows_by_file: Mapping[str, int] = field(default_factory=dict)
    """``rows_read`` file by file, where a reading spans several."""


def join(readings: Iterable[Reading[T]]) -> Reading[T]:
    """Several readings as one, in order."""
    parts = tuple(readings)
    return Reading(
        records=tuple(record for part in parts for record in part.records),
        findings=tuple(found for part in parts for found in part.findings),
        rows_read=sum(part.rows_read for part in parts),
        unused=tuple(row for part in parts for row in part.unused),
        rulings=tuple(applied for part in parts for applied in part.rulings),
    )


@dataclass(frozen=True, slots=True)
class FileAccount:
    """What became of the rows of one input file."""

    file: str
    """Path below the workspace, with ``/``."""
    sha256: str
    rows_read: int
    unused: tuple[UnusedRow, ...] = ()

    @property
    def rows_used(self) -> int:
        """rows_read = rows_used + rows not used."""
        return self.rows_read - len(self.unused)
