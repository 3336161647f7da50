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


def asked_for(weeks: Sequence[dt.date], day: dt.date | None = None) -> tuple[Frequency, ...]:
    """What a dispatch asks for: weekly measures, monthly and quarterly ones at the period's first dispatch.

    Args:
        weeks: dispatch dates up to it, oldest first.
        day: its date; the newest of ``weeks`` where it is not given. Nothing is asked for without either.
    """
    if day is None and not weeks:
        return ()
    week = day or weeks[-1]
    periods = {Frequency.MONTHLY: _month, Frequency.QUARTERLY: _quarter}
    first = [
        frequency
        for frequency, period in periods.items()
        if all(other >= week for other in weeks if period(other) == period(week))
    ]
    return (Frequency.WEEKLY, *first)


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


def _quarter(day: dt.date) -> tuple[int, int]:
    return day.year, (day.month - 1) // MONTHS_PER_QUARTER
