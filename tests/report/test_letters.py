"""督办通知单 and 验收销号表, from ledgers of a few measures."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.merge.statistics import compute
from rectify_docs.model.measure import MeasureList
from rectify_docs.model.office import ClosureRecord, ClosureStep, Outcome
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.stage import Stage
from rectify_docs.report import closure_form, supervision_letter
from rectify_docs.report.closure_form import form_context
from rectify_docs.report.material import Material
from rectify_docs.report.supervision_letter import letter_context
from rectify_docs.settings import Rules, Settings
from tests.factory import closure, day, due, measure, measure_list, reports, row

ALL = (
    measure("1-1", "甲局、乙区", due("3-1")),
    measure("1-2", "甲局", due("12-31")),
    measure("2-1", "乙区", due("12-31")),
)
LIST = measure_list(ALL)
ROWS = (
    row("3-6", "甲局", "1-1", Stage.DONE, 100),
    row("3-6", "乙区", "1-1", percent=60),
    row("3-6", "甲局", "1-2", percent=5),
    row("3-6", "乙区", "2-1", percent=90),
)


def material(
    rows: Sequence[ProgressRow] = ROWS, closures: tuple[ClosureRecord, ...] = (), version: MeasureList = LIST
) -> Material:
    records = Records((version,), reports=reports(*rows), closures=closures)
    ledger = build_ledger(records, Settings(), day("3-6")).ledger
    return Material(ledger, compute(ledger, Settings().rules), Settings())


def test_the_letter_goes_to_the_unit_that_has_not_done_its_part() -> None:
    given = material()
    owed = given.ledger.owing()
    assert {unit: [m.id for m in measures] for unit, measures in owed.items()} == {"乙区": ["1-1"], "甲局": ["1-2"]}
    letter = letter_context("乙区", owed["乙区"], given)
    assert [(item.id, item.days.value) for item in letter.overdue] == [("1-1", 5)]
    assert (letter.overdue_count.value, letter.behind_count.value, letter.behind) == (1, 0, ())
    assert (letter.answer_by, letter.number) == ("", "第　　号")


def test_a_letter_shows_what_its_own_unit_said() -> None:
    """Not the slowest or the leading unit's percent, reason and day."""
    lead = replace(row("3-6", "甲局", "1-1", percent=10), delay_reason="甲局的原因")
    given = material((lead, replace(row("3-6", "乙区", "1-1", percent=60), delay_reason="乙区的原因")))
    one = letter_context("乙区", given.ledger.owing()["乙区"], given).overdue[0]
    assert (one.percent.text, one.reason) == ("60%", "乙区的原因")
    other = letter_context("甲局", given.ledger.owing()["甲局"], given).overdue[0]
    assert (other.percent.text, other.reason) == ("10%", "甲局的原因")


@pytest.mark.parametrize(
    ("said", "tolerance", "owing"),
    [
        ({"甲局": 10, "乙区": 17}, 0, ["甲局", "乙区"]),
        ({"甲局": 10, "乙区": 18}, 0, ["甲局"]),  # 17.6% of the time has passed
        ({"甲局": 10, "乙区": 15}, 3, ["甲局"]),
        ({"甲局": 10, "乙区": 14}, 3, ["甲局", "乙区"]),
    ],
)
def test_of_a_measure_behind_only_units_behind_owe(said: dict[str, int], tolerance: int, owing: list[str]) -> None:
    """A letter to a unit that is ahead of 序时 would refute itself."""
    version = measure_list([measure("1-1", "甲局、乙区", due("12-31"))])
    records = Records((version,), reports=reports(*(row("3-6", unit, "1-1", percent=at) for unit, at in said.items())))
    ledger = build_ledger(records, Settings(rules=Rules(behind_tolerance=tolerance)), day("3-6")).ledger
    assert list(ledger.owing()) == owing


def test_where_only_a_unit_that_says_done_is_behind_it_owes() -> None:
    """已完成 with 5% is the only report below 序时: that unit is asked, nobody else."""
    version = measure_list([measure("1-1", "甲局、乙区", due("12-31"))])
    rows = (row("3-6", "甲局", "1-1", Stage.DONE, 5), row("3-6", "乙区", "1-1", percent=90))
    assert list(material(rows, version=version).ledger.owing()) == ["甲局"]


def test_the_day_of_the_answer_counts_from_the_day_of_signing() -> None:
    given = replace(material(), issue_dates={supervision_letter.KIND: day("3-9")})
    letter = letter_context("甲局", given.ledger.owing()["甲局"], given)
    assert letter.answer_by == "2026年3月16日"


@pytest.mark.parametrize(("on_workday", "day_of_answer"), [(True, "2026年4月7日"), (False, "2026年4月6日")])
def test_no_answer_is_asked_for_on_a_holiday(day_of_answer: str, *, on_workday: bool) -> None:
    """2026-04-06 is the last day of 清明; the seventh day after 3-30."""
    settings = Settings.model_validate({"supervision-letter": {"answer_on_workday": on_workday}})
    given = replace(material(), issue_dates={supervision_letter.KIND: day("3-30")}, settings=settings)
    assert letter_context("甲局", given.ledger.owing()["甲局"], given).answer_by == day_of_answer


def test_an_answer_in_a_year_without_a_calendar_is_pointed_out_once() -> None:
    given = replace(material(), issue_dates={supervision_letter.KIND: dt.date(2098, 12, 29)})
    made = supervision_letter.build(given)
    assert len(made.documents) == 2
    assert [(one.code, one.content) for one in made.findings] == [("D516", "2099-01-05")]
    assert "无2099年放假安排" in made.findings[0].message


@pytest.mark.parametrize(
    ("number", "printed", "codes"),
    [
        ("示整改办督〔2026〕9号", ["示整改办督〔2026〕9号", "示整改办督〔2026〕10号"], []),
        ("第7号", ["第7号", "第8号"], []),
        ("", ["第　　号", "第　　号"], []),
        ("〔2026〕7号文", ["〔2026〕7号文", "〔2026〕7号文"], ["D533"]),
    ],
)
def test_each_letter_has_a_number_of_its_own(number: str, printed: list[str], codes: list[str]) -> None:
    settings = Settings.model_validate({"supervision-letter": {"number": number}})
    made = supervision_letter.build(replace(material(), settings=settings))
    assert [document.context["number"] for document in made.documents if document.context] == printed
    assert [(one.code, one.content) for one in made.findings] == [(code, number) for code in codes]


def test_nobody_who_lags_gets_no_letter() -> None:
    ahead = [row("3-6", "乙区", "2-1", percent=90)]
    made = supervision_letter.build(material(ahead, version=measure_list([ALL[2]])))
    assert made.documents == ()
    assert made.skipped[0].why == "没有逾期或未达到序时进度的单位"


def test_a_form_tells_of_earlier_setbacks() -> None:
    failed = closure("1", ClosureStep.ACCEPTANCE, "3-5", Outcome.FAILED)
    rows = (row("2-27", "甲局", "2-1", Stage.DONE, 100), row("3-6", "甲局", "2-1", Stage.DONE, 100))
    version = measure_list([measure("2-1", "甲局", due("12-31"))])
    given = material(rows, (replace(failed, problem_id="2"),), version)
    form = form_context(given.ledger.now.problems[0], given)
    assert (form.setbacks, form.accepted) == ("2026年3月5日，市生态环境局，验收不通过", "")


DONE = (row("3-6", "甲局", "1-1", Stage.DONE, 100), row("3-6", "乙区", "1-1", Stage.DONE, 100))
ONE = measure_list([ALL[0], ALL[2]])


def test_a_form_is_made_for_what_is_done_and_not_yet_closed() -> None:
    proof = (replace(DONE[0], evidence="竣工报告"), DONE[1])
    made = closure_form.build(material(proof, version=ONE))
    assert [document.name for document in made.documents] == ["第1号问题验收销号表.docx"]
    assert [one.why for one in made.skipped] == ["措施尚未全部完成：问题2"]
    form = form_context(material(proof, version=ONE).ledger.now.problems[0], material(proof, version=ONE))
    (listed,) = form.measures
    assert (listed.units, listed.evidence, form.accepted) == ("甲局、乙区", "甲局：竣工报告；乙区：未填报", "")
    assert not form.proven


@pytest.mark.parametrize(
    ("steps", "why"), [((ClosureStep.ACCEPTANCE,), ""), ((ClosureStep.ACCEPTANCE, ClosureStep.CLOSURE), "已经销号")]
)
def test_a_closed_problem_needs_no_form(steps: tuple[ClosureStep, ...], why: str) -> None:
    records = tuple(closure("1", step, "3-5", line=line) for line, step in enumerate(steps, start=3))
    made = closure_form.build(material(DONE, records, ONE))
    assert len(made.documents) == (0 if why else 1)
    assert why in {one.why.partition("：")[0] for one in made.skipped} | {""}
    for document in made.documents:
        assert document.context is not None
        assert document.context["accepted"] == "2026年3月5日，市生态环境局，通过"


def test_evidence_that_a_unit_named_once_is_not_lost() -> None:
    """A sheet of the week after does not say it again; only a setback takes it away."""
    before = replace(row("2-27", "甲局", "1-1", Stage.DONE, 100), evidence="竣工报告")
    rows = (before, *DONE)
    given = material(rows, version=ONE)
    (listed,) = form_context(given.ledger.now.problems[0], given).measures
    assert listed.evidence == "甲局：竣工报告（2026年2月27日填报）；乙区：未填报"
    failed = material(rows, (closure("1", ClosureStep.ACCEPTANCE, "3-5", Outcome.FAILED),), version=ONE)
    (listed,) = form_context(failed.ledger.now.problems[0], failed).measures
    assert listed.evidence == "甲局：未填报；乙区：未填报"
