"""整改台账: what the dispatches showed one after the other, each as it was known then."""

from rectify_docs.model.document import Cell, Chart, Column, Sheet, Tone
from rectify_docs.model.stage import Schedule
from rectify_docs.model.states import MeasureState, ProblemState
from rectify_docs.report.material import Material
from rectify_docs.report.text import chinese_date, percent_text

PARTS = (Schedule.DONE, Schedule.ON_SCHEDULE, Schedule.BEHIND, Schedule.OVERDUE, Schedule.NOT_APPLICABLE)
TONES = {Schedule.DONE: Tone.GREEN, Schedule.OVERDUE: Tone.RED, Schedule.BEHIND: Tone.YELLOW}
AS_THEN = "各期均按当时已知的数据；其后的补报、更正见周调度通报"


def totals(material: Material) -> Sheet:
    """One line for each dispatch date, with a chart of the parts."""
    rows = []
    for snapshot in material.ledger.history:
        counts = {part: sum(m.schedule is part for m in snapshot.measures) for part in PARTS}
        whole = len(snapshot.measures)
        rows.append((Cell(snapshot.as_of.isoformat()), Cell(whole), *(Cell(counts[part]) for part in PARTS)))
    columns = (Column("调度日期", 14), Column("措施总数", 10), *(Column(part.value, 16) for part in PARTS))
    chart = Chart("各期进度构成", 0, tuple(range(2, 2 + len(PARTS))), "措施数（条）") if rows else None
    return Sheet("各期汇总", "各期进度汇总", columns, tuple(rows), AS_THEN, chart=chart)


def by_week(material: Material) -> Sheet:
    """Measure × dispatch date: 环节, percent and 进度."""
    history = [{measure.id: measure for measure in one.measures} for one in material.ledger.history]
    ids = dict.fromkeys(id_ for one in history for id_ in one)
    rows = tuple((Cell(id_), *(_state(one.get(id_)) for one in history)) for id_ in ids)
    weeks = (Column(one.as_of.isoformat(), 28) for one in material.ledger.history)
    return Sheet("历史", "各措施各期情况", (Column("措施编号", 10), *weeks), rows, AS_THEN)


def _state(state: MeasureState | None) -> Cell:
    if state is None:
        return Cell("不在清单")
    words = f"{state.stage.label}，{percent_text(state.percent)}，{state.schedule.value}"
    return Cell(words, TONES.get(state.schedule, Tone.PLAIN))


def problems(material: Material) -> Sheet:
    """Every problem with its stage, its round, and the office's records that hold."""
    rows = tuple(_problem(state, material) for state in material.ledger.now.problems)
    columns = (
        Column("问题编号", 9),
        Column("领域", 8),
        Column("反馈问题", 50),
        Column("措施数", 8),
        Column("已完成", 8),
        Column("环节", 10),
        Column("轮次", 7),
        Column("验收、公示、销号等登记", 60),
    )
    return Sheet("问题", f"问题（{len(rows)}个）", columns, rows)


def _problem(state: ProblemState, material: Material) -> tuple[Cell, ...]:
    records = (
        f"{chinese_date(one.date)}{one.step.value}{one.conclusion}" + (f"（{one.document}）" if one.document else "")
        for one in state.closures
    )
    return (
        Cell(state.problem.id),
        Cell(state.problem.area),
        Cell(material.say(state.problem.text)),
        Cell(len(state.measures)),
        Cell(sum(measure.done for measure in state.measures)),
        Cell(state.stage.label),
        Cell(state.round),
        Cell("；".join(records)),
    )
