"""The weekly dispatch (周调度通报): days of answer, who reported, rulings of the week, definitions."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import docx
import pytest

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
from rectify_docs.report.dispatch_reporting import reporting, rulings
from rectify_docs.report.weekly_dispatch import dispatch_context
from rectify_docs.settings import Settings
from tests.factory import day
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


def test_names_in_brackets_have_no_brackets_of_their_own() -> None:
    given = material()
    receipts = (
        UnitReceipt("甲局", day("3-6"), Receipt.MISSING, last_reported=dt.date(2026, 2, 27)),
        UnitReceipt("乙区", day("3-6"), Receipt.MISSING),
        UnitReceipt("丙县", day("3-6"), Receipt.CORRECTION),
    )
    told = reporting(replace(given, ledger=replace(given.ledger, receipts=receipts)))
    assert told.missing_names == "甲局，沿用2026年2月27日数据；乙区，从未报送"
    assert told.amended_names == "丙县，更正"


@pytest.mark.parametrize(
    ("week", "decided", "printed"),
    [
        ("3-6", "3-9", True),
        ("2-27", "3-2", False),  # dispatched a week ago
        ("2-27", "3-9", True),  # about an older row, but decided now
        ("", "3-9", True),
        ("", "3-2", False),
    ],
)
def test_a_ruling_is_dispatched_once(week: str, decided: str, *, printed: bool) -> None:
    source = RowSource("input/rulings/裁定.xlsx", "裁定", 3, {"finding_id": 1})
    ruling = Ruling("0123456789ab", "采用第5行", source, basis="电话核实。", date=day(decided))
    applied = AppliedRuling(ruling, "采用80%", week=day(week) if week else None)
    ledger = replace(material().ledger, rulings=(applied, replace(applied, internal=True)))
    assert [item.text for item in rulings(ledger)] == (["采用80%，依据：电话核实"] if printed else [])


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
