"""标题 in lines between words, as a trapezium or a rhombus."""

from itertools import accumulate

import pytest

from rectify_docs.gongwen.title import LONGEST, is_well_broken, symmetric, wide
from rectify_docs.gongwen.title_lines import broken
from rectify_docs.gongwen.words import word_ends

TITLES = (
    "关于省环保督察反馈意见整改工作第4周调度情况的通报",
    "示例市人民政府关于省生态环境保护督察反馈问题整改情况的报告",
    "关于中央第三生态环境保护督察组反馈意见整改工作领导小组办公室第12周调度情况的通报",
    "关于做好《示例市贯彻落实中央生态环境保护督察报告整改方案》任务分解工作的通知",
    "关于中央第五生态环境保护督察组反馈示例省长江流域问题整改完成情况的报告",
    "关于中央生态环境保护督察反馈第11、14、15号问题整改完成情况的公示",
    "关于第二轮第六批中央生态环境保护督察反馈意见整改落实情况和典型案例查处情况及长江经济带生态环境警示片披露问题整改情况的报告",
)


@pytest.mark.parametrize("title", TITLES)
def test_titles_are_broken_between_words_and_lie_well(title: str) -> None:
    lines = broken(title)
    assert "".join(lines) == title
    assert set(accumulate(map(len, lines[:-1]))) <= word_ends(title)
    assert symmetric([wide(line) for line in lines])
    assert max(map(wide, lines)) <= LONGEST
    assert is_well_broken(lines)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("整改工作第12周调度情况", ("第1", "2周")),
        ("印发《整改方案》的通知", ("《整", "案》")),
        ("反馈第11、14号问题", ("、1", "1、")),
        ("中央第五督察组反馈意见", ("五督",)),
        ("中央第三生态环境保护督察组反馈意见", ("三生",)),
        ("示例省长江经济带警示片披露问题", ("长江", "江经")),
    ],
)
def test_what_belongs_together_is_not_torn(text: str, inside: tuple[str, ...]) -> None:
    ends = word_ends(text)
    assert ends
    assert not any(text[at - 1 : at + 1] in inside for at in ends)


@pytest.mark.parametrize(
    "lines",
    [
        ("关于反馈意见整改工作领导小组办公室第12周有关情况", "的通报"),
        ("关于反馈意见整改工作", "第4周", "调度情况及下步安排的通报"),
        ("关于印发《", "整改方案》和清单的通知"),
        ("关于反馈意见整改工作第4周调度情况的通", "报"),
    ],
)
def test_lines_that_a_reader_would_not_write(lines: tuple[str, ...]) -> None:
    assert not is_well_broken(lines)


def test_a_short_title_is_one_line() -> None:
    assert broken("督办通知单") == ("督办通知单",)


MANY_WORDS = "关于省生态环境保护督察反馈意见和长江经济带生态环境警示片披露问题整改工作领导小组办公室典型案例查处情况"


@pytest.mark.parametrize("times", [2, 3, 4, 60])
def test_long_titles_have_as_many_lines_as_they_need(times: int) -> None:
    title = MANY_WORDS * times
    made = broken(title)
    assert "".join(made) == title
    assert max(map(wide, made)) <= LONGEST
    assert len(made) <= 1.2 * len(title) / LONGEST + 1
    assert set(accumulate(map(len, made[:-1]))) <= word_ends(title)


def test_what_has_no_place_to_break_stays_one_line() -> None:
    assert broken("A" * 90) == ("A" * 90,)


def test_no_lines_are_nothing_to_find_fault_with() -> None:
    assert is_well_broken(())


@pytest.mark.parametrize(
    ("widths", "so"),
    [((8, 12, 16), True), ((16, 12, 8), True), ((8, 16, 8), True), ((8, 8), True), ((16, 8, 12), False),
     ((8, 12, 10, 11), False), ((12, 12, 8, 8), True), ((8, 16, 16, 10), True)],
)  # fmt: skip
def test_a_trapezium_or_a_rhombus(widths: tuple[float, ...], *, so: bool) -> None:
    assert symmetric(widths) is so
