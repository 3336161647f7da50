import datetime as dt

import pytest

from rectify_docs.model.workdays import UnknownYearError
from rectify_docs.report.workdays import answer_day, answer_findings, notice_period


def test_first_day_counts_and_adjusted_weekends_too() -> None:
    """2025-01-21 to 02-08 is ten working days only with the adjusted 01-26 and 02-08."""
    period = notice_period(dt.date(2025, 1, 21), 10, count_first_day=True)
    assert period is not None
    assert (period.first, period.last, period.working_days) == (dt.date(2025, 1, 21), dt.date(2025, 2, 8), 10)
    assert "1月26日、2月8日调休上班" in period.note


@pytest.mark.parametrize(("first", "last"), [((2023, 7, 27), (2023, 8, 9)), ((2026, 3, 30), (2026, 4, 13))])
def test_ten_working_days(first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    period = notice_period(dt.date(*first), 10, count_first_day=True)
    assert period is not None
    assert period.last == dt.date(*last)


def test_first_day_may_be_left_out() -> None:
    period = notice_period(dt.date(2023, 7, 27), 10, count_first_day=False)
    assert period is not None
    assert period.last == dt.date(2023, 8, 10)


def test_unknown_year_is_refused_not_guessed() -> None:
    with pytest.raises(UnknownYearError, match="2099"):
        notice_period(dt.date(2099, 1, 5), 10, count_first_day=True)


def test_without_a_day_of_publication_there_is_no_period() -> None:
    assert notice_period(None, 10, count_first_day=True) is None


@pytest.mark.parametrize(
    ("start", "answer"),
    [
        ((2026, 3, 27), (2026, 4, 3)),
        ((2026, 3, 30), (2026, 4, 7)),  # 清明, to 4-06
        ((2026, 3, 28), (2026, 4, 7)),  # a Saturday, and 清明 behind it
        ((2026, 2, 7), (2026, 2, 14)),  # a Saturday on which people work
        ((2026, 2, 8), (2026, 2, 24)),  # 春节, to 2-23
    ],
)
def test_answers_are_due_on_days_on_which_people_work(
    start: tuple[int, int, int], answer: tuple[int, int, int]
) -> None:
    assert answer_day(dt.date(*start), 7, on_workday=True).day == dt.date(*answer)
    assert answer_day(dt.date(*start), 7, on_workday=False).day == dt.date(*start) + dt.timedelta(days=7)


def test_a_day_of_answer_without_a_calendar_stays_and_is_pointed_out() -> None:
    unknown = answer_day(dt.date(2099, 1, 5), 7, on_workday=True)
    assert unknown.day == dt.date(2099, 1, 12)
    (found,) = answer_findings(unknown, "督办通知单")
    assert (found.code, found.content) == ("D516", "2099-01-12")
    assert answer_findings(answer_day(dt.date(2026, 3, 30), 7, on_workday=True), "督办通知单") == ()
    assert answer_findings(None, "督办通知单") == ()
