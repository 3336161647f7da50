"""进展填报表: one workbook per unit that the dispatch asks, with what it reported last; filled in, it comes back."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from rectify_docs.model.document import Document
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.form_key import FormKey, FormLine, digest, prefilled
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.stage import Stage
from rectify_docs.model.states import MeasureState
from rectify_docs.report.contexts.report_form import FormRow, KeyRow, ReportFormContext
from rectify_docs.report.material import Made, Material, Skipped
from rectify_docs.report.parts import deadline_text
from rectify_docs.report.text import chinese_date

KIND = "report-form"
FOLDER = "填报表"
TEMPLATE = "xlsx/report-form.xlsx"
LONGEST = 600
"""Characters of the last report's text; a row of a spreadsheet holds no more than some 30 lines."""
WHOLE = Decimal(100)
NEVER, EMPTY = "（未报送）", "（未填写）"


@dataclass(frozen=True, slots=True)
class _Past:
    """What was known before the dispatch."""

    week: dt.date | None = None
    """上期."""
    rows: Mapping[tuple[str, str], ProgressRow] = field(default_factory=dict)
    """Measure and unit → the unit's last word."""
    reopened: Mapping[str, dt.date] = field(default_factory=dict)
    """Measure → day on which its problem was last taken up again."""


def build(material: Material) -> Made:
    """One form per unit; a group that nobody resolves gets none."""
    ledger, past = material.ledger, _past(material.ledger)
    states = {measure.id: measure for measure in ledger.now.measures}
    asked = {unit: [states[each] for each in ids] for unit, ids in ledger.asked.items()}
    return Made(
        documents=tuple(_document(unit, measures, past, material) for unit, measures in asked.items()),
        skipped=tuple(_skipped(ledger)),
        findings=(*_reported(ledger), *(one for unit, ms in asked.items() for one in _cut(unit, ms, past))),
    )


def _reported(ledger: Ledger) -> Iterator[Finding]:
    """D534 where the dispatch date has sheets already: forms are for a dispatch to come."""
    came = [item for item in ledger.receipts if item.source] if ledger.now.week == ledger.as_of else []
    if came:
        yield finding("D534", content=ledger.as_of.isoformat(), count=len(came))


def _past(ledger: Ledger) -> _Past:
    """The state of the dispatches strictly before the ledger's date, whatever has come in since."""
    snapshot = ledger.before if ledger.now.week == ledger.as_of else ledger.now
    if snapshot is None:
        return _Past()
    units = ((measure.id, unit) for measure in snapshot.measures for unit in measure.units)
    reopened = {one.id: each.reopened for each in ledger.now.problems for one in each.measures if each.reopened}
    return _Past(snapshot.week, {(id_, unit.unit): unit.row for id_, unit in units if unit.row}, reopened)


def _skipped(ledger: Ledger) -> Iterator[Skipped]:
    if not ledger.asked:
        yield Skipped(KIND, "本期没有应报的措施")
    asked = (measure.measure for measure in ledger.now.measures if measure.stage < Stage.CLOSED)
    for group in dict.fromkeys(unit.name for one in asked for unit in one.units if unit.unresolved_group):
        yield Skipped(KIND, f"“{group}”为单位集合，名录中没有其成员")


def _document(unit: str, measures: Sequence[MeasureState], past: _Past, material: Material) -> Document:
    rows = tuple(_row(measure, past.rows.get((measure.id, unit)), past, material) for measure in measures)
    context = ReportFormContext(
        city=material.settings.office.city,
        inspection=material.settings.inspection.short_name,
        unit=material.unit(unit),
        date=chinese_date(material.ledger.as_of),
        last_date=chinese_date(past.week) if past.week else "",
        example=material.settings.example,
        measures=rows,
        key=tuple(_key(unit, rows, material.ledger.as_of)),
    )
    title = f"{context.unit}整改进展填报表"
    return Document(KIND, f"{context.unit}.xlsx", TEMPLATE, context.variables(), title=title, folder=FOLDER)


def _row(measure: MeasureState, last: ProgressRow | None, past: _Past, material: Material) -> FormRow:
    """One measure; the state and the dates that hold on are filled in, the progress is always to be written anew."""
    state = _state(last) if last else ""
    share = last.percent / WHOLE if last and last.percent is not None else None
    return FormRow(
        id=measure.id,
        text=measure.measure.text,
        deadline=deadline_text(measure, material),
        last_text=_last_text(last, past.week) if last else NEVER,
        last_state=state,
        last_percent=share,
        state=state,
        percent=share,
        completed_on=_completed(last, past.reopened.get(measure.id)) if last else None,
        expected_on=last.expected_on if last else None,
    )


def _completed(row: ProgressRow, reopened: dt.date | None) -> dt.date | None:
    """完成日期; one of before the problem was taken up again has to be given anew."""
    return None if reopened and row.completed_on and row.completed_on <= reopened else row.completed_on


def _state(row: ProgressRow) -> str:
    """One of the words that the form offers."""
    ongoing = row.ongoing and row.stage in {Stage.IN_PROGRESS, Stage.DONE}
    return row.stage.label + ("（长期坚持）" if ongoing else "")


def _last_text(row: ProgressRow, week: dt.date | None) -> str:
    """The text as the unit wrote it; an older one says of which dispatch it is."""
    text = row.text if len(row.text) <= LONGEST else f"{row.text[:LONGEST]}……（以下略）"
    return (text or EMPTY) + ("" if row.week == week else f"（{chinese_date(row.week)}填报）")


def _cut(unit: str, measures: Sequence[MeasureState], past: _Past) -> Iterator[Finding]:
    for measure in measures:
        last = past.rows.get((measure.id, unit))
        if last and len(last.text) > LONGEST:
            place, total = last.source.ref("text"), len(last.text)
            yield finding("R288", place, unit=unit, measure=measure.id, total=total, shown=LONGEST)


def _key(unit: str, rows: Sequence[FormRow], day: dt.date) -> Iterator[KeyRow]:
    lines = (FormLine(row.id, digest(row.text), _issued(row)) for row in rows)
    for name, value, text, issued in FormKey(unit, day, tuple(lines)).rows():
        yield KeyRow(name=name, value=value, text=text, issued=issued)


def _issued(row: FormRow) -> str:
    percent = None if row.percent is None else row.percent * WHOLE
    return prefilled(row.state, percent, row.completed_on, row.expected_on)
