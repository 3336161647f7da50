"""Last week's settings under this week's data."""

import datetime as dt
from pathlib import Path

import pytest

from rectify_docs.check.dates import NAMES, check_dates
from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from rectify_docs.report.kinds import KINDS
from rectify_docs.report.report_form import KIND as FORM
from rectify_docs.settings import Settings
from tests.factory import day
from tests.workspace import small_workspace

AS_OF = day("3-27")


def said(issued: dict[str, dt.date], **tables: dict[str, dt.date]) -> list[str]:
    found = list(check_dates(Settings.model_validate(tables), issued, AS_OF, KINDS))
    assert {one.code for one in found} <= {"D530"}
    return [one.message for one in found]


@pytest.mark.parametrize("kind", sorted(NAMES))
def test_no_document_is_signed_before_its_data_were_gathered(kind: str) -> None:
    assert kind in KINDS
    assert said({kind: day("3-23")}) == [f"{NAMES[kind]}的成文日期2026-03-23早于数据截止日期2026-03-27"]
    assert said({kind: AS_OF}) == []


@pytest.mark.parametrize(("table", "kind"), [("dispatch", "weekly-dispatch"), ("meeting-minutes", "meeting-minutes")])
def test_no_document_is_printed_before_it_is_signed(table: str, kind: str) -> None:
    issued, name = {kind: day("3-31")}, NAMES[kind]
    assert said(issued, **{table: {"printed_on": day("3-30")}}) == [f"{name}的印发日期2026-03-30早于成文日期2026-03-31"]
    assert said(issued, **{table: {"printed_on": day("3-31")}}) == []
    assert said({}, **{table: {"printed_on": day("3-23")}}) == [f"{name}的印发日期2026-03-23早于数据截止日期2026-03-27"]


def test_minutes_are_not_signed_before_the_meeting() -> None:
    held = {"meeting_date": day("3-30")}
    issued = {"meeting-minutes": day("3-29")}
    assert said(issued, **{"meeting-minutes": held}) == ["会议纪要的成文日期2026-03-29早于会议日期2026-03-30"]
    assert said({"meeting-minutes": day("3-30")}, **{"meeting-minutes": held}) == []


@pytest.mark.parametrize(("kind", "count"), [("check-list", 5), ("npc-report", 1), (FORM, 0)])
def test_a_run_says_it_of_what_it_makes_and_a_check_of_all(tmp_path: Path, kind: str, count: int) -> None:
    """Forms go out for a week to come, whose days nobody has set yet."""
    request = Request(small_workspace(tmp_path), day("3-20"), only=frozenset({kind}), pdf=False)
    found = [one for one in run(request, Silent()).findings if one.code == "D530"]
    assert len(found) == count
    assert all("早于数据截止日期2026-03-20" in one.message and "rectify.toml" in one.remedy for one in found)
