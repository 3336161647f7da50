import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.sheet import CellValue
from rectify_docs.normalise.dates import DateRules, parse_date, read_date
from rectify_docs.normalise.declared import declared_date, stated_year

WEEK = dt.date(2018, 7, 6)


@pytest.mark.parametrize(
    "value",
    [
        "2018.7.6",
        "2018/7/6",
        "2018-7-6",
        "2018-07-06",
        "2018年7月6日",
        "2018 年 7 月 6 日",
        "20180706",
        "２０１８年７月６日",
        "二〇一八年七月六日",
        "2018-07-06 00:00:00",
        43287,
        43287.5,
        dt.date(2018, 7, 6),
        dt.datetime(2018, 7, 6, 9, tzinfo=dt.UTC),
    ],
)
def test_full_dates(value: CellValue) -> None:
    reading = parse_date(value)
    assert (reading.value, reading.code) == (WEEK, "")


@pytest.mark.parametrize("value", [None, "", "—", "/", "无", " "])
def test_no_date_is_no_fault(value: CellValue) -> None:
    reading = parse_date(value)
    assert (reading.value, reading.code) == (None, "")


@pytest.mark.parametrize(
    "value",
    [
        "1116日",
        "1215日",
        "20期",
        "8月19号前后",
        "〔20208号",
        "2018年2月30日",
        "9月31日",
        "2018-13-01",
        "20181301",
        "7月",
        "2018年7月",
        "7月底",
        12,
        -5,
        1e300,
        float("nan"),
        float("inf"),
        float("-inf"),
        True,
        dt.time(3),
        "2018.7/6",
    ],
)
def test_what_is_no_date(value: CellValue) -> None:
    reading = parse_date(value, WEEK)
    assert (reading.value, reading.code) == (None, "R226")


@pytest.mark.parametrize(
    ("text", "near", "future", "wanted"),
    [
        ("7月6日", WEEK, False, dt.date(2018, 7, 6)),
        ("7.6", WEEK, False, dt.date(2018, 7, 6)),
        ("12月28日", dt.date(2019, 1, 4), False, dt.date(2018, 12, 28)),
        ("1月4日", dt.date(2018, 12, 28), True, dt.date(2019, 1, 4)),
        ("1月4日", dt.date(2018, 12, 28), False, dt.date(2018, 1, 4)),
    ],
)
def test_a_year_is_added_and_said(text: str, near: dt.date, future: bool, wanted: dt.date) -> None:
    reading = read_date(text, DateRules(near, future))
    assert (reading.value, reading.code) == (wanted, "R227")


def test_without_a_report_date_no_year_is_guessed() -> None:
    assert parse_date("7月6日").code == "R226"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("7.6", WEEK),
        ("环保局0706", WEEK),
        ("环保局0706(修改)", WEEK),
        ("附件1　2018年7月6日周调度表", WEEK),
        ("填报日期：2018-07-06", WEEK),
        ("2018年6月30日至7月6日", WEEK),
        ("20180706", WEEK),
        ("第27周", None),
        ("Sheet1", None),
        ("措施1.1.2", None),
        ("13800001111", None),
    ],
)
def test_declared_dates(text: str, wanted: dt.date | None) -> None:
    assert declared_date(text, dt.date(2018, 7, 13)) == wanted


def test_stated_year() -> None:
    assert stated_year(["整改措施清单", "2018年6月29日起执行", "2019"]) == 2018
    assert stated_year(["整改措施清单"]) is None


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@given(CELLS, st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.booleans())
def test_any_cell_is_read(value: CellValue, near: dt.date, future: bool) -> None:
    reading = read_date(value, DateRules(near, future))
    assert reading.code in {"", "R226", "R227"}
    assert (reading.value is None) or reading.code != "R226"


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
def test_a_date_reads_as_itself(date: dt.date) -> None:
    for text in (date.isoformat(), f"{date.year}年{date.month}月{date.day}日", f"{date.year}.{date.month}.{date.day}"):
        assert parse_date(text).value == date


@given(st.text(), st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
def test_any_title_is_read(text: str, near: dt.date) -> None:
    found = declared_date(text, near)
    assert found is None or isinstance(found, dt.date)
