"""整改台账: the ledger as a workbook for the clerks."""

from collections.abc import Iterable

from rectify_docs.model.document import Cell, Column, Document, Sheet, Tone, Workbook
from rectify_docs.model.stage import Light, Schedule
from rectify_docs.model.states import MeasureState, UnitState
from rectify_docs.report.ledger_groups import by_area, by_supervisor, by_unit, parts
from rectify_docs.report.ledger_history import by_week, problems, totals
from rectify_docs.report.ledger_time import calendar, extensions, reporting
from rectify_docs.report.material import Made, Material
from rectify_docs.report.parts import OVERALL, deadline_text
from rectify_docs.report.text import chinese_date, names

KIND = "ledger"
TONES = {Light.RED: Tone.RED, Light.YELLOW: Tone.YELLOW, Light.GREEN: Tone.GREEN, Light.GREY: Tone.GREY}
MEASURE_COLUMNS = (
    Column("措施编号", 9),
    Column("问题编号", 9),
    Column("领域", 8),
    Column("反馈问题", 36),
    Column("整改措施", 44),
    Column("牵头单位", 18),
    Column("责任单位", 24),
    Column("整改时限", 18),
    Column("截止日期", 12),
    Column("阶段性节点", 18),
    Column("剩余天数", 9),
    Column("环节", 10),
    Column("进度", 14),
    Column("灯", 8),
    Column("完成进度（%）", 10),
    Column("序时进度（%）", 10),
    Column("认定方式", 10),
    Column("认定单位", 18),
    Column("连续滞后周数", 10),
    Column("进展情况（牵头单位）", 44),
    Column("数据来源", 34),
)
UNIT_COLUMNS = (
    Column("单位", 20),
    Column("措施编号", 9),
    Column("整改措施", 44),
    Column("是否牵头", 8),
    Column("状态", 12),
    Column("完成进度（%）", 10),
    Column("进展情况", 44),
    Column("存在问题", 24),
    Column("滞后原因", 24),
    Column("填报日期", 12),
    Column("沿用", 8),
    Column("数据来源", 34),
)


def build(material: Material) -> Made:
    """The workbook: overview, measures by view, problems, groups, units, time, history, definitions."""
    city = material.settings.office.city
    title = f"{city}整改台账"
    book = Workbook(
        title=title,
        author=material.settings.office.name,
        sheets=(
            _overview(material, title),
            parts(material),
            _measures("全部措施", material, material.ledger.now.measures),
            _measures("逾期措施", material, [m for m in material.ledger.now.measures if m.overdue]),
            _measures("滞后措施", material, [m for m in material.ledger.now.measures if m.schedule is Schedule.BEHIND]),
            _measures("即将到期", material, _due_soon(material)),
            _measures("长期坚持", material, [m for m in material.ledger.now.measures if m.deadline.ongoing]),
            problems(material),
            by_unit(material),
            by_supervisor(material),
            by_area(material),
            _units(material),
            calendar(material),
            extensions(material),
            reporting(material),
            totals(material),
            by_week(material),
            _definitions(material),
        ),
    )
    return Made((Document(KIND, "整改台账.xlsx", workbook=book, title=title),))


def _due_soon(material: Material) -> list[MeasureState]:
    days = material.settings.rules.due_soon_days
    open_ones = [m for m in material.ledger.now.measures if not m.done and m.days_left is not None]
    return [m for m in open_ones if m.days_left is not None and 0 <= m.days_left <= days]


def _note(material: Material) -> str:
    example = "示例数据；" if material.settings.example else ""
    return f"{example}数据截至{chinese_date(material.ledger.as_of)}"


def _overview(material: Material, title: str) -> Sheet:
    figures = [material.figures[stat] for stat in dict.fromkeys(OVERALL.values())]
    rows = tuple((Cell(figure.label), Cell(figure)) for figure in figures)
    return Sheet("总览", title, (Column("指标", 30), Column("数值", 14)), rows, _note(material))


def _measures(name: str, material: Material, measures: Iterable[MeasureState]) -> Sheet:
    problems = {problem.problem.id: problem.problem for problem in material.ledger.now.problems}
    rows = []
    for state in measures:
        problem = problems[state.measure.problem_id]
        reported = state.lead_state
        row = reported.row if reported else None
        source = row.source.ref() if row else state.measure.source.ref()
        tone = TONES[state.light]
        rows.append(
            (
                Cell(state.id),
                Cell(problem.id),
                Cell(problem.area),
                Cell(problem.text),
                Cell(state.measure.text),
                Cell(material.lead(state)),
                Cell(state.measure.units_text),
                Cell(deadline_text(state, material)),
                Cell(state.deadline.due),
                Cell("；".join(f"{one.text}（{one.day}）" for one in state.measure.milestones)),
                Cell(state.days_left),
                Cell(state.stage.label),
                Cell(state.schedule.value),
                Cell(state.light.value, tone),
                Cell(_number(state.percent)),
                Cell(_number(state.expected_percent)),
                Cell(state.recognition.value),
                Cell(names(map(material.unit, state.deciding)) or "无法认定"),
                Cell(state.weeks_behind),
                Cell(row.text if row else None),
                Cell(str(source)),
            )
        )
    return Sheet(name, f"{name}（{len(rows)}条）", MEASURE_COLUMNS, tuple(rows), _note(material), frozen=1)


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _units(material: Material) -> Sheet:
    pairs = [(unit, state) for state in material.ledger.now.measures for unit in state.units]
    order = list(dict.fromkeys((*material.ledger.roster.units, *(unit.unit for unit, _ in pairs))))
    pairs.sort(key=lambda pair: order.index(pair[0].unit))
    rows = tuple(_unit_row(material.unit(unit.unit), unit, state) for unit, state in pairs)
    note = _note(material) + "；一条措施涉及多个单位的，各单位分列"
    return Sheet("单位填报", "各单位填报情况", UNIT_COLUMNS, rows, note, frozen=2)


def _unit_row(name: str, unit: UnitState, state: MeasureState) -> tuple[Cell, ...]:
    row = unit.row
    return (
        Cell(name),
        Cell(state.id),
        Cell(state.measure.text),
        Cell("是" if unit.lead else "否"),
        Cell(row.stage.label if row else "未报送"),
        Cell(_number(unit.percent)),
        Cell(row.text if row else None),
        Cell(row.trouble if row else None),
        Cell(row.delay_reason if row else None),
        Cell(row.week if row else None),
        Cell("沿用" if unit.carried_over else None, Tone.YELLOW if unit.carried_over else Tone.PLAIN),
        Cell(str(row.source.ref()) if row else None),
    )


def _definitions(material: Material) -> Sheet:
    figures = [figure for figure in material.figures if "[" not in figure.id]
    rows = tuple((Cell(f.label), Cell(f.definition), Cell(f.text), Cell(f.id)) for f in figures)
    columns = (Column("指标", 24), Column("口径", 80), Column("数值", 12), Column("编号", 28))
    return Sheet("口径说明", "统计口径", columns, rows, _note(material))
