"""Parts that several documents share: overall figures, rows of tables, named measures, definitions."""

from collections import Counter
from collections.abc import Iterable

from rectify_docs.model.figure import Figure, FigureBook
from rectify_docs.model.office import ClosureRecord
from rectify_docs.model.states import MeasureState
from rectify_docs.report.contexts.shared import Change, Definition, GroupRow, Item, Overall
from rectify_docs.report.material import Material
from rectify_docs.report.text import chinese_date, sentence, shorten

OVERALL = {
    "problems": "problems.total",
    "problems_closed": "problems.closed",
    "problems_accepted": "problems.accepted",
    "problems_open": "problems.open",
    "measures": "measures.total",
    "done": "measures.done",
    "done_rate": "measures.done_rate",
    "on_schedule": "measures.on_schedule",
    "behind": "measures.behind",
    "overdue": "measures.overdue",
    "not_applicable": "measures.not_applicable",
    "ongoing": "measures.ongoing",
    "due_total": "due.total",
    "due_done": "due.done",
    "due_on_time": "due.on_time",
    "due_rate": "due.rate",
    "due_soon": "due.soon",
    "new_done": "week.new_done",
    "new_overdue": "week.new_overdue",
}
"""Field of :class:`Overall` → statistic."""

ROW = ("measures", "done", "on_schedule", "behind", "overdue", "not_applicable", "done_rate")


def overall(figures: FigureBook) -> Overall:
    """总体数据."""
    return Overall(**{field: figures[stat] for field, stat in OVERALL.items()})


def area_rows(figures: FigureBook, areas: Iterable[str]) -> tuple[GroupRow, ...]:
    """One table line per area."""
    return tuple(_group_row(area, figures, area=area) for area in areas)


def unit_rows(material: Material, units: Iterable[str]) -> tuple[GroupRow, ...]:
    """One table line per unit, which figures know by its canonical name: by 位次, equal ones in the order given."""
    ranks = {unit: material.figures.get("rank.done_rate", unit=unit) for unit in units}
    often = Counter(rank.value for rank in ranks.values())
    return tuple(
        _group_row(material.unit(unit), material.figures, unit=unit).ranked(rank, tied=often[rank.value] > 1)
        for unit, rank in sorted(ranks.items(), key=lambda pair: pair[1].value or 0)
    )


def _group_row(name: str, figures: FigureBook, **dim: str) -> GroupRow:
    return GroupRow(name=name, **{field: figures.get(OVERALL[field], **dim) for field in ROW})


def change(figure: Figure, up: str, down: str) -> Change:
    """The word for a signed difference, and its amount."""
    value = figure.value or 0
    return Change(word=up if value > 0 else down if value < 0 else "持平", amount=figure)


def deadline_text(state: MeasureState, material: Material) -> str:
    """The deadline in force; with an extension: 新时限（原…，…批准调整）."""
    deadline, extension, listed = state.deadline, state.extension, state.measure.deadline
    if extension is None:
        return material.say(deadline.raw)
    old = extension.old_text or listed.raw
    by = f"，{extension.document}批准调整" if extension.document else "，经批准调整"
    return material.say(f"{deadline.raw}（原{old}{by}）")


def item(measure: MeasureState, material: Material, unit: str = "") -> Item:
    """A measure as lists name it; for a unit that owes it by what that unit itself says."""
    figures = material.figures
    own = next((one for one in measure.units if one.unit == unit), None)
    percent = figures.get("owed.percent", unit=unit, measure=measure.id) if own else None
    reported = own or measure.lead_state
    row = reported.row if reported else None
    return Item(
        id=measure.id,
        text=material.say(shorten(measure.measure.text)),
        lead=material.lead(measure),
        deadline=deadline_text(measure, material),
        days=figures.get("measure.days", measure=measure.id),
        percent=percent or figures.get("measure.percent", measure=measure.id),
        expected=figures.get("measure.expected", measure=measure.id),
        weeks=figures.get("measure.weeks", measure=measure.id),
        reason=material.say(sentence(row.delay_reason)) if row and row.delay_reason else "未填报",
        expected_on=chinese_date(row.expected_on) if row and row.expected_on else "未填报",
    )


def items(measures: Iterable[MeasureState], material: Material, unit: str = "") -> tuple[Item, ...]:
    """Several measures, in the order given; for a unit by its own reports."""
    return tuple(item(measure, material, unit) for measure in measures)


def by_days(measures: Iterable[MeasureState]) -> list[MeasureState]:
    """Longest overdue first, then by the order of the list."""
    return sorted(measures, key=lambda measure: measure.days_left or 0)


def issue(material: Material) -> str:
    """Which week's dispatch (第几周) it is."""
    return str(material.settings.dispatch.first_issue + max(len(material.ledger.weeks) - 1, 0))


def definitions(figures: FigureBook, labels: Iterable[str]) -> tuple[Definition, ...]:
    """口径 of the named statistics."""
    return tuple(Definition(label=figures[stat].label, text=figures[stat].definition) for stat in labels)


def outcome(record: ClosureRecord) -> str:
    """What a closing record says, once: 验收不通过, 回头看发现反弹."""
    step, said = record.step.value, record.conclusion
    return said if said.startswith(step) else f"{step}{said}"
