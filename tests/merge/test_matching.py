from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from rectify_docs.merge.matching import Matched, match_rows
from rectify_docs.model.measure import Measure
from rectify_docs.model.office import Ruling
from rectify_docs.model.progress import UnitReport
from rectify_docs.model.ruling import Rulings
from rectify_docs.model.source import RowSource
from rectify_docs.model.stage import Receipt, Stage
from tests.factory import due, measure, report, row

MEASURES = {"1-1": measure("1-1", "甲局、乙区", due("6-30"))}


def matching(
    reports: Sequence[UnitReport], measures: Mapping[str, Measure], rulings: Mapping[str, Ruling], same_text: int = 90
) -> Matched:
    matched = Matched(rulings=Rulings(rulings), same_text=same_text)
    match_rows(reports, measures, matched)
    matched.findings = [*matched.rulings.findings, *matched.findings]
    return matched


def test_row_of_unknown_measure_is_listed_as_not_used() -> None:
    matched = matching([report(row("3-6", "甲局", "9-9"))], MEASURES, {})
    assert matched.rows == []
    assert [(u.code, u.source.row) for u in matched.unused] == [("M301", 5)]


def test_row_of_a_unit_that_the_measure_does_not_name_is_not_used() -> None:
    matched = matching([report(row("3-6", "丙局", "1-1"))], MEASURES, {})
    assert [found.code for found in matched.findings] == ["M304"]
    assert matched.rows == []


def test_equal_rows_count_once() -> None:
    twice = report(row("3-6", "甲局", "1-1", percent=50, line=5), row("3-6", "甲局", "1-1", percent=50, line=9))
    matched = matching([twice], MEASURES, {})
    assert [r.source.row for r in matched.rows] == [5]
    assert [(u.code, u.source.row) for u in matched.unused] == [("M303", 9)]


def contradiction() -> list[object]:
    return [row("3-6", "甲局", "1-1", Stage.DONE, 100, line=5), row("3-6", "甲局", "1-1", percent=60, line=9)]


def test_contradicting_rows_are_both_left_out() -> None:
    matched = matching([report(*contradiction())], MEASURES, {})  # type: ignore[arg-type]
    assert matched.rows == []
    assert sorted(u.source.row for u in matched.unused) == [5, 9]
    assert matched.conflicts[0].finding_id == matched.findings[0].id


@pytest.mark.parametrize(("decision", "kept"), [("采用第9行", 9), ("采用第 5 行", 5)])
def test_a_ruling_settles_the_contradiction(decision: str, kept: int) -> None:
    sheets = [report(*contradiction())]  # type: ignore[arg-type]
    open_id = matching(sheets, MEASURES, {}).conflicts[0].finding_id
    ruling = Ruling(open_id, decision, RowSource("input/rulings/裁定.xlsx", "裁定", 2, {"finding_id": 1}))
    matched = matching(sheets, MEASURES, {open_id: ruling})
    assert [r.source.row for r in matched.rows] == [kept]
    assert matched.conflicts == []
    assert matched.rulings.applied[0].ruling is ruling


def test_a_ruling_that_names_no_row_leaves_the_conflict_open() -> None:
    sheets = [report(*contradiction())]  # type: ignore[arg-type]
    open_id = matching(sheets, MEASURES, {}).conflicts[0].finding_id
    ruling = Ruling(open_id, "采用第77行", RowSource("input/rulings/裁定.xlsx", "裁定", 2, {"decision": 2}))
    matched = matching(sheets, MEASURES, {open_id: ruling})
    assert {found.code for found in matched.findings} == {"M302", "M325"}
    assert matched.rows == []


@pytest.mark.parametrize("newer_first", [True, False])
def test_the_newer_of_two_sheets_holds_whatever_their_order(newer_first: bool) -> None:
    old = report(row("3-6", "甲局", "1-1", percent=50, file="a.xlsx"), declared="3-5")
    new = report(row("3-6", "甲局", "1-1", percent=55, file="b.xlsx"), declared="3-6")
    matched = matching([new, old] if newer_first else [old, new], MEASURES, {})
    assert [r.source.file for r in matched.rows] == ["b.xlsx"]
    assert [u.code for u in matched.unused] == ["M305"]


def test_a_returned_sheet_replaces_the_first_one() -> None:
    first = report(row("3-6", "甲局", "1-1", percent=90, file="a.xlsx"))
    again = report(row("3-6", "甲局", "1-1", percent=70, file="b.xlsx"), receipt=Receipt.RETURNED)
    matched = matching([first, again], MEASURES, {})
    assert [r.percent for r in matched.rows] == [70]


def test_rows_of_two_files_are_named_with_their_files_and_ruled_on_by_them() -> None:
    one = report(row("3-6", "甲局", "1-1", percent=50, line=5, file="a/甲.xlsx"))
    two = report(row("3-6", "甲局", "1-1", percent=60, line=5, file="a/甲(修改).xlsx"))
    found = matching([one, two], MEASURES, {})
    assert "甲(修改).xlsx第5行正在推进60%" in found.findings[0].message
    source = RowSource("input/rulings/裁定.xlsx", "裁定", 2, {"finding_id": 1})
    open_id = found.conflicts[0].finding_id
    vague = matching([one, two], MEASURES, {open_id: Ruling(open_id, "采用第5行", source)})
    assert vague.rows == []
    clear = matching([one, two], MEASURES, {open_id: Ruling(open_id, "采用甲(修改).xlsx第5行", source)})
    assert [r.percent for r in clear.rows] == [60]


def test_a_number_that_lost_its_zero_is_matched_by_the_measures_text() -> None:
    measures = {id_: measure(id_, "甲局", due("6-30")) for id_ in ("1-1", "1-10")}
    plain = replace(row("3-6", "甲局", "1-1", line=5), other_id="1-10", measure_text=measures["1-1"].text)
    cut = replace(row("3-6", "甲局", "1-1", line=6), other_id="1-10", measure_text=measures["1-10"].text + "。")
    matched = matching([report(plain, cut)], measures, {}, same_text=95)
    assert {one.source.row: one.measure_id for one in matched.rows} == {5: "1-1", 6: "1-10"}
    assert [found.code for found in matched.findings] == ["M314"]


def test_a_sheet_without_a_date_is_not_older_for_that() -> None:
    dated = report(row("3-6", "甲局", "1-1", percent=90, file="a.xlsx"), declared="3-6")
    undated = report(row("3-6", "甲局", "1-1", percent=60, file="b.xlsx"))
    assert [one.measure_id for one in matching([dated, undated], MEASURES, {}).conflicts] == ["1-1"]
