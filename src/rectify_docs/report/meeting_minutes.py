"""整改调度会议纪要: what the meeting heard of the week's figures, and what it decided."""

import datetime as dt
from collections.abc import Iterable, Iterator

from rectify_docs.model.document import Document
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.stage import Schedule
from rectify_docs.model.states import MeasureState
from rectify_docs.report.contexts.meeting_minutes import Assigned, MeetingMinutesContext
from rectify_docs.report.material import Made, Material, Skipped
from rectify_docs.report.parts import by_days, issue, item, overall
from rectify_docs.report.text import chinese_date, date_or_blank, names
from rectify_docs.report.workdays import AnswerDay, answer_day, answer_findings

KIND = "meeting-minutes"
HEARD, DECIDED = "听取情况", "议定事项"
"""Names of the Markdown files; only the second has to be there."""
BLANK_NUMBER = "第　　期"
NEEDED = {"mark": "纪要标志", "meeting_date": "会议日期", "place": "会议地点", "chair": "主持人", "present": "出席人员"}
"""Keys of ``[meeting-minutes]`` without which there was no meeting to record."""


def build(material: Material) -> Made:
    """The minutes; skipped where the meeting is not entered, or is one that cannot have heard these figures."""
    day = material.settings.meeting_minutes.meeting_date
    why = "；".join(_missing(material))
    if why or day is None:
        return Made(skipped=(Skipped(KIND, why),))
    context = minutes_context(material, day)
    title = f"关于{context.inspection}反馈意见整改工作第{context.issue}周调度会议的纪要"
    document = Document(KIND, f"{title}.docx", "docx/meeting-minutes.docx", context.variables(), title=title)
    return Made((document,), findings=(*_unwritten(material), *answer_findings(_answer(material, day), "会议纪要")))


def _missing(material: Material) -> Iterator[str]:
    """Why there are no minutes: keys left out, or the settings of an earlier meeting."""
    minutes, as_of = material.settings.meeting_minutes, material.ledger.as_of
    missing = {key: name for key, name in NEEDED.items() if not getattr(minutes, key)}
    if missing:
        yield f"没有{'、'.join(missing.values())}（rectify.toml [meeting-minutes] {'、'.join(missing)}）"
    if minutes.meeting_date and minutes.meeting_date < as_of:
        held, until = chinese_date(minutes.meeting_date), chinese_date(as_of)
        yield f"会议日期{held}早于数据截止日期{until}，请更新 rectify.toml [meeting-minutes]"


def _answer(material: Material, day: dt.date) -> AnswerDay:
    """The day by which units explain, counted from the meeting as in the dispatch and the letters."""
    minutes = material.settings.meeting_minutes
    return answer_day(day, minutes.answer_days, on_workday=minutes.answer_on_workday)


def _unwritten(material: Material) -> tuple[Finding, ...]:
    return () if (KIND, DECIDED) in material.sections else (finding("D505", content=DECIDED, kind=KIND),)


def minutes_context(material: Material, day: dt.date) -> MeetingMinutesContext:
    """The variables of the minutes of the meeting of a day."""
    ledger, settings = material.ledger, material.settings
    minutes, measures = settings.meeting_minutes, material.ledger.now.measures
    return MeetingMinutesContext(
        mark=minutes.mark,
        number=minutes.number or BLANK_NUMBER,
        issuer=settings.office.name,
        date=date_or_blank(material.issue_dates.get(KIND)),
        inspection=settings.inspection.short_name,
        office=settings.office.short_name,
        issue=issue(material),
        meeting_date=chinese_date(day),
        place=minutes.place,
        chair=minutes.chair,
        as_of=chinese_date(ledger.as_of),
        example=settings.example,
        has_progress=ledger.now.week is not None,
        dispatched=bool(settings.dispatch.addressees),
        due_soon_days=settings.rules.due_soon_days,
        overall=overall(material.figures),
        heard=material.prose(KIND, HEARD),
        decided=material.prose(KIND, DECIDED),
        overdue=_assigned(by_days(m for m in measures if m.schedule is Schedule.OVERDUE), material),
        behind=_assigned((m for m in measures if m.schedule is Schedule.BEHIND), material),
        answer_by=chinese_date(_answer(material, day).day),
        present=_listed(minutes.present),
        excused=_listed(minutes.excused),
        attending=_listed(minutes.attending),
        copies=minutes.copies,
        printer=settings.office.name,
        printed_on=date_or_blank(minutes.printed_on),
    )


def _assigned(measures: Iterable[MeasureState], material: Material) -> tuple[Assigned, ...]:
    """Each measure with the units that have not done it; with its leading unit where none is known."""
    return tuple(
        Assigned(measure=item(m, material), units=names(map(material.unit, m.owing())) or material.lead(m))
        for m in measures
    )


def _listed(persons: Iterable[str]) -> str:
    """出席人单位、姓名 (GB/T 9704 10.3): blanks between the two become 一字, persons are parted by commas."""
    return "，".join("\u3000".join(person.split()) for person in persons)
