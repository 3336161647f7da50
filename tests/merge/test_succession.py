"""Renamed and merged units in the ledger: who answers, what is carried over, what is printed."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.merge.statistics import compute
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.stage import Receipt, Stage
from rectify_docs.model.unit import Holder, Period, Roster, Unit, UnitKind
from rectify_docs.report.check_list import build as build_check_list
from rectify_docs.report.ledger_book import build as build_ledger_book
from rectify_docs.report.material import Material
from rectify_docs.report.weekly_dispatch import dispatch_context
from rectify_docs.settings import Settings
from tests.factory import day, due, measure, measure_list, reports, row

LAST, FIRST = dt.date(2026, 3, 10), dt.date(2026, 3, 11)
OLD = [Unit(name, UnitKind.DEPARTMENT, period=Period(None, LAST), successor="丙局") for name in ("甲局", "乙局")]
NEW = Unit("丙局", UnitKind.DEPARTMENT, period=Period(FIRST))
COUNTY = Unit("青县", UnitKind.DISTRICT, period=Period(None, LAST), successor="青区")
DISTRICT = Unit("青区", UnitKind.DISTRICT, period=Period(FIRST))
ROSTER = Roster(
    {unit.name: unit for unit in (*OLD, NEW, COUNTY, DISTRICT)},
    {unit.name: (Holder(unit.name, unit.period),) for unit in (*OLD, NEW, DISTRICT)},
    {"青区": (COUNTY,)},
)
LIST = measure_list(
    [measure("1-1", "甲局、乙局", due("6-30")), replace(measure("1-2", "青区", due("6-30")), units_text="原文")],
)


def ledger_of(*rows: ProgressRow, as_of: str, roster: Roster = ROSTER) -> Ledger:
    return build_ledger(Records((LIST,), roster, reports=reports(*rows)), Settings(), day(as_of)).ledger


def test_before_the_merger_each_answers_for_itself() -> None:
    ledger = ledger_of(row("3-6", "甲局", "1-1", percent=80), row("3-6", "乙局", "1-1", percent=30), as_of="3-6")
    assert [unit.unit for unit in ledger.now.measures[0].units] == ["甲局", "乙局"]
    assert {item.unit for item in ledger.receipts} == {"甲局", "乙局", "青区"}


@pytest.mark.parametrize(
    ("first", "second", "percent"),
    [(80, 30, Decimal(30)), (30, 80, Decimal(30)), (80, None, None), (None, None, None)],
)
def test_the_successor_goes_on_from_the_slowest(first: int | None, second: int | None, percent: Decimal | None) -> None:
    rows = [row("3-6", unit, "1-1", percent=one) for unit, one in (("甲局", first), ("乙局", second)) if one]
    ledger = ledger_of(*rows, row("3-13", "青区", "1-2"), as_of="3-13")
    (heir,) = ledger.now.measures[0].units
    assert (heir.unit, heir.lead, heir.percent) == ("丙局", True, percent)
    assert {item.unit: item.receipt for item in ledger.receipts} == {"丙局": Receipt.MISSING, "青区": Receipt.ON_TIME}


def test_done_by_one_is_not_done_by_the_successor() -> None:
    rows = row("3-6", "甲局", "1-1", Stage.DONE, 100), row("3-6", "乙局", "1-1", percent=30)
    assert ledger_of(*rows, row("3-13", "青区", "1-2"), as_of="3-13").now.measures[0].stage is Stage.IN_PROGRESS
    done = row("3-13", "丙局", "1-1", Stage.DONE, 100)
    state = ledger_of(*rows, done, as_of="3-13").now.measures[0]
    assert (state.stage, state.done_on, state.deciding) == (Stage.DONE, day("3-13"), ("丙局",))


def test_a_regression_is_against_what_was_taken_over() -> None:
    rows = row("3-6", "甲局", "1-1", percent=80), row("3-6", "乙局", "1-1", percent=60)
    ledger = ledger_of(*rows, row("3-13", "丙局", "1-1", percent=40), as_of="3-13")
    (fallen,) = ledger.regressions
    assert (fallen.unit, fallen.old.percent, fallen.new.percent) == ("丙局", Decimal(60), Decimal(40))


def test_a_sheet_under_the_old_name_is_the_successors() -> None:
    late = row("3-13", "甲局", "1-1", percent=90)
    merged = build_ledger(Records((LIST,), ROSTER, reports=reports(late)), Settings(), day("3-13"))
    assert merged.unused == ()
    assert [(unit.unit, unit.percent) for unit in merged.ledger.now.measures[0].units] == [("丙局", Decimal(90))]


def test_a_unit_that_took_in_another_goes_on_from_the_slower_of_the_two() -> None:
    older = replace(NEW, period=Period(dt.date(2000, 1, 1)))
    roster = replace(ROSTER, units={**ROSTER.units, "丙局": older})
    version = measure_list([measure("1-1", "丙局、甲局", due("6-30"))])
    rows = row("3-6", "丙局", "1-1", Stage.DONE, 100), row("3-6", "甲局", "1-1", percent=20)
    records = Records((version,), roster, (day("3-13"),), reports(*rows))
    (state,) = build_ledger(records, Settings(), day("3-13")).ledger.now.measures
    assert [(unit.unit, unit.percent) for unit in state.units] == [("丙局", Decimal(20))]


def test_a_district_of_later_is_asked_from_its_first_day() -> None:
    version = measure_list([measure("1-1", "甲局、丙局", due("6-30"), group="各部门")])
    before, after = (
        build_ledger(Records((version,), ROSTER, (day(on),)), Settings(), day(on)).ledger.now.measures[0]
        for on in ("3-6", "3-13")
    )
    assert [unit.unit for unit in before.units] == ["甲局"]
    assert [unit.unit for unit in after.units] == ["丙局"]


@given(st.permutations([row("3-6", "甲局", "1-1", percent=80), row("3-6", "乙局", "1-1", percent=80, text="乙")]))
def test_the_order_of_sheets_does_not_matter(rows: list[ProgressRow]) -> None:
    one, two = (ledger_of(*some, as_of="3-12") for some in (rows, rows[::-1]))
    assert one.now == two.now


def material(as_of: str, dated: dt.date | None = None) -> Material:
    rows = row("3-6", "青区", "1-2", percent=50), row("3-13", "青区", "1-2", percent=40)
    settings = Settings()
    ledger = ledger_of(*(one for one in rows if one.week <= day(as_of)), as_of=as_of)
    return Material(ledger, compute(ledger, settings.rules), settings, dated=dated)


@pytest.mark.parametrize(
    ("as_of", "dated", "name"),
    [("3-6", None, "青县"), ("3-6", FIRST, "青区"), ("3-13", None, "青区"), ("3-13", LAST, "青县")],
)
def test_documents_print_the_name_of_their_date(as_of: str, dated: dt.date | None, name: str) -> None:
    made = material(as_of, dated)
    context = dispatch_context(made)
    (line,) = context.districts
    assert (line.name, line.measures.id) == (name, "measures.total[unit=青区]")
    assert context.progress_lines[1].lead == name
    assert [one.unit for one in context.regressions] == ([name] if as_of == "3-13" else [])
    for build in (build_ledger_book, build_check_list):
        book = build(made).documents[0].workbook
        assert book is not None
        texts = {str(cell.value) for sheet in book.sheets for line in sheet.rows for cell in line}
        assert {"青县", "青区"} & texts == {name}
