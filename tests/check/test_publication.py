from dataclasses import replace

import pytest

from rectify_docs.check.publication import check_notices, fit_problems, unfit_for_notice, unfit_reasons
from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.model.measure import MeasureList
from rectify_docs.model.office import ClosureRecord, ClosureStep, Outcome
from rectify_docs.model.stage import SourceKind, Stage
from rectify_docs.model.states import ProblemState
from rectify_docs.settings import Disclosure, Settings
from tests.factory import IN_FORCE, closure, day, due, measure, problem, reports, row

PASSED = closure("1", ClosureStep.ACCEPTANCE, "3-1")


def state(*closures: ClosureRecord, kind: SourceKind = SourceKind.FEEDBACK, stage: Stage = Stage.DONE) -> ProblemState:
    version = MeasureList((problem("1", kind=kind),), (measure("1-1", "甲局", due("6-30")),), IN_FORCE)
    sheets = reports(row("3-6", "甲局", "1-1", stage, 100 if stage >= Stage.DONE else 60))
    records = Records((version,), reports=sheets, closures=closures)
    return build_ledger(records, Settings(), day("3-6")).ledger.now.problems[0]


def test_an_accepted_feedback_problem_qualifies() -> None:
    assert fit_problems([state(PASSED)], {}) != ()


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
    assert why in unfit_for_notice(unfit, {})
    assert list(unfit_reasons([unfit], {}).values()) == [["1"]]


def with_text(text: str, *, upper_id: str = "", number: str = "") -> ProblemState:
    fit = state(PASSED)
    changed = replace(fit.problem, text=text, upper_id=upper_id, stated_number=number)
    return replace(fit, problem=changed)


@pytest.mark.parametrize(
    "text",
    ["于*年*月*日完成", "×× 年 ×× 月", "验收意见（略）", "向〔市直牵头验收(监管)单位〕反映", "【请填写单位名称】"],
)
def test_what_is_left_to_fill_in_is_not_published(text: str) -> None:
    assert unfit_for_notice(with_text(text), {}).startswith("仍有未填内容")
    (found,) = check_notices([with_text(text)], {}, Disclosure())
    assert found.code == "D509"


@pytest.mark.parametrize("text", ["依据示发〔2026〕3号", "2*300吨锅炉", "拆除2×35吨锅炉", "××公司违法排污"])
def test_what_only_looks_so_is(text: str) -> None:
    assert unfit_for_notice(with_text(text), {}) == ""


def test_a_text_with_another_number_than_the_lists_is_not_published() -> None:
    assert "标题序号与附表序号不一致" in unfit_for_notice(with_text("序号十：污水直排", number="10"), {})
    assert unfit_for_notice(with_text("序号十：污水直排", number="10", upper_id="10"), {}) == ""


def test_mobile_numbers_keep_a_notice_back_and_are_named() -> None:
    found = list(check_notices([with_text("联系人13812345678")], {}, Disclosure(phone="15912345678")))
    assert [(one.code, one.content) for one in found] == [
        ("D509", "1"),
        ("D508", "13812345678"),
        ("D508", "15912345678"),
    ]
    assert "手机号码" in found[0].message


def test_identity_numbers_keep_a_notice_back() -> None:
    (found,) = check_notices([with_text("身份证110101199003071234")], {}, Disclosure())
    assert "公民身份号码" in found.message
    assert list(check_notices([with_text("编号113812345678901")], {}, Disclosure(phone="0000-7654321"))) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("公示期为2024年9月29日至10月9日，共10个工作日", "实为4个工作日"),
        ("公示期为2025年1月21日至2月8日，共10个工作日", ""),
        ("2025-01-21至2025-02-08（10个工作日）", ""),
        ("2099年1月5日至1月16日，共10个工作日", "无2099年放假安排"),
        ("2024年9月31日至10月9日，共10个工作日", "日期不存在"),
    ],
)
def test_a_stated_period_is_counted_again(text: str, why: str) -> None:
    assert why in unfit_for_notice(with_text(text), {})
    assert bool(unfit_for_notice(with_text(text), {})) == bool(why)
