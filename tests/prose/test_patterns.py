"""Every rule finds its own wrong examples, passes its right ones, and its fix is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.prose.examine import examine
from rectify_docs.prose.patterns import PatternRule, pattern_rules, unique

WRONG = [(rule, text) for rule in pattern_rules() for text in rule.wrong]
RIGHT = [(rule, text) for rule in pattern_rules() for text in rule.right]


def ids(pair: tuple[PatternRule, str]) -> str:
    return f"{pair[0].id} {pair[1]}"


@pytest.mark.parametrize("pair", WRONG, ids=ids)
def test_the_wrong_is_found_and_its_fix_is_right(pair: tuple[PatternRule, str]) -> None:
    rule, text = pair
    found = [one for one in examine([text]) if one.rule == rule.id]
    assert found
    for one in reversed(found):
        assert text[one.start : one.end] == one.found
        if one.fix is not None:
            text = text[: one.start] + one.fix + text[one.end :]
    assert all(one.fix is None for one in found) or rule.id not in {one.rule for one in examine([text])}


@pytest.mark.parametrize("pair", RIGHT, ids=ids)
def test_the_right_is_let_be(pair: tuple[PatternRule, str]) -> None:
    rule, text = pair
    assert rule.id not in {one.rule for one in examine([text])}


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("　　一.基本情况", ["，建议改为“一、”"]),
        ("达到“80%”、“已完成”的标准", ["，建议改为：达到“80%”“已完成”的"]),
        ("截止3月底，已完成", ["，建议改为“截至”"]),
    ],
)
def test_a_suggestion_is_one_and_can_be_read(text: str, suggestions: list[str]) -> None:
    assert [one.suggestion(text) for one in examine([text])] == suggestions


def test_every_rule_has_examples_of_both_kinds() -> None:
    assert all(rule.wrong and rule.right for rule in pattern_rules())


def test_an_id_is_taken_once() -> None:
    rule = pattern_rules()[0]
    with pytest.raises(ValueError, match=rule.id):
        unique([rule, rule])


ALPHABET = (
    "一二完成，。；：（）“”《》〈〔〕0123456789.%～—年月日号由到增长提高个百分点附件、 \n"
    "关于报告请示函批政府文占和简称以下分别约元"
)


@given(st.lists(st.text(alphabet=ALPHABET), max_size=5))
def test_any_text_is_examined_and_places_are_inside(paragraphs: list[str]) -> None:
    for one in examine(paragraphs):
        assert 0 <= one.start < one.end <= len(paragraphs[one.paragraph])
        assert paragraphs[one.paragraph][one.start : one.end] == one.found
