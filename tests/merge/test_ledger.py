import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.merge.figures.counts import PartitionError
from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.merge.statistics import compute
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.office import ClosureStep, Extension, Outcome
from rectify_docs.model.progress import ProgressRow, UnitReport
from rectify_docs.model.source import RowSource
from rectify_docs.model.stage import Frequency, Light, Receipt, Recognition, Schedule, Stage
from rectify_docs.model.states import MeasureState
from rectify_docs.model.streaks import standing_still
from rectify_docs.settings import Rules, Settings
from tests.factory import closure, day, due, measure, measure_list, report, reports, row

SETTINGS = Settings()
LIST = measure_list(
    [
        measure("1-1", "甲局", due("3-1")),
        measure("1-2", "甲局、乙区", due("12-31")),
        measure("2-1", "乙区", due(None)),
    ]
)
ONE = measure_list([measure("1-1", "甲局", due("6-30"))])
DONE = reports(row("3-6", "甲局", "1-1", Stage.DONE, 100))
ROWS = (
    row("3-6", "甲局", "1-1", percent=80),
    row("3-6", "甲局", "1-2", percent=10),
    row("3-6", "乙区", "1-2", percent=30),
    row("3-6", "乙区", "2-1"),
    row("3-13", "甲局", "1-1", Stage.DONE, 100),
    row("3-13", "甲局", "1-2", percent=10),
)


def ledger_of(records: Records, as_of: str) -> Ledger:
    return build_ledger(records, SETTINGS, day(as_of)).ledger


def state(ledger: Ledger, id_: str) -> MeasureState:
    return next(m for m in ledger.now.measures if m.id == id_)


def test_past_due_is_overdue_until_done() -> None:
    records = Records((LIST,), reports=reports(*ROWS))
    first, second = ledger_of(records, "3-6"), ledger_of(records, "3-13")
    assert (state(first, "1-1").schedule, state(first, "1-1").light) == (Schedule.OVERDUE, Light.RED)
    assert state(first, "1-1").days_left == -5
    assert state(second, "1-1").schedule is Schedule.DONE
    assert state(second, "1-1").done_on == day("3-13")


def test_the_due_day_itself_is_not_overdue() -> None:
    records = Records((measure_list([measure("1-1", "甲局", due("3-6"))]),))
    assert state(ledger_of(records, "3-6"), "1-1").schedule is not Schedule.OVERDUE
    assert state(ledger_of(records, "3-7"), "1-1").schedule is Schedule.OVERDUE


def test_percent_is_the_minimum_of_the_deciding_units_and_schedule_follows_elapsed_time() -> None:
    got = state(ledger_of(Records((LIST,), reports=reports(*ROWS)), "3-6"), "1-2")
    assert got.percent == Decimal(10)
    assert got.expected_percent == Decimal("17.6")  # 64 of 364 days
    assert got.schedule is Schedule.BEHIND


def test_ongoing_measure_without_date_is_not_applicable_and_grey() -> None:
    got = state(ledger_of(Records((LIST,), reports=reports(*ROWS)), "3-13"), "2-1")
    assert (got.schedule, got.light) == (Schedule.NOT_APPLICABLE, Light.GREY)


def test_missing_report_carries_last_weeks_value_over() -> None:
    ledger = ledger_of(Records((LIST,), reports=reports(*ROWS)), "3-13")
    other = next(unit for unit in state(ledger, "1-2").units if unit.unit == "乙区")
    assert (other.percent, other.carried_over, other.receipt) == (Decimal(30), True, Receipt.MISSING)
    assert [(r.unit, r.receipt) for r in ledger.receipts] == [("乙区", Receipt.MISSING), ("甲局", Receipt.ON_TIME)]


@pytest.mark.parametrize(
    ("recognition", "done"),
    [(Recognition.ALL, False), (Recognition.LEAD, True), (Recognition.BY_DISTRICT, False), (None, False)],
)
def test_recognition_decides_whose_word_counts(recognition: Recognition | None, done: bool) -> None:
    version = measure_list([measure("1-1", "甲局、乙区、丙区", due("6-30"), recognition=recognition)])
    rows = reports(row("3-6", "甲局", "1-1", Stage.DONE, 100), row("3-6", "乙区", "1-1", percent=40))
    assert state(ledger_of(Records((version,), reports=rows), "3-6"), "1-1").done is done


def test_group_among_the_units_leaves_it_to_the_lead() -> None:
    version = measure_list([measure("1-1", "甲局、乙区、丙区", due("6-30"), group="各县区")])
    rows = reports(row("3-6", "甲局", "1-1", Stage.DONE, 100))
    assert state(ledger_of(Records((version,), reports=rows), "3-6"), "1-1").done


def test_group_as_lead_cannot_be_recognised_and_is_said() -> None:
    version = measure_list([measure("1-1", "各成员单位", due("6-30"), lead_group="各成员单位")])
    rows = reports(row("3-6", "甲局", "1-1", Stage.DONE, 100))
    merged = build_ledger(Records((version,), reports=rows), SETTINGS, day("3-6"))
    assert not state(merged.ledger, "1-1").done
    assert "M310" in {found.code for found in merged.findings}


def test_extension_moves_the_deadline_from_its_approval_on() -> None:
    source = RowSource("input/extensions/延期.xlsx", "延期", 3, {"new": 3})
    extension = Extension("1-1", due("5-31"), source, "2026-3-1", approved_on=day("3-10"))
    records = Records((LIST,), reports=reports(*ROWS[:4]), extensions=(extension,))
    assert state(ledger_of(records, "3-6"), "1-1").overdue
    assert not state(ledger_of(records, "3-13"), "1-1").overdue
    assert state(ledger_of(records, "3-13"), "1-1").measure.deadline.due == day("3-1")


def test_acceptance_lifts_the_problem_only_when_all_its_measures_are_done() -> None:
    version = measure_list([measure("1-1", "甲局", due("6-30")), measure("2-1", "甲局", due("6-30"))])
    rows = reports(row("3-6", "甲局", "1-1", Stage.DONE, 100), row("3-6", "甲局", "2-1", percent=40))
    closures = (
        closure("1", ClosureStep.ACCEPTANCE, "3-5"),
        closure("2", ClosureStep.ACCEPTANCE, "3-5", line=4),
        closure("1", ClosureStep.ACCEPTANCE, "3-20", line=5),
    )
    merged = build_ledger(Records((version,), reports=rows, closures=closures), SETTINGS, day("3-6"))
    stages = {p.problem.id: p.stage for p in merged.ledger.now.problems}
    assert stages == {"1": Stage.ACCEPTED, "2": Stage.IN_PROGRESS}
    assert [(u.code, u.source.row) for u in merged.unused] == [("M321", 4)]


def test_after_closure_nobody_is_asked_and_nothing_is_carried_over() -> None:
    version = measure_list([measure("1-1", "甲局", due("6-30")), measure("2-1", "乙区", due("6-30"))])
    rows = reports(row("3-6", "甲局", "1-1", Stage.DONE, 100), row("3-13", "乙区", "2-1", percent=40))
    steps = (closure("1", ClosureStep.ACCEPTANCE, "3-7"), closure("1", ClosureStep.CLOSURE, "3-8", line=4))
    ledger = ledger_of(Records((version,), reports=rows, closures=steps), "3-13")
    assert state(ledger, "1-1").stage is Stage.CLOSED
    assert [(unit.carried_over, unit.receipt) for unit in state(ledger, "1-1").units] == [(False, Receipt.NOT_DUE)]
    assert [item.unit for item in ledger.receipts] == ["乙区"]


def test_closure_before_acceptance_is_refused() -> None:
    version = measure_list([measure("1-1", "甲局", due("6-30"))])
    rows = reports(row("3-6", "甲局", "1-1", Stage.DONE, 100))
    closures = (closure("1", ClosureStep.CLOSURE, "3-5"),)
    merged = build_ledger(Records((version,), reports=rows, closures=closures), SETTINGS, day("3-6"))
    assert merged.ledger.now.problems[0].stage is Stage.DONE
    assert [found.code for found in merged.findings] == ["M322"]


def test_an_objection_takes_a_problem_back_and_a_second_notice_follows() -> None:
    steps = (
        closure("1", ClosureStep.ACCEPTANCE, "3-1"),
        closure("1", ClosureStep.DISCLOSURE, "3-2"),
        closure("1", ClosureStep.DISCLOSURE, "3-3", Outcome.OBJECTION),
        closure("1", ClosureStep.DISCLOSURE, "3-5"),
    )
    first, second = Records((ONE,), reports=DONE, closures=steps[:3]), Records((ONE,), reports=DONE, closures=steps)
    assert ledger_of(first, "3-6").now.problems[0].stage is Stage.ACCEPTED
    assert ledger_of(second, "3-6").now.problems[0].stage is Stage.DISCLOSED


def test_a_rebound_opens_a_new_round_in_which_old_reports_do_not_count() -> None:
    steps = (
        closure("1", ClosureStep.ACCEPTANCE, "3-5"),
        closure("1", ClosureStep.CLOSURE, "3-6"),
        closure("1", ClosureStep.LOOK_BACK, "3-9", Outcome.REBOUND),
    )
    again = reports(row("3-6", "甲局", "1-1", Stage.DONE, 100), row("3-20", "甲局", "1-1", Stage.DONE, 100))
    records = Records((ONE,), reports=again, closures=steps)
    closed, taken_up, done = (ledger_of(records, date).now.problems[0] for date in ("3-6", "3-13", "3-20"))
    assert (closed.stage, closed.round) == (Stage.CLOSED, 1)
    assert (taken_up.stage, taken_up.round, taken_up.reopened) == (Stage.IN_PROGRESS, 2, day("3-9"))
    assert (taken_up.measures[0].done, taken_up.measures[0].percent) == (False, None)
    assert (done.stage, done.round, done.measures[0].done_on) == (Stage.DONE, 2, day("3-20"))


def test_a_failed_acceptance_needs_a_new_report() -> None:
    steps = (closure("1", ClosureStep.ACCEPTANCE, "3-9", Outcome.FAILED), closure("1", ClosureStep.ACCEPTANCE, "3-12"))
    merged = build_ledger(Records((ONE,), reports=DONE, closures=steps), SETTINGS, day("3-13"))
    assert merged.ledger.now.problems[0].stage is Stage.IN_PROGRESS
    assert [found.code for found in merged.findings] == ["M321"]


def test_a_later_report_does_not_undo_an_acceptance() -> None:
    rows = reports(row("3-6", "甲局", "1-1", Stage.DONE, 100), row("3-13", "甲局", "1-1", percent=60))
    records = Records((ONE,), reports=rows, closures=(closure("1", ClosureStep.ACCEPTANCE, "3-7"),))
    got = ledger_of(records, "3-13").now.problems[0]
    assert (got.stage, got.measures[0].stage, got.measures[0].schedule) == (
        Stage.ACCEPTED,
        Stage.ACCEPTED,
        Schedule.DONE,
    )


def test_an_acceptance_is_held_against_the_dispatch_that_covers_its_day() -> None:
    rows = reports(row("3-6", "甲局", "1-1", percent=90), row("3-20", "甲局", "1-1", Stage.DONE, 100))
    early = Records((ONE,), reports=rows, closures=(closure("1", ClosureStep.ACCEPTANCE, "3-5"),))
    assert [found.code for found in build_ledger(early, SETTINGS, day("3-20")).findings] == ["M321"]
    later = Records((ONE,), reports=rows, closures=(closure("1", ClosureStep.ACCEPTANCE, "3-18"),))
    assert ledger_of(later, "3-20").now.problems[0].stage is Stage.ACCEPTED


def test_a_step_that_does_not_follow_names_those_that_do() -> None:
    records = Records((ONE,), reports=DONE, closures=(closure("1", ClosureStep.LOOK_BACK, "3-6", Outcome.REBOUND),))
    (found,) = build_ledger(records, SETTINGS, day("3-6")).findings
    assert (found.code, "验收通过、验收不通过" in found.remedy) == ("M322", True)


def test_where_nothing_may_be_recorded_the_remedy_says_so() -> None:
    rows = reports(row("3-6", "甲局", "1-1", percent=40))
    records = Records((ONE,), reports=rows, closures=(closure("1", ClosureStep.DISCLOSURE, "3-6"),))
    (found,) = build_ledger(records, SETTINGS, day("3-6")).findings
    assert found.remedy.startswith("此时不能登记任何环节，须先全部完成。")


@pytest.mark.parametrize(("repeated", "done"), [("2-20", "3-13"), ("3-10", "3-13"), ("3-11", "3-11"), (None, "3-13")])
@pytest.mark.parametrize("back", ["failed", "rebound"])
def test_a_day_of_completion_before_a_setback_is_no_completion(repeated: str | None, done: str, back: str) -> None:
    """The unit repeats its old 完成日期 after 验收不通过 or 反弹: the first dispatch of its new reports counts."""
    version = measure_list([measure("1-1", "甲局", due("3-1"))])
    before = row("3-6", "甲局", "1-1", Stage.DONE, 100, completed="2-20")
    after = row("3-13", "甲局", "1-1", Stage.DONE, 100, completed=repeated)
    steps = (
        [closure("1", ClosureStep.ACCEPTANCE, "3-10", Outcome.FAILED)]
        if back == "failed"
        else [
            closure("1", ClosureStep.ACCEPTANCE, "3-7"),
            closure("1", ClosureStep.CLOSURE, "3-8"),
            closure("1", ClosureStep.LOOK_BACK, "3-10", Outcome.REBOUND),
        ]
    )
    ledger = ledger_of(Records((version,), reports=reports(before, after), closures=tuple(steps)), "3-13")
    assert state(ledger, "1-1").done_on == day(done)
    values = compute(ledger, Rules()).by_id
    assert (values["due.done"].value, values["due.on_time"].value) == (1, 0)


def test_disclosure_may_be_due_before_closure() -> None:
    settings = Settings(rules=Rules(disclosure_before_closure=True))
    steps = (closure("1", ClosureStep.ACCEPTANCE, "3-5"), closure("1", ClosureStep.CLOSURE, "3-6"))
    merged = build_ledger(Records((ONE,), reports=DONE, closures=steps), settings, day("3-6"))
    assert merged.ledger.now.problems[0].stage is Stage.ACCEPTED
    assert [found.code for found in merged.findings] == ["M322"]


def test_extensions_of_one_day_that_differ_are_not_chosen_from() -> None:
    places = [RowSource("input/extensions/延期.xlsx", "延期", line, {"new": 3}) for line in (3, 4)]
    same_day = [
        Extension("1-1", due(date), place, approved_on=day("3-4"))
        for date, place in zip(("5-31", "8-31"), places, strict=True)
    ]
    merged = build_ledger(Records((ONE,), extensions=tuple(same_day)), SETTINGS, day("3-6"))
    assert state(merged.ledger, "1-1").deadline.due == day("6-30")
    assert [(one.code, one.source.row) for one in merged.unused] == [("M328", 3), ("M328", 4)]


def amended(week: str, arrived: str, *rows: ProgressRow, receipt: Receipt = Receipt.CORRECTION) -> UnitReport:
    late = [replace(one, week=day(week), arrived=day(arrived), receipt=receipt) for one in rows]
    return replace(report(*late, receipt=receipt), arrived=day(arrived))


def test_a_correction_changes_no_week_that_was_dispatched_and_is_told_with_the_next() -> None:
    first = reports(row("3-6", "甲局", "1-1", Stage.DONE, 100), row("3-13", "甲局", "1-1", percent=85))
    late = amended("3-6", "3-13", row("3-6", "甲局", "1-1", percent=80, file="更正.xlsx"))
    records = Records((ONE,), reports=(*first, late))
    then = ledger_of(Records((ONE,), reports=first[:1]), "3-6")
    assert ledger_of(records, "3-6") == then
    now = ledger_of(records, "3-13")
    assert now.history[0] == then.now
    assert now.published_before == now.history[0]
    assert (now.history[0].measures[0].done, now.before.measures[0].done) == (True, False)  # type: ignore[union-attr]
    (told,) = now.corrections
    assert (told.unit, told.measure_id, told.arrived) == ("甲局", "1-1", day("3-13"))
    assert [one and one.percent for one in (told.old, told.new)] == [100, 80]
    assert now.regressions == ()


def test_each_week_goes_by_the_list_that_was_in_force_then() -> None:
    old = measure_list([measure("1-1", "甲局", due("6-30")), measure("1-2", "甲局", due("6-30"))])
    new = measure_list([measure("1-1", "甲局", due("9-30")), measure("1-3", "甲局", due("6-30"))], in_force=day("3-10"))
    rows = reports(row("3-6", "甲局", "1-2", percent=10), row("3-13", "甲局", "1-3", percent=10))
    merged = build_ledger(Records((old, new), reports=rows), SETTINGS, day("3-13"))
    ledger, change = merged.ledger, merged.ledger.list_change
    assert merged.findings == ()
    assert [[m.id for m in week.measures] for week in ledger.history] == [["1-1", "1-2"], ["1-1", "1-3"]]
    assert (change.added, change.dropped, change.changed) == (("1-3",), ("1-2",), ("1-1",))
    assert state(ledger, "1-1").expected_percent == Decimal("26.1")  # 71 of 272 days, from the first list on


def test_regressions_are_those_of_the_newest_week() -> None:
    rows = (*ROWS, row("3-20", "甲局", "1-2", percent=5), row("3-20", "甲局", "1-1", percent=90))
    ledger = ledger_of(Records((LIST,), reports=reports(*rows)), "3-20")
    assert [(r.measure_id, r.unit) for r in ledger.regressions] == [("1-1", "甲局"), ("1-2", "甲局")]


def test_later_weeks_do_not_change_an_earlier_as_of() -> None:
    whole = Records((LIST,), reports=reports(*ROWS))
    first = Records((LIST,), reports=reports(*(r for r in ROWS if r.week == day("3-6"))))
    assert ledger_of(whole, "3-6").now == ledger_of(first, "3-6").now


def test_streak_counts_dispatches_in_a_row() -> None:
    rows = [row(week, "甲局", "1-1", percent=50) for week in ("3-6", "3-13", "3-20")]
    assert state(ledger_of(Records((LIST,), reports=reports(*rows)), "3-20"), "1-1").weeks_behind == 3


def test_figures_of_a_small_ledger() -> None:
    ledger = ledger_of(Records((LIST,), reports=reports(*ROWS)), "3-13")
    book = compute(ledger, Rules())
    values = {key: book[key].value for key in ("measures.total", "measures.done", "measures.overdue", "due.total")}
    assert values == {"measures.total": 3, "measures.done": 1, "measures.overdue": 0, "due.total": 1}
    assert book["measures.done_rate"].text == "33.3%"
    assert book["measures.done_share"].text == "33.4%"  # the largest remainder makes 33.4 + 33.3 + 33.3
    assert book["before.change_done"].value == 1
    assert book["week.new_done"].value == 1
    assert book.get("measures.total", unit="乙区").value == 2
    assert [ref.cell for ref in book["measures.done"].sources] == ["E5"]


def test_what_lags_and_what_stands_still_for_weeks() -> None:
    weeks = ("3-6", "3-13", "3-20")
    rows = [row(week, "甲局", "1-1", percent=50, text="有序推进") for week in weeks]
    rows += [row(week, "甲局", "1-2", percent=10 + at, text="有序推进") for at, week in enumerate(weeks)]
    records = Records((LIST,), reports=reports(*rows))
    book = compute(ledger_of(records, "3-20"), Rules())
    assert (book["streak.lagging"].value, book["streak.still"].value) == (1, 1)
    assert "连续3期" in book["streak.lagging"].definition
    two = compute(ledger_of(records, "3-13"), Rules())
    assert (two["streak.lagging"].value, two["streak.still"].value) == (0, 0)
    assert compute(ledger_of(records, "3-13"), Rules(streak_weeks=2))["streak.still"].value == 1


def still(records: Records, as_of: str, times: int = 3) -> list[str]:
    return [one.id for one in standing_still(ledger_of(records, as_of), times)]


def test_what_was_not_asked_for_does_not_stand_still() -> None:
    """A monthly measure is asked for once in March; that its word was carried over for weeks is nobody's fault."""
    monthly = replace(measure("1-1", "甲局", due("6-30")), frequency=Frequency.MONTHLY)
    weekly = measure("2-1", "乙局", due("6-30"))
    said = [row(week, "乙局", "2-1", percent=10, text="同上") for week in ("3-6", "3-13", "3-20", "3-27")]
    months = [row(week, "甲局", "1-1", percent=10, text="同上") for week in ("1-9", "2-6", "3-6")]
    records = Records((measure_list([monthly, weekly]),), reports=reports(*months[2:], *said))
    assert (still(records, "3-20"), still(records, "3-27")) == (["2-1"], ["2-1"])
    whole = Records((measure_list([monthly]),), reports=reports(*months), weeks=(day("3-13"),))
    assert (still(whole, "3-6"), still(whole, "3-13")) == (["1-1"], [])


def test_a_unit_that_did_not_answer_has_not_said_the_same() -> None:
    version = measure_list([measure("1-1", "甲局、乙区", due("6-30"))])
    lead = [row(week, "甲局", "1-1", percent=10, text="同上") for week in ("3-6", "3-13", "3-20")]
    other = [row(week, "乙区", "1-1", percent=10, text="同上") for week in ("3-6", "3-20")]
    assert still(Records((version,), reports=reports(*lead)), "3-20") == ["1-1"]
    assert still(Records((version,), reports=reports(*lead, *other)), "3-20") == []
    assert still(Records((version,), reports=reports(*lead, *other)), "3-20", 2) == ["1-1"]


def test_partitions_add_up_and_say_who_is_not_named() -> None:
    named = replace(measure("1-1", "甲局", due("3-1")), supervisor="丁局")
    version = measure_list([named, measure("1-2", "乙区、甲局", due("12-31")), measure("2-1", "乙区", due(None))])
    book = compute(ledger_of(Records((version,), reports=reports(*ROWS)), "3-13"), Rules())
    totals = {figure.id: figure.value for figure in book if figure.id.startswith("measures.total[")}
    assert {key: totals[f"measures.total[{key}]"] for key in ("supervisor=丁局", "supervisor=未指定")} == {
        "supervisor=丁局": 1,
        "supervisor=未指定": 2,
    }
    assert (totals["measures.total[lead=甲局]"], totals["measures.total[lead=乙区]"]) == (1, 2)
    assert (totals["measures.total[unit=甲局]"], totals["measures.total[unit=乙区]"]) == (2, 2)
    assert totals["measures.total[kind=反馈问题]"] == 3


def test_parts_that_do_not_add_up_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = ledger_of(Records((LIST,), reports=reports(*ROWS)), "3-13")
    monkeypatch.setattr("rectify_docs.merge.figures.counts.by_lead", lambda measures: {"甲局": list(measures)[:1]})
    with pytest.raises(PartitionError, match="lead"):
        compute(ledger, Rules())


def test_a_completion_date_that_is_not_repeated_still_counts() -> None:
    version = measure_list([measure("1-1", "甲局", due("3-5"))])
    rows = reports(
        row("3-6", "甲局", "1-1", Stage.DONE, 100, completed="3-4"), row("3-13", "甲局", "1-1", Stage.DONE, 100)
    )
    book = compute(ledger_of(Records((version,), reports=rows), "3-13"), Rules())
    assert (book["due.on_time"].value, book["due.rate"].text) == (1, "100%")


def test_what_the_office_wrote_later_is_not_known_yet() -> None:
    later = (closure("9", ClosureStep.ACCEPTANCE, "7-1"),)
    source = RowSource("input/extensions/延期.xlsx", "延期", 3, {"new": 3})
    extension = Extension("9-9", due("5-31"), source, approved_on=day("8-1"))
    records = Records((LIST,), reports=reports(*ROWS), closures=later, extensions=(extension,))
    assert build_ledger(records, SETTINGS, day("3-13")).findings == ()


def test_without_any_progress_overdue_goes_by_date_alone() -> None:
    ledger = ledger_of(Records((LIST,)), "3-6")
    book = compute(ledger, Rules())
    assert (book["measures.overdue"].value, book["measures.done"].value) == (1, 0)
    assert ledger.before is None
    assert ledger.receipts == ()


units = st.sampled_from(["甲局", "乙区"])
weeks = st.sampled_from(["3-6", "3-13", "3-20"])
ids = st.sampled_from(["1-1", "1-2", "2-1", "7-7"])
stages = st.sampled_from([Stage.NOT_STARTED, Stage.IN_PROGRESS, Stage.DONE])
random_rows = st.lists(
    st.builds(row, weeks, units, ids, stages, st.none() | st.integers(0, 100), line=st.integers(2, 40)), max_size=25
)


@given(random_rows, st.randoms())
def test_the_ledger_does_not_depend_on_the_order_of_sheets(rows: list[object], random: object) -> None:
    sheets = list(reports(*rows))  # type: ignore[arg-type]
    shuffled = sheets.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one = build_ledger(Records((LIST,), reports=tuple(sheets)), SETTINGS, dt.date(2026, 3, 20))
    two = build_ledger(Records((LIST,), reports=tuple(shuffled)), SETTINGS, dt.date(2026, 3, 20))
    assert one.ledger == two.ledger
    assert sorted(one.unused, key=str) == sorted(two.unused, key=str)


@given(random_rows)
def test_every_row_is_used_or_listed_and_parts_add_up(rows: list[object]) -> None:
    merged = build_ledger(Records((LIST,), reports=reports(*rows)), SETTINGS, dt.date(2026, 3, 20))  # type: ignore[arg-type]
    held = {id(unit.row) for m in merged.ledger.now.measures for unit in m.units if unit.row}
    assert len(held) + len(merged.unused) <= len(rows)
    book = compute(merged.ledger, Rules())
    parts = ("done", "on_schedule", "behind", "overdue", "not_applicable")
    assert sum(int(book[f"measures.{part}"].value or 0) for part in parts) == 3
    assert sum(Decimal(book[f"measures.{part}_share"].value or 0) for part in parts) == Decimal(100)
