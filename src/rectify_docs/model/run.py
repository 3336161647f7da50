"""`run.json`: what one run read, made, printed, found and skipped (the contract's keys and nesting)."""

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, ValidationError

from rectify_docs.errors import InputError
from rectify_docs.model.document import Printed
from rectify_docs.model.figure import Figure
from rectify_docs.model.finding import Finding
from rectify_docs.model.ledger_record import LedgerRecord, ledger_record
from rectify_docs.model.record import (
    Number,
    Record,
    SchemaNumber,
    Sha256,
    SourceRecord,
    SparseRecord,
    dump,
    number,
    source_record,
)
from rectify_docs.model.rows import UnusedRow

__all__ = [
    "DocumentRecord",
    "FigureRecord",
    "FindingRecord",
    "InputRecord",
    "LedgerRecord",
    "PrintedRecord",
    "RunRecord",
    "SkippedRecord",
    "SourceRecord",
    "UnusedRecord",
    "dump",
    "figure_record",
    "figure_records",
    "finding_record",
    "ledger_record",
    "source_record",
    "unused_record",
]

REMEDY = "该文件由程序生成，请勿手工修改；请重新运行 build 生成"


class UnusedRecord(Record):
    """A row that did not reach the ledger."""

    sheet: str
    row: Annotated[int, Field(ge=0)]
    """1-based; 0 for the whole file."""
    code: str
    """Code of the finding that says why."""


class InputRecord(Record):
    """A file that was read."""

    path: str
    """Below the workspace."""
    sha256: Sha256
    rows_read: Annotated[int, Field(ge=0)]
    """rows_used + the number of rows_not_used."""
    rows_used: Annotated[int, Field(ge=0)]
    rows_not_used: tuple[UnusedRecord, ...]


class DocumentRecord(SparseRecord):
    """A file that was made."""

    omit_empty: ClassVar[frozenset[str]] = frozenset({"pages"})

    kind: str
    path: Annotated[str, Field(pattern=r"^[^/\\][^\\]*$")]
    """Below `output/<date>/`."""
    sha256: Sha256
    template: str
    """Path below `templates/`; empty for a file made without one."""
    pages: Annotated[int, Field(ge=1)] | None = None
    """Left out where nobody counted."""


class PrintedRecord(Record):
    """A place where a figure was printed."""

    document: str
    """Path below `output/<date>/`."""
    where: str
    """`第3段`, `表1第2行第4列`, `页眉1第1段`, `页脚1第1段`; `Sheet!B4` in a workbook."""


class FigureRecord(Record):
    """A printed number, its definition and the cells behind it."""

    id: str
    """`stat` or `stat[dim=key]`."""
    label: str
    value: Number
    text: str
    """Exactly as printed."""
    definition: str
    sources: tuple[SourceRecord, ...]
    printed: tuple[PrintedRecord, ...]
    measures: tuple[str, ...] = ()
    """措施编号 of what was counted; empty where it counts something else."""


class FindingRecord(SparseRecord):
    """A finding of the run."""

    omit_empty: ClassVar[frozenset[str]] = frozenset({"unit", "file", "sheet", "cell", "written", "ruling"})

    id: str
    """待决编号: the same on every later run."""
    code: str
    severity: Literal["error", "warning", "info"]
    message: str
    remedy: str
    unit: str = ""
    file: str = ""
    sheet: str = ""
    cell: str = ""
    written: str = ""
    """What stands in the cell or row, shortened."""
    ruling: str = ""
    """What the office may write as 决定 in a ruling on it."""


class SkippedRecord(Record):
    """A document kind that was not made."""

    kind: str
    why: str


class RunRecord(Record):
    """What one run read, made, printed, found and skipped (`run.json`)."""

    schema_number: Annotated[SchemaNumber, Field(alias="schema")]
    as_of: dt.date
    """数据截止日期."""
    version: str
    """Of the program."""
    settings_sha256: Sha256
    inputs: tuple[InputRecord, ...]
    documents: tuple[DocumentRecord, ...]
    figures: tuple[FigureRecord, ...]
    findings: tuple[FindingRecord, ...]
    skipped: tuple[SkippedRecord, ...]

    @classmethod
    def load(cls, path: Path) -> Self:
        """The record in a file.

        Raises:
            InputError: there is no such file, or it is not a record of a run.
        """
        try:
            return cls.model_validate(json.loads(path.read_bytes()))
        except OSError as error:
            message = f"运行记录无法读取：{error.strerror}"
            raise InputError(message, place=path.as_posix(), remedy="请确认该日期已运行 build") from error
        except (ValidationError, ValueError, RecursionError) as error:
            message = "运行记录已损坏，或不是本程序能识别的版本"
            raise InputError(message, place=path.as_posix(), remedy=REMEDY) from error


def unused_record(row: UnusedRow) -> UnusedRecord:
    """The account of one row that was not used."""
    return UnusedRecord(sheet=row.source.sheet, row=row.source.row, code=row.code)


def finding_record(found: Finding) -> FindingRecord:
    """A finding with its place spelt out."""
    source = found.source
    return FindingRecord(
        id=found.id,
        code=found.code,
        severity=found.severity.value,
        message=found.message,
        remedy=found.remedy,
        unit=found.unit,
        file=source.file if source else "",
        sheet=source.sheet if source else "",
        cell=source.cell if source else "",
        written=found.written,
        ruling=found.ruling,
    )


def figure_record(figure: Figure, printed: Iterable[tuple[str, Printed]]) -> FigureRecord:
    """A figure with its sources and the places where it was printed.

    Args:
        figure: the figure.
        printed: (path below ``output/<date>/``, place); places of other figures are passed over.
    """
    places = (
        PrintedRecord(document=path, where=place.where) for path, place in printed if place.figure_id == figure.id
    )
    return FigureRecord(
        id=figure.id,
        label=figure.label,
        value=number(figure.value),
        text=figure.text,
        definition=figure.definition,
        measures=figure.measures,
        sources=tuple(source_record(source) for source in figure.sources),
        printed=tuple(dict.fromkeys(places)),
    )


def figure_records(figures: Iterable[Figure], printed: Iterable[tuple[str, Printed]]) -> tuple[FigureRecord, ...]:
    """All figures in the order given, each with its places; the places are sorted to their figures once."""
    places: dict[str, list[tuple[str, Printed]]] = {}
    for path, place in printed:
        places.setdefault(place.figure_id, []).append((path, place))
    return tuple(figure_record(figure, places.get(figure.id, ())) for figure in figures)
