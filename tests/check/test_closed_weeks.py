import datetime as dt

import pytest

from rectify_docs.check.closed_weeks import accepted_ids, changed_inputs
from rectify_docs.model.run import RunRecord

WEEK = dt.date(2018, 7, 6)
PLACE = "input/progress/2018-07-06/乙区.xlsx"


def run(*kinds: str, inputs: dict[str, str]) -> RunRecord:
    return RunRecord.model_validate(
        {
            "schema": 1,
            "as_of": WEEK,
            "version": "0",
            "settings_sha256": "0" * 64,
            "inputs": [
                {"path": path, "sha256": digest * 64, "rows_read": 0, "rows_used": 0, "rows_not_used": []}
                for path, digest in inputs.items()
            ],
            "documents": [{"kind": kind, "path": f"{kind}.x", "sha256": "0" * 64, "template": ""} for kind in kinds],
            "figures": [],
            "findings": [],
            "skipped": [],
        }
    )


def found(then: dict[str, str], now: dict[str, str], *kinds: str) -> list[str]:
    runs = {WEEK: run(*(kinds or ("weekly-dispatch",)), inputs=then)}
    return [one.message for one in changed_inputs(runs, {path: digest * 64 for path, digest in now.items()})]


@pytest.mark.parametrize(
    ("then", "now", "word"),
    [
        ({PLACE: "a"}, {PLACE: "b"}, "被改动"),
        ({PLACE: "a"}, {}, "被移走"),
        ({}, {PLACE: "a"}, "在当期成品生成之后才放入"),
    ],
)
def test_a_closed_week_that_changed(then: dict[str, str], now: dict[str, str], word: str) -> None:
    (message,) = found(then, now)
    assert word in message


def test_other_folders_and_unchanged_files_are_no_matter() -> None:
    other = "input/progress/2018-07-13/乙区.xlsx"
    assert found({PLACE: "a", other: "a"}, {PLACE: "a", other: "b", "input/units/名录.xlsx": "c"}) == []


def test_a_run_that_only_checked_told_nobody_anything() -> None:
    assert found({PLACE: "a"}, {PLACE: "b"}, "check-list", "report-form") == []


def test_a_ruling_on_a_file_that_was_accepted_fits_still() -> None:
    runs = {WEEK: run("weekly-dispatch", inputs={PLACE: "a"})}
    (changed,) = changed_inputs(runs, {PLACE: "b" * 64})
    assert accepted_ids([WEEK], {PLACE: "b" * 64}) == {changed.id}
    assert changed.id not in accepted_ids([WEEK], {PLACE: "c" * 64})
