"""What may be published: which problems are fit for a disclosure notice, and why the others are not."""

from collections.abc import Iterable

from rectify_docs.model.ledger import ProblemState
from rectify_docs.model.office import ClosureStep, Outcome
from rectify_docs.model.stage import SourceKind, Stage


def unfit_for_notice(state: ProblemState) -> str:
    """Why no notice can be made for a problem (definitions: A notice qualifies); empty where it qualifies."""
    if state.problem.kind is not SourceKind.FEEDBACK:
        return f"来源类型为{state.problem.kind.value}，不是反馈问题"
    if not state.done:
        return "措施尚未全部完成"
    if any(record.step in {ClosureStep.DISCLOSURE, ClosureStep.PUBLICATION} for record in state.closures):
        return "已经公示"
    accepted = any(r.step is ClosureStep.ACCEPTANCE and r.outcome is Outcome.PASSED for r in state.closures)
    if not accepted or state.stage < Stage.ACCEPTED:
        return "尚未验收通过"
    return ""


def fit_problems(problems: Iterable[ProblemState]) -> tuple[ProblemState, ...]:
    """The problems that qualify, in list order."""
    return tuple(problem for problem in problems if not unfit_for_notice(problem))


def unfit_reasons(problems: Iterable[ProblemState]) -> dict[str, list[str]]:
    """Reason → numbers of the problems that it keeps from being published."""
    reasons: dict[str, list[str]] = {}
    for problem in problems:
        why = unfit_for_notice(problem)
        if why:
            reasons.setdefault(why, []).append(problem.problem.id)
    return reasons
