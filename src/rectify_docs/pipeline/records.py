"""A run's own records: what stands in run.json, and what is kept of the run before."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from rectify_docs import __version__
from rectify_docs.filing.edited import file_sha256
from rectify_docs.model.document import Printed
from rectify_docs.model.figure import Figure
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.rows import FileAccount
from rectify_docs.model.run import (
    DocumentRecord,
    InputRecord,
    RunRecord,
    SkippedRecord,
    figure_records,
    finding_record,
    unused_record,
)
from rectify_docs.pipeline.produce import Product
from rectify_docs.report.material import Skipped
from rectify_docs.settings import Settings


def settings_sha256(settings: Settings) -> str:
    """The hash of the settings in force, defaults included."""
    return hashlib.sha256(settings.model_dump_json(by_alias=True).encode()).hexdigest()


def document_records(products: Iterable[Product], folder: Path) -> tuple[DocumentRecord, ...]:
    """The files of this run, as they lie in the staging folder."""
    return tuple(
        DocumentRecord(
            kind=product.kind,
            path=product.name,
            sha256=file_sha256(folder / product.name),
            template=product.template,
            pages=product.pages,
        )
        for product in products
    )


def kept_documents(old: RunRecord | None, kinds: Collection[str], folder: Path) -> tuple[DocumentRecord, ...]:
    """The old run's documents of other kinds that are still there."""
    if old is None:
        return ()
    return tuple(d for d in old.documents if d.kind not in kinds and (folder / d.path).is_file())


def stale(kept: Sequence[DocumentRecord], old: RunRecord | None, figures: Iterable[Figure]) -> tuple[Finding, ...]:
    """Kept documents that print a figure which has changed since."""
    now = {figure.id: figure.text for figure in figures}
    changed = {
        place.document
        for figure in (old.figures if old else ())
        if now.get(figure.id) != figure.text
        for place in figure.printed
    }
    said = " ".join(found.message for found in (old.findings if old else ()) if found.code == "D507")
    return tuple(
        finding("D507", content=document.path)
        for document in kept
        if document.path in changed or f"“{document.path}”" in said
    )


def kept_places(kept: Sequence[DocumentRecord], old: RunRecord | None) -> list[tuple[str, Printed]]:
    """Where the old run printed figures in the documents that are kept."""
    paths = {document.path for document in kept}
    return [
        (place.document, Printed(figure.id, place.where, figure.text))
        for figure in (old.figures if old else ())
        for place in figure.printed
        if place.document in paths
    ]


def run_record(  # noqa: PLR0913 - the record has this many parts
    *,
    as_of: object,
    settings: Settings,
    accounts: Iterable[FileAccount],
    documents: Iterable[DocumentRecord],
    figures: Iterable[Figure],
    products: Sequence[Product],
    findings: Iterable[Finding],
    skipped: Iterable[Skipped],
    kept: Iterable[tuple[str, Printed]] = (),
) -> RunRecord:
    """The record of this run."""
    printed = [*kept, *((product.name, place) for product in products for place in product.printed)]
    return RunRecord.model_validate(
        {
            "schema": 1,
            "as_of": as_of,
            "version": __version__,
            "settings_sha256": settings_sha256(settings),
            "inputs": tuple(_input(account) for account in accounts),
            "documents": tuple(documents),
            "figures": figure_records(figures, printed),
            "findings": tuple(finding_record(found) for found in findings),
            "skipped": tuple(SkippedRecord(kind=item.kind, why=item.why) for item in skipped),
        }
    )


def _input(account: FileAccount) -> InputRecord:
    return InputRecord(
        path=account.file,
        sha256=account.sha256,
        rows_read=account.rows_read,
        rows_used=account.rows_used,
        rows_not_used=tuple(unused_record(row) for row in account.unused),
    )
