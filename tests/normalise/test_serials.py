import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.sheet import CellValue
from rectify_docs.normalise.numerals import arabic, chinese_number
from rectify_docs.normalise.serials import is_turned, parse_measure_id, parse_number, parse_problem_id, stated_number


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("１", 1),
        ("①", 1),
        ("一", 1),
        ("(一)", 1),
        ("（一）", 1),
        ("㈠", 1),
        ("第8号", 8),
        ("序号十", 10),
        ("第二十七项", 27),
        ("12", 12),
        ("问题3", 3),
        ("3.", 3),
        ("一百零八", 108),
        ("", None),
        ("甲", None),
        ("1.1", None),
        ("1-1", None),
    ],
)
def test_numbers(text: str, wanted: int | None) -> None:
    assert parse_number(text) == wanted


@pytest.mark.parametrize(
    ("value", "problem", "wanted"),
    [
        ("12-3", "", "12-3"),
        ("１２－３", "", "12-3"),
        ("12—3", "", "12-3"),
        ("12–3", "", "12-3"),
        ("12‐3", "", "12-3"),
        ("12－3", "", "12-3"),
        (" 12 - 3 ", "", "12-3"),
        ("十二-三", "", "12-3"),
        ("2018/12-3", "", "2018/12-3"),
        ("省二轮/12—3", "", "省二轮/12-3"),
        (dt.date(2018, 1, 2), "", "1-2"),
        (dt.date(2018, 12, 31), "", "12-31"),
        (dt.date(2018, 2, 1), "", "2-1"),
        (dt.date(1932, 1, 1), "", "1-32"),
        (dt.date(1930, 2, 1), "", "2-30"),
        (dt.date(2029, 2, 1), "", "2-29"),
        (3, "12", "12-3"),
        (3.0, "12", "12-3"),
        ("（3）", "12", "12-3"),
        ("3", "省/12", "省/12-3"),
        ("12-3", "省/12", "省/12-3"),
        ("12.3", "", "12-3"),
        (12.3, "", "12-3"),
        ("M44", "", "M44"),
        (3, "", "3"),
        (None, "", ""),
        ("", "12", ""),
        ("12-3-1", "", "12-3-1"),
    ],
)
def test_measure_ids(value: CellValue, problem: str, wanted: str) -> None:
    assert parse_measure_id(value, problem) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (12, "12"),
        (12.0, "12"),
        (dt.date(2018, 1, 2), "1-2"),
        ("十二", "12"),
        ("第8号", "8"),
        ("省/12", "省/12"),
        ("省/十二", "省/12"),
        ("A-1", "A-1"),
        (None, ""),
    ],
)
def test_problem_ids(value: CellValue, wanted: str) -> None:
    assert parse_problem_id(value) == wanted


def test_ids_that_became_dates() -> None:
    assert is_turned(dt.date(2018, 1, 1))
    assert not is_turned("1-1")


@pytest.mark.parametrize(
    ("text", "wanted"), [("二十七", 27), ("十", 10), ("二〇一八", 2018), ("一百二十", 120), ("一一十", None)]
)
def test_numerals(text: str, wanted: int | None) -> None:
    assert chinese_number(text) == wanted


@given(st.text(), st.text(max_size=5))
def test_any_text_is_read_and_ids_stay_as_they_are(text: str, problem: str) -> None:
    parse_number(text)
    arabic(text)
    once = parse_measure_id(text)
    assert parse_measure_id(once) == once
    assert parse_problem_id(parse_problem_id(text)) == parse_problem_id(text)
    parse_measure_id(text, problem)


@given(st.integers(1, 999), st.integers(1, 99))
def test_ids_read_as_themselves(problem: int, item: int) -> None:
    assert parse_measure_id(f"{problem}-{item}") == f"{problem}-{item}"
    assert parse_measure_id(item, str(problem)) == f"{problem}-{item}"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("序号十：污水直排", "10"),
        ("第8号问题：扬尘", "8"),
        ("二十七、固废堆放", "27"),
        ("1.甲河；2.乙河", ""),
        ("一河污染", ""),
        ("一、二级水源保护区内违建", ""),
        ("第三方检测机构弄虚作假", ""),
        ("", ""),
    ],
)
def test_the_number_that_a_problems_text_begins_with(text: str, number: str) -> None:
    assert stated_number(text) == number
