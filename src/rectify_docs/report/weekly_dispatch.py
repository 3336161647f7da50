"""整改工作周调度通报."""

from rectify_docs.model.document import Document
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.stage import Schedule
from rectify_docs.model.states import MeasureState
from rectify_docs.model.unit import UnitKind
from rectify_docs.report.contexts.weekly_dispatch import ProgressLine, WeeklyDispatchContext
from rectify_docs.report.corrections import correction, restated
from rectify_docs.report.dispatch_course import due_soon, list_change, since, streaks, upcoming
from rectify_docs.report.dispatch_definitions import dispatch_definitions
from rectify_docs.report.dispatch_reporting import answer, conflicts, next_steps, regression, reporting, rulings
from rectify_docs.report.dispatch_setbacks import setback_figures, setbacks
from rectify_docs.report.material import Made, Material, Skipped
from rectify_docs.report.parts import (
    area_rows,
    by_days,
    change,
    deadline_text,
    issue,
    items,
    overall,
    unit_rows,
)
from rectify_docs.report.signers import signer_rows
from rectify_docs.report.text import chinese_date, date_or_blank, shorten
from rectify_docs.report.workdays import answer_findings

KIND = "weekly-dispatch"
BLANK_NUMBER = "〔　　〕　号"


def build(material: Material) -> Made:
    """The dispatch; skipped where nobody is addressed."""
    if not material.settings.dispatch.addressees:
        why = "没有主送单位（rectify.toml [dispatch] addressees）"
        return Made(skipped=(Skipped(KIND, why),))
    context = dispatch_context(material)
    title = f"关于{context.inspection}反馈意见整改工作第{context.issue}周调度情况的通报"
    document = Document(KIND, f"{title}.docx", "docx/weekly-dispatch.docx", context.variables(), title=title)
    return Made((document,), findings=answer_findings(answer(material, material.issue_dates.get(KIND)), "周调度通报"))


def dispatch_context(material: Material) -> WeeklyDispatchContext:
    """The variables of the dispatch."""
    ledger, figures, settings = material.ledger, material.figures, material.settings
    issue_date = material.issue_dates.get(KIND)
    measures = ledger.now.measures
    soon = due_soon(measures, settings.rules.due_soon_days)
    compared, own = ledger.before is not None, tuple(figure for figure in setback_figures(ledger) if figure)
    return WeeklyDispatchContext(
        mark=settings.office.mark or settings.office.name,
        number=settings.dispatch.number or f"{settings.office.code}{BLANK_NUMBER}",
        copy_number=settings.dispatch.copy_number,
        secrecy=settings.dispatch.secrecy,
        urgency=settings.dispatch.urgency,
        signers=signer_rows(settings.dispatch.signers),
        remark=settings.dispatch.remark.strip("（）() "),
        city=settings.office.city,
        inspection=settings.inspection.short_name,
        office=settings.office.short_name,
        issue=issue(material),
        addressees=settings.dispatch.addressees,
        as_of=chinese_date(ledger.as_of),
        example=settings.example,
        has_progress=ledger.now.week is not None,
        compared=compared,
        before=chinese_date(ledger.before.as_of) if ledger.before else "",
        overall=overall(figures),
        done_change=change(figures["before.change_done"], "增加", "减少") if compared else None,
        rate_change=change(figures["before.change_done_rate"], "提高", "下降") if compared else None,
        total_before=figures["before.total"] if compared else None,
        done_before=figures["before.done"] if compared else None,
        list_change=list_change(material) if ledger.list_changed else None,
        since=since(material),
        setbacks=setbacks(material),
        restated=restated(figures),
        corrections=tuple(correction(one, material) for one in ledger.corrections),
        due_soon_days=settings.rules.due_soon_days,
        districts=unit_rows(material, _units(ledger, {UnitKind.DISTRICT, UnitKind.ZONE})),
        departments=unit_rows(material, _units(ledger, {UnitKind.DEPARTMENT, UnitKind.OTHER})),
        areas=area_rows(figures, dict.fromkeys(p.problem.area or "其他" for p in ledger.now.problems)),
        overdue=items(by_days(m for m in measures if m.schedule is Schedule.OVERDUE), material),
        behind=items((m for m in measures if m.schedule is Schedule.BEHIND), material),
        streaks=streaks(material),
        due_soon=items(soon, material),
        upcoming=upcoming(material),
        reporting=reporting(material),
        conflicts=tuple(conflicts(material)),
        regressions=tuple(regression(fallen, material) for fallen in ledger.regressions),
        rulings=tuple(rulings(material)),
        next_steps=next_steps(material, soon, issue_date),
        progress_lines=tuple(_line(measure, material) for measure in measures),
        definitions=dispatch_definitions(material, own),
        signature=settings.office.name,
        date=date_or_blank(issue_date),
        copies=settings.dispatch.copies,
        printer=settings.office.name,
        printed_on=date_or_blank(settings.dispatch.printed_on),
    )


def _units(ledger: Ledger, kinds: set[UnitKind]) -> list[str]:
    """Units of some kinds that the list names: in roster order, then in list order."""
    named = dict.fromkeys(unit.unit for measure in ledger.now.measures for unit in measure.units)
    known = [unit for unit in ledger.roster.units if unit in named]
    return [unit for unit in dict.fromkeys((*known, *named)) if ledger.roster.kind(unit) in kinds]


def _carried(measure: MeasureState) -> str:
    """沿用 with the newest day of the shown percent, where nobody reported it this time; else whether others are old.

    Nothing behind a dash: there is no percent that could be carried over.
    """
    if measure.percent is None:
        return ""
    judges = [unit for unit in measure.units if unit.unit in measure.deciding]
    slowest = [unit for unit in judges if unit.percent == measure.percent]
    weeks = [unit.row.week for unit in slowest if unit.row and unit.carried_over]
    if weeks and len(weeks) == len(slowest):
        return f"（沿用{max(weeks).month}月{max(weeks).day}日）"
    return "（部分单位沿用）" if any(unit.carried_over for unit in judges) else ""


def _line(measure: MeasureState, material: Material) -> ProgressLine:
    return ProgressLine(
        id=measure.id,
        text=material.say(shorten(measure.measure.text)),
        lead=material.lead(measure),
        deadline=deadline_text(measure, material),
        percent=material.figures.get("measure.percent", measure=measure.id),
        carried=_carried(measure) if measure.percent is not None else "",
        stage=measure.stage.label,
        schedule=measure.schedule.value,
        light=measure.light.value,
    )
