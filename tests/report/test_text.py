import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.report.text import chinese_date, full_width, names, percent_text, sentence, shorten


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("市环保局,各县区党委;章丘区:甲", "市环保局，各县区党委；章丘区：甲"),
        ("方案(试行)和f(x)", "方案（试行）和f(x)"),
        ("新增2,620吨,比例1:5", "新增2,620吨，比例1:5"),
        ("已印发(鲁办〔2016〕45号)。", "已印发（鲁办〔2016〕45号）。"),
    ],
)
def test_punctuation_next_to_chinese_becomes_full_width(written: str, printed: str) -> None:
    assert full_width(written) == printed


@given(st.text())
def test_full_width_twice_changes_nothing(text: str) -> None:
    assert full_width(full_width(text)) == full_width(text)


def test_small_wordings() -> None:
    assert chinese_date(dt.date(2026, 3, 6)) == "2026年3月6日"
    assert names(["甲", "乙", "甲", ""]) == "甲、乙"
    assert (percent_text(Decimal("85.0")), percent_text(Decimal("33.30")), percent_text(None)) == ("85%", "33.3%", "—")
    assert sentence("已完成。；") == "已完成"
    assert shorten("建设污水管网，" * 9) == "建设污水管网，建设污水管网，建设污水管网……"
