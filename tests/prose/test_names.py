"""Rules on what other documents and offices are called."""

import pytest

from rectify_docs.prose.examine import examine
from rectify_docs.prose.remark import Remark, Severity

METHOD = "《示例市整改验收销号办法》"


def found(rule: str, *paragraphs: str) -> list[Remark]:
    return [one for one in examine(paragraphs) if one.rule == rule]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (f"根据{METHOD}（示整改组〔2026〕2号）要求组织验收。", "按示整改组〔2026〕2号执行。"),
        (f"{METHOD}（示整改组〔2026〕2号）施行。", "各县区要认真学习示整改组〔2026〕2号文件。"),
        ("示政〔2026〕3号", "各县区要落实示政〔2026〕3号要求。"),
        ("制定并印发整改方案（示发〔2026〕3号），明确任务。",),
        (f"根据{METHOD}(示整改组〔2026〕2号)要求组织验收。",),
        ("市生态环境局作出示环罚〔2026〕12号行政处罚决定书。",),
        ("依据：示整改办〔2026〕3号",),
        (f"根据{METHOD}示整改组〔2026〕2号要求组织验收。",),
        ("《关于印发〈销号办法〉的通知》（示政〔2026〕2号）印发。", "《销号办法》（示政〔2026〕2号）施行。"),
        ("《甲办法》《乙办法》（示政〔2026〕2号、示政〔2026〕3号）施行。", "《乙办法》（示政〔2026〕3号）施行。"),
        ("《甲办法》《乙办法》（示政〔2026〕2号）施行。", "《甲办法》（示政〔2026〕2号）施行。"),
        ("《关于甲县的批复》（示政〔2026〕2号）", "《关于乙县的批复》（示政〔2026〕3号）"),
    ],
)
def test_a_document_is_cited_well(paragraphs: tuple[str, ...]) -> None:
    assert not found("A18", *paragraphs)


def test_a_number_without_its_title_is_named_once() -> None:
    (one,) = found("A18", "各县区要根据示发〔2026〕3号要求整改。", "按照示发〔2026〕3号完成。")
    assert (one.found, one.paragraph, one.severity) == ("示发〔2026〕3号", 0, Severity.HINT)
    assert "《标题》（示发〔2026〕3号）" in one.advice


def test_a_number_has_one_title() -> None:
    (one,) = found("A18", f"根据{METHOD}（示政〔2026〕2号）要求。", "《督办通报》（示政〔2026〕2号，附表）印发。")
    assert (one.found, one.paragraph) == ("《督办通报》", 1)
    assert METHOD in one.advice


@pytest.mark.parametrize(
    "paragraphs",
    [
        (f"根据{METHOD}（示政〔2026〕2号，以下简称《办法》），制定本方案。", "按《办法》验收。"),
        ("市整改工作领导小组办公室（以下简称市整改办）牵头。", "市整改工作领导小组办公室（以下简称“市整改办”）"),
        ("东城区、西城区、南浦区（以下统称三区）", "示例高新技术产业开发区管委会（以下简称高新区）"),
        (f"{METHOD}（以下简称《办法》）", f"{METHOD}（以下简称《办法》）"),
    ],
)
def test_short_names_are_declared_well(paragraphs: tuple[str, ...]) -> None:
    assert not found("A20", *paragraphs)


@pytest.mark.parametrize(
    ("paragraphs", "text", "advice"),
    [
        ((f"{METHOD}（以下简称《办法》）", "《排污许可办法》（以下简称《办法》）"), "《办法》", "前文已是"),
        (("市水务局（以下简称牵头单位）", "市生态环境局（以下简称牵头单位）"), "牵头单位", "前文已是"),
        ((f"{METHOD}（以下简称《办法》）", f"{METHOD}（以下简称《销号办法》）"), "《销号办法》", "前文已将其"),
        (("按《办法》验收。", f"{METHOD}（以下简称《办法》）"), "《办法》", "到后文"),
        ((f"按《办法》验收，{METHOD}（以下简称《办法》）",), "《办法》", "到后文"),
    ],
)
def test_short_names_are_declared_badly(paragraphs: tuple[str, ...], text: str, advice: str) -> None:
    (one,) = found("A20", *paragraphs)
    assert (one.found, one.severity) == (text, Severity.HINT)
    assert advice in one.advice
