"""Ledger → documents: the table of kinds is asked in order, the check list last, when all findings are known."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from rectify_docs.check.publication import fit_problems, unfit_reasons
from rectify_docs.check.relevance import is_current
from rectify_docs.merge.ledger import Merged
from rectify_docs.merge.statistics import compute
from rectify_docs.model.accomplished import told
from rectify_docs.model.document import Document, Section
from rectify_docs.model.figure import FigureBook
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.sheet import Narrative
from rectify_docs.pipeline.checking import Checked
from rectify_docs.pipeline.intake import Intake
from rectify_docs.render.markdown import expand
from rectify_docs.report import (
    disclosure_notice,
    meeting_minutes,
    npc_report,
    supervision_letter,
    weekly_dispatch,
)
from rectify_docs.report.check_list import KIND as CHECK_LIST
from rectify_docs.report.dispatch_setbacks import setback_figures
from rectify_docs.report.kinds import KINDS
from rectify_docs.report.material import Made, Material, Skipped
from rectify_docs.report.text import chinese_date
from rectify_docs.settings import Settings

SIGNED = (
    weekly_dispatch.KIND,
    npc_report.KIND,
    meeting_minutes.KIND,
    disclosure_notice.KIND,
    supervision_letter.KIND,
)
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
    checked: Checked,
    settings: Settings,
    kinds: Collection[str],
    issue_dates: Mapping[str, dt.date],
) -> Drafted:
    """Builds the documents of the wanted kinds.

    Args:
        intake: what was read.
        merged: the ledger as it was merged.
        checked: the ledger and the findings, with the rulings on them.
        settings: the office's settings.
        kinds: document kinds to make.
        issue_dates: 成文日期 by kind.

    Raises:
        TemplateError: a narrative cannot be rendered.
    """
    figures = compute(checked.ledger, settings.rules)
    has_list = bool(checked.ledger.list_version.measures)
    wanted = [kind for kind in KINDS if kind in kinds and kind != CHECK_LIST and has_list]
    narratives = [one for one in intake.narratives if one.kind in wanted]
    material = Material(
        ledger=checked.ledger,
        figures=figures,
        settings=settings,
        accounts=intake.accounts(merged.unused),
        sections=_sections(narratives, figures, checked.ledger.as_of, settings),
        qualified=fit_problems(checked.ledger.now.problems, told(checked.ledger)),
        issue_dates=issue_dates,
    )
    findings, documents, drafts = list(checked.findings), list[Document](), list[str]()
    skipped = _without_list(kinds) if not has_list else []
    for kind in wanted:
        made = _make(kind, material, findings)
        documents += made.documents
        skipped += made.skipped
        findings += checked.late(made.findings)
        if made.documents and kind in SIGNED and kind not in issue_dates:
            drafts.append(kind)
            findings += checked.late([finding("D501", content=kind)])
    if disclosure_notice.KIND in wanted:
        skipped += _unfit(material)
    findings += checked.misfits(findings)
    if CHECK_LIST in kinds:
        documents += _make(CHECK_LIST, material, findings).documents
    return Drafted(tuple(documents), _with_own(figures, material), tuple(findings), tuple(skipped), tuple(drafts))


def _with_own(figures: FigureBook, material: Material) -> FigureBook:
    """The ledger's figures, and those that notices and the dispatch have beside them."""
    own = (*disclosure_notice.notice_figures(material), *setback_figures(material.ledger))
    return FigureBook({**figures.by_id, **{figure.id: figure for figure in own}})


def _make(kind: str, material: Material, findings: Sequence[Finding]) -> Made:
    """The documents of one kind; they may show what has been found so far of the newest week."""
    current = tuple(found for found in findings if is_current(found, material.ledger.now.week))
    return KINDS[kind](replace(material, findings=current, dated=material.issue_dates.get(kind)))


def _without_list(kinds: Collection[str]) -> list[Skipped]:
    return [Skipped(kind, "没有整改措施清单") for kind in KINDS if kind in kinds and kind != CHECK_LIST]


def _unfit(material: Material) -> list[Skipped]:
    """Why the other problems get no notice, one line per reason."""
    reasons = unfit_reasons(material.ledger.now.problems, told(material.ledger))
    return [Skipped(disclosure_notice.KIND, f"{why}：问题{'、'.join(numbers)}") for why, numbers in reasons.items()]


def _sections(
    narratives: Sequence[Narrative], figures: FigureBook, as_of: dt.date, settings: Settings
) -> dict[tuple[str, str], Section]:
    """The report writers' prose with its variables filled in, by document kind and name."""
    words = {
        "截至日期": chinese_date(as_of),
        "市名": settings.office.city,
        "督察名称": settings.inspection.name,
        "督察简称": settings.inspection.short_name,
        "方案名称": settings.inspection.plan,
        "方案文号": settings.inspection.plan_document,
    }
    sections = expand(narratives, {**figures.by_label(), **words})
    return {(one.kind, made.name): made for one, made in zip(narratives, sections, strict=True)}
