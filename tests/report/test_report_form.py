import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.merge.statistics import compute
from rectify_docs.model.form_key import LINE, MARK
from rectify_docs.model.office import ClosureStep, Outcome
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.stage import Stage
from rectify_docs.model.unit import UnitMention
from rectify_docs.report.material import Made, Material
from rectify_docs.report.report_form import LONGEST, build
from rectify_docs.settings import Settings
from tests.factory import closure, day, due, measure, measure_list, reports, row

LIST = measure_list(
    [
        measure("1-1", "甲局、乙区", due("6-30")),
        measure("1-2", "乙区", due(None)),
        measure("2-1", "甲局", due("12-31")),
    ]
)
LAST = row("3-6", "甲局", "1-1", Stage.DONE, 100, text="=1+1 {{ x }}", completed="3-1")


def made(rows: Iterable[ProgressRow], date: str, **changes: Any) -> Made:
    records = Records((changes.pop("version", LIST),), reports=reports(*rows), **changes)
    ledger = build_ledger(records, Settings(), day(date)).ledger
    return build(Material(ledger, compute(ledger, Settings().rules), Settings()))


def form(result: Made, unit: str) -> Mapping[str, Any]:
    (context,) = (one.context for one in result.documents if one.name == f"{unit}.xlsx")
    assert context is not None
    return context


def test_each_unit_is_asked_about_its_measures_with_its_last_word() -> None:
    result = made([LAST], "3-13")
    assert [(one.folder, one.name) for one in result.documents] == [("填报表", "乙区.xlsx"), ("填报表", "甲局.xlsx")]
    first, second = form(result, "甲局")["measures"]
    assert (first.id, first.text, first.last_text) == ("1-1", "措施1-1的内容", "=1+1 {{ x }}")
    assert (first.state, first.percent, first.completed_on) == ("已完成", Decimal(1), day("3-1"))
    assert (second.id, second.last_text, second.state, second.percent) == ("2-1", "（未报送）", "", None)
    assert (form(result, "甲局")["date"], form(result, "甲局")["last_date"]) == ("2026年3月13日", "2026年3月6日")


def test_what_came_in_on_the_day_itself_is_not_looked_at() -> None:
    early = row("3-13", "甲局", "1-1", Stage.DONE, 100, text="抢先报了")
    again = made([LAST, early], "3-13")
    assert form(again, "甲局") == form(made([LAST], "3-13"), "甲局")
    first = made([early], "3-13")
    assert form(first, "甲局")["last_date"] == ""
    assert [one.last_text for one in form(first, "甲局")["measures"]] == ["（未报送）"] * 2


def test_an_older_word_says_of_which_dispatch_it_is() -> None:
    (first, _) = form(made([LAST, row("3-13", "乙区", "1-1")], "3-20"), "甲局")["measures"]
    assert first.last_text == "=1+1 {{ x }}（2026年3月6日填报）"


def test_a_monthly_measure_is_asked_for_at_the_months_first_dispatch() -> None:
    weeks = (day("3-6"),)
    assert [one.id for one in form(made([LAST], "3-13", weeks=weeks), "乙区")["measures"]] == ["1-1"]
    assert [one.id for one in form(made([LAST], "4-3", weeks=weeks), "乙区")["measures"]] == ["1-1", "1-2"]


def test_nobody_is_asked_about_what_is_closed() -> None:
    done = [row("3-6", unit, id_, Stage.DONE, 100) for unit, id_ in (("甲局", "1-1"), ("乙区", "1-1"), ("乙区", "1-2"))]
    steps = [closure("1", ClosureStep.ACCEPTANCE, "3-8"), closure("1", ClosureStep.CLOSURE, "3-12")]
    result = made(done, "3-13", closures=tuple(steps))
    assert [one.name for one in result.documents] == ["甲局.xlsx"]
    assert [one.id for one in form(result, "甲局")["measures"]] == ["2-1"]


def test_a_state_that_goes_on_is_one_of_the_words_of_the_form() -> None:
    kept = ProgressRow("1-2", "乙区", day("3-6"), Stage.DONE, LAST.source, ongoing=True, state_text="办结 须长期坚持")
    (_, second) = form(made([kept], "4-3"), "乙区")["measures"]
    assert second.state == "已完成（长期坚持）"


def test_a_long_text_is_cut_and_said_so() -> None:
    result = made([row("3-6", "甲局", "1-1", text="长" * 40_000)], "3-13")
    (first, _) = form(result, "甲局")["measures"]
    assert first.last_text == "长" * LONGEST + "……（以下略）"
    (found,) = result.findings
    assert (found.code, found.unit, found.measure) == ("R288", "甲局", "1-1")
    assert "40000字" in found.message


def test_a_group_that_nobody_resolves_is_named() -> None:
    group = UnitMention("各县区", group="各县区")
    one = measure("1-1", "各县区", due("6-30"))
    version = measure_list([replace(one, units=(group,), leads=(group,))])
    result = made([], "3-13", version=version)
    assert result.documents == ()
    assert [item.why for item in result.skipped] == ["本期没有应报的措施", "“各县区”为单位集合，名录中没有其成员"]


def test_the_key_names_unit_date_and_measures() -> None:
    key = form(made([LAST], "3-13"), "甲局")["key"]
    assert [row.name for row in key] == [MARK, "unit", "week", "seal", LINE, LINE]
    assert [row.value for row in key[1:3]] == ["甲局", dt.date(2026, 3, 13).isoformat()]
    assert [(row.value, row.issued) for row in key[4:]] == [("1-1", "已完成|100|2026-03-01|"), ("2-1", "|||")]


def test_a_date_from_before_a_failed_acceptance_is_left_to_be_given_anew() -> None:
    rows = [row(week, "甲局", "2-1", Stage.DONE, 100, completed="2-20") for week in ("2-27", "3-6")]
    failed = closure("2", ClosureStep.ACCEPTANCE, "3-4", Outcome.FAILED)
    kept, blank = (
        form(made(rows, "3-13", **changes), "甲局")["measures"][-1] for changes in ({}, {"closures": (failed,)})
    )
    assert (kept.completed_on, blank.completed_on) == (day("2-20"), None)
