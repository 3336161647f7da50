import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.sheet import CellMark, CellValue
from rectify_docs.normalise.percent import parse_percent


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (0.85, "85"),
        (85, "85"),
        ("85", "85"),
        ("85%", "85"),
        ("８５％", "85"),
        (" 85 %", "85"),
        ("已完成85%", "85"),
        ("约85%", "85"),
        ("85%左右", "85"),
        ("八成五", "85"),
        ("八成", "80"),
        ("百分之八十五", "85"),
        ("百分之百", "100"),
        ("0.85", "85"),
        (0.333333, "33.33"),
        ("43.5%", "43.5"),
        (0, "0"),
        ("0", "0"),
        ("0%", "0"),
        (100, "100"),
        ("1%", "1"),
        ("0.5%", "0.5"),
        (1.5, "1.5"),
    ],
)
def test_percentages(value: CellValue, wanted: str) -> None:
    reading = parse_percent(value)
    assert (str(reading.value), reading.code) == (wanted, "")


@pytest.mark.parametrize(("value", "wanted"), [(0.85, "85"), (1, "100"), (0.005, "0.5"), (0, "0")])
def test_the_number_format_decides(value: float, wanted: str) -> None:
    assert str(parse_percent(value, CellMark.PERCENT).value) == wanted


@pytest.mark.parametrize(("value", "wanted"), [(1, "1"), (0.5, "0.5"), ("1", "1"), (85, "85"), ("85%", "85")])
def test_a_header_with_a_percent_sign_decides(value: CellValue, wanted: str) -> None:
    assert str(parse_percent(value, in_percent=True).value) == wanted


@pytest.mark.parametrize(
    ("value", "mark", "code"),
    [
        (1, None, "R225"),
        ("1", None, "R225"),
        (1.0, None, "R225"),
        ("100.92%", None, "R224"),
        (100.92, None, "R224"),
        (-1, None, "R224"),
        (85, CellMark.PERCENT, "R224"),
        ("基本完成", None, "R223"),
        ("85%以上", None, "R223"),
        ("3/5", None, "R223"),
        (True, None, "R223"),
        (float("nan"), None, "R223"),
        (dt.date(2018, 7, 6), None, "R223"),
    ],
)
def test_what_is_no_percentage(value: CellValue, mark: CellMark | None, code: str) -> None:
    reading = parse_percent(value, mark)
    assert (reading.value, reading.code) == (None, code)


@pytest.mark.parametrize("value", [None, "", "—", "/", "无"])
def test_none_is_no_fault(value: CellValue) -> None:
    reading = parse_percent(value)
    assert (reading.value, reading.code) == (None, "")


@given(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.dates(), st.times()),
    st.sampled_from([None, *CellMark]),
    st.booleans(),
)
def test_any_cell_is_read(value: CellValue, mark: CellMark | None, in_percent: bool) -> None:
    reading = parse_percent(value, mark, in_percent=in_percent)
    assert reading.value is None or (0 <= reading.value <= 100 and not reading.code)


@given(st.decimals(0, 100, places=2))
def test_a_printed_percentage_reads_as_itself(number: Decimal) -> None:
    assert parse_percent(f"{number}%").value == number
