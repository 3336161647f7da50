"""Rules over lines of text, on pages made by hand: what no template of ours does wrong."""

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from rectify_docs.gongwen.conformance.check import PAGE_RULES
from rectify_docs.gongwen.conformance.page_facts import Glyph, PageFacts
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.records import Verdict
from rectify_docs.gongwen.conformance.rendered import Embedded, Rendered

WIDTH, PITCH, FIRST = 5.571, 10.213, 44.9
"""mm: of a character, of a line, of the first baseline."""
FULL = "整治河道治理水体提升环境质量落实整改责任确保按期完成任务甲乙丙"[:27]


def line(text: str, at: int, left: float = 28.05) -> list[Glyph]:
    baseline = FIRST + at * PITCH
    return [
        Glyph(character, x + 0.4, x + 5, baseline - 4.5, baseline + 0.8, x, x + WIDTH, baseline, 16.0, "F", (0, 0, 0))
        for x, character in ((left + number * WIDTH, character) for number, character in enumerate(text))
    ]


def page(texts: Sequence[str], number: int = 1) -> PageFacts:
    glyphs = [glyph for at, text in enumerate(texts) for glyph in line(text, at)]
    return PageFacts(number, 210.0, 297.0, turned=False, glyphs=tuple(glyphs), rules=())


def rendered(*pages: PageFacts, **parts: Any) -> Rendered:
    said = text("".join(glyph.character for one in pages for glyph in one.glyphs))
    given = {
        "body": [],
        "date_at": None,
        "stamped": False,
        "signature": None,
        "flow": [],
        "imprint": [],
        "annexes": [],
    } | parts
    given.setdefault("docx", SimpleNamespace(paragraphs=[said]))
    return Rendered(cast(Parts, SimpleNamespace(**given)), pages, b"")


def verdicts(rule: str, document: Rendered) -> set[Verdict]:
    (found,) = [family.by_id[rule] for family in PAGE_RULES if rule in family.by_id]
    return {one.verdict for one in found.check(document)}


@pytest.mark.parametrize(
    ("rule", "above", "below", "verdict"),
    [
        ("TEXT-05p", FULL + "2", "026年底前完成", Verdict.FAILED),
        ("TEXT-05p", FULL + "年", "2026年底前完成", Verdict.PASSED),
        ("TEXT-05p", FULL + "2026", "年底前完成", Verdict.PASSED),
        ("TEXT-05p", FULL + "21-", "1（市卫生健康委）", Verdict.FAILED),
        ("TEXT-05p", FULL + "21", "-1（市卫生健康委）", Verdict.FAILED),
        ("TEXT-05p", FULL + "32.", "7%", Verdict.FAILED),
        ("TEXT-05p", FULL + "32.7", "%以上", Verdict.FAILED),
        ("TEXT-05p", FULL + "3,", "200万元", Verdict.FAILED),
        ("TEXT-05p", FULL + "3、", "4、5月", Verdict.PASSED),
        ("TEXT-05p", FULL + "PM2", ".5浓度", Verdict.FAILED),
        ("TEXT-07p", FULL + "12", "km", Verdict.FAILED),
        ("TEXT-07p", FULL + "12", "km²以内", Verdict.FAILED),
        ("TEXT-07p", FULL + "35", "μg/m³", Verdict.FAILED),
        ("TEXT-07p", FULL + "12", "公里", Verdict.PASSED),
        ("TEXT-07p", FULL + "12", "MyApp", Verdict.PASSED),
        ("TEXT-06p", FULL + "成", "。下一步", Verdict.FAILED),
        ("TEXT-06p", FULL + "（", "一）加强领导", Verdict.FAILED),
        ("TEXT-06p", FULL + "…", "…等措施", Verdict.FAILED),
        ("TEXT-06p", FULL + "—", "—增长", Verdict.FAILED),
        ("TEXT-06p", FULL + "。", "下一步", Verdict.PASSED),
        ("TEXT-06p", FULL + "等", "……", Verdict.PASSED),
    ],
)
def test_what_may_not_be_torn(rule: str, above: str, below: str, verdict: Verdict) -> None:
    assert verdicts(rule, rendered(page([above, below]))) == {verdict}


def test_a_number_torn_by_the_end_of_a_page() -> None:
    assert verdicts("TEXT-05p", rendered(page([FULL + "2"]), page(["026年底前完成"], 2))) == {Verdict.FAILED}
    assert verdicts("TEXT-05p", rendered(page([FULL + "2"]), page(["026年底前完成"], 3))) == {Verdict.NOT_VERIFIED}


CELL = ["共12", "3月完成"]


@pytest.mark.parametrize("rule", ["TEXT-05p", "TEXT-07p"])
def test_cells_one_above_the_other_are_not_compared(rule: str) -> None:
    assert verdicts(rule, rendered(page(CELL), docx=said("共12", "3月完成"))) == {Verdict.NOT_VERIFIED}
    assert verdicts(rule, rendered(page(CELL), docx=said("共12 3月完成"))) == {Verdict.NOT_VERIFIED}
    assert verdicts(rule, rendered(page([]))) == {Verdict.NOT_VERIFIED}


def test_a_number_torn_in_a_cell() -> None:
    assert verdicts("TEXT-05p", rendered(page(CELL), docx=said("共12", "共123月完成"))) == {Verdict.FAILED}
    assert verdicts("TEXT-05p", rendered(page(["共12条", "已完成"]), docx=said("共12条已完成"))) == {Verdict.PASSED}


@pytest.mark.parametrize(
    ("above", "below", "text", "verdict"),
    [
        ("共12条", "，已完成", "共12条，已完成", Verdict.FAILED),
        ("示整改组〔", "2026〕4号", "示整改组〔2026〕4号", Verdict.FAILED),
        ("共12条，", "已完成", "共12条，已完成", Verdict.PASSED),
        ("甲〔", "乙〕", "甲〔 乙〕", Verdict.NOT_VERIFIED),
    ],
)
def test_a_mark_out_of_place_in_a_cell(above: str, below: str, text: str, verdict: Verdict) -> None:
    assert verdicts("TEXT-06q", rendered(page([above, below]), docx=said(text))) == {verdict}


def test_a_line_of_27_is_right_where_a_mark_takes_a_character_along() -> None:
    held, free = page([FULL, "丁，戊己"]), page([FULL, "丁戊，己"])
    assert verdicts("GRID-02p", rendered(held)) == {Verdict.NOT_VERIFIED}
    assert verdicts("GRID-02p", rendered(free)) == {Verdict.FAILED}
    assert verdicts("GRID-02p", rendered(page([FULL + "丁", "戊己庚"]))) == {Verdict.PASSED}


def said(*words: str) -> SimpleNamespace:
    return SimpleNamespace(paragraphs=[text(one) for one in words])


def text(words: str) -> SimpleNamespace:
    return SimpleNamespace(text=words, bare="".join(words.split()))


def test_the_signature_stands_with_text() -> None:
    flow = [text("甲市整改办"), text("2026年3月6日")]
    parts: dict[str, Any] = {"flow": flow, "date_at": 1, "signature": flow[0]}
    alone = rendered(page([FULL]), page(["甲市整改办", "2026年3月6日"], 2), **parts)
    together = rendered(page(["最后一段", "甲市整改办", "2026年3月6日"]), **parts)
    assert verdicts("SIGN-06p", alone) == {Verdict.FAILED}
    assert verdicts("SIGN-06p", together) == {Verdict.PASSED}


EDGE, DATE = 184.0, "2026年3月6日"


def closing(signature: float, date: float, name: str = "甲市整改办") -> Rendered:
    """署名 and date, each so many characters from the right edge."""
    flow = [text(name), text(DATE)]
    glyphs = [*line("正文最后一行", 0)]
    for at, (words, room) in enumerate(((name, signature), (DATE, date)), start=1):
        glyphs += line(words, at, EDGE - (room + len(words)) * WIDTH)
    shown = PageFacts(1, 210.0, 297.0, turned=False, glyphs=tuple(glyphs), rules=())
    return rendered(shown, flow=flow, date_at=1, signature=flow[0])


LONG = "甲市生态环境保护督察整改领导小组"


@pytest.mark.parametrize(
    ("rule", "document", "verdict"),
    [
        ("SIGN-01q", closing(6, 4), Verdict.PASSED),
        ("SIGN-01q", closing(2, 4), Verdict.FAILED),
        ("SIGN-01q", closing(2, 2), Verdict.NOT_APPLICABLE),
        ("SIGN-04p", closing(8, 2), Verdict.PASSED),
        ("SIGN-04p", closing(2, 2), Verdict.FAILED),
        ("SIGN-04p", closing(2, 7, LONG), Verdict.PASSED),
        ("SIGN-04p", closing(2, 6, LONG), Verdict.FAILED),
        ("SIGN-04p", closing(0, 0), Verdict.NOT_VERIFIED),
        ("SIGN-04p", closing(2, 4), Verdict.NOT_APPLICABLE),
        ("SIGN-01p", closing(2, 7, LONG), Verdict.PASSED),
        ("SIGN-01p", closing(0, 0), Verdict.FAILED),
    ],
)
def test_signature_and_date(rule: str, document: Rendered, verdict: Verdict) -> None:
    assert verdicts(rule, document) == {verdict}


def test_pages_without_a_number() -> None:
    numbered = page([FULL]), page([FULL], 2), page([FULL], 3)
    shown = [replace(one, glyphs=(*one.glyphs, *line(f"—{one.number}—", 22, 160.0))) for one in numbered]
    assert verdicts("PGNO-04p", rendered(*shown, office_mark=None)) == {Verdict.PASSED}
    assert Verdict.FAILED in verdicts("PGNO-04p", rendered(shown[0], numbered[1], shown[2], office_mark=None))
    blank = replace(numbered[1], glyphs=())
    assert verdicts("PGNO-04p", rendered(shown[0], blank, numbered[2], office_mark=None)) == {Verdict.PASSED}


def test_nothing_is_inside_the_type_area_where_nothing_is() -> None:
    assert verdicts("PAGE-04p", rendered(page([]))) == {Verdict.NOT_VERIFIED}
    assert verdicts("PAGE-04p", rendered(page(["右" * 29]))) == {Verdict.FAILED}
    assert verdicts("PAGE-04p", rendered(page(["右" * 28 + "。"]))) == {Verdict.PASSED}


def test_the_first_page_shows_body_text() -> None:
    body = [text("现将有关情况通报如下")]
    assert verdicts("TEXT-01p", rendered(page(["主送机关"]), page(["现将有关情况通报如下"], 2), body=body)) == {
        Verdict.FAILED
    }
    assert verdicts("TEXT-01p", rendered(page(["主送机关", "现将有关情况通报如下"]), body=body)) == {Verdict.PASSED}


def fonts(*named: tuple[str, bool]) -> Rendered:
    document = rendered(page([FULL]))
    document.__dict__["fonts"] = [Embedded(name, embedded) for name, embedded in named]
    return document


def test_fonts_are_in_the_file_and_stand_ins_are_said() -> None:
    assert verdicts("FONT-02p", fonts(("ABCDEF+FangSong_GB2312", True))) == {Verdict.PASSED}
    assert verdicts("FONT-02p", fonts(("FangSong_GB2312", False))) == {Verdict.FAILED}
    assert verdicts("FONT-03p", fonts(("ABCDEF+FandolFang-Regular", True))) == {Verdict.NOT_VERIFIED}
    assert verdicts("FONT-03p", fonts(("ABCDEF+FangSong_GB2312", True))) == {Verdict.PASSED}
    assert verdicts("FONT-03p", fonts(("ABCDEF+Comic", True))) == {Verdict.FAILED}


def test_what_cannot_be_measured_is_never_passed() -> None:
    short = rendered(page(["一行"]))
    for rule in ("GRID-01p", "GRID-02p", "PGNO-02p", "PGNO-03p", "PGNO-04p"):
        assert verdicts(rule, short) == {Verdict.NOT_VERIFIED}, rule
