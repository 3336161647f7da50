"""日程: deadlines, milestones and recurring duties of open measures by the day on which they fall due."""

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from rectify_docs.model.deadline import Cadence, Duty
from rectify_docs.model.states import MeasureState

LAST_MONTHS = {
    Cadence.MONTHLY: range(1, 13),
    Cadence.QUARTERLY: (3, 6, 9, 12),
    Cadence.HALF_YEARLY: (6, 12),
    Cadence.YEARLY: (12,),
}
"""Months with which the periods end."""
TEN_DAYS = (10, 20)
SUNDAY = 6


class Due(Enum):
    """What falls due."""

    DEADLINE = "整改时限"
    MILESTONE = "阶段性节点"
    DUTY = "定期任务"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the calendar."""

    day: dt.date
    due: Due
    measure: MeasureState
    text: str
    """The phrase as written."""

    @property
    def duty(self) -> bool:
        """It comes back."""
        return self.due is Due.DUTY


def agenda(measures: Iterable[MeasureState], first: dt.date, last: dt.date) -> tuple[Entry, ...]:
    """What falls due from the first to the last day, by day; of a day in the order of the list.

    Done measures ask for nothing any more. Of what comes back every week or ten days only the next time is listed.
    """
    entries = [entry for measure in measures if not measure.done for entry in _entries(measure, first, last)]
    return tuple(sorted((entry for entry in entries if first <= entry.day <= last), key=lambda entry: entry.day))


def _entries(measure: MeasureState, first: dt.date, last: dt.date) -> Iterator[Entry]:
    if measure.deadline.due:
        yield Entry(measure.deadline.due, Due.DEADLINE, measure, measure.deadline.raw)
    for one in measure.measure.milestones:
        if one.due:
            yield Entry(one.due, Due.MILESTONE, measure, one.text)
    for duty in measure.measure.duties:
        for day in due_days(duty, first, last):
            yield Entry(day, Due.DUTY, measure, duty.text)


def due_days(duty: Duty, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The days from the first to the last by which a duty is to be done; of short periods only the next one."""
    short = duty.cadence in {Cadence.WEEKLY, Cadence.TEN_DAYS}
    for number in range((last - first).days + 1):
        day = first + dt.timedelta(days=number)
        if _falls(duty, day):
            yield day
            if short:
                return


def _falls(duty: Duty, day: dt.date) -> bool:
    if duty.cadence is Cadence.WEEKLY:
        return day.weekday() == SUNDAY
    end = calendar.monthrange(day.year, day.month)[1]
    if duty.cadence is Cadence.TEN_DAYS:
        return day.day in {*TEN_DAYS, end}
    if day.month not in LAST_MONTHS[duty.cadence]:
        return False
    return day.day in {min(one, end) for one in duty.days} if duty.days else day.day == end
