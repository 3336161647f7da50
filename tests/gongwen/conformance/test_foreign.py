"""What is right in another way, what cannot be known from the file, and what a draft leaves blank."""

from collections.abc import Mapping

import pytest

from rectify_docs.gongwen.conformance.check import check_docx
from rectify_docs.gongwen.conformance.records import Result, Rules, Verdict, failed, judged
from tests.gongwen.conformance.foreign import foreign
from tests.gongwen.conformance.mutants import DATE_RIGHT, DOCUMENT, Break, change, mutated, paragraph

FOOTER = "word/footer1.xml"
MARK, FIRST = "甲市人民政府文件", "为深入贯彻"
TABLE = "<w:tbl><w:tr><w:tc>{0}</w:tc></w:tr></w:tbl>"
BOX = "<w:p><w:r><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></w:r></w:p>"
FRAME = '<w:pPr><w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="outside"/>'
LIST = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
COUNTED = "<w:r><w:t>第3季度</w:t></w:r></w:p>"


def answers(breaks: Break) -> tuple[Result, ...]:
    return check_docx(mutated(foreign(), breaks))


def verdicts(results: tuple[Result, ...]) -> Mapping[str, set[Verdict]]:
    found: dict[str, set[Verdict]] = {}
    for one in results:
        found.setdefault(one.rule, set()).add(one.answer.verdict)
    return found


@pytest.mark.parametrize(
    ("breaks", "rule", "verdict"),
    [
        (paragraph(MARK, TABLE), "HEAD-04", Verdict.NOT_VERIFIED),
        (paragraph(MARK, TABLE), "COLOR-01", Verdict.PASSED),
        (paragraph(MARK, BOX), "HEAD-04", Verdict.NOT_VERIFIED),
        (paragraph(MARK, BOX), "HEAD-10", Verdict.PASSED),
        (paragraph("甲政发", TABLE), "HEAD-06", Verdict.PASSED),
        (change(FOOTER, r"<w:t>1</w:t>", ""), "PGNO-01", Verdict.PASSED),
        (change(FOOTER, r"<w:t>1</w:t>", ""), "PGNO-03", Verdict.PASSED),
        (change(FOOTER, r"</w:p>", COUNTED, 1), "PGNO-03", Verdict.PASSED),
        (change(FOOTER, r"<w:pPr>", FRAME), "PGNO-02", Verdict.NOT_VERIFIED),
        (change(FOOTER, r"<w:pPr>", FRAME), "PGNO-03", Verdict.NOT_VERIFIED),
        (change(DOCUMENT, "各区人民政府，市有关部门：", "", 1), "RECV-01", Verdict.NOT_APPLICABLE),
        (change(DOCUMENT, rf"{FIRST}[^<]*<", "下一步工作要求：<"), "RECV-01", Verdict.PASSED),
        (change(DOCUMENT, r'w:firstLine="640"', 'w:firstLine="420"'), "TEXT-02", Verdict.PASSED),
        (change(DOCUMENT, r' w:firstLineChars="200"', ""), "TEXT-02", Verdict.PASSED),
        (change(DOCUMENT, r'w:line="240" w:lineRule="auto"', 'w:line="579" w:lineRule="exact"'), "GRID-01",
         Verdict.PASSED),
        (change(DOCUMENT, DATE_RIGHT, 'w:right="1260"'), "SIGN-04", Verdict.NOT_APPLICABLE),
        (change(DOCUMENT, r'w:right(?:Chars)?="\d+"', ""), "SIGN-04", Verdict.NOT_VERIFIED),
        (change(DOCUMENT, r"<w:sectPr.*</w:sectPr>", ""), "PAGE-01", Verdict.NOT_VERIFIED),
        (change(DOCUMENT, r"组<", r"组</w:t><w:br/><w:t>办公室<", 1), "SIGN-01", Verdict.PASSED),
        (change(DOCUMENT, r"组<", r"组</w:t><w:br/><w:t>办公室<", 1), "SIGN-04", Verdict.PASSED),
        (change(DOCUMENT, r"甲政发〔2026〕5号", "甲政发〔　　〕　号"), "HEAD-06", Verdict.OPEN),
        (change(DOCUMENT, r"2026年3月6日", "　　年　月　日"), "DATE-01", Verdict.OPEN),
        (change(DOCUMENT, r"2026年3月6日", "2026年　月　日"), "DATE-01", Verdict.OPEN),
    ],
)  # fmt: skip
def test_right_in_another_way_not_known_or_open(breaks: Break, rule: str, verdict: Verdict) -> None:
    assert verdicts(answers(breaks))[rule] == {verdict}


def test_paragraphs_that_word_numbers_are_not_measured_by_their_own_indents() -> None:
    numbered = change(DOCUMENT, rf"<w:pPr>(?=(?:(?!</w:p>).)*{FIRST})", LIST)
    assert verdicts(answers(numbered))["TEXT-02"] == {Verdict.NOT_VERIFIED, Verdict.PASSED}


def test_an_indented_line_with_a_colon_is_no_addressee() -> None:
    parts = (
        change(DOCUMENT, r"各区人民政府，市有关部门：", ""),
        change(DOCUMENT, rf"{FIRST}[^<]*<", "下一步工作要求：<"),
    )
    data = mutated(mutated(foreign(), parts[0]), parts[1])
    assert verdicts(check_docx(data))["RECV-01"] == {Verdict.NOT_APPLICABLE}


def test_blanks_and_what_is_not_known_fail_no_document() -> None:
    assert not failed(answers(change(DOCUMENT, r"2026年3月6日", "　　年　月　日")))
    assert not failed(answers(change(FOOTER, r"<w:pPr>", FRAME)))


def test_only_what_is_prescribed_fails_a_document() -> None:
    assert not failed(answers(change(DOCUMENT, "方正小标宋简体", "黑体")))
    assert failed(answers(change(DOCUMENT, r'w:top="2098"', 'w:top="1440"')))


def test_two_rules_may_not_have_one_id() -> None:
    rules: Rules[None] = Rules()
    rules.rule("X-01", "1", "规", "甲", "乙")(lambda _: (judged(True, "", ""),))
    with pytest.raises(ValueError, match="X-01"):
        rules.rule("X-01", "1", "规", "甲", "乙")


def test_silence_is_no_pass() -> None:
    rules: Rules[None] = Rules()
    rules.rule("X-01", "1", "规", "甲", "乙")(lambda _: ())
    assert [one.answer.verdict for one in rules.answers(None)] == [Verdict.NOT_VERIFIED]
