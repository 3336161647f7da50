import pytest

from rectify_docs.check.publication import fit_problems, unfit_for_notice, unfit_reasons
from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.model.ledger import ProblemState
from rectify_docs.model.measure import MeasureList
from rectify_docs.model.office import ClosureRecord, ClosureStep, Outcome
from rectify_docs.model.stage import SourceKind, Stage
from rectify_docs.settings import Settings
from tests.factory import IN_FORCE, closure, day, due, measure, problem, reports, row

PASSED = closure("1", ClosureStep.ACCEPTANCE, "3-1")


def state(*closures: ClosureRecord, kind: SourceKind = SourceKind.FEEDBACK, stage: Stage = Stage.DONE) -> ProblemState:
    version = MeasureList((problem("1", kind=kind),), (measure("1-1", "甲局", due("6-30")),), IN_FORCE)
    sheets = reports(row("3-6", "甲局", "1-1", stage, 100 if stage >= Stage.DONE else 60))
    records = Records((version,), reports=sheets, closures=closures)
    return build_ledger(records, Settings(), day("3-6")).ledger.now.problems[0]


def test_an_accepted_feedback_problem_qualifies() -> None:
    assert fit_problems([state(PASSED)]) != ()


@pytest.mark.parametrize(
    ("unfit", "why"),
    [
        (state(PASSED, kind=SourceKind.PLAN_TASK), "方案任务"),
        (state(PASSED, stage=Stage.IN_PROGRESS), "尚未全部完成"),
        (state(), "尚未验收通过"),
        (state(closure("1", ClosureStep.ACCEPTANCE, "3-1", Outcome.FAILED)), "尚未验收通过"),
        (state(closure("1", ClosureStep.ACCEPTANCE, "3-9")), "尚未验收通过"),
        (state(PASSED, closure("1", ClosureStep.DISCLOSURE, "3-2", line=4)), "已经公示"),
    ],
)
def test_what_does_not_qualify_says_why(unfit: ProblemState, why: str) -> None:
    assert why in unfit_for_notice(unfit)
    assert list(unfit_reasons([unfit]).values()) == [["1"]]
