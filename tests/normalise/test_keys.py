import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.normalise.keys import clean, is_dirty, key, one_line


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("整改 任务", "整改任务"),
        ("责任\n单位", "责任单位"),
        ("整\xa0改\u3000任\u200b务\ufeff", "整改任务"),
        ("完成进度（％）", "完成进度(%)"),
        ("责任_x000D_\n单位", "责任单位"),
        ("⻓清区", "长清区"),
        ("ＡＢＣ①", "abc1"),
    ],
)
def test_key(text: str, wanted: str) -> None:
    assert key(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted", "dirty"),
    [
        ("一、甲\r\n二、乙", "一、甲\n二、乙", False),
        ("一、甲_x000D_\n二、乙", "一、甲\n二、乙", False),
        ("一、甲\n\n  二、乙 ", "一、甲\n二、乙", False),
        ("甲\x07乙", "甲乙", True),
        ("甲\ue004乙", "甲乙", True),
        ("甲_x0007_乙", "甲乙", True),
        ("Ⅲ类①㎡…", "Ⅲ类①㎡…", False),
        ("a b　c", "a b　c", False),
        ("{{ x }} <b> & =1+1", "{{ x }} <b> & =1+1", False),
    ],
)
def test_clean(text: str, wanted: str, dirty: bool) -> None:
    assert clean(text) == wanted
    assert is_dirty(text) is dirty


def test_one_line() -> None:
    assert one_line("立行立改，\n长期坚持") == "立行立改，长期坚持"
    assert one_line("see\nhere") == "see here"


@given(st.text())
def test_key_is_idempotent(text: str) -> None:
    assert key(key(text)) == key(text)


@given(st.text())
def test_clean_is_idempotent_and_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert not is_dirty(clean(text))
