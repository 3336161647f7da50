"""What was known on a day: list version, start, deadline, dispatch dates, rulings. Plain loops over the records."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rectify_docs.merge.records import Records
from rectify_docs.model.deadline import Deadline
from rectify_docs.model.measure import Measure, MeasureList
from rectify_docs.model.progress import ProgressRow

Key = tuple[dt.date, str, str]
"""Week, unit, measure: where rows may contradict each other."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a ruling says: the row that holds, and since when the office has said so."""

    date: dt.date
    row: ProgressRow


@dataclass(frozen=True, slots=True)
class History:
    """Records, and their rulings told by what they settle (an id is the product's own matter)."""

    records: Records
    decided: Mapping[Key, Sequence[Decided]] = field(default_factory=dict)
    seen_from: dt.date | None = None
    """Day from which past weeks are looked back on, with the rulings made since; None: each as it was known then."""


def weeks_up_to(history: History, day: dt.date) -> list[dt.date]:
    """The dispatch dates up to a day, oldest first."""
    dates = set(history.records.weeks)
    for report in history.records.reports:
        dates.add(report.week)
    return sorted(date for date in dates if date <= day)


def closes(history: History, day: dt.date) -> dt.date:
    """The last day on which a ruling still counts for what is known on a day: before the next dispatch date."""
    seen = history.seen_from or day
    later = [week for week in weeks_up_to(history, dt.date.max) if week > seen]
    return later[0] - dt.timedelta(days=1) if later else dt.date.max


def list_on(history: History, day: dt.date) -> MeasureList:
    """The version in force; an undated one is the first. Before the first version's day nothing is listed."""
    best = None
    for version in history.records.lists:
        since = version.in_force or dt.date.min
        if since <= day and (best is None or since > (best.in_force or dt.date.min)):
            best = version
    return best or MeasureList((), ())


def start_of(history: History, measure: Measure, day: dt.date) -> dt.date | None:
    """开始日期, else the day on which the version that first listed the measure came into force."""
    if measure.start is not None:
        return measure.start
    first = None
    for version in history.records.lists:
        since = version.in_force or dt.date.min
        listed = any(one.id == measure.id for one in version.measures)
        if listed and since <= day and (first is None or since < first):
            first = since
    return None if first == dt.date.min else first


def deadline_on(history: History, measure: Measure, day: dt.date) -> Deadline:
    """The deadline of the newest approved extension, else that of the list."""
    best = None
    for one in history.records.extensions:
        known = one.measure_id == measure.id and one.approved_on is not None and one.approved_on <= day
        if known and (best is None or (one.approved_on or day) > (best.approved_on or day)):
            best = one
    return best.new if best else measure.deadline
