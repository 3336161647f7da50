"""Rules on the parts of a document: year, office and closing words."""

import pytest

from rectify_docs.prose.examine import examine
from rectify_docs.prose.remark import Remark, Severity

MARK, NUMBER, OFFICE = "示例市人民政府文件", "示政〔2026〕3号", "示例市人民政府"
TITLE, BODY, DATE = "关于整改情况的通报", "各县区按要求完成整改。", "2026年3月9日"


def found(rule: str, *paragraphs: str) -> list[Remark]:
    return [one for one in examine(paragraphs) if one.rule == rule]


@pytest.mark.parametrize(
    ("number", "date", "severity"),
    [
        (NUMBER, DATE, None),
        (NUMBER, "2027年2月9日", Severity.ERROR),
        (NUMBER, "2025年12月9日", Severity.ERROR),
        (NUMBER, "2027年1月9日", Severity.HINT),
        ("示政〔2026〕3号　　签发人：李示例", "2027年2月9日", Severity.ERROR),
        ("示政〔　　〕　号", "2027年2月9日", None),
        (NUMBER, "　　年　月　日", None),
    ],
)
def test_the_number_bears_the_year_of_the_date(number: str, date: str, severity: Severity | None) -> None:
    remarks = found("A21", MARK, "", number, TITLE, BODY, OFFICE, date, "抄送：市委办公室。")
    assert [one.severity for one in remarks] == ([severity] if severity else [])
    assert all(one.found == "2026" for one in remarks)


def test_a_date_in_a_table_or_an_annex_is_not_that_of_the_document() -> None:
    table = ("市水务局", "2025年12月9日", "已完成")
    assert not found("A21", MARK, NUMBER, TITLE, BODY, *table, OFFICE, "　　年　月　日")
    assert not found("A24", MARK, NUMBER, TITLE, BODY, *table, OFFICE, "　　年　月　日")
    assert not found("A21", MARK, NUMBER, TITLE, BODY, OFFICE, DATE, "附件1", "市水务局", "2025年12月9日")
    assert not found("A21", NUMBER)


@pytest.mark.parametrize(
    ("mark", "signature", "good"),
    [
        (MARK, OFFICE, True),
        ("示例市人民政府办公室", "示例市人民政府办公室", True),
        ("中华人民共和国示例部文件", "示例部", True),
        ("示例市整改工作领导小组办公室", "示例市整改办", True),
        (MARK, "示例市人民政府办公室", False),
        (MARK, "示例县人民政府", False),
        (MARK, "示例市水务局", False),
        (MARK, "市长　李示例", True),
        ("示例市水务局示例市财政局文件", "示例市财政局", True),
    ],
)
def test_the_signature_is_the_office_of_the_mark(mark: str, signature: str, good: bool) -> None:
    remarks = found("A24", "特急", mark, NUMBER, TITLE, BODY, signature, DATE)
    assert [one.found for one in remarks] == ([] if good else [signature])
    assert all(one.fix and one.fix in mark for one in remarks)


def test_a_document_that_forwards_another_is_not_held_to_its_date() -> None:
    other = ("示例市水务局关于黑鱼浜的报告", BODY, "示例市水务局", "2025年12月9日")
    title = "示例市人民政府转发示例市水务局关于黑鱼浜的报告的通知"
    text = (MARK, NUMBER, title, BODY, OFFICE, DATE)
    assert not {one.rule for one in examine((*text, *other))} & {"A21", "A24"}
    assert not {one.rule for one in examine((*text, "附：", *other))} & {"A21", "A24"}
    assert not {one.rule for one in examine(("特急", title, BODY, OFFICE, DATE))} & {"A21", "A24"}


def test_several_offices_are_not_compared() -> None:
    offices = ("示例市水务局文件", "示例市财政局文件")
    assert not found("A24", *offices, NUMBER, TITLE, BODY, "示例市水务局", "示例市财政局", DATE)
    assert not found("A24", *offices, NUMBER, TITLE, BODY, "示例市教育局", DATE)


def test_the_signature_is_the_office_of_the_title() -> None:
    title = ("示例市水务局关于黑鱼浜", "整改情况的报告")
    assert not found("A24", *title, "市政府：", BODY, "示例市水务局", DATE)
    (one,) = found("A24", *title, "市政府：", BODY, "示例市财政局", DATE, "— 1 —")
    assert "标题中的发文机关“示例市水务局”" in one.advice


@pytest.mark.parametrize(
    ("title", "text", "severity"),
    [
        ("关于整改情况的报告", "特此报告。", None),
        ("关于整改情况的报告", "以上报告，请予审议。", None),
        ("关于整改情况的报告", "该项目已报请市政府批准。县政府请市政府批准后实施。", None),
        ("关于整改情况的报告", "不得写“以上妥否，请批示。”等语。", None),
        ("关于整改情况的报告", "以上报告，妥否，请批示。", Severity.ERROR),
        ("关于整改情况的报告", "请批准。", Severity.ERROR),
        ("关于拨付资金的请示", "妥否，请批示。", None),
        ("关于拨付资金的请示", "请予审定。", None),
        ("关于拨付资金的请示", "特此报告。", Severity.HINT),
        ("关于商请协助监测的函", "请予函复。", None),
        ("关于商请协助监测的函", "请贵局予以支持为盼。", None),
        ("关于同意调整时限的复函", "同意调整。", None),
        ("关于商请协助监测的函", "以上意见，供参考。", Severity.HINT),
        ("关于整改情况的通报", "请批示。", None),
        ("关于做好请示\n报告工作的通知", "特此通知。", None),
    ],
)
def test_the_closing_words_go_with_the_kind(title: str, text: str, severity: Severity | None) -> None:
    remarks = found("A23", *title.split("\n"), "市政府：", text)
    assert [one.severity for one in remarks] == ([severity] if severity else [])


def test_a_title_without_a_text_closes_nothing() -> None:
    assert not found("A23", "关于拨付资金的", "请示")
    assert found("A23", "关于拨付资金的", "请示", "市政府：")[0].found == "请示"
