"""整改工作周调度通报."""

import datetime as dt
from collections.abc import Iterable

from rectify_docs.model.agenda import Due, agenda
from rectify_docs.model.change import Regression
from rectify_docs.model.document import Document
from rectify_docs.model.figure import Figure
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.receipt import UnitReceipt
from rectify_docs.model.stage import Receipt, Schedule
from rectify_docs.model.states import MeasureState
from rectify_docs.model.streaks import lagging, standing_still
from rectify_docs.model.unit import UnitKind
from rectify_docs.report.contexts.weekly_dispatch import (
    ConflictItem,
    ListChange,
    NextSteps,
    ProgressLine,
    Reporting,
    Since,
    Streaks,
    Upcoming,
    UpcomingItem,
    WeeklyDispatchContext,
)
from rectify_docs.report.corrections import correction, restated
from rectify_docs.report.material import Made, Material, Skipped
from rectify_docs.report.parts import (
    area_rows,
    by_days,
    change,
    deadline_text,
    definitions,
    issue,
    items,
    overall,
    unit_rows,
)
from rectify_docs.report.signers import signer_rows
from rectify_docs.report.text import chinese_date, date_or_blank, names, percent_text, sentence, shorten
from rectify_docs.report.workdays import AnswerDay, answer_day, answer_findings

KIND = "weekly-dispatch"
AMENDED = {Receipt.SUPPLEMENT, Receipt.CORRECTION}
DEFINED = (
    "measures.total",
    "measures.done",
    "measures.done_rate",
    "measures.on_schedule",
    "measures.behind",
    "measures.overdue",
    "measures.not_applicable",
    "measures.ongoing",
    "due.total",
    "due.on_time",
    "due.rate",
    "due.soon",
    "receipts.expected",
    "receipts.missing",
)
BLANK_NUMBER = "〔　　〕　号"


def build(material: Material) -> Made:
    """The dispatch; skipped where nobody is addressed."""
    if not material.settings.dispatch.addressees:
        why = "没有主送单位（rectify.toml [dispatch] addressees）"
        return Made(skipped=(Skipped(KIND, why),))
    context = dispatch_context(material)
    title = f"关于{context.inspection}反馈意见整改工作第{context.issue}周调度情况的通报"
    document = Document(KIND, f"{title}.docx", "docx/weekly-dispatch.docx", context.variables(), title=title)
    return Made((document,), findings=answer_findings(_answer(material), "周调度通报"))


def dispatch_context(material: Material) -> WeeklyDispatchContext:
    """The variables of the dispatch."""
    ledger, figures, settings = material.ledger, material.figures, material.settings
    issue_date = material.issue_dates.get(KIND)
    measures = ledger.now.measures
    due_soon = _due_soon(measures, settings.rules.due_soon_days)
    compared = ledger.before is not None
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
        list_change=_list_change(material) if ledger.list_changed else None,
        since=_since(material),
        restated=restated(figures),
        corrections=tuple(correction(one, material) for one in ledger.corrections),
        due_soon_days=settings.rules.due_soon_days,
        districts=unit_rows(material, _units(ledger, {UnitKind.DISTRICT, UnitKind.ZONE})),
        departments=unit_rows(material, _units(ledger, {UnitKind.DEPARTMENT, UnitKind.OTHER})),
        areas=area_rows(figures, dict.fromkeys(p.problem.area or "其他" for p in ledger.now.problems)),
        overdue=items(by_days(m for m in measures if m.schedule is Schedule.OVERDUE), material),
        behind=items((m for m in measures if m.schedule is Schedule.BEHIND), material),
        streaks=_streaks(material),
        due_soon=items(due_soon, material),
        upcoming=_upcoming(material),
        reporting=_reporting(material),
        conflicts=tuple(_conflicts(material)),
        regressions=tuple(_regression(fallen, material) for fallen in ledger.regressions),
        rulings=tuple(
            ConflictItem(unit="", measure="", text=f"{item.what}，依据：{sentence(item.ruling.basis) or '未填'}")
            for item in ledger.rulings
            if not item.internal
        ),
        next_steps=_next_steps(material, due_soon),
        progress_lines=tuple(_line(measure, material) for measure in measures),
        definitions=definitions(figures, DEFINED),
        signature=settings.office.name,
        date=date_or_blank(issue_date),
        copies=settings.dispatch.copies,
        printer=settings.office.name,
        printed_on=date_or_blank(settings.dispatch.printed_on),
    )


def _list_change(material: Material) -> ListChange:
    figures = material.figures
    old, new = figures["before.total"], figures["measures.total"]
    return ListChange(
        before=old,
        word="增至" if (new.value or 0) > (old.value or 0) else "减至",
        now=new,
        done_before=figures["before.done"],
        rate_before=figures["before.done_rate"],
    )


def _since(material: Material) -> Since | None:
    if material.ledger.since is None:
        return None
    figures = material.figures
    return Since(
        date=chinese_date(material.ledger.since.as_of),
        total=figures["since.total"],
        done=figures["since.done"],
        done_rate=figures["since.done_rate"],
        done_change=change(figures["since.change_done"], "增加", "减少"),
        rate_change=change(figures["since.change_done_rate"], "提高", "下降"),
    )


def _upcoming(material: Material) -> Upcoming:
    ledger, figures = material.ledger, material.figures
    last = ledger.as_of + dt.timedelta(days=material.settings.rules.due_soon_days)
    entries = agenda(ledger.now.measures, ledger.as_of, last)

    def named(due: Due) -> tuple[UpcomingItem, ...]:
        return tuple(
            UpcomingItem(
                id=one.measure.id,
                lead=material.lead(one.measure),
                text=material.say(one.text),
                day=chinese_date(one.day),
            )
            for one in entries
            if one.due is due
        )

    return Upcoming(
        milestones=figures["upcoming.milestones"],
        duties=figures["upcoming.duties"],
        milestone_items=named(Due.MILESTONE),
        duty_items=named(Due.DUTY),
    )


def _units(ledger: Ledger, kinds: set[UnitKind]) -> list[str]:
    """Units of some kinds that the list names: in roster order, then in list order."""
    named = dict.fromkeys(unit.unit for measure in ledger.now.measures for unit in measure.units)
    known = [unit for unit in ledger.roster.units if unit in named]
    return [unit for unit in dict.fromkeys((*known, *named)) if ledger.roster.kind(unit) in kinds]


def _streaks(material: Material) -> Streaks:
    ledger, figures, weeks = material.ledger, material.figures, material.settings.rules.streak_weeks

    def named(measures: Iterable[MeasureState]) -> str:
        return names(f"{measure.id}（{material.lead(measure)}）" for measure in measures)

    return Streaks(
        weeks=weeks,
        lagging=figures["streak.lagging"],
        lagging_names=named(lagging(ledger, weeks)),
        still=figures["streak.still"],
        still_names=named(standing_still(ledger, weeks)),
    )


def _due_soon(measures: Iterable[MeasureState], days: int) -> list[MeasureState]:
    open_ones = [m for m in measures if not m.done and m.days_left is not None and 0 <= m.days_left <= days]
    return by_days(open_ones)


def _reporting(material: Material) -> Reporting:
    figures, unusable = material.figures, [item for item in material.ledger.receipts if item.unusable]
    receipts = [item for item in material.ledger.receipts if not item.unusable]

    def figure(name: str) -> Figure:
        return figures[f"receipts.{name}"]

    return Reporting(
        expected=figure("expected"),
        on_time=figure("on_time"),
        nil=figure("nil"),
        late=figure("late"),
        amended=figure("amended"),
        unusable=figure("unusable"),
        missing=figure("missing"),
        returned=figure("returned"),
        nil_names=names(material.unit(item.unit) for item in receipts if item.nil),
        late_names=names(material.unit(item.unit) for item in receipts if item.receipt is Receipt.LATE),
        amended_names=names(
            f"{material.unit(item.unit)}（{item.receipt.value}）" for item in receipts if item.receipt in AMENDED
        ),
        returned_names=names(material.unit(item.unit) for item in receipts if item.receipt is Receipt.RETURNED),
        unusable_names=names(material.unit(item.unit) for item in unusable),
        missing_names=names(_missing_name(item, material) for item in receipts if item.receipt is Receipt.MISSING),
    )


def _missing_name(item: UnitReceipt, material: Material) -> str:
    unit = material.unit(item.unit)
    if item.last_reported is None:
        return f"{unit}（从未报送）"
    return f"{unit}（沿用{chinese_date(item.last_reported)}数据）"


def _conflicts(material: Material) -> Iterable[ConflictItem]:
    """Contradictions of the newest week; older ones were dispatched then."""
    for conflict in material.ledger.conflicts:
        if conflict.rows[0].week == material.ledger.now.week:
            words = "、".join(f"“{row.stage.label}”（{percent_text(row.percent)}）" for row in conflict.rows)
            text = f"两次填报相互矛盾，分别为{words}，本期均未采用"
            yield ConflictItem(unit=material.unit(conflict.unit), measure=conflict.measure_id, text=text)


def _regression(fallen: Regression, material: Material) -> ConflictItem:
    old, new = percent_text(fallen.old.percent), percent_text(fallen.new.percent)
    if fallen.new.stage < fallen.old.stage:
        text = f"状态由“{fallen.old.stage.label}”退为“{fallen.new.stage.label}”"
    else:
        text = f"进度由{old}调减为{new}"
    return ConflictItem(unit=material.unit(fallen.unit), measure=fallen.measure_id, text=material.say(text))


def _answer(material: Material) -> AnswerDay:
    """The day by which explanations and late reports are due."""
    start, asked = material.issue_dates.get(KIND) or material.ledger.as_of, material.settings.dispatch
    return answer_day(start, asked.answer_days, on_workday=asked.answer_on_workday)


def _next_steps(material: Material, due_soon: list[MeasureState]) -> NextSteps:
    ledger = material.ledger
    current = [c.unit for c in ledger.conflicts if c.rows[0].week == ledger.now.week]
    return NextSteps(
        answer_by=chinese_date(_answer(material).day),
        overdue_units=names(material.lead(m) for m in ledger.now.measures if m.overdue),
        due_soon_units=names(material.lead(m) for m in due_soon),
        missing_units=names(material.unit(item.unit) for item in ledger.receipts if item.receipt is Receipt.MISSING),
        doubtful_units=names(map(material.unit, [*current, *(fallen.unit for fallen in ledger.regressions)])),
    )


def _carried(measure: MeasureState) -> str:
    """沿用 with the day of the oldest word that still counts."""
    weeks = [
        unit.row.week for unit in measure.units if unit.row and unit.carried_over and unit.unit in measure.deciding
    ]
    return f"（沿用{min(weeks).month}月{min(weeks).day}日）" if weeks else ""


def _line(measure: MeasureState, material: Material) -> ProgressLine:
    return ProgressLine(
        id=measure.id,
        text=material.say(shorten(measure.measure.text)),
        lead=material.lead(measure),
        deadline=deadline_text(measure, material),
        percent=material.figures.get("measure.percent", measure=measure.id),
        carried=_carried(measure),
        stage=measure.stage.label,
        schedule=measure.schedule.value,
        light=measure.light.value,
    )
