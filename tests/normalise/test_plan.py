import datetime as dt
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.deadline import DeadlineKind
from rectify_docs.model.measure import MeasureList
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import Line
from rectify_docs.model.stage import SourceKind
from rectify_docs.normalise.plan import parse_plan
from rectify_docs.read.text import read_lines

PLAN = """
云川市某督察反馈意见整改方案
发布日期：2018-06-29

一、总体要求

(一)工作思路。分门别类，逐项销账。

1.稳步推进。列入清单的事项一件不落。

二、重点任务

(一)管好一条河

1.疏通柳溪河道。清走河底淤泥,修好两岸护坡。(责任单位:市水务局、甲城区党委、政府;责任人:市水务局主要负责人;整改时限:2018年8月底)

每月巡河两次，发现垃圾当天清走。（责任单位：市水务局，各县区党委、政府；责任人：各单位主要负责人；整改时限：立行立改，长期坚持）

2.建好污水管网。(责任单位:市住建局;责任人:张三(副市长);整改时限:2019年年底)

(二)守住一片天

1.严查渣土车。夜间设卡检查。

(责任单位:市公安局;责任人:市公安局主要负责人;整改时限:立行立改)

对工地逐个建档。(责任单位:市住建局;责任人:李四;整改时限:2018年9月)对道路勤加冲洗。(责任单位:市城管局;责任人:王五;整改时限:长期坚持)

三、保障措施

(一)加强领导。每周调度一次。
"""


def lines(text: str) -> list[Line]:
    return [Line(number, one) for number, one in enumerate(text.splitlines(), start=1) if one.strip()]


def parse(text: str) -> Reading[MeasureList]:
    return parse_plan(lines(text), "方案.txt")


def chapter(*paragraphs: str) -> str:
    return "\n".join(["一、总体要求", "略。", "二、主要措施", "(一)水", *paragraphs, "三、保障措施", "略。"])


def codes(reading: Reading[MeasureList]) -> list[tuple[str, int]]:
    return [(found.code, found.source.row if found.source else 0) for found in reading.findings]


FULL = "(责任单位:市水务局;责任人:张三;整改时限:2018年8月)"


def check(reading: Reading[MeasureList]) -> None:
    assert codes(reading) == []
    version = reading.records[0]
    assert [(one.id, one.text, one.area) for one in version.problems] == [
        ("1", "疏通柳溪河道", "管好一条河"),
        ("2", "建好污水管网", "管好一条河"),
        ("3", "严查渣土车", "守住一片天"),
    ]
    assert {one.kind for one in version.problems} == {SourceKind.PLAN_TASK}
    assert [(one.id, one.text) for one in version.measures] == [
        ("1-1", "清走河底淤泥,修好两岸护坡。"),
        ("1-2", "每月巡河两次，发现垃圾当天清走。"),
        ("2-1", "建好污水管网"),
        ("3-1", "夜间设卡检查。"),
        ("3-2", "对工地逐个建档。"),
        ("3-3", "对道路勤加冲洗。"),
    ]
    assert version.measures[0].units_text == "市水务局、甲城区党委、政府"
    assert [unit.name for unit in version.measures[0].units] == ["市水务局", "甲城区"]
    assert version.measures[2].persons == "张三(副市长)"
    assert [one.deadline.raw for one in version.measures] == [
        "2018年8月底",
        "立行立改，长期坚持",
        "2019年年底",
        "立行立改",
        "2018年9月",
        "长期坚持",
    ]
    assert version.measures[0].deadline.due == dt.date(2018, 8, 31)
    assert version.measures[1].deadline.kind is DeadlineKind.IMMEDIATE
    assert reading.rows_read == 6


def test_an_invented_plan() -> None:
    check(parse(PLAN))


@pytest.mark.parametrize("name", ["方案.txt", "方案.md", "方案.docx"])
def test_as_a_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith(".docx"):
        document = docx.Document()
        for line in PLAN.splitlines():
            document.add_paragraph(line)
        document.save(str(path))
    elif name.endswith(".md"):
        marked = PLAN.replace("一、", "## 一、").replace("二、", "## 二、").replace("三、", "## 三、")
        path.write_text(
            marked.replace("(一)管", "### (一)管").replace("1.疏通柳溪河道。", "1. **疏通柳溪河道。**"),
            encoding="utf-8",
        )
    else:
        path.write_bytes(PLAN.encode("gb18030"))
    reading = read_lines(path, name)
    assert not reading.findings
    check(parse_plan(reading.records, name))


def test_all_in_full_width() -> None:
    wide = str.maketrans("(),:;", "（），：；")
    reading = parse(PLAN.translate(wide))
    assert codes(reading) == []
    assert len(reading.records[0].measures) == 6


def test_sources_name_the_line() -> None:
    measure = parse(PLAN).records[0].measures[0]
    assert (measure.source.file, measure.source.row) == ("方案.txt", 15)


@pytest.mark.parametrize(
    ("paragraphs", "wanted", "measures"),
    [
        (["1.甲。乙。(责任单位:市水务局;整改时限:2018年8月)"], [("R250", 5)], 0),
        (["1.甲。乙。(责任单位:市水务局;责任人:张三;整改时限:2018年8月"], [("R250", 5)], 0),
        (["1.甲(责任单位:市水务局;整改时限:2018年8月)"], [("R250", 5)], 0),
        (["(二)甲(责任单位:市水务局;整改时限:2018年8月)"], [("R250", 5)], 0),
        (["1.甲。乙。" + FULL, "丙。没有括号的段落。"], [("R250", 6)], 1),
        (["1.甲。乙。", "丙。" + FULL], [], 1),
        (["1.甲。乙。", "2.丙。丁。" + FULL], [("R250", 5)], 1),
        (["丙。" + FULL, "1.甲。乙。" + FULL], [("R251", 5)], 1),
        (["1.甲。乙。" + FULL.replace("张三", "")], [("R252", 5)], 1),
        (["1.甲。乙。" + FULL.replace("市水务局", " ").replace("2018年8月", "")], [("R252", 5), ("R252", 5)], 1),
        (["1.甲。乙。(责任单位:市水务局)丙。" + FULL], [("R250", 5)], 1),
        (["本节说明。", "1.甲。乙。" + FULL], [("R250", 5)], 1),
    ],
)
def test_nothing_is_dropped_silently(paragraphs: list[str], wanted: list[tuple[str, int]], measures: int) -> None:
    reading = parse(chapter(*paragraphs))
    assert codes(reading) == wanted
    found = [one for version in reading.records for one in version.measures]
    assert len(found) == measures
    assert reading.rows_read == len(found) + len(reading.unused)


def test_introductions_join_the_measure_that_has_the_clause() -> None:
    measure = parse(chapter("1.甲。乙。", "丙。" + FULL)).records[0].measures[0]
    assert measure.text == "乙。\n丙。"


def test_sections_that_carry_clauses_themselves_are_items() -> None:
    reading = parse("二、主要措施\n(一)甲。乙。" + FULL + "\n(二)丙。丁。" + FULL)
    assert [one.text for one in reading.records[0].problems] == ["甲", "丙"]
    assert [one.id for one in reading.records[0].measures] == ["1-1", "2-1"]


def test_years_and_decimals_are_no_item_numbers() -> None:
    reading = parse(chapter("1.甲。乙。" + FULL, "2.5公里河道清淤。" + FULL, "2018.9开工。" + FULL))
    assert [one.id for one in reading.records[0].measures] == ["1-1", "1-2", "1-3"]


def test_a_text_without_clauses_holds_no_list() -> None:
    reading = parse("一、总体要求\n(一)甲。\n1.乙。")
    assert (reading.records, reading.findings, reading.rows_read) == ((), (), 0)


PIECES = [
    "二、任务",
    "(一)水",
    "1.甲。",
    "乙。",
    FULL,
    "(责任单位:甲",
    "整改时限：2018年",
    "；",
    "（",
    "\n",
    "\n",
    "三、保障",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=14))
def test_any_text_is_read_and_accounted_for(parts: list[str]) -> None:
    text = "".join(parts)
    reading = parse(text)
    measures = [one for version in reading.records for one in version.measures]
    assert reading.rows_read == len(measures) + len(reading.unused)
    assert len({one.id for one in measures}) == len(measures)
