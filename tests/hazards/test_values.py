"""Serials, dates, percentages, states, texts."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from rectify_docs.model.deadline import DeadlineKind
from rectify_docs.model.stage import Stage
from tests.hazards.case import LIST_HEADER, Case, row

LIST_FILE = "input/measures/2018-06-29/清单.xlsx"


@pytest.mark.hazard("H08")
@pytest.mark.parametrize("written", ["１", "①", "一", "(一)", "㈠", "第1号", "序号一", "第一项", 1, "1"])
def test_numbers_in_all_their_written_forms(case: Case, written: object) -> None:
    rows = [(written, "河道污水直排", "1-1", "封堵入河排污口", "市水务局", "主要负责人", "2018年8月底")]
    case.table(LIST_FILE, LIST_HEADER, rows)
    got = case.read()
    assert got.measure("1-1").measure.problem_id == "1"
    assert got.measure("1-1").measure.source.ref("problem_id").cell == "A2"


@pytest.mark.hazard("H09")
def test_an_id_that_became_a_date(case: Case) -> None:
    def edit(page: Any) -> None:
        page["A2"].number_format = 'm"月"d"日"'

    case.sheet(row(dt.datetime(2018, 1, 1)), edit=edit)  # noqa: DTZ001 - what a spreadsheet holds
    got = case.read()
    assert got.row() is not None
    assert "按1-1处理" in got.found("R230").message


@pytest.mark.hazard("H10")
def test_an_id_that_lost_its_zero(case: Case) -> None:
    texts = {"1-1": "封堵入河排污口", "1-10": "建设雨污分流管网"}
    rows = [(1, "污水", id_, text, "市水务局", "主要负责人", "2018年底") for id_, text in texts.items()]
    case.table(LIST_FILE, LIST_HEADER, rows)
    case.sheet(row(1.1, text=texts["1-1"]), row(1.1, text=texts["1-10"], percent="20%"))
    got = case.read()
    assert got.found("R244").message == "编号1.1重复，可能原为1.10"
    assert got.row("1-10").percent == 20  # type: ignore[union-attr]
    assert got.row("1-1").percent == 60  # type: ignore[union-attr]
    case.sheet(row(1.1), row(1.1, percent="20%"))
    assert {"R244", "M302"} <= case.read().codes()


@pytest.mark.hazard("H13")
@pytest.mark.parametrize("text", ["2018.7.6", "2018/7/6", "2018-7-6", "2018年7月6日", "20180706", "２０１８年７月６日"])
def test_dates_as_text(case: Case, text: str) -> None:
    case.sheet(row(done=text))
    got = case.read()
    assert got.row().completed_on == dt.date(2018, 7, 6)  # type: ignore[union-attr]
    assert "R226" not in got.codes()


@pytest.mark.hazard("H15")
def test_dates_without_a_year(case: Case) -> None:
    case.sheet(row(done="7月5日"), row("1-2", done="12月28日"))
    got = case.read()
    assert [one.completed_on for one in got.rows] == [dt.date(2018, 7, 5), dt.date(2018, 12, 28)]
    said = [found.message for found in got.findings if found.code == "R227"]
    assert said[0] == "完成日期“7月5日”缺年份，按2018年处理"
    far = "2018-06-01"
    case.sheet(row(done="12月28日"), week=far)
    assert case.read(far).rows[0].completed_on == dt.date(2017, 12, 28)
    rows = [(1, "污水", "1-1", "封堵排口", "市水务局", "主要负责人", "10月底前")]
    case.table(LIST_FILE, LIST_HEADER, rows)
    assert case.read().measure("1-1").deadline.due == dt.date(2018, 10, 31)


@pytest.mark.hazard("H16")
@pytest.mark.parametrize("text", ["1116日至18日", "1215日", "20期", "8月19", "〔20208号"])
def test_a_date_that_lost_characters(case: Case, text: str) -> None:
    case.sheet(row(done=text))
    got = case.read()
    assert got.row().completed_on is None  # type: ignore[union-attr]
    assert got.found("R226").written == text


@pytest.mark.hazard("H17")
@pytest.mark.parametrize("text", ["2018年2月30日", "9月31日"])
def test_a_date_that_cannot_be(case: Case, text: str) -> None:
    case.sheet(row(done=text))
    assert case.read().cell("R226") == "G2"


@pytest.mark.hazard("H18")
@pytest.mark.parametrize("written", [0.85, 85, "85%", "８５％", "已完成85%", "约85%", "八成五"])
def test_percentages_as_people_write_them(case: Case, written: object) -> None:
    case.sheet(row(percent=written))
    assert case.read().row().percent == Decimal(85)  # type: ignore[union-attr]


@pytest.mark.hazard("H19")
def test_progress_out_of_range_or_against_its_state(case: Case) -> None:
    case.sheet(row(percent="100.92%"), row("1-2", percent="-5%"))
    got = case.read()
    assert next(found.message for found in got.findings if found.code == "R224").startswith("完成进度100.92%超出")
    assert [one.percent for one in got.rows] == [None, None]
    case.sheet(row(percent="100%"))
    assert case.read().found("C412").message == "市水务局措施1-1的状态“正在推进”与完成进度100%不一致"


@pytest.mark.hazard("H21")
@pytest.mark.parametrize(
    ("word", "stage", "ongoing"),
    [
        ("已完成", Stage.DONE, False),
        ("整改完成", Stage.DONE, False),
        ("办结", Stage.DONE, False),
        ("基本完成", Stage.IN_PROGRESS, False),
        ("阶段性办结", Stage.IN_PROGRESS, False),
        ("按序时进度推进", Stage.IN_PROGRESS, False),
        ("滞后", Stage.IN_PROGRESS, False),
        ("长期坚持", Stage.IN_PROGRESS, True),
        ("已经完成,长期坚持", Stage.DONE, True),
        ("已销号", Stage.ACCEPTANCE_REQUESTED, False),
    ],
)
def test_state_words(case: Case, word: str, stage: Stage, ongoing: bool) -> None:
    case.sheet(row(state=word, percent=None))
    got = case.read().row()
    assert got is not None
    assert (got.stage, got.ongoing, got.state_text) == (stage, ongoing, word)


@pytest.mark.hazard("H21")
def test_an_unknown_state_word_rejects_its_row(case: Case) -> None:
    case.sheet(row(state="基本到位"))
    got = case.read()
    assert got.found("R222").message == "状态“基本到位”不在词表中，该行未采用"
    assert got.unused() == [(2, "R222")]


@pytest.mark.hazard("H35")
def test_punctuation_of_both_widths(case: Case) -> None:
    rows = [
        (1, "污水", "1-1", "封堵排口", "市水务局,历下区党委、政府", "主要负责人", "立行立改,长期坚持"),
        (1, "污水", "1-2", "建立制度", "市水务局，历下区党委、政府", "主要负责人", "立行立改，长期坚持"),
    ]
    case.table(LIST_FILE, LIST_HEADER, rows)
    one, two = (case.read().measure(id_).measure for id_ in ("1-1", "1-2"))
    assert [unit.name for unit in one.units] == [unit.name for unit in two.units] == ["市水务局", "历下区"]
    assert one.deadline.kind is two.deadline.kind is DeadlineKind.IMMEDIATE
    assert one.units_text == "市水务局,历下区党委、政府"


@pytest.mark.hazard("H36")
def test_spaces_of_every_kind(case: Case) -> None:
    header = ["措施 编号", "填报\n单位", "整改措施", "进展\u3000情况", "完成\xa0进度", "状\u200b态", "完成日期"]
    case.sheet(row(" 1-1\u3000", "市 水\u200b务局", progress="一、甲_x000D_\n二、乙"), header=header)
    got = case.read().row()
    assert got is not None
    assert got.text == "一、甲\n二、乙"


@pytest.mark.hazard("H37")
def test_stored_text_keeps_its_characters(case: Case) -> None:
    text = "劣Ⅴ类→Ⅲ类，①管网…（共12㎡）"
    case.sheet(row(progress=text))
    assert case.read().row().text == text  # type: ignore[union-attr]


@pytest.mark.hazard("H38")
def test_radicals_from_pdfs_are_read_as_characters_and_said(case: Case) -> None:
    case.sheet(row(unit="市⽔务局", state="⻓期坚持", percent=None))
    got = case.read()
    assert got.row().ongoing  # type: ignore[union-attr]
    assert [found.source.cell for found in got.findings if found.code == "R246" and found.source] == ["B2", "F2"]
    assert got.row().state_text == "长期坚持"  # type: ignore[union-attr]


@pytest.mark.hazard("H37")
def test_keys_meet_where_texts_differ(case: Case) -> None:
    case.sheet(row("１－１"))
    assert case.read().row() is not None
