"""Recurring duties by the days on which they fall due."""

import datetime as dt

import pytest

from rectify_docs.model.agenda import due_days
from rectify_docs.model.deadline import Cadence, Duty

FIRST, LAST = dt.date(2026, 1, 5), dt.date(2026, 7, 1)


@pytest.mark.parametrize(
    ("cadence", "days", "expected"),
    [
        (Cadence.WEEKLY, (), ["2026-01-11"]),
        (Cadence.TEN_DAYS, (), ["2026-01-10"]),
        (Cadence.MONTHLY, (), ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"]),
        (Cadence.QUARTERLY, (), ["2026-03-31", "2026-06-30"]),
        (Cadence.HALF_YEARLY, (), ["2026-06-30"]),
        (Cadence.YEARLY, (), []),
    ],
)
def test_duties_fall_due_with_the_last_day_of_their_period(
    cadence: Cadence, days: tuple[int, ...], expected: list[str]
) -> None:
    assert [day.isoformat() for day in due_days(Duty("", cadence, days), FIRST, LAST)] == expected


def test_days_of_the_month_are_kept_and_a_short_month_ends_earlier() -> None:
    duty = Duty("每月10日、31日前报送", Cadence.MONTHLY, (10, 31))
    found = [day.isoformat() for day in due_days(duty, dt.date(2026, 2, 1), dt.date(2026, 3, 31))]
    assert found == ["2026-02-10", "2026-02-28", "2026-03-10", "2026-03-31"]
