"""Figures that compare: places, differences since a day, how often units reported how, what falls due."""

from dataclasses import replace
from decimal import Decimal

import pytest

from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.merge.statistics import compute
from rectify_docs.model.deadline import Cadence, Duty, Milestone
from rectify_docs.model.figure import FigureBook
from rectify_docs.model.stage import Receipt, Stage
from rectify_docs.model.unit import UnitKind
from rectify_docs.settings import Rules, Settings
from tests.factory import day, due, measure, measure_list, reports, roster, row


def book(records: Records, as_of: str, **rules: object) -> FigureBook:
    settings = Settings(rules=Rules.model_validate(rules))
    return compute(build_ledger(records, settings, day(as_of)).ledger, settings.rules)


def test_equal_rates_share_a_place_and_the_next_one_is_left_out() -> None:
    units = {"甲县": "县区", "乙县": "县区", "丙县": "县区", "丁区": "功能区", "戊局": "市直部门"}
    version = measure_list([measure(f"{n}-{m}", unit, due("12-31")) for n, unit in enumerate(units, 1) for m in (1, 2)])
    done = [("甲县", "1-1"), ("乙县", "2-1"), ("丙县", "3-1"), ("丙县", "3-2")]
    rows = reports(*(row("3-6", unit, id_, Stage.DONE) for unit, id_ in done))
    figures = book(
        Records((version,), roster(*((name, UnitKind(kind)) for name, kind in units.items())), reports=rows), "3-6"
    )
    places = {unit: figures.get("rank.done_rate", unit=unit).value for unit in units}
    assert places == {"丙县": 1, "甲县": 2, "乙县": 2, "丁区": 4, "戊局": 1}
    assert "县区（含功能区）" in figures.get("rank.done_rate", unit="丁区").definition


def test_places_follow_the_exact_share_not_the_rounded_one() -> None:
    units = {"甲县": 1000, "乙县": 999}
    listed = [measure(f"{n}-{m}", unit, due("12-31")) for n, (unit, size) in enumerate(units.items(), 1)
              for m in range(size)]  # fmt: skip
    rows = reports(row("3-6", "甲县", "1-1", Stage.DONE), row("3-6", "乙县", "2-1", Stage.DONE))
    figures = book(
        Records((measure_list(listed),), roster(*((name, UnitKind.DISTRICT) for name in units)), reports=rows), "3-6"
    )
    rates = [figures.get("measures.done_rate", unit=unit).text for unit in units]
    places = [figures.get("rank.done_rate", unit=unit).value for unit in units]
    assert (rates[0], places) == (rates[1], [2, 1])


def test_the_change_since_a_day_has_both_denominators() -> None:
    old = measure_list([measure("1-1", "甲局", due("12-31")), measure("1-2", "甲局", due("12-31"))])
    new = replace(measure_list([*old.measures, measure("1-3", "甲局", due("12-31"))]), in_force=day("3-10"))
    rows = reports(
        row("3-6", "甲局", "1-1", Stage.DONE),
        row("3-13", "甲局", "1-1", Stage.DONE),
        row("3-13", "甲局", "1-2", Stage.DONE),
    )
    figures = book(Records((old, new), reports=rows), "3-13", compare_since=day("3-8"))
    got = {key: figures[f"since.{key}"].value for key in ("total", "done", "done_rate", "change_done")}
    assert got == {"total": 2, "done": 1, "done_rate": Decimal("50.0"), "change_done": 1}
    assert figures["since.change_done_rate"].text == "16.7"
    assert "2026年3月8日" in figures["since.done"].label
    assert [ref.cell for ref in figures["since.total"].sources] == ["C11", "C12"]


@pytest.mark.parametrize(
    ("since", "in_force", "why"),
    [
        ("3-5", "1-1", "早于首个调度日期2026-03-06"),
        ("3-6", "1-1", ""),
        ("3-12", "1-1", ""),
        ("3-13", "1-1", "不早于数据截止日期"),
        ("12-1", "1-1", "不早于数据截止日期"),
        ("3-8", "3-9", "早于整改措施清单的生效日期2026-03-09"),
    ],
)
def test_a_day_of_which_nothing_is_known_is_not_compared_with(since: str, in_force: str, why: str) -> None:
    version = replace(measure_list([measure("1-1", "甲局", due("12-31"))]), in_force=day(in_force))
    rows = reports(row("3-6", "甲局", "1-1", percent=1), row("3-13", "甲局", "1-1", percent=2))
    records, settings = Records((version,), reports=rows), Settings(rules=Rules(compare_since=day(since)))
    merged = build_ledger(records, settings, day("3-13"))
    assert ("since.total" in compute(merged.ledger, settings.rules).by_id) is not bool(why)
    messages = [found.message for found in merged.findings if found.code == "M329"]
    assert messages == (
        [f"设置的比较日期2026-{day(since):%m-%d}{why}，没有可比的数据，通报未作该项比较"] if why else []
    )


def test_without_a_dispatch_there_is_nothing_to_compare_with() -> None:
    records = Records((measure_list([measure("1-1", "甲局", due("12-31"))]),))
    merged = build_ledger(records, Settings(rules=Rules(compare_since=day("3-8"))), day("3-13"))
    assert (merged.ledger.since, [found.code for found in merged.findings]) == (None, ["M329"])


def test_each_unit_s_dispatches_are_counted_by_how_it_reported() -> None:
    version = measure_list([measure("1-1", "甲局", due("12-31")), measure("2-1", "乙局", due("12-31"))])
    sheets = [("3-6", Receipt.ON_TIME), ("3-13", Receipt.LATE), ("3-20", Receipt.RETURNED)]
    own = [replace(one, receipt=how) for week, how in sheets for one in reports(row(week, "甲局", "1-1"))]
    figures = book(Records((version,), reports=(*own, *reports(row("3-27", "乙局", "2-1")))), "3-27")
    counts = {name: figures.get(f"tally.{name}", unit="甲局").value for name in ("expected", "on_time", "late")}
    assert counts == {"expected": 4, "on_time": 1, "late": 1}
    assert (figures.get("tally.returned", unit="甲局").value, figures.get("tally.missing", unit="甲局").value) == (1, 1)
    assert figures.get("tally.missing", unit="乙局").value == 3


def test_milestones_and_duties_of_open_measures_fall_due() -> None:
    steps = (Milestone("3月底前", day("3-31")), Milestone("9月底前", day("9-30")))
    one = replace(measure("1-1", "甲局", due("12-31")), milestones=steps)
    two = replace(measure("1-2", "甲局", due(None)), duties=(Duty("每季度研究一次", Cadence.QUARTERLY),))
    done = replace(measure("1-3", "甲局", due("12-31")), milestones=steps)
    rows = reports(row("3-6", "甲局", "1-3", Stage.DONE))
    figures = book(Records((measure_list([one, two, done]),), reports=rows), "3-6")
    assert (figures["upcoming.milestones"].value, figures["upcoming.duties"].value) == (1, 1)
    assert [ref.cell for ref in figures["upcoming.duties"].sources] == ["D12"]
    assert book(Records((measure_list([one, two, done]),), reports=rows), "3-6", due_soon_days=20)[
        "upcoming.milestones"
    ].value == 0  # fmt: skip


def test_a_count_names_as_many_measures_as_it_says() -> None:
    version = measure_list([measure("1-1", "甲局", due("3-1")), measure("1-2", "甲局", due("12-31"))])
    rows = reports(row("3-6", "甲局", "1-1", Stage.DONE), row("3-13", "甲局", "1-2", percent=5))
    figures = book(Records((version,), reports=rows), "3-13", compare_since=day("3-7"))
    counts = [one for one in figures if one.id.split(".")[0] in {"measures", "due", "before", "since", "streak"}]
    whole = [one for one in counts if isinstance(one.value, int) and "change" not in one.id]
    assert len(whole) > 30
    assert all(len(one.measures) == one.value for one in whole)
    assert figures["before.done_rate"].measures == ("1-1", "1-2")
