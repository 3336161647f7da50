"""A12: one indicator, one value and one unit."""

import pytest

from rectify_docs.prose.examine import examine
from rectify_docs.prose.remark import Remark, Severity
from rectify_docs.prose.table import tables

FIRST = "全市措施完成率32.7%，达到序时进度。"


def found(*paragraphs: str, figures: dict[str, str] | None = None) -> list[Remark]:
    return [one for one in examine(paragraphs, figures=figures) if one.rule == "A12"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (FIRST, "总的看，全市措施完成率为32.7%。"),
        (FIRST, "截至2026年2月27日，全市措施完成率27.3%。"),
        ("2025年，全市优良天数292天。", "2026年，全市优良天数300天。"),
        ("一、2025年情况", "全市优良天数292天。", "二、2026年情况", "全市优良天数300天。"),
        (FIRST, "全市措施完成率目标为100%。", "到年底力争全市措施完成率达到90%。"),
        (FIRST, "上月全市措施完成率27.3%。", "其中，全市措施完成率27.3%。"),
        (FIRST, "东城区措施完成率20.0%。", "措施完成率20.0%。", "完成率50.0%。"),
        ("东城区进展较快，完成率50.0%。", "西城区进展较慢，完成率20.0%。"),
        (FIRST, "全市措施完成率30%以上。", "全市措施完成率由27.3%提高到30.7%。"),
        ("全市总投资1.2亿元。", "全市总投资1.23亿元。"),
        ("全市管网长度12公里。", "全市管网长度12公里，已建成。"),
        ("东城区设立日期2026年。", "东城区设立总数2025年。"),
    ],
)
def test_what_agrees_or_is_something_else(paragraphs: tuple[str, ...]) -> None:
    assert not found(*paragraphs)


@pytest.mark.parametrize(
    ("paragraphs", "cell", "severity"),
    [
        ((FIRST, "总的看，全市措施完成率为33.7%。"), "33.7%", Severity.ERROR),
        ((FIRST + "下一步，全市措施完成率33.7%。",), "33.7%", Severity.ERROR),
        (("全市总投资1.2亿元。", "全市总投资13000万元。"), "13000万元", Severity.ERROR),
        (("全市总投资1.2亿元。", "全市总投资12000万元。"), "12000万元", Severity.HINT),
        (("全市管网长度12公里。", "全市管网长度12000米。"), "12000米", Severity.HINT),
        (("全市措施总数55条。", "全市措施总数55个。"), "55个", Severity.HINT),
        (("一、2025年情况", "全市优良天数292天。", "全市优良天数300天。"), "300天", Severity.ERROR),
    ],
)
def test_what_differs(paragraphs: tuple[str, ...], cell: str, severity: Severity) -> None:
    (one,) = found(*paragraphs)
    assert (one.found, one.severity) == (cell, severity)
    assert "前文“" in one.advice
    assert paragraphs[one.paragraph][one.start : one.end] == cell


FIGURES = {"完成率": "32.7%", "措施总数": "55", "逾期率": "—"}


@pytest.mark.parametrize(
    "text",
    [
        "完成率为32.7%。",
        "截至2026年3月27日，完成率32.7%，措施总数55条。",
        "东城区进展较快，完成率50.0%。",
        "完成率目标为100%。",
        "逾期率为5.5%。",
    ],
)
def test_the_run_is_agreed_with(text: str) -> None:
    assert not found(text, figures=FIGURES)


@pytest.mark.parametrize(
    ("text", "fix"),
    [("截至2026年3月27日，完成率33.7%。", "32.7%"), ("措施总数56条。", "55条"), ("完成率33个。", "32.7%")],
)
def test_what_the_run_knows_better(text: str, fix: str) -> None:
    (one,) = found(text, figures=FIGURES)
    assert (one.fix, one.severity) == (fix, Severity.ERROR)
    assert "台账" in one.advice


def test_a_table_of_names_and_values_is_held_against_the_text() -> None:
    places = [("", 0, 0, FIRST), ("表1", 1, 1, "指标"), ("表1", 1, 2, "数值")]
    places += [("表1", 2, 1, "全市措施完成率"), ("表1", 2, 2, " 33.7%")]
    texts = [text for *_, text in places]
    (one,) = [one for one in examine(texts, list(tables(places))) if one.rule == "A12"]
    assert (one.paragraph, one.start, one.found) == (4, 1, "33.7%")
