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


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("建设污水管网。", "建设污水管网"),
        ("建设污水管网，" * 9, "建设污水管网，建设污水管网，建设污水管网"),
        ("对“散乱污，无证照，污染重”的企业依法取缔关停，限期整改到位", "对“散乱污，无证照，污染重”的企业依法取缔关停"),
        ("整治甲河道断面、乙河道断面、丙河道断面、丁河道断面、戊河道断面", "整治甲河道断面、乙河道断面、丙河道断面等"),
        ("甲" * 30 + "，乙", "甲" * 30),
        ("甲" * 60, "甲" * 24 + "……"),
    ],
)
def test_a_short_name_ends_where_a_clause_does(written: str, short: str) -> None:
    assert shorten(written) == short
