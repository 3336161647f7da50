"""Ledger → documents: the table of kinds is asked in order, the check list last, when all findings are known."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from rectify_docs.check.ledger_rules import check_ledger
from rectify_docs.check.publication import check_notices, fit_problems, unfit_reasons
from rectify_docs.check.relevance import is_current
from rectify_docs.check.rulings import settle_rest
from rectify_docs.merge.ledger import Merged
from rectify_docs.merge.statistics import compute
from rectify_docs.model.document import Document, Section
from rectify_docs.model.figure import FigureBook
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.ruling import in_force
from rectify_docs.model.sheet import Narrative
from rectify_docs.pipeline.intake import Intake
from rectify_docs.render.markdown import expand
from rectify_docs.report import disclosure_notice, npc_report, weekly_dispatch
from rectify_docs.report.check_list import KIND as CHECK_LIST
from rectify_docs.report.kinds import KINDS
from rectify_docs.report.material import Material, Skipped
from rectify_docs.report.text import chinese_date
from rectify_docs.settings import Settings

SIGNED = (weekly_dispatch.KIND, npc_report.KIND, disclosure_notice.KIND)
"""Kinds that carry a 成文日期."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """The documents of a run, before they are rendered."""

    documents: tuple[Document, ...]
    figures: FigureBook
    findings: tuple[Finding, ...]
    """All of the run, closed weeks included."""
    skipped: tuple[Skipped, ...]
    drafts: tuple[str, ...]


def draft(
    intake: Intake,
    merged: Merged,
    settings: Settings,
    kinds: Collection[str],
    issue_dates: Mapping[str, dt.date],
    notes: Sequence[Finding],
) -> Drafted:
    """Builds the documents of the wanted kinds.

    Args:
        intake: what was read.
        merged: the ledger.
        settings: the office's settings.
        kinds: document kinds to make.
        issue_dates: 成文日期 by kind.
        notes: findings that are known before anything is made (no LibreOffice, substituted fonts).

    Raises:
        TemplateError: a narrative cannot be rendered.
    """
    found = (*intake.findings, *merged.findings, *check_ledger(merged.ledger))
    public = check_notices(merged.ledger.now.problems, settings.disclosure_notice)
    found = (*found, *public, *notes)
    rulings = in_force(intake.records.rulings, merged.ledger.as_of)
    settled = settle_rest(found, rulings, merged.ledger.rulings)
    ledger = replace(merged.ledger, rulings=(*merged.ledger.rulings, *settled.applied))
    figures = compute(ledger, settings.rules)
    findings = list(settled.findings)
    has_list = bool(ledger.list_version.measures)
    wanted = [kind for kind in KINDS if kind in kinds and (has_list or kind == CHECK_LIST)]
    narratives = intake.narratives if npc_report.KIND in wanted else ()
    material = Material(
        ledger=ledger,
        figures=figures,
        settings=settings,
        accounts=intake.accounts(merged.unused),
        sections={section.name: section for section in _sections(narratives, figures, ledger.as_of, settings)},
        qualified=fit_problems(ledger.now.problems),
        issue_dates=issue_dates,
    )
    documents: list[Document] = []
    drafts: list[str] = []
    skipped = _without_list(kinds) if not has_list else []
    for kind in wanted:
        current = tuple(found for found in findings if is_current(found, ledger.now.week))
        made = KINDS[kind](replace(material, findings=current, dated=issue_dates.get(kind)))
        documents += made.documents
        skipped += made.skipped
        findings += made.findings
        if made.documents and kind in SIGNED and kind not in issue_dates:
            drafts.append(kind)
            findings.append(finding("D501", content=kind))
    if disclosure_notice.KIND in wanted:
        skipped += _unfit(material)
    return Drafted(tuple(documents), figures, tuple(findings), tuple(skipped), tuple(drafts))


def _without_list(kinds: Collection[str]) -> list[Skipped]:
    return [Skipped(kind, "没有整改措施清单") for kind in KINDS if kind in kinds and kind != CHECK_LIST]


def _unfit(material: Material) -> list[Skipped]:
    """Why the other problems get no notice, one line per reason."""
    reasons = unfit_reasons(material.ledger.now.problems)
    return [Skipped(disclosure_notice.KIND, f"{why}：问题{'、'.join(numbers)}") for why, numbers in reasons.items()]


def _sections(
    narratives: Sequence[Narrative], figures: FigureBook, as_of: dt.date, settings: Settings
) -> tuple[Section, ...]:
    """The report writers' prose with its variables filled in."""
    words = {
        "截至日期": chinese_date(as_of),
        "市名": settings.office.city,
        "督察名称": settings.inspection.name,
        "督察简称": settings.inspection.short_name,
        "方案名称": settings.inspection.plan,
        "方案文号": settings.inspection.plan_document,
    }
    return expand(narratives, {**figures.by_label(), **words})
