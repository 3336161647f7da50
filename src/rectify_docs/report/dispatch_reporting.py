"""Who reported, what is doubtful and what is asked of whom, for the weekly dispatch."""

import datetime as dt
from collections.abc import Iterable, Sequence

from rectify_docs.model.change import Regression
from rectify_docs.model.figure import Figure
from rectify_docs.model.receipt import UnitReceipt
from rectify_docs.model.stage import Receipt
from rectify_docs.model.states import MeasureState
from rectify_docs.report.contexts.weekly_dispatch import ConflictItem, NextSteps, Reporting
from rectify_docs.report.material import Material
from rectify_docs.report.text import chinese_date, names, percent_text, sentence
from rectify_docs.report.workdays import AnswerDay, answer_day

AMENDED = {Receipt.SUPPLEMENT, Receipt.CORRECTION}


def reporting(material: Material) -> Reporting:
    """报送情况: how many units reported how, and which."""
    figures, unusable = material.figures, [item for item in material.ledger.receipts if item.unusable]
    receipts = [item for item in material.ledger.receipts if not item.unusable]

    def figure(name: str) -> Figure:
        return figures[f"receipts.{name}"]

    week = material.ledger.now.week
    return Reporting(
        week=chinese_date(week) if week and week < material.ledger.as_of else "",
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
        amended_names="；".join(
            f"{material.unit(item.unit)}，{item.receipt.value}" for item in receipts if item.receipt in AMENDED
        ),
        returned_names=names(material.unit(item.unit) for item in receipts if item.receipt is Receipt.RETURNED),
        unusable_names=names(material.unit(item.unit) for item in unusable),
        missing_names=_missing(receipts, material),
    )


def _missing(receipts: Iterable[UnitReceipt], material: Material) -> str:
    """The units that did not report, by the day whose data stand for them; the newest first."""
    by_day: dict[dt.date | None, list[str]] = {}
    for item in receipts:
        if item.receipt is Receipt.MISSING:
            by_day.setdefault(item.last_reported, []).append(material.unit(item.unit))
    days = sorted(by_day, key=lambda day: day or dt.date.min, reverse=True)
    said = {day: f"沿用{chinese_date(day)}数据" if day else "从未报送" for day in days}
    return "；".join(f"{names(by_day[day])}，{said[day]}" for day in days)


def conflicts(material: Material) -> Iterable[ConflictItem]:
    """Contradictions of the newest week; older ones were dispatched then."""
    for conflict in material.ledger.conflicts:
        if conflict.rows[0].week == material.ledger.now.week:
            words = "、".join(f"“{row.stage.label}”（{percent_text(row.percent)}）" for row in conflict.rows)
            text = f"两次填报相互矛盾，分别为{words}，本期均未采用"
            yield ConflictItem(unit=material.unit(conflict.unit), measure=conflict.measure_id, text=text)


def regression(fallen: Regression, material: Material) -> ConflictItem:
    """进度倒退 in words."""
    old, new = percent_text(fallen.old.percent), percent_text(fallen.new.percent)
    if fallen.new.stage < fallen.old.stage:
        text = f"状态由“{fallen.old.stage.label}”退为“{fallen.new.stage.label}”"
    else:
        text = f"进度由{old}调减为{new}"
    return ConflictItem(unit=material.unit(fallen.unit), measure=fallen.measure_id, text=material.say(text))


def rulings(material: Material) -> Iterable[ConflictItem]:
    """What the office ruled about this week's rows, or since the last dispatch; the check list has the rest."""
    ledger = material.ledger
    before = ledger.before.as_of if ledger.before else None
    for item in ledger.rulings:
        if not item.internal and (before is None or item.told_after(before, ledger.weeks)):
            text = f"{item.what}，依据：{sentence(item.ruling.basis) or '未填'}"
            yield ConflictItem(unit="", measure="", text=text)


def answer(material: Material, issued: dt.date | None) -> AnswerDay:
    """The day by which explanations and late reports are due."""
    start, asked = issued or material.ledger.as_of, material.settings.dispatch
    return answer_day(start, asked.answer_days, on_workday=asked.answer_on_workday)


def _owing(measure: MeasureState, material: Material) -> list[str]:
    """The units that letters and minutes ask too; the leading one where none is known."""
    return [material.unit(unit) for unit in measure.owing()] or [material.lead(measure)]


def next_steps(material: Material, due_soon: Sequence[MeasureState], issued: dt.date | None) -> NextSteps:
    """Who is asked for something, and by when."""
    ledger = material.ledger
    current = [c.unit for c in ledger.conflicts if c.rows[0].week == ledger.now.week]
    return NextSteps(
        answer_by=chinese_date(answer(material, issued).day),
        overdue_units=names(unit for m in ledger.now.measures if m.overdue for unit in _owing(m, material)),
        due_soon_units=names(material.lead(m) for m in due_soon),
        missing_units=names(material.unit(item.unit) for item in ledger.receipts if item.receipt is Receipt.MISSING),
        doubtful_units=names(map(material.unit, [*current, *(fallen.unit for fallen in ledger.regressions)])),
    )
