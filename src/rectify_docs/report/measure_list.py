"""附件：整改措施清单, as a document and as a workbook."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from rectify_docs.model.document import Document
from rectify_docs.model.office import ClosureStep
from rectify_docs.model.stage import SourceKind, Stage
from rectify_docs.model.states import MeasureState, ProblemState
from rectify_docs.report.contexts.measure_list import Block, MeasureListContext, MeasureRow, Part, ProblemRow, Shown
from rectify_docs.report.material import Made, Material
from rectify_docs.report.parts import deadline_text
from rectify_docs.report.text import chinese_date, names

KIND = "measure-list"
BLOCK = 150
"""Rows of a table: LibreOffice takes eight times as long for one of 3,000 rows as for twenty of 150."""
FIXED_COLUMNS = 6
"""问题编号, 反馈问题, 措施编号, 整改措施, 责任单位, 整改时限."""


def build(material: Material) -> Made:
    """The list as docx and xlsx."""
    context = list_context(material)
    title = f"{context.city}贯彻落实{context.inspection}整改措施清单"
    name = "附件 整改措施清单"
    rows = [
        _workbook_row(problem, measure)
        for part in context.parts
        for problem in part.problems
        for measure in problem.measures
    ]
    return Made(
        documents=(
            Document(KIND, f"{name}.docx", "docx/measure-list.docx", context.variables(), title=title),
            Document(
                KIND, f"{name}.xlsx", "xlsx/measure-list.xlsx", {**context.variables(), "measures": rows}, title=title
            ),
        )
    )


def list_context(material: Material) -> MeasureListContext:
    """The variables of the list."""
    now, figures, settings = material.ledger.now, material.figures, material.settings
    shown = _shown(now.problems, has_progress=now.week is not None)
    parts = tuple(_parts(now.problems, material))
    return MeasureListContext(
        annex_label="附件",
        city=settings.office.city,
        inspection=settings.inspection.name,
        problems_total=figures["problems.total"],
        measures_total=figures["measures.total"],
        version=_version(material),
        approval=material.ledger.list_version.approval,
        as_of=chinese_date(now.as_of),
        example=settings.example,
        is_plan=all(problem.problem.kind is SourceKind.PLAN_TASK for problem in now.problems),
        shown=shown,
        columns_total=FIXED_COLUMNS + sum(dict(shown).values()) + shown.progress,
        parts=parts,
        blocks=tuple(Block(parts=each) for each in in_blocks(parts)),
        notes=tuple(_notes(material)),
    )


def _shown(problems: Sequence[ProblemState], *, has_progress: bool) -> Shown:
    measures = [measure.measure for problem in problems for measure in problem.measures]
    return Shown(
        target=any(problem.problem.target for problem in problems),
        persons=any(measure.persons for measure in measures),
        supervision=any(measure.supervisor or measure.supervising_leader for measure in measures),
        acceptor=any(measure.acceptor for measure in measures),
        progress=has_progress,
    )


def _version(material: Material) -> str:
    in_force = material.ledger.list_version.in_force
    return f"{chinese_date(in_force)}起施行" if in_force else ""


def _parts(problems: Sequence[ProblemState], material: Material) -> list[Part]:
    """The list's parts by 领域 where each area is one run of problems; else one part without a name."""
    runs = [(area, list(group)) for area, group in groupby(problems, key=lambda problem: problem.problem.area)]
    areas = [area for area, _ in runs]
    figures = material.figures
    if len(set(areas)) == len(areas) > 1 and all(areas):
        return [
            Part(
                name=area,
                problems_total=figures.get("problems.total", area=area),
                measures_total=figures.get("measures.total", area=area),
                problems=tuple(_problem(problem, material) for problem in group),
            )
            for area, group in runs
        ]
    whole = tuple(_problem(problem, material) for problem in problems)
    total, count = figures["problems.total"], figures["measures.total"]
    return [Part(name="", problems_total=total, measures_total=count, problems=whole)]


def in_blocks(parts: Sequence[Part], limit: int = BLOCK) -> list[tuple[Part, ...]]:
    """The parts cut into tables of at most ``limit`` rows, between problems; a longer problem has one by itself."""
    chunks: list[list[tuple[int, ProblemRow]]] = [[]]
    room = limit
    for number, part in enumerate(parts):
        for problem in part.problems:
            if len(problem.measures) > room and chunks[-1]:
                chunks.append([])
                room = limit
            chunks[-1].append((number, problem))
            room -= len(problem.measures)
    begun: set[int] = set()
    return [tuple(_pieces(chunk, parts, begun)) for chunk in chunks if chunk]


def _pieces(chunk: Sequence[tuple[int, ProblemRow]], parts: Sequence[Part], begun: set[int]) -> Iterator[Part]:
    """The parts of one table; what began in an earlier one is marked （续）."""
    for number, group in groupby(chunk, key=itemgetter(0)):
        part, problems = parts[number], tuple(problem for _, problem in group)
        name = f"{part.name}（续）" if part.name and number in begun else part.name
        begun.add(number)
        yield part.model_copy(update={"name": name, "problems": problems})


def _problem(state: ProblemState, material: Material) -> ProblemRow:
    return ProblemRow(
        number=state.problem.id,
        text=material.say(state.problem.text),
        target=material.say(state.problem.target) or "—",
        measures=tuple(_measure(measure, state, material) for measure in state.measures),
    )


def _measure(state: MeasureState, problem: ProblemState, material: Material) -> MeasureRow:
    measure = state.measure
    return MeasureRow(
        id=state.id,
        text=material.say(measure.text),
        units=material.say(measure.units_text),
        persons=material.say(measure.persons) or "—",
        deadline=deadline_text(state, material),
        supervision=names((measure.supervisor, measure.supervising_leader)) or "—",
        acceptor=measure.acceptor or "—",
        progress=_progress(state, problem, material),
        stage=_stage(state, problem),
    )


def _progress(state: MeasureState, problem: ProblemState, material: Material) -> str:
    """What the lead reported, else the first unit that did; what it said before a setback is no progress any more."""
    reported = state.lead_state
    if reported is None or reported.row is None:
        return "未报送"
    if reported.outdated and problem.reopened:
        return f"{chinese_date(problem.reopened)}起重新整改，尚未报送进展"
    carried = f"（沿用{chinese_date(reported.row.week)}）" if reported.carried_over else ""
    return material.say(reported.row.text or "—") + carried


def _stage(state: MeasureState, problem: ProblemState) -> str:
    """The stage; a closed one with its day."""
    closing = problem.passed.get(ClosureStep.CLOSURE)
    if state.stage >= Stage.CLOSED and closing:
        return f"{chinese_date(closing.date)}销号"
    return state.stage.label


def _notes(material: Material) -> list[str]:
    """注: what a reader of the list has to know."""
    ledger = material.ledger
    notes = [
        "责任单位中列首位的为牵头单位。",
        "“立行立改”“长期坚持”类措施不设截止日期，不计入逾期。",
    ]
    groups = {unit.group for measure in ledger.list_version.measures for unit in measure.units if unit.group}
    for group in sorted(groups):
        members = ledger.roster.members(group, ledger.as_of)
        if members:
            notes.append(f"“{group}”指{names(map(material.unit, members))}。")
    return notes


def _workbook_row(problem: ProblemRow, measure: MeasureRow) -> dict[str, object]:
    """A row of the workbook's list."""
    return {
        "problem_number": problem.number,
        "problem": problem.text,
        "target": problem.target,
        "merge_key": problem.number,
        **dict(measure),
    }
