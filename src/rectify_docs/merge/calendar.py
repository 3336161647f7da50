"""Dispatch dates and versions of the list: what is in force, and what is asked for when."""

import datetime as dt
from collections.abc import Sequence

from rectify_docs.model.deadline import Deadline
from rectify_docs.model.measure import Measure, MeasureList
from rectify_docs.model.stage import Frequency

MONTHS_PER_QUARTER = 3


def version_in_force(lists: Sequence[MeasureList], as_of: dt.date) -> MeasureList:
    """The newest version that holds on ``as_of``; an undated list is the first version.

    Why: before the first dated version comes into force that version is still the only list there is.
    """
    ordered = sorted(lists, key=lambda version: version.in_force or dt.date.min)
    holding = [version for version in ordered if (version.in_force or dt.date.min) <= as_of]
    return holding[-1] if holding else ordered[0]


def frequency_of(measure: Measure, deadline: Deadline) -> Frequency:
    """调度频次: as stated, else monthly for 长期坚持 without a date and weekly for everything else.

    Args:
        measure: the measure.
        deadline: its deadline in force, after extensions.
    """
    if measure.frequency:
        return measure.frequency
    return Frequency.MONTHLY if deadline.ongoing and not deadline.due else Frequency.WEEKLY


def is_asked(measure: Measure, deadline: Deadline, week: dt.date, weeks: Sequence[dt.date]) -> bool:
    """Whether the dispatch of ``week`` asks for the measure: monthly and quarterly ones at the period's first."""
    frequency = frequency_of(measure, deadline)
    if frequency is Frequency.WEEKLY:
        return True
    period = _month if frequency is Frequency.MONTHLY else _quarter
    return all(other >= week for other in weeks if period(other) == period(week))


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


def _quarter(day: dt.date) -> tuple[int, int]:
    return day.year, (day.month - 1) // MONTHS_PER_QUARTER
