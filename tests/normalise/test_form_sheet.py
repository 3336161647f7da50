"""Report forms that come back: whose they are, what was filled in, and what was changed that should not be."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from rectify_docs.model.form_key import LINE, SEAL, UNIT, WEEK, FormKey, FormLine, digest, prefilled
from rectify_docs.model.progress import UnitReport
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import CellMark, CellValue, RawSheet
from rectify_docs.model.stage import Receipt, Stage
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.progress import read_progress

from .sheets import CITY, balanced, codes, raw

DAY, BEFORE = dt.date(2018, 7, 6), dt.date(2018, 6, 29)
FILE = "input/progress/2018-07-06/随便什么名字 6.29.xlsx"
HEADER = ["措施编号", "整改措施", "上期进展情况", "上期状态", "上期完成进度"]
HEADER += ["进展情况", "状态", "完成进度", "完成日期", "预计完成日期", "存在问题"]
ISSUED: dict[str, Sequence[CellValue]] = {
    "1-1": ("封堵排口", "正在封堵", "正在推进", 0.6, None, "正在推进", 0.6, None, dt.date(2018, 9, 30), None),
    "1-2": (
        "建立\n制度",
        "已建立",
        "已完成（长期坚持）",
        1,
        None,
        "已完成（长期坚持）",
        1,
        dt.date(2018, 6, 1),
        None,
        None,
    ),
    "2-1": ("清理淤泥", "（未报送）", None, None, None, None, None, None, None, None),
}
KEY = FormKey(
    "市水务局",
    DAY,
    (
        FormLine("1-1", digest("封堵排口"), prefilled("正在推进", Decimal(60), None, dt.date(2018, 9, 30))),
        FormLine("1-2", digest("建立制度"), prefilled("已完成（长期坚持）", Decimal(100), dt.date(2018, 6, 1), None)),
        FormLine("2-1", digest("清理淤泥"), prefilled("", None, None, None)),
    ),
)
TEXT, STATE, PERCENT = 5, 6, 7
Rows = list[list[CellValue]]


def rows() -> Rows:
    """The rows as they go out."""
    return [[id_, *cells] for id_, cells in ISSUED.items()]


def filled(*texts: str) -> Rows:
    """The rows with what the unit wrote, in order; the third has no state yet, so it is given one."""
    made = rows()
    for row, text in zip(made, texts, strict=False):
        row[TEXT] = text or None
    if len(texts) > 2 and texts[2]:
        made[2][STATE] = "正在推进"
    return made


def key_sheet(key: FormKey | Sequence[Sequence[str]] = KEY, name: str = "填报标识") -> RawSheet:
    cells = key.rows() if isinstance(key, FormKey) else key
    return raw(*[[cell or None for cell in row] for row in cells], file=FILE, name=name, visible=False)


def read(
    body: Rows,
    *keys: RawSheet,
    unit: str = "市水务局",
    nil: str = "",
    receipt: Receipt = Receipt.ON_TIME,
    week: dt.date = DAY,
    earlier: Collection[dt.date] = (),
    known: Roster = CITY,
) -> Reading[UnitReport]:
    marks = {(at, PERCENT + 1): CellMark.PERCENT for at in range(4, len(body) + 4)}
    above: Rows = [[f"填报单位：{unit}", "调度日期：2018年7月6日"], ["零报告（无新进展时选“是”）：", nil or None]]
    sheet = raw(
        *above, HEADER, *body, ["填报人：", "张三"], ["填表说明：\n1. 零报告：是指没有进展"], marks=marks, file=FILE
    )
    reading = read_progress([sheet, *(keys or (key_sheet(),))], week, receipt, known, earlier=earlier)
    assert balanced(reading, sum(len(report.rows) for report in reading.records))
    assert reading.rows_read == len(body)
    return reading


def test_the_key_says_whose_form_it_is_whatever_the_file_is_called() -> None:
    reading = read(filled("封堵三处", "巡查两次", "清理百米"), unit="")
    (report,) = reading.records
    assert (report.unit, report.week, report.declared_on) == ("市水务局", DAY, DAY)
    assert [(row.measure_id, row.text, row.stage) for row in report.rows] == [
        ("1-1", "封堵三处", Stage.IN_PROGRESS),
        ("1-2", "巡查两次", Stage.DONE),
        ("2-1", "清理百米", Stage.IN_PROGRESS),
    ]
    assert (report.rows[0].percent, report.rows[0].expected_on) == (Decimal(60), dt.date(2018, 9, 30))
    assert report.rows[1].ongoing
    assert codes(reading) == []


def test_an_untouched_form_is_no_report() -> None:
    reading = read(rows())
    assert reading.records == ()
    assert codes(reading) == ["R280"]


def test_a_nil_report_is_one_word() -> None:
    reading = read(rows(), nil="是")
    (report,) = reading.records
    assert (report.unit, report.rows) == ("市水务局", ())
    assert codes(reading) == ["R281"]


def test_what_is_filled_in_counts_for_more_than_the_word_nil() -> None:
    (report,) = read(filled("封堵三处"), nil="是").records
    assert [row.measure_id for row in report.rows] == ["1-1"]


def test_rows_that_nobody_filled_in_are_named_and_not_used() -> None:
    reading = read(filled("封堵三处"))
    assert [row.measure_id for row in reading.records[0].rows] == ["1-1"]
    assert [(found.code, found.content) for found in reading.findings] == [("R281", "1-2、2-1")]


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (STATE, "已完成"),
        (PERCENT, 0.61),
        (8, dt.date(2018, 7, 1)),
        (9, dt.date(2018, 10, 1)),
        (9, "10月底"),
        (10, "缺钱"),
    ],
)
def test_any_changed_cell_makes_a_row_filled_in(at: int, value: CellValue) -> None:
    body = rows()
    body[0][at] = value
    (report,) = read(body).records
    assert [row.measure_id for row in report.rows] == ["1-1"]


def test_a_formula_without_a_result_is_no_untouched_cell() -> None:
    body = rows()
    sheet = raw(HEADER, *body, marks={(4, TEXT + 1): CellMark.NO_VALUE}, file=FILE)
    reading = read_progress([sheet, key_sheet()], DAY, roster=CITY)
    assert "R229" in codes(reading)
    assert "R280" not in codes(reading)


@pytest.mark.parametrize("receipt", [Receipt.ON_TIME, Receipt.LATE, Receipt.RETURNED, Receipt.SUPPLEMENT])
def test_a_form_of_another_date_is_refused(receipt: Receipt) -> None:
    reading = read(filled("封堵三处"), key_sheet(replace(KEY, week=BEFORE)), receipt=receipt)
    assert reading.records == ()
    assert codes(reading) == ["R282"]
    assert {row.code for row in reading.unused} == {"R282"}


@pytest.mark.parametrize("receipt", [Receipt.SUPPLEMENT, Receipt.CORRECTION])
def test_a_form_of_an_earlier_dispatch_may_come_as_a_supplement(receipt: Receipt) -> None:
    key = key_sheet(replace(KEY, week=BEFORE))
    (report,) = read(filled("封堵三处"), key, receipt=receipt, earlier=(BEFORE, DAY)).records
    assert (report.week, report.declared_on) == (DAY, BEFORE)


def test_another_unit_than_the_forms_own_is_refused() -> None:
    reading = read(filled("封堵三处"), unit="东城区")
    assert reading.records == ()
    assert [(found.code, found.content) for found in reading.findings] == [("R283", "东城区")]


def test_an_alias_of_the_unit_is_the_unit() -> None:
    assert codes(read(filled("一", "二", "三"), unit="市水利局")) == []


def test_a_unit_that_no_roster_knows_is_the_keys() -> None:
    (report,) = read(filled("一", "二", "三"), known=Roster()).records
    assert report.unit == "市水务局"


def tampered(**changes: str) -> list[tuple[str, ...]]:
    """The rows of the key with one of its first rows changed, but not its seal."""
    return [(name, changes.get(name, value), *rest) for name, value, *rest in KEY.rows()]


@pytest.mark.parametrize(
    "key",
    [
        tampered(**{UNIT: "东城区"}),
        tampered(**{WEEK: "2018-06-29"}),
        tampered(**{WEEK: "明天"}),
        tampered(**{SEAL: "0"}),
        [row for row in KEY.rows() if row[0] != UNIT],
        [row for row in KEY.rows() if row[:2] != (LINE, "2-1")],
        [*KEY.rows(), (LINE, "9-9", "", "")],
        [(next(KEY.rows())[0], "2", "", ""), *list(KEY.rows())[1:]],
        list(KEY.rows())[:1],
    ],
)
def test_a_key_that_was_changed_is_no_key(key: Sequence[Sequence[str]]) -> None:
    reading = read(filled("封堵三处"), key_sheet(key))
    assert reading.records == ()
    assert codes(reading) == ["R284"]


def test_two_forms_in_one_file_are_refused() -> None:
    other = key_sheet(replace(KEY, unit="东城区"), "填报标识 (2)")
    assert codes(read(filled("封堵三处"), key_sheet(), other)) == ["R284"]


def test_a_sheet_without_its_key_is_read_as_any_other_and_said_so() -> None:
    nothing = raw(["什么也没有"], file=FILE, name="填报标识", visible=False)
    reading = read(filled("一", "二", "三"), nothing)
    assert codes(reading) == ["R287"]
    assert len(reading.records[0].rows) == 3


@pytest.mark.parametrize(("at", "value"), [(0, "1-9"), (0, None), (1, "建立制度")])
def test_a_row_that_is_not_as_it_went_out_is_not_used(at: int, value: CellValue) -> None:
    body = filled("封堵三处", "巡查", "清理")
    body[0][at] = value
    reading = read(body)
    assert [row.measure_id for row in reading.records[0].rows] == ["1-2", "2-1"]
    assert "R285" in codes(reading)
    assert ("R286" in codes(reading)) == (at == 0)


def test_a_form_whose_rows_are_all_gone_or_refused_is_not_called_blank() -> None:
    assert codes(read([])) == ["R286", "R286", "R286"]
    refused = [["9-1", *row[1:]] for row in filled("一")[:1]]
    assert codes(read([*refused, *rows()[1:]])) == ["R286", "R285", "R281"]


def test_swapped_ids_are_noticed_by_the_texts() -> None:
    body = filled("封堵三处", "巡查", "清理")
    body[0][0], body[1][0] = body[1][0], body[0][0]
    reading = read(body)
    assert [row.measure_id for row in reading.records[0].rows] == ["2-1"]
    assert codes(reading) == ["R285", "R285"]


def test_a_deleted_row_is_missed_and_an_added_one_refused() -> None:
    body = [*filled("封堵三处", "巡查", "清理")[:2], ["3-1", *filled("x")[0][1:]]]
    reading = read(body)
    found = [(one.code, one.measure or one.content) for one in reading.findings]
    assert found == [("R286", "2-1"), ("R285", "3-1")]
    assert [row.measure_id for row in reading.records[0].rows] == ["1-1", "1-2"]


def test_sorted_rows_and_wrapped_texts_do_not_matter() -> None:
    body = list(reversed(filled("一", "二", "三")))
    body[0][1] = "清理 \n淤泥"
    reading = read(body)
    assert codes(reading) == []
    assert len(reading.records[0].rows) == 3
