"""An imported plan as a measure list workbook, in the canonical columns."""

from collections.abc import Callable

from rectify_docs.model.document import Cell, Column, Sheet, Workbook
from rectify_docs.model.measure import Measure, MeasureList, Problem

Part = Callable[[Problem, Measure], str]
COLUMNS: tuple[tuple[Column, Part], ...] = (
    (Column("问题编号", 9), lambda problem, _: problem.id),
    (Column("来源类型", 10), lambda problem, _: problem.kind.value),
    (Column("领域", 24), lambda problem, _: problem.area),
    (Column("反馈问题", 30), lambda problem, _: problem.text),
    (Column("整改目标", 30), lambda problem, _: problem.target),
    (Column("措施编号", 9), lambda _, measure: measure.id),
    (Column("整改措施", 60), lambda _, measure: measure.text),
    (Column("责任单位", 40), lambda _, measure: measure.units_text),
    (Column("责任人", 40), lambda _, measure: measure.persons),
    (Column("整改时限", 18), lambda _, measure: measure.deadline.raw),
    (Column("督导单位", 18), lambda _, measure: measure.supervisor),
    (Column("验收单位", 18), lambda _, measure: measure.acceptor),
)
OPTIONAL = frozenset({"领域", "整改目标", "督导单位", "验收单位"})
"""Columns that are left out where the plan says nothing of the kind."""


def plan_workbook(plan: MeasureList, source: str, sha256: str) -> Workbook:
    """The list that ``check`` and ``build`` read again; every text exactly as the plan wrote it.

    The note names the file and its SHA-256, so that nobody takes a copy from elsewhere for it (hazard H53).
    """
    problems = {problem.id: problem for problem in plan.problems}
    pairs = [(problems[measure.problem_id], measure) for measure in plan.measures]
    shown = [
        (column, part)
        for column, part in COLUMNS
        if column.title not in OPTIONAL or any(part(problem, measure) for problem, measure in pairs)
    ]
    rows = tuple(tuple(Cell(part(problem, measure)) for _, part in shown) for problem, measure in pairs)
    title = "整改措施清单"
    note = f"来源文件：{source}　SHA-256：{sha256}"
    heading = f"整改措施清单（由“{source}”导入）"
    return Workbook(title, "", (Sheet(title, heading, tuple(column for column, _ in shown), rows, note),))
