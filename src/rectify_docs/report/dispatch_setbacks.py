"""Problems that were taken up again since the dispatch before (验收不通过, 回头看反弹), for the weekly dispatch."""

from collections.abc import Iterator

from rectify_docs.model.figure import Figure
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.office import ClosureRecord, ClosureStep, Outcome
from rectify_docs.model.stage import Stage
from rectify_docs.model.states import ProblemState
from rectify_docs.report.contexts.weekly_dispatch import Setback
from rectify_docs.report.material import Material
from rectify_docs.report.text import names

KINDS = {
    ClosureStep.ACCEPTANCE: ("week.failed", "验收不通过、继续整改的问题", "本期验收不通过问题数"),
    ClosureStep.LOOK_BACK: ("week.rebound", "回头看发现反弹、重新整改的问题", "本期反弹问题数"),
}
"""Step → statistic, how the dispatch says it, label. Why these two: they alone take back what was 已完成."""
TEXT = "上期调度日期之后至数据截止日期登记为{step}“{outcomes}”、尚未再次验收通过的问题个数"
OUTCOMES = {ClosureStep.ACCEPTANCE: "不通过”“有异议", ClosureStep.LOOK_BACK: "反弹”“不通过"}


def setbacks(material: Material) -> tuple[Setback, ...]:
    """One entry for each way of being taken up again that occurred."""
    figures = {figure.id: figure for figure in setback_figures(material.ledger)}
    found = _reopened(material.ledger)
    return tuple(
        Setback(what=what, count=figures[stat], problems=names(_named(problem) for problem, _ in found[step]))
        for step, (stat, what, _) in KINDS.items()
        if found[step]
    )


def setback_figures(ledger: Ledger) -> Iterator[Figure]:
    """How many problems each way, with the cells of the records; nothing is new where nothing was before."""
    for step, found in _reopened(ledger).items():
        stat, _, label = KINDS[step]
        text = TEXT.format(step=step.value, outcomes=OUTCOMES[step])
        cells = tuple(record.source.ref("step") for _, record in found)
        yield Figure(stat, label, len(found), str(len(found)), text, cells)


def _reopened(ledger: Ledger) -> dict[ClosureStep, list[tuple[ProblemState, ClosureRecord]]]:
    found: dict[ClosureStep, list[tuple[ProblemState, ClosureRecord]]] = {step: [] for step in KINDS}
    for problem in ledger.now.problems:
        record = _record(problem, ledger)
        if record and problem.stage < Stage.ACCEPTED:
            found[record.step].append((problem, record))
    return found


def _record(problem: ProblemState, ledger: Ledger) -> ClosureRecord | None:
    """The record that reopened a problem since the dispatch before."""
    if ledger.before is None or problem.reopened is None or problem.reopened <= ledger.before.as_of:
        return None
    records = [r for r in problem.closures if r.date == problem.reopened and r.outcome is not Outcome.PASSED]
    return next((record for record in reversed(records) if record.step in KINDS), None)


def _named(problem: ProblemState) -> str:
    """问题2（2-1、2-2）: with the measures that are not done any more, or that all of them are again."""
    undone = names(measure.id for measure in problem.measures if not measure.done)
    return f"问题{problem.problem.id}（{undone or '各措施已重新报送完成'}）"
