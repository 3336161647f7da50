"""What comes back, in the words of real plans and lists."""

import pytest

from rectify_docs.model.deadline import Cadence
from rectify_docs.normalise.duties import duties


@pytest.mark.parametrize(
    ("text", "phrase", "cadence", "days"),
    [
        ("常务会议每半年各自至少研究1次环境保护议题。", "每半年各自至少研究1次环境保护议题", Cadence.HALF_YEARLY, ()),
        ("列入工作要点,每季度至少研究一次环境保护议题", "每季度至少研究一次环境保护议题", Cadence.QUARTERLY, ()),
        ("各级政府每年向同级人大常委会报告", "每年向同级人大常委会报告", Cadence.YEARLY, ()),
        ("每周调度一次全市整改工作进展情况，并上报", "每周调度一次全市整改工作进展情况", Cadence.WEEKLY, ()),
        ("每月10日、25日前报送进展", "每月10日、25日前报送进展", Cadence.MONTHLY, (10, 25)),
        ("每个月十五日前上报", "每个月十五日前上报", Cadence.MONTHLY, (15,)),
        ("每旬巡查一次", "每旬巡查一次", Cadence.TEN_DAYS, ()),
    ],
)
def test_duties(text: str, phrase: str, cadence: Cadence, days: tuple[int, ...]) -> None:
    (found,) = duties(text)
    assert (found.text, found.cadence, found.days) == (phrase, cadence, days)


def test_a_duty_that_the_deadline_says_again_stands_once() -> None:
    assert len(duties("每季度研究一次", "每季度研究一次")) == 1


@pytest.mark.parametrize("text", ["2026年底前完成", "每天清扫", "每户一策", ""])
def test_what_is_no_duty(text: str) -> None:
    assert duties(text) == ()
