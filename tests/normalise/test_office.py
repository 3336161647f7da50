import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.deadline import DeadlineKind
from rectify_docs.model.office import ClosureStep, Outcome
from rectify_docs.model.sheet import CellValue
from rectify_docs.normalise.office import read_closures, read_extensions, read_rulings
from rectify_docs.settings import ReadingRules

from .sheets import balanced, codes, raw

CLOSURES = ["问题编号", "环节", "日期", "单位", "结论", "文号", "备注"]
RULINGS = ["待决编号", "决定", "依据", "决定人", "日期"]
EXTENSIONS = ["措施编号", "原时限", "新时限", "理由", "批准文号", "批准日期"]


@pytest.mark.parametrize(
    ("step", "conclusion", "wanted"),
    [
        ("验收", "通过", (ClosureStep.ACCEPTANCE, Outcome.PASSED)),
        ("验收", "不通过", (ClosureStep.ACCEPTANCE, Outcome.FAILED)),
        ("公示", "无异议", (ClosureStep.DISCLOSURE, Outcome.PASSED)),
        ("公示", "有异议", (ClosureStep.DISCLOSURE, Outcome.OBJECTION)),
        ("销号", "同意销号", (ClosureStep.CLOSURE, Outcome.PASSED)),
        ("公开", "已公开", (ClosureStep.PUBLICATION, Outcome.PASSED)),
        ("回头看", "反弹", (ClosureStep.LOOK_BACK, Outcome.REBOUND)),
        ("回头看", "未发现反弹", (ClosureStep.LOOK_BACK, Outcome.PASSED)),
    ],
)
def test_closures(step: str, conclusion: str, wanted: tuple[ClosureStep, Outcome]) -> None:
    reading = read_closures([raw(CLOSURES, ["第8号", step, "2018年7月6日", "市环保局", conclusion, "1号", "无"])])
    found = reading.records[0]
    assert (found.step, found.outcome) == wanted
    assert (found.problem_id, found.date, found.conclusion) == ("8", dt.date(2018, 7, 6), conclusion)
    assert (found.unit, found.document, found.remark) == ("市环保局", "1号", "无")
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ([1, "初审", "2018-07-06", None, "通过"], "R240"),
        ([1, "验收", "2018-02-30", None, "通过"], "R240"),
        ([1, "验收", "2018-07-06", None, "还行"], "R240"),
        ([1, "验收", "7月6日", None, "通过"], "R240"),
        ([None, "验收", "2018-07-06", None, "通过"], "R211"),
        ([1, "验收", None, None, "通过"], "R211"),
    ],
)
def test_closures_that_are_not_used(cells: list[CellValue], code: str) -> None:
    reading = read_closures([raw(CLOSURES, cells)])
    assert codes(reading) == [code]
    assert balanced(reading, 0)


def test_rulings() -> None:
    reading = read_rulings([raw(RULINGS, ["1B2D08bdc1c4", "采用第9行", "电话核实", "张三", "2018.7.6"], [None, "甲"])])
    found = reading.records[0]
    assert (found.finding_id, found.decision, found.date) == ("1b2d08bdc1c4", "采用第9行", dt.date(2018, 7, 6))
    assert (found.basis, found.decided_by) == ("电话核实", "张三")
    assert codes(reading) == ["R211"]
    assert balanced(reading, 1)


def test_extensions() -> None:
    reading = read_extensions(
        [
            raw(
                EXTENSIONS,
                ["1－2", "2018年8月底", "2018年12月底", "汛期", "示字1号", "2018-08-01"],
                ["1-3", None, dt.date(2018, 12, 31), None, None, "不详"],
                ["1-4", None, "10月底", None, None, "2018-08-01"],
                ["1-5", None, "再议", None, None, None],
                ["1-6", None, "2018年11月前", None, None, "2018-08-01"],
            )
        ]
    )
    assert [(one.measure_id, one.new.due) for one in reading.records] == [
        ("1-2", dt.date(2018, 12, 31)),
        ("1-3", dt.date(2018, 12, 31)),
        ("1-4", dt.date(2018, 10, 31)),
    ]
    assert reading.records[0].new.kind is DeadlineKind.BY_DATE
    assert (reading.records[0].old_text, reading.records[0].approved_on) == ("2018年8月底", dt.date(2018, 8, 1))
    assert codes(reading) == ["R226", "R227", "R240", "R240"]
    assert balanced(reading, 3)


CELLS = st.one_of(
    st.none(), st.text(max_size=6), st.integers(), st.dates(), st.sampled_from(["验收", "通过", "2018-07-06", "1-1"])
)


@given(st.lists(st.lists(CELLS, max_size=7), max_size=6))
def test_rows_read_are_used_or_listed(rows: list[list[CellValue]]) -> None:
    for head, reader in ((CLOSURES, read_closures), (RULINGS, read_rulings), (EXTENSIONS, read_extensions)):
        reading = reader([raw(head, *rows)])
        assert balanced(reading, len(reading.records))


def test_an_extension_that_names_no_last_day_is_refused_unless_the_office_has_decided() -> None:
    sheet = raw(EXTENSIONS, ["1-1", "2018年8月底", "2018年12月前", "工期", "示整改〔2018〕1号", "2018年8月1日"])
    assert codes(read_extensions([sheet])) == ["R240"]
    decided = read_extensions([sheet], ReadingRules(before_month="含"))
    assert [one.new.due for one in decided.records] == [dt.date(2018, 12, 31)]
