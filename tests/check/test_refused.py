from dataclasses import replace

from rectify_docs.check.refused import at_refused_rows
from rectify_docs.model.finding import finding
from rectify_docs.model.rows import UnusedRow
from rectify_docs.model.source import SourceRef
from tests.factory import day

SHEET = SourceRef("甲局.xlsx", "表1")
MISSING = finding("C414", SHEET, unit="甲局", measure="1-1", week=day("3-6"), content="x")
CELL = replace(SHEET, row=8, column=4)
REFUSED = finding("R222", CELL, unit="甲局", measure="1-1", week=day("3-6"), content="基本到位")


def test_what_is_missing_is_said_at_the_row_that_was_refused() -> None:
    (one,) = at_refused_rows([MISSING], [REFUSED], [UnusedRow(replace(SHEET, row=8), "R222")])
    assert (one.source, one.id) == (CELL, MISSING.id)


def test_no_row_is_named_where_none_was_refused() -> None:
    used = at_refused_rows([MISSING], [REFUSED], [])
    other = at_refused_rows([MISSING], [replace(REFUSED, measure="1-2")], [UnusedRow(replace(SHEET, row=8), "R222")])
    assert used == other == (MISSING,)
