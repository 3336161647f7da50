"""整改时限 of a row of the list, and the dates hidden in its 整改措施."""

import datetime as dt

from rectify_docs.model.deadline import Deadline, DeadlineKind, Milestone, Precision
from rectify_docs.model.finding import finding
from rectify_docs.normalise.account import Account
from rectify_docs.normalise.clause import DeadlineRules
from rectify_docs.normalise.dates import DateRules, day_of, read_date
from rectify_docs.normalise.deadline import DeadlineReading, read_deadline
from rectify_docs.normalise.milestones import milestones, target_years
from rectify_docs.normalise.table import Table


def listed_deadline(table: Table, row: int, measure_id: str, rules: DeadlineRules, account: Account) -> DeadlineReading:
    """The deadline of a row, with what has to be said about it; a bare number is a day number (R263)."""
    value, place = table.value(row, "deadline"), table.ref(row, "deadline")
    number = day_of(value, date1904=table.sheet.date1904)
    label, text = table.words.label("deadline"), table.text(row, "deadline")
    if number:
        account.note(finding("R263", place, measure=measure_id, content=text, field=label, day=number.isoformat()))
    if number or isinstance(value, dt.date):
        day = number or read_date(value, DateRules()).value
        return DeadlineReading(_on(day)) if day else read_deadline(text, rules)
    read = read_deadline(text, rules)
    for doubt in read.doubts:
        code, hint = doubt.code, doubt.hint
        account.note(finding(code, place, measure=measure_id, content=text, field=label, year=hint, hint=hint))
    return read


def _on(day: dt.date) -> Deadline:
    text = f"{day.year}年{day.month}月{day.day}日"
    return Deadline(text, DeadlineKind.BY_DATE, day, precision=Precision.DAY)


def listed_milestones(
    table: Table, row: int, measure_id: str, read: DeadlineReading, rules: DeadlineRules, account: Account
) -> tuple[Milestone, ...]:
    """The deadline's earlier stages, and the dates hidden in the measure's text; each is listed (R258, R262)."""
    text = table.text(row, "measure")
    hidden = milestones(text, read.deadline, rules)
    targets = target_years(text, read.deadline, rules)
    for code, name, found in (
        ("R258", "deadline", read.stages),
        ("R258", "measure", hidden),
        ("R262", "measure", targets),
    ):
        for one in found:
            place = table.ref(row, name)
            account.note(finding(code, place, measure=measure_id, content=one.text, due=one.day))
    return (*read.stages, *hidden)
