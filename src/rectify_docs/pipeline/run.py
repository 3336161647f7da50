"""The whole job on one screen: read, merge, report, render, verify, file."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from rectify_docs.check.dates import check_dates
from rectify_docs.check.relevance import is_current
from rectify_docs.errors import EditedError, UsageError
from rectify_docs.filing.edited import LEDGER_NAME, RUN_NAME, edited_files, last_run
from rectify_docs.filing.lock import workspace_lock
from rectify_docs.filing.swap import commit, recover, staging
from rectify_docs.merge.ledger import Merged, build_ledger
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.ledger_record import ledger_record
from rectify_docs.model.record import dump
from rectify_docs.model.run import RunRecord
from rectify_docs.pipeline.checking import check
from rectify_docs.pipeline.collector import relax
from rectify_docs.pipeline.document_style import document_style, source_texts
from rectify_docs.pipeline.drafting import Drafted, draft
from rectify_docs.pipeline.forms import prove_forms
from rectify_docs.pipeline.intake import Intake, newest_week, take_in
from rectify_docs.pipeline.pdfs import PdfMaker
from rectify_docs.pipeline.produce import Producer
from rectify_docs.pipeline.progress import Progress
from rectify_docs.pipeline.proof import prove
from rectify_docs.pipeline.records import (
    document_records,
    kept_documents,
    kept_places,
    run_record,
    settings_sha256,
    stale,
)
from rectify_docs.pipeline.reopened import find_reopened
from rectify_docs.pipeline.request import Answer, Request
from rectify_docs.pipeline.style import narrative_style, unit_style
from rectify_docs.pipeline.typed import typed_findings
from rectify_docs.pipeline.volume import bound, outdated
from rectify_docs.read.folders import dispatch_dates
from rectify_docs.report.check_list import KIND as CHECK_LIST
from rectify_docs.report.kinds import BY_DEFAULT, KINDS
from rectify_docs.settings import FILE_NAME, Settings, load


@dataclass(frozen=True, slots=True)
class _Job:
    """What a run knows before it reads anything."""

    request: Request
    settings: Settings
    as_of: dt.date
    old: RunRecord | None
    """The record of the run that made the folder which is there now."""

    @property
    def output(self) -> Path:
        return self.request.workspace / "output"

    @property
    def folder(self) -> Path:
        return self.output / self.as_of.isoformat()

    @property
    def kinds(self) -> frozenset[str]:
        return self.request.only or frozenset(BY_DEFAULT)


def run(request: Request, progress: Progress) -> Answer:
    """One run of ``check`` or ``build``; nothing in ``output/`` changes unless all of it succeeds.

    Raises:
        RectifyError: what stopped the run, with its exit code.
    """
    if not request.workspace.is_dir():
        message = "工作区文件夹不存在"
        raise UsageError(message, place=str(request.workspace), remedy="请用 --workspace 指定，或用 init 新建")
    settings = load(request.workspace)
    _check_kinds(request, settings)
    as_of = request.as_of or newest_week(request.workspace)
    with workspace_lock(request.workspace):
        output = request.workspace / "output"
        recover(output)
        job = _Job(request, settings, as_of, last_run(output / as_of.isoformat()))
        aside = _is_edited(job)
        progress.step("读取")
        with ThreadPoolExecutor(request.jobs) as executor:
            intake = take_in(request.workspace, settings, as_of, executor, progress)
        reopened = find_reopened(request.workspace, as_of, intake.hashes, intake.records.rulings)
        relax()
        progress.step("汇总台账")
        merged = build_ledger(intake.records, settings, as_of, settled=tuple(intake.settled))
        pdfs = PdfMaker.find(request.workspace, settings, wanted=_wants_pdf(job), jobs=request.jobs)
        progress.step("核对")
        typed = typed_findings(request.workspace, job.kinds, intake.narratives)
        worded = (*narrative_style(intake.narratives), *unit_style(merged.ledger))
        issued = _issue_dates(job)
        dated = check_dates(settings, issued, as_of, KINDS if job.kinds == {CHECK_LIST} else job.kinds)
        noted = (*pdfs.notes, *typed, *worded, *dated, *_again(job))
        checked = check(intake, merged, settings, noted, reopened)
        drafted = draft(intake, merged, checked, settings, job.kinds, issued)
        return _make(job, intake, merged, drafted, pdfs, progress, aside=aside)


def _make(
    job: _Job, intake: Intake, merged: Merged, drafted: Drafted, pdfs: PdfMaker, progress: Progress, *, aside: bool
) -> Answer:
    """Renders, verifies and files what was drafted."""
    with staging(job.output, job.as_of) as folder:
        producer = Producer(job.request.workspace, job.settings, job.as_of)
        products = producer.produce(drafted.documents, folder, progress)
        progress.step("生成 PDF")
        products, trouble = pdfs.make(products, folder, job.settings.office.name, job.as_of)
        products = bound(products, folder, job.settings.office.name, job.as_of)
        progress.step("核验")
        contact = job.settings.disclosure_notice
        public = f"{contact.phone} {contact.address}"
        prove(folder, products, drafted.documents, merged.ledger, drafted.figures, public)
        prove_forms(folder, drafted.documents, merged.ledger)
        sources = source_texts(merged.ledger, intake.narratives)
        worded = document_style(folder, products, sources, drafted.figures.by_label())
        old = () if aside else kept_documents(job.old, job.kinds, job.folder)
        kept = tuple(document for document in old if not outdated(document, job.kinds))
        findings = (*drafted.findings, *trouble, *worded, *stale(kept, job.old, drafted.figures))
        record = run_record(
            as_of=job.as_of,
            settings=job.settings,
            accounts=intake.accounts(merged.unused),
            documents=(*document_records(products, folder), *kept),
            figures=tuple(drafted.figures),
            products=products,
            findings=findings,
            skipped=drafted.skipped,
            kept=kept_places(kept, job.old),
        )
        (folder / RUN_NAME).write_bytes(dump(record))
        (folder / LEDGER_NAME).write_bytes(dump(ledger_record(merged.ledger, drafted.figures)))
        progress.step("归档")
        before = set(job.output.iterdir())
        commit(job.output, job.as_of, keep=[document.path for document in kept], aside=aside)
    current = tuple(found for found in findings if is_current(found, merged.ledger.now.week))
    return Answer(
        as_of=job.as_of,
        folder=job.folder,
        documents=tuple(product.name for product in products),
        findings=current,
        older=len(findings) - len(current),
        skipped=drafted.skipped,
        set_aside=_new_folder(job, before) if aside else None,
        drafts=drafted.drafts,
    )


def _again(job: _Job) -> tuple[Finding, ...]:
    """D541 where documents of a closed week are made again with other settings: numbers and days of today."""
    later = [week for week in dispatch_dates(job.request.workspace) if week > job.as_of]
    same = job.old is None or job.old.settings_sha256 == settings_sha256(job.settings)
    if not later or same or job.kinds == {CHECK_LIST}:
        return ()
    return (finding("D541", content=job.as_of.isoformat()),)


def _check_kinds(request: Request, settings: Settings) -> None:
    """Unknown kinds are wrong usage, in the options and in the settings."""
    choices = f"可用：{'、'.join(KINDS)}"
    for kind in sorted(request.only - set(KINDS)):
        message = f"没有“{kind}”这种文种"
        raise UsageError(message, place="--only", remedy=choices)
    for kind in sorted(set(settings.issue_date) - set(KINDS)):
        message = f"没有“{kind}”这种文种"
        raise UsageError(message, place=f"{FILE_NAME} [issue_date]", remedy=choices)


def _is_edited(job: _Job) -> bool:
    """Whether the old folder holds edited files that this run would replace, and is to be set aside.

    Raises:
        EditedError: it holds edited files, and nobody asked to set it aside.
    """
    others = {document.path for document in (job.old.documents if job.old else ()) if document.kind not in job.kinds}
    found = edited_files(job.folder, job.old) if job.folder.is_dir() else ()
    edited = tuple(path for path in found if path not in others)
    if edited and not job.request.set_aside:
        message = f"成品已被人工修改：{'、'.join(edited)}"
        remedy = "如要保留修改并重新生成，请加 --set-aside（旧文件夹会移到旁边）；或把修改过的文件另存到别处"
        raise EditedError(message, place=job.folder.as_posix(), remedy=remedy)
    return bool(edited)


def _wants_pdf(job: _Job) -> bool:
    return job.settings.pdf.enabled if job.request.pdf is None else job.request.pdf


def _issue_dates(job: _Job) -> dict[str, dt.date]:
    if job.request.issue_date:
        return dict.fromkeys(KINDS, job.request.issue_date)
    return job.settings.issue_date


def _new_folder(job: _Job, before: set[Path]) -> Path | None:
    """Where the old folder was set aside: the one that was not there before."""
    return next(iter(sorted(set(job.output.iterdir()) - before - {job.folder})), None)
