import datetime as dt

import pytest

from rectify_docs.check.rulings import acknowledge, is_seen, misfits
from rectify_docs.model.finding import Finding, Severity, finding
from rectify_docs.model.office import Ruling
from rectify_docs.model.ruling import AppliedRuling, Rulings, contradictions, in_force, open_until
from rectify_docs.model.source import RowSource

WEEK = dt.date(2018, 7, 6)
SOURCE = RowSource("input/rulings/裁定.xlsx", "裁定", 3, {"finding_id": 1, "decision": 2})
FELL = finding("C410", unit="乙区", measure="1-1", week=WEEK, content="85%→60%", old="85%", new="60%")


def ruling(found: Finding, decision: str, date: dt.date | None = None) -> Ruling:
    return Ruling(found.id, decision, SOURCE, date=date)


@pytest.mark.parametrize("decision", ["已核实", "已说明：汛期 停工", "采用", "不再提示"])
def test_what_the_office_has_seen_stays_as_a_remark_and_is_listed(decision: str) -> None:
    settled = acknowledge([FELL], {FELL.id: ruling(FELL, decision)})
    first, note = settled.findings
    assert (first.id, first.severity) == (FELL.id, Severity.INFO)
    assert first.message.startswith(FELL.message)
    assert (note.code, note.source.cell if note.source else "") == ("M326", "A3")
    assert "乙区1-1" in settled.applied[0].what


def test_a_decision_that_means_nothing_leaves_the_finding_open() -> None:
    settled = acknowledge([FELL], {FELL.id: ruling(FELL, "再议")})
    assert [found.code for found in settled.findings] == ["C410", "M325"]
    assert settled.findings[0] == FELL
    assert settled.applied == ()


def test_a_ruling_that_fits_nothing_any_more_is_a_finding() -> None:
    rulings = {"0" * 12: Ruling("0" * 12, "采用第3行", SOURCE), FELL.id: ruling(FELL, "已核实")}
    assert [found.content for found in misfits(rulings, {FELL.id})] == ["0" * 12]


def test_what_a_stage_has_settled_or_refused_is_not_touched_again() -> None:
    by_id = {FELL.id: ruling(FELL, "采用第9行")}
    assert acknowledge([FELL], by_id, [AppliedRuling(by_id[FELL.id], "甲")]).findings == (FELL,)
    refused = finding("M325", content=FELL.id, decision="采用第9行", wanted="已核实")
    assert acknowledge([FELL, refused], by_id).findings == (FELL, refused)


def test_equal_findings_are_kept_once() -> None:
    assert acknowledge([FELL, FELL], {}).findings == (FELL,)


@pytest.mark.parametrize(
    ("decision", "seen"), [("采用", True), ("同意 采用", True), ("不采用，退回", False), ("", False)]
)
def test_what_lets_a_finding_stand(decision: str, seen: bool) -> None:
    assert is_seen(decision) is seen


def test_the_newest_ruling_known_on_a_date_holds() -> None:
    old, new = ruling(FELL, "已核实", dt.date(2018, 7, 1)), ruling(FELL, "同意", dt.date(2018, 7, 9))
    assert in_force([new, old], dt.date(2018, 7, 6)) == {FELL.id: old}
    assert in_force([new, old], dt.date(2018, 7, 9)) == {FELL.id: new}


def test_a_ruling_is_listed_once_however_often_it_is_applied() -> None:
    desk = Rulings({FELL.id: ruling(FELL, "7")})
    assert [desk.settle(FELL, int, str) for _ in range(3)] == [7, 7, 7]
    assert len(desk.applied) == len(desk.findings) == 1


def test_rulings_of_one_day_that_contradict_each_other_are_not_applied() -> None:
    day = dt.date(2018, 7, 9)
    both = [ruling(FELL, "已核实", day), ruling(FELL, "不采用", day)]
    assert in_force(both, day) == {}
    (found,) = contradictions(both, day)
    assert (found.code, found.content) == ("M327", FELL.id)
    assert contradictions([both[0], both[0]], day) == ()


def test_a_week_is_ruled_on_until_the_next_dispatch() -> None:
    dates = [dt.date(2018, 7, 6), dt.date(2018, 7, 13)]
    assert open_until(dates[0], dates) == dt.date(2018, 7, 12)
    assert open_until(dates[1], dates) == dt.date.max
