"""纪要格式 as other offices have it: what is told from it, and what is not found fault with."""

import pytest

from rectify_docs.gongwen.conformance.check import FILE_RULES, PAGE_RULES, check_docx
from rectify_docs.gongwen.conformance.minutes import is_minutes
from rectify_docs.gongwen.conformance.package import Docx
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.records import Result, Verdict, failed
from tests.gongwen.conformance.foreign import DATE, foreign, foreign_minutes
from tests.gongwen.conformance.mutants import DOCUMENT, Break, change, mutated, paragraph

FIRST, LAST = "为深入贯彻", "每周报送进展情况"
PLAIN = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
INDENTED = '<w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
RIGHT = '<w:p><w:pPr><w:ind w:right="1260"/><w:jc w:val="right"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
ROLL = (
    '<w:p><w:pPr><w:ind w:left="1575" w:hanging="945"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="黑体"/>'
    '<w:sz w:val="32"/></w:rPr><w:t>出席：</w:t></w:r><w:r><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/>'
    "</w:rPr><w:t>市水务局　李某</w:t></w:r></w:p>"
)


def parts(*breaks: Break) -> Parts:
    return Parts(Docx(broken(*breaks)))


def broken(*breaks: Break) -> bytes:
    data = foreign_minutes()
    for one in breaks:
        data = mutated(data, one)
    return data


def verdicts(results: tuple[Result, ...], rule: str) -> set[Verdict]:
    return {one.answer.verdict for one in results if one.rule == rule}


def test_the_form_is_told_by_the_mark() -> None:
    assert parts().minutes
    assert not Parts(Docx(foreign())).minutes
    forwarded = change(DOCUMENT, r"(整改工作的)通知<", r"\1会议纪要<")
    assert not Parts(Docx(mutated(foreign(), forwarded))).minutes
    assert not is_minutes([])


def test_the_date_below_the_mark_closes_nothing_and_is_no_text() -> None:
    found = parts()
    assert DATE in [one.bare for one in found.flow]
    assert (found.date_at, found.signature, found.addressee_at, found.office_mark) == (None, None, None, None)
    assert found.body[0].bare.startswith(FIRST)
    assert found.body[-1].bare.startswith(LAST)
    assert [found.flow[at].bare[:3] for at in found.roll_at] == ["出席：", "请假："]


def test_minutes_may_be_dated_at_the_end() -> None:
    dated = paragraph("请假", "{0}" + RIGHT.format("2026年3月9日"))
    results = check_docx(broken(dated))
    assert verdicts(results, "DATE-01") == verdicts(results, "SIGN-01") == {Verdict.PASSED}
    assert not failed(results)


@pytest.mark.parametrize("place", ["市政府办公室", "市政府第一会议室："])
def test_lines_at_the_edge_below_the_head_are_neither_addressees_nor_text(place: str) -> None:
    results = check_docx(broken(paragraph(FIRST, PLAIN.format(f"地点：{place}") + "{0}")))
    assert verdicts(results, "RECV-01") == {Verdict.NOT_APPLICABLE}
    assert verdicts(results, "TEXT-02") == {Verdict.PASSED}


def test_a_list_above_the_text_closes_nothing() -> None:
    """Nor is an empty line wanted above it."""
    found = (change(DOCUMENT, r">出席：<", ">参加：<"), change(DOCUMENT, r">请假：<", ">缺席人：<"))
    above = parts(*found, paragraph(FIRST, ROLL + "{0}"))
    assert [above.flow[at].bare[:3] for at in above.roll_at] == ["出席：", "缺席人"]
    assert above.closing_roll == above.roll_at[1]
    assert above.body[0].bare.startswith(FIRST)


def test_text_goes_on_behind_a_list_in_its_midst() -> None:
    midst = paragraph("请假", "{0}" + INDENTED.format("会议要求，各单位抓好落实。"))
    assert parts(midst).closing_roll is None
    assert parts(midst).body[-1].bare == "会议要求，各单位抓好落实。"


def test_what_an_office_may_settle_for_itself_fails_no_document() -> None:
    by_id = {key: one.strength for family in FILE_RULES for key, one in family.by_id.items()}
    by_id |= {key: one.strength for family in PAGE_RULES for key, one in family.by_id.items()}
    strengths = {key: strength for key, strength in by_id.items() if key.startswith("MIN-")}
    assert set(strengths) == {f"MIN-0{rule}" for rule in ("1", "1a", "1p", "1q", "2", "2a", "2p", "2q")}
    assert "规" not in strengths.values()
    wrong = change(DOCUMENT, r'w:left="1575" w:hanging="945"', 'w:firstLine="640"')
    results = check_docx(broken(wrong))
    assert Verdict.FAILED in verdicts(results, "MIN-02a")
    assert not failed(results)
