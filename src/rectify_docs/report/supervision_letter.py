"""督办通知单: one letter per unit that owes a measure which is 逾期 or 未达到序时进度."""

import re
from collections.abc import Sequence

from rectify_docs.model.document import Document
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.states import MeasureState
from rectify_docs.report.contexts.supervision_letter import SupervisionLetterContext
from rectify_docs.report.material import Made, Material, Skipped
from rectify_docs.report.parts import items
from rectify_docs.report.text import chinese_date, date_or_blank
from rectify_docs.report.workdays import AnswerDay, answer_day, answer_findings

KIND = "supervision-letter"
FOLDER = "督办通知单"
BLANK_NUMBER = "第　　号"
COUNTED = re.compile(r"(?P<before>.*?)(?P<figures>\d+)号")
"""示整改办督〔2026〕7号: a number that can be counted on from."""


def build(material: Material) -> Made:
    """A letter to each unit that lags, in roster order."""
    owing = material.ledger.owing()
    if not owing:
        return Made(skipped=(Skipped(KIND, "没有逾期或未达到序时进度的单位"),))
    known = [unit for unit in material.ledger.roster.units if unit in owing]
    order = dict.fromkeys((*known, *owing))
    numbers = _numbers(material.settings.supervision_letter.number, len(order))
    letters = tuple(_document(unit, owing[unit], number, material) for unit, number in zip(order, numbers, strict=True))
    return Made(letters, findings=(*answer_findings(_answer(material), FOLDER), *_same(numbers)))


def _numbers(first: str, count: int) -> list[str]:
    """One 编号 for each letter: counted on from the first where it ends in figures and 号; blanks where it is open."""
    counted = COUNTED.fullmatch(first)
    if counted is None:
        return [first or BLANK_NUMBER] * count
    start, width = int(counted["figures"]), len(counted["figures"])
    return [f"{counted['before']}{start + ahead:0{width}}号" for ahead in range(count)]


def _same(numbers: Sequence[str]) -> tuple[Finding, ...]:
    """D533 where several letters would go out under one number."""
    if len(numbers) < 2 or numbers[0] != numbers[1] or numbers[0] == BLANK_NUMBER:  # noqa: PLR2004 - two letters
        return ()
    return (finding("D533", content=numbers[0], count=len(numbers)),)


def _document(unit: str, measures: Sequence[MeasureState], number: str, material: Material) -> Document:
    context = letter_context(unit, measures, material, number)
    title = f"督办通知单（{context.unit}）"
    template = "docx/supervision-letter.docx"
    return Document(KIND, f"{title}.docx", template, context.variables(), title=title, folder=FOLDER)


def letter_context(
    unit: str, measures: Sequence[MeasureState], material: Material, number: str = BLANK_NUMBER
) -> SupervisionLetterContext:
    """The variables of one letter."""
    settings, signed = material.settings, material.issue_dates.get(KIND)
    letter, answer = settings.supervision_letter, _answer(material)
    return SupervisionLetterContext(
        mark=settings.office.mark or settings.office.name,
        number=number,
        copy_number=letter.copy_number,
        secrecy=letter.secrecy,
        urgency=letter.urgency,
        unit=material.unit(unit),
        inspection=settings.inspection.short_name,
        office=settings.office.short_name,
        as_of=chinese_date(material.ledger.as_of),
        overdue_count=material.figures.get("owed.overdue", unit=unit),
        behind_count=material.figures.get("owed.behind", unit=unit),
        overdue=items(sorted((m for m in measures if m.overdue), key=lambda m: m.days_left or 0), material, unit),
        behind=items((m for m in measures if not m.overdue), material, unit),
        answer_days=letter.answer_days,
        answer_by=chinese_date(answer.day) if answer else "",
        contact_unit=letter.contact_unit,
        phone=letter.phone,
        example=settings.example,
        signature=settings.office.name,
        date=date_or_blank(signed),
    )


def _answer(material: Material) -> AnswerDay | None:
    """The day of the answer; None as long as 成文日期 is open."""
    signed, letter = material.issue_dates.get(KIND), material.settings.supervision_letter
    return answer_day(signed, letter.answer_days, on_workday=letter.answer_on_workday) if signed else None
