"""An imported plan as a measure list workbook, in the canonical columns."""

from rectify_docs.model.document import Cell, Column, Sheet, Workbook
from rectify_docs.model.measure import MeasureList

COLUMNS = (
    Column("问题编号", 9),
    Column("来源类型", 10),
    Column("领域", 24),
    Column("反馈问题", 30),
    Column("措施编号", 9),
    Column("整改措施", 60),
    Column("责任单位", 40),
    Column("责任人", 40),
    Column("整改时限", 18),
)


def plan_workbook(plan: MeasureList, source: str) -> Workbook:
    """The list that ``check`` and ``build`` read again; every text exactly as the plan wrote it."""
    problems = {problem.id: problem for problem in plan.problems}
    rows = []
    for measure in plan.measures:
        problem = problems[measure.problem_id]
        texts = (
            problem.id,
            problem.kind.value,
            problem.area,
            problem.text,
            measure.id,
            measure.text,
            measure.units_text,
            measure.persons,
            measure.deadline.raw,
        )
        rows.append(tuple(Cell(text) for text in texts))
    title = "整改措施清单"
    sheet = Sheet(title, f"整改措施清单（由“{source}”导入）", COLUMNS, tuple(rows))
    return Workbook(title, "", (sheet,))
