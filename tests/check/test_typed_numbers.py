import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.check.typed_numbers import typed_numbers


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("已完成18条措施", ["18条"]),
        ("完成率达32.7%，较上期提高5.4个百分点", ["32.7%", "5.4个百分点"]),
        ("共三十二项，涉及二十家单位", ["三十二项", "二十家"]),
        ("已完成{{ overall.done }}条，{% if x %}占{{ rate }}{% endif %}", []),
        ("2026年3月27日印发，示发〔2026〕3号，第3条，附件4", []),
        ("一项一项抓落实，两个问题一并整改", []),
        ("根据《条例》第12条、第三十二条规定", []),
        ("公示期10个工作日，电话0000-12345678", []),
    ],
)
def test_what_is_a_typed_number(text: str, typed: list[str]) -> None:
    assert typed_numbers(text) == typed


@given(st.text())
def test_no_text_crashes(text: str) -> None:
    assert all(part in text for part in typed_numbers(text.replace("{", "").replace("}", "")))
