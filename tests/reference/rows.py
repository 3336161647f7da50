"""Which row of a unit holds in a week, and what the unit has said so far."""

import datetime as dt
from collections.abc import Iterable

from rectify_docs.model.progress import ProgressRow, UnitReport
from rectify_docs.model.stage import Receipt, Stage
from tests.reference.known import History, closes, list_on, weeks_up_to

Candidate = tuple[UnitReport, ProgressRow]
WORTH = ((Receipt.SUPPLEMENT,), (Receipt.ON_TIME, Receipt.LATE), (Receipt.RETURNED,), (Receipt.CORRECTION,))
"""补报 adds what is missing; a sheet that was sent back replaces the first one; a correction replaces both."""


def said(history: History, unit: str, measure_id: str, day: dt.date) -> list[ProgressRow]:
    """The row that holds for each week up to a day that has one, oldest first."""
    rows = []
    for week in weeks_up_to(history, day):
        row = held(history, week, unit, measure_id, day)
        if row is not None:
            rows.append(row)
    return rows


def held(history: History, week: dt.date, unit: str, measure_id: str, day: dt.date) -> ProgressRow | None:
    """The row of a week that holds, as known on a day; None for none, and for rows that contradict each other."""
    if not _asked_of(history, week, unit, measure_id):
        return None
    left = not_replaced(_candidates(history, week, unit, measure_id))
    if len({(row.stage, row.percent, row.completed_on) for _, row in left}) <= 1:
        rows = sorted((row for _, row in left), key=lambda row: (row.source.file, row.source.sheet, row.source.row))
        return rows[0] if rows else None
    newest: list[ProgressRow] = []
    newest_day = dt.date.min
    for decided in history.decided.get((week, unit, measure_id), ()):
        if decided.date > closes(history, day) or decided.date < newest_day:
            continue
        newest = [*newest, decided.row] if decided.date == newest_day else [decided.row]
        newest_day = decided.date
    return newest[0] if newest and all(row is newest[0] for row in newest) else None


def _asked_of(history: History, week: dt.date, unit: str, measure_id: str) -> bool:
    """The list of the week names the measure, and the measure the unit, or a group that may mean it."""
    for measure in list_on(history, week).measures:
        if measure.id == measure_id:
            return any(mention.name == unit or mention.unresolved_group for mention in measure.units)
    return False


def _candidates(history: History, week: dt.date, unit: str, measure_id: str) -> list[Candidate]:
    rows = [(report, row) for report in history.records.reports for row in report.rows]
    return [one for one in rows if (one[1].week, one[1].unit, one[1].measure_id) == (week, unit, measure_id)]


def not_replaced(candidates: list[Candidate]) -> list[Candidate]:
    """Without the rows that a sheet worth more, or one of a newer declared date, replaces."""
    for kinds in reversed(WORTH):
        if any(report.receipt in kinds for report, _ in candidates):
            candidates = [one for one in candidates if one[0].receipt in kinds]
            break
    left = []
    for report, row in candidates:
        newer = False
        for other, _ in candidates:
            if other.declared_on and report.declared_on and other.declared_on > report.declared_on:
                newer = True
        if not newer:
            left.append((report, row))
    return left


def stage_after(rows: Iterable[ProgressRow], reset: dt.date | None) -> Stage:
    """The unit's stage by its newest row; what was done up to the day of a setback has to be reported again."""
    newest = None
    for row in rows:
        newest = row
    if newest is None:
        return Stage.NOT_STARTED
    if reset is not None and newest.week <= reset:
        return min(newest.stage, Stage.IN_PROGRESS)
    return newest.stage


def done_since(rows: list[ProgressRow], reset: dt.date | None) -> dt.date | None:
    """完成日期 of the unbroken run of rows that say done, else the run's first dispatch date; None if not done.

    A 完成日期 that is not after the setback is that of the work that did not hold.
    """
    day = None
    stated = None
    for row in reversed(rows):
        if row.stage < Stage.DONE or (reset is not None and row.week <= reset):
            break
        day = row.week
        if stated is None and row.completed_on is not None and (reset is None or row.completed_on > reset):
            stated = row.completed_on
    return stated or day
