from dataclasses import replace

import pytest

from rectify_docs.check.ledger_rules import check_ledger
from rectify_docs.check.registry import RULES, rule
from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.model.finding import Finding
from rectify_docs.model.progress import UnitReport
from rectify_docs.model.stage import Receipt, Stage
from rectify_docs.settings import Settings
from tests.factory import day, due, measure, measure_list, report, reports, row

DATED = measure_list([measure("1-1", "甲局、乙区", due("6-30"))])
UNDATED = measure_list([measure("1-1", "甲局、乙区", due("6-30"))], in_force=None)
GOOD = reports(row("3-6", "甲局", "1-1", percent=50), row("3-6", "乙区", "1-1", percent=60))
BEFORE = reports(row("2-27", "甲局", "1-1", percent=40), row("2-27", "乙区", "1-1", percent=40))


def found(sheets: tuple[UnitReport, ...], *, dated: bool = True) -> list[Finding]:
    records = Records((DATED if dated else UNDATED,), reports=(*BEFORE, *sheets))
    return list(check_ledger(build_ledger(records, Settings(), day("3-6")).ledger))


BAD: dict[str, tuple[UnitReport, ...]] = {
    "C401": reports(row("3-6", "甲局", "1-1", percent=50)),
    "C402": (report(row("3-6", "甲局", "1-1", percent=50), receipt=Receipt.LATE), GOOD[1]),
    "C410": reports(row("3-6", "甲局", "1-1", percent=30), row("3-6", "乙区", "1-1", percent=60)),
    "C411": reports(row("3-6", "甲局", "1-1", Stage.NOT_STARTED), row("3-6", "乙区", "1-1", percent=60)),
    "C412": reports(row("3-6", "甲局", "1-1", percent=100), row("3-6", "乙区", "1-1", percent=60)),
    "C413": reports(row("3-6", "甲局", "1-1", Stage.DONE, 100), row("3-6", "乙区", "1-1", percent=60)),
    "C416": reports(
        row("3-6", "甲局", "1-1", Stage.DONE, 100, completed="3-20"), row("3-6", "乙区", "1-1", Stage.DONE, 100)
    ),
    "C418": (replace(report(row("3-6", "甲局", "1-1")), rows=(), unusable=True), GOOD[1]),
    "C415": reports(
        row("3-6", "甲局", "1-1", Stage.DONE, 100, text="预计9月底完成"), row("3-6", "乙区", "1-1", Stage.DONE, 100)
    ),
    "R289": reports(
        row("3-6", "甲局", "1-1", percent=50, text="2-27\n有序推进"), row("3-6", "乙区", "1-1", percent=60)
    ),
}


def test_a_clean_week_has_no_finding() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize("code", sorted(BAD))
def test_a_bad_week_has_the_rules_finding(code: str) -> None:
    assert code in {item.code for item in found(BAD[code])}


def test_what_was_done_already_may_be_said_again() -> None:
    before = reports(row("2-27", "甲局", "1-1", Stage.DONE, 100, text="已完成"))
    again = reports(row("3-6", "甲局", "1-1", Stage.DONE, 100, text="已完成"))
    version = measure_list([measure("1-1", "甲局", due("6-30"))])
    ledger = build_ledger(Records((version,), reports=(*before, *again)), Settings(), day("3-6")).ledger
    assert list(check_ledger(ledger)) == []


def test_list_without_a_day_of_force_is_said() -> None:
    assert {item.code for item in found(GOOD, dated=False)} == {"C403"}


def test_a_measure_that_a_units_sheet_leaves_out() -> None:
    version = measure_list([measure("1-1", "甲局", due("6-30")), measure("1-2", "甲局", due("6-30"))])
    records = Records((version,), reports=reports(row("3-6", "甲局", "1-1", percent=50)))
    codes = [(f.code, f.measure) for f in check_ledger(build_ledger(records, Settings(), day("3-6")).ledger)]
    assert codes == [("C414", "1-2")]


def test_a_list_that_grew_is_said_with_both_totals() -> None:
    grown = replace(measure_list([*DATED.measures, measure("1-2", "甲局", due("6-30"))]), in_force=day("3-1"))
    records = Records((DATED, grown), weeks=(day("2-27"), day("3-6")), reports=(*BEFORE, *GOOD))
    said = [item.message for item in check_ledger(build_ledger(records, Settings(), day("3-6")).ledger)]
    assert "清单有变化，措施总数由1增至2：新增1-2" in said


def test_every_rule_has_a_bad_case() -> None:
    assert set(RULES) == {*BAD, "C403", "C414", "C417", "C419", "C420", "C421", "C422", "C423"}


def test_a_code_is_taken_once_and_must_be_in_the_catalogue() -> None:
    with pytest.raises(ValueError, match="C401"):
        rule("C401")(lambda _: iter(()))
    with pytest.raises(ValueError, match="C999"):
        rule("C999")(lambda _: iter(()))


def test_a_findings_id_names_its_content_not_its_place() -> None:
    first, second = found(BAD["C410"]), found(BAD["C410"])
    assert [item.id for item in first] == [item.id for item in second]
    assert len({item.id for item in first}) == len(first)
