"""What may be published: which problems are fit for a disclosure notice, and why the others are not."""

from collections.abc import Iterable, Iterator

from rectify_docs.check.public_text import has_identity, mobiles, public_texts, wrong_period
from rectify_docs.model.accomplished import Told, accomplished
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.office import ClosureStep
from rectify_docs.model.stage import SourceKind
from rectify_docs.model.states import ProblemState
from rectify_docs.model.unfilled import unfilled
from rectify_docs.settings import Disclosure


def unfit_for_notice(state: ProblemState, said: Told) -> str:
    """Why no notice can be made for a problem (definitions: A notice qualifies); empty where it qualifies.

    Args:
        state: the problem.
        said: what units reported, week by week (:func:`told`).
    """
    return _not_ready(state) or _not_printable(state, said)


def _not_ready(state: ProblemState) -> str:
    if state.problem.kind is not SourceKind.FEEDBACK:
        return f"来源类型为{state.problem.kind.value}，不是反馈问题"
    if not state.done:
        return "措施尚未全部完成"
    if state.passed.keys() & {ClosureStep.DISCLOSURE, ClosureStep.PUBLICATION}:
        return "已经公示"
    return "" if ClosureStep.ACCEPTANCE in state.passed else "尚未验收通过"


def _not_printable(state: ProblemState, said: Told) -> str:
    """What in the texts themselves forbids publication (H12, H54 to H56), or is missing in them."""
    problem, texts = state.problem, tuple(public_texts(state, said))
    if problem.stated_number and problem.stated_number not in {problem.id, problem.upper_id}:
        listed = problem.upper_id or problem.id
        return f"标题序号与附表序号不一致：原文写作第{problem.stated_number}号，清单为第{listed}号"
    silent = "、".join(id_ for id_, one in accomplished(state, said).items() if not one.result)
    if silent:
        return f"措施{silent}没有可以公示的完成情况（未填，或只写了“本周……”“本期无新进展”一类的话）"
    left = next(filter(None, map(unfilled, texts)), "")
    if left:
        return f"仍有未填内容“{left}”"
    wrong = next(filter(None, map(wrong_period, texts)), "")
    if wrong:
        return f"公示期有误：{wrong}"
    if mobiles(texts):
        return "文字中有手机号码"
    return "文字中有公民身份号码" if has_identity(texts) else ""


def fit_problems(problems: Iterable[ProblemState], said: Told) -> tuple[ProblemState, ...]:
    """The problems that qualify, in list order."""
    return tuple(problem for problem in problems if not unfit_for_notice(problem, said))


def unfit_reasons(problems: Iterable[ProblemState], said: Told) -> dict[str, list[str]]:
    """Reason → numbers of the problems that it keeps from being published."""
    reasons: dict[str, list[str]] = {}
    for problem in problems:
        why = unfit_for_notice(problem, said)
        if why:
            reasons.setdefault(why, []).append(problem.problem.id)
    return reasons


def check_notices(problems: Iterable[ProblemState], said: Told, contact: Disclosure) -> Iterator[Finding]:
    """D509 for a problem that is ready but whose texts forbid publication; D508 for mobile numbers (H59)."""
    for state in problems:
        if _not_ready(state):
            continue
        if why := _not_printable(state, said):
            yield finding("D509", state.problem.source.ref("problem"), content=state.problem.id, why=why)
        for number in mobiles(public_texts(state, said)):
            place = state.problem.source.ref("problem")
            yield finding("D508", place, content=number, where=f"问题{state.problem.id}公示的文字")
    for number in mobiles((contact.phone, contact.address)):
        yield finding("D508", content=number, where="rectify.toml [disclosure-notice] 的联系方式")
