"""The weekly dispatch (周调度通报): days of answer, who reported, rulings of the week, definitions."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.merge.statistics import compute
from rectify_docs.model.office import Ruling
from rectify_docs.model.receipt import UnitReceipt
from rectify_docs.model.ruling import AppliedRuling
from rectify_docs.model.source import RowSource
from rectify_docs.model.stage import Receipt
from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from rectify_docs.report import weekly_dispatch
from rectify_docs.report.dispatch_definitions import dispatch_definitions
from rectify_docs.report.dispatch_reporting import reporting
from rectify_docs.report.material import Material
from rectify_docs.report.weekly_dispatch import dispatch_context
from rectify_docs.settings import Settings
from tests.factory import day, due, measure, measure_list, reports, row
from tests.report.test_letters import material
from tests.workspace import example_workspace


@pytest.mark.parametrize(
    ("signed", "on_workday", "answer"),
    [
        ("3-30", True, "2026年4月7日"),  # 2026-04-06 is the last day of 清明
        ("3-30", False, "2026年4月6日"),
        ("", True, "2026年3月13日"),  # a draft counts from 数据截止日期, 3-06
    ],
)
def test_explanations_are_due_on_a_working_day(signed: str, answer: str, *, on_workday: bool) -> None:
    settings = Settings.model_validate({"dispatch": {"answer_on_workday": on_workday}})
    dates = {weekly_dispatch.KIND: day(signed)} if signed else {}
    given = replace(material(), settings=settings, issue_dates=dates)
    assert dispatch_context(given).next_steps.answer_by == answer


def test_a_day_without_a_calendar_is_pointed_out() -> None:
    settings = Settings.model_validate({"dispatch": {"addressees": "各县区人民政府"}})
    given = replace(material(), settings=settings, issue_dates={weekly_dispatch.KIND: dt.date(2099, 1, 5)})
    made = weekly_dispatch.build(given)
    assert [(one.code, one.content) for one in made.findings] == [("D516", "2099-01-12")]


def of(said: Mapping[str, Mapping[str, int]], as_of: str) -> Material:
    """Dispatch date → unit → percent of measure 1-1, which 甲局 and 乙区 carry out."""
    rows = [row(week, unit, "1-1", percent=at) for week, units in said.items() for unit, at in units.items()]
    records = Records((measure_list([measure("1-1", "甲局、乙区", due("12-31"))]),), reports=reports(*rows))
    ledger = build_ledger(records, Settings(), day(as_of)).ledger
    return Material(ledger, compute(ledger, Settings().rules), Settings())


@pytest.mark.parametrize(
    ("last", "now", "carried"),
    [
        ({"甲局": 10, "乙区": 30}, {"甲局": 12, "乙区": 30}, ""),
        ({"甲局": 10, "乙区": 30}, {"乙区": 30}, "（沿用3月6日）"),
        ({"甲局": 10, "乙区": 30}, {"甲局": 12}, "（部分单位沿用）"),
        ({"甲局": 10, "乙区": 10}, {"甲局": 10}, "（部分单位沿用）"),
        ({"乙区": 10}, {"甲局": 20}, "（沿用3月6日）"),
        ({"乙区": 10}, {"乙区": 10}, ""),
        ({"甲局": 10}, {"丙局": 10}, ""),  # no percent: nothing behind a dash
    ],
)
def test_only_a_percent_that_nobody_reported_this_time_is_carried_over(
    last: dict[str, int], now: dict[str, int], carried: str
) -> None:
    (line,) = dispatch_context(of({"3-6": last, "3-13": now}, "3-13")).progress_lines
    assert line.carried == carried


def test_reporting_says_which_dispatch_it_is_of() -> None:
    given = {"3-6": {"甲局": 10, "乙区": 30}}
    weeks = [dispatch_context(of(given, as_of)).reporting.week for as_of in ("3-6", "3-13")]
    assert weeks == ["", "2026年3月6日"]


@pytest.mark.parametrize(
    ("week", "decided", "told"),
    [
        ("3-13", "3-16", True),
        ("3-13", None, True),
        ("3-6", "3-9", False),
        ("3-6", None, False),
        ("3-6", "3-14", True),  # too late for the dispatch of 3-06: it changes 上期 now
        (None, "3-9", False),
        (None, "3-13", True),
    ],
)
def test_a_ruling_is_told_once(week: str | None, decided: str | None, told: bool) -> None:
    source = RowSource("input/rulings/裁定.xlsx", "裁定", 3, {})
    ruling = Ruling("0" * 12, "采用第5行", source, basis="现场核实", date=day(decided) if decided else None)
    applied = AppliedRuling(ruling, "甲局1-1：采用“正在推进”", week=day(week) if week else None)
    given = of({"3-6": {"甲局": 10}, "3-13": {"甲局": 20}}, "3-13")
    given = replace(given, ledger=replace(given.ledger, rulings=(applied,)))
    texts = [item.text for item in dispatch_context(given).rulings]
    assert texts == (["甲局1-1：采用“正在推进”，依据：现场核实"] if told else [])


def test_names_in_brackets_have_no_brackets_of_their_own() -> None:
    given = material()
    receipts = (
        UnitReceipt("甲局", day("3-6"), Receipt.MISSING, last_reported=dt.date(2026, 2, 27)),
        UnitReceipt("乙区", day("3-6"), Receipt.MISSING),
        UnitReceipt("丁局", day("3-6"), Receipt.MISSING, last_reported=dt.date(2026, 2, 27)),
        UnitReceipt("丙县", day("3-6"), Receipt.CORRECTION),
    )
    told = reporting(replace(given, ledger=replace(given.ledger, receipts=receipts)))
    assert told.missing_names == "甲局、丁局，沿用2026年2月27日数据；乙区，从未报送"
    assert told.amended_names == "丙县，更正"


def test_whatever_the_dispatch_prints_is_defined(tmp_path: Path) -> None:
    """But for what it compares with, which its sentences say themselves."""
    only = frozenset({weekly_dispatch.KIND})
    answer = run(Request(example_workspace(tmp_path), only=only, pdf=False), Silent())
    figures = json.loads((answer.folder / "run.json").read_bytes())["figures"]
    tables = docx.Document(str(answer.folder / answer.documents[0])).tables
    (annex,) = (table for table in tables if table.cell(0, 0).text == "指标")
    defined = {row.cells[0].text for row in annex.rows}
    printed = [one for one in figures if one["printed"] and "[" not in one["id"]]
    named = [one for one in printed if not one["id"].startswith(("before.", "since.", "published.", "restated."))]
    assert len(named) > 20
    assert [one["label"] for one in named if one["label"] not in defined] == []
    assert {"位次", "灯", "完成进度", "序时进度", "连续滞后周数"} <= defined


def test_a_changed_rule_is_printed_with_the_definitions() -> None:
    def text(**rules: object) -> str:
        settings = Settings.model_validate({"rules": rules})
        given = material()
        changed = replace(given, settings=settings, figures=compute(given.ledger, settings.rules))
        return "\n".join(f"{one.label}：{one.text}" for one in dispatch_definitions(changed))

    assert "集合的为“牵头认定”，由牵头单位认定；其他为“全部完成”，由全部责任单位认定" in text()
    assert "集合的为“分县区销账”，由所涉各县区认定；其他为“全部完成”" in text(group_recognition="分县区销账")
    assert "其他为“牵头认定”，由牵头单位认定；清单" in text(default_recognition="牵头认定")
    assert "15天内到期的为黄灯" in text(due_soon_days=15)
    assert "销号程序：" not in text()
    assert "销号程序：公示无异议后方可销号" in text(disclosure_before_closure=True)


def test_explanations_are_asked_of_the_units_that_get_letters() -> None:
    """1-1 is overdue: 甲局 leads and is done, 乙区 is not."""
    assert dispatch_context(material()).next_steps.overdue_units == "乙区"
