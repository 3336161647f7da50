"""Normalising twice changes nothing, no text crashes, and what is rejected is returned as it was."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.sheet import CellValue
from rectify_docs.normalise.dates import DateRules, day_of, parse_date, read_date
from rectify_docs.normalise.keys import clean
from rectify_docs.normalise.percent import parse_percent
from rectify_docs.normalise.serials import parse_measure_id, parse_problem_id
from rectify_docs.normalise.states import parse_state

from .sheets import codes, raw
from .test_progress import HEAD, read, records, row

WEEK = dt.date(2018, 7, 6)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))


@pytest.mark.parametrize(
    ("value", "date1904", "day"),
    [(43287, False, "2018-07-06"), (43287, True, "2022-07-07"), (43287.75, False, "2018-07-06")],
)
def test_a_day_number_follows_the_workbooks_system(value: float, date1904: bool, day: str) -> None:
    assert read_date(value, DateRules(date1904=date1904)).value == dt.date.fromisoformat(day)
    assert day_of(value, date1904=date1904) == dt.date.fromisoformat(day)


@pytest.mark.parametrize("text", ["1116日至18日", "1215日", "20期", "8月19", "〔20208号", "2018年2月30日", "9月31日"])
def test_a_date_that_lost_characters_or_cannot_be_is_rejected_and_kept(text: str) -> None:
    assert parse_date(text, WEEK).code == "R226"
    reading = read(raw(HEAD, row(done=text)))
    assert codes(reading) == ["R226"]
    assert (reading.findings[0].content, reading.findings[0].written) == (text, text)
    assert records(reading)[0].completed_on is None


@pytest.mark.parametrize(("window", "year"), [(180, 2017), (200, 2018)])
def test_how_far_ahead_a_past_event_may_lie_is_a_setting(window: int, year: int) -> None:
    far = dt.date(2018, 7, 1)
    assert read_date("12月31日", DateRules(far, window=window)).value == dt.date(year, 12, 31)


@pytest.mark.parametrize(("setting", "wanted", "code"), [("", None, "R225"), ("1%", 1, ""), ("100%", 100, "")])
@pytest.mark.parametrize("value", [1, 1.0, "1", "１"])
def test_a_bare_one_is_what_the_office_says(setting: str, wanted: int | None, code: str, value: CellValue) -> None:
    reading = parse_percent(value, bare_one=setting)
    assert (reading.value, reading.code) == (None if wanted is None else Decimal(wanted), code)


def test_a_number_in_a_text_column_that_may_have_been_a_date() -> None:
    reading = read(raw(HEAD, row(text=43287)))
    assert codes(reading) == ["R242"]
    assert "2018-07-06" in reading.findings[0].message
    assert records(reading)[0].text == "43287"


@given(DAYS)
def test_a_date_written_out_is_the_same_date(day: dt.date) -> None:
    written = (
        f"{day.year}年{day.month}月{day.day}日",
        *(f"{day:{form}}" for form in ("%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%Y%m%d")),
    )
    assert {parse_date(text).value for text in written} == {day}


@given(st.decimals(0, 100, places=2))
def test_a_percentage_written_out_is_the_same_percentage(number: Decimal) -> None:
    value = parse_percent(f"{number}%").value
    assert value == number
    assert parse_percent(f"{value}%").value == value


@given(st.text(max_size=20))
def test_no_text_crashes_and_normal_forms_stay(text: str) -> None:
    for parse in (parse_problem_id, parse_measure_id):
        once = parse(text)
        assert parse(once) == once
    state = parse_state(text)
    if state:
        assert parse_state(state.stage.label) is not None
        assert parse_state(state.stage.label).stage is state.stage  # type: ignore[union-attr]
    reading = parse_date(text, WEEK)
    assert reading.value is None or parse_date(reading.value).value == reading.value
    parse_percent(text)


@given(st.text(max_size=12))
def test_what_is_rejected_is_returned_as_it_was_written(text: str) -> None:
    reading = read(raw(HEAD, row(percent=text, done=text)))
    for found in reading.findings:
        if found.code in {"R223", "R224", "R225", "R226"}:
            assert found.content == clean(text)
