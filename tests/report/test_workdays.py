import datetime as dt

import pytest

from rectify_docs.model.workdays import UnknownYearError
from rectify_docs.report.workdays import notice_period


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
