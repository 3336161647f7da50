import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rectify_docs.verify.leftovers import leftovers, still_to_fill
from rectify_docs.verify.records import Place

HOSTILE = st.text(st.sampled_from("{}%#{}%# \n\t，。,.…“”a甲ｅ\u0301①㎡None")).map(lambda text: text + "{{")


@given(st.lists(HOSTILE), HOSTILE)
@example([], "{{e\u0301" + "e\u0301" * 30)
def test_whatever_a_source_holds_is_allowed(before: list[str], text: str) -> None:
    place = Place("表1第1行第1列", f"前{text}后", "表1", 1, 1)
    assert list(leftovers("甲.docx", [place], [*before, place.text])) == []


@given(HOSTILE)
def test_punctuation_put_in_order_changes_nothing(text: str) -> None:
    printed = unicodedata.normalize("NFC", text.replace(",", "，").replace("\t", " "))
    assert list(leftovers("甲.docx", [Place("第1段", printed)], [text])) == []


@given(HOSTILE)
def test_nothing_is_allowed_without_a_source(text: str) -> None:
    assert list(leftovers("甲.docx", [Place("第1段", text)], ["甲", "{", "{ {"]))


@pytest.mark.parametrize("text", ["向〔市直牵头验收(监管)单位〕反映", "于*年*月完成", "（略）"])
def test_a_public_document_with_something_left_to_fill_in_fails(text: str) -> None:
    (failure,) = still_to_fill("公示.docx", [Place("第3段", text), Place("第4段", "示发〔2026〕3号")])
    assert failure.where == "第3段"
