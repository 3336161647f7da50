"""验收销号表: one form per problem whose measures are all done and which is not yet 已销号."""

from collections.abc import Mapping

from rectify_docs.model.accomplished import Told, told
from rectify_docs.model.document import Document
from rectify_docs.model.office import ClosureStep
from rectify_docs.model.stage import SourceKind, Stage
from rectify_docs.model.states import MeasureState, ProblemState
from rectify_docs.report.contexts.closure_form import ClosureFormContext, ClosureMeasure
from rectify_docs.report.material import Made, Material, Skipped
from rectify_docs.report.parts import deadline_text, outcome
from rectify_docs.report.text import chinese_date, names, sentence

KIND = "closure-form"
FOLDER = "验收销号表"
MISSING = "未填报"


def build(material: Material) -> Made:
    """A form for each problem that is ready; why the others get none, one line per reason."""
    ready, reasons = list[ProblemState](), dict[str, list[str]]()
    for problem in material.ledger.now.problems:
        if why := _unready(problem):
            reasons.setdefault(why, []).append(problem.problem.id)
        else:
            ready.append(problem)
    skipped = tuple(Skipped(KIND, f"{why}：问题{'、'.join(numbers)}") for why, numbers in reasons.items())
    return Made(tuple(_document(problem, material) for problem in ready), skipped)


def _unready(state: ProblemState) -> str:
    if state.problem.kind is not SourceKind.FEEDBACK:
        return f"来源类型为{state.problem.kind.value}，不是反馈问题"
    if state.stage >= Stage.CLOSED:
        return "已经销号"
    return "" if state.measures and state.done else "措施尚未全部完成"


def _document(state: ProblemState, material: Material) -> Document:
    context = form_context(state, material)
    title = f"第{context.problem_ref}号问题验收销号表"
    name = title if context.problem_ref == state.problem.id else f"{title}（清单问题{state.problem.id}）"
    template = "docx/closure-form.docx"
    return Document(KIND, f"{name}.docx", template, context.variables(), title=title, folder=FOLDER)


def form_context(state: ProblemState, material: Material) -> ClosureFormContext:
    """The variables of one form."""
    problem, accepted = state.problem, state.passed.get(ClosureStep.ACCEPTANCE)
    said = told(material.ledger)
    proofs = {one.id: _proofs(one, state, said) for one in state.measures}
    return ClosureFormContext(
        inspection=material.settings.inspection.name,
        problem_ref=problem.upper_id or problem.id,
        round=f"第{state.round}轮" if state.round > 1 else "",
        problem=material.say(sentence(problem.text)),
        target=material.say(sentence(problem.target)) or "清单未单列",
        body=names(material.unit(lead.name) for measure in state.measures for lead in measure.measure.leads),
        acceptor=names(measure.measure.acceptor for measure in state.measures),
        stage=state.stage.label,
        as_of=chinese_date(material.ledger.as_of),
        measures=tuple(_measure(measure, proofs[measure.id], material) for measure in state.measures),
        proven=all(_proven(measure, proofs[measure.id]) for measure in state.measures),
        accepted=f"{chinese_date(accepted.date)}，{accepted.unit}，{accepted.conclusion}" if accepted else "",
        setbacks="；".join(f"{chinese_date(one.date)}，{one.unit}，{outcome(one)}" for one in state.setbacks),
        example=material.settings.example,
    )


def _proofs(state: MeasureState, problem: ProblemState, said: Told) -> dict[str, str]:
    """Unit → the evidence that it named last since the problem was last taken up, with the day where that is older."""
    found = {}
    for unit in state.units:
        rows = sorted(said.get((state.id, unit.unit), {}).items(), reverse=True)
        since = (row for week, row in rows if problem.reopened is None or week > problem.reopened)
        last = next((row for row in since if row.evidence), None)
        if last:
            older = f"（{chinese_date(last.week)}填报）" if unit.row and last.week != unit.row.week else ""
            found[unit.unit] = f"{last.evidence}{older}"
    return found


def _measure(state: MeasureState, given: Mapping[str, str], material: Material) -> ClosureMeasure:
    proofs = [
        f"{material.unit(unit.unit)}：{given.get(unit.unit, MISSING)}"
        for unit in state.units
        if unit.unit in state.deciding or unit.unit in given
    ]
    return ClosureMeasure(
        id=state.id,
        text=material.say(sentence(state.measure.text)),
        units=names(material.unit(unit.name) for unit in state.measure.units),
        deadline=deadline_text(state, material),
        done_on=chinese_date(state.done_on) if state.done_on else "—",
        evidence=material.say("；".join(proofs)) or MISSING,
    )


def _proven(state: MeasureState, given: Mapping[str, str]) -> bool:
    """Every unit whose report counts has named its evidence."""
    return bool(state.deciding) and all(unit in given for unit in state.deciding)
