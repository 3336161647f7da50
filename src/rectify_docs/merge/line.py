"""What one unit said about one measure, week after week, up to a day."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.stage import Stage

WEEK = attrgetter("week")


class Line(NamedTuple):
    """The first rows of a unit's.

    Why a count beside the rows: a line is looked at on every dispatch date, and copying what went before each time
    would make twice the weeks cost four times as much.
    """

    rows: Sequence[ProgressRow]
    """All its rows that hold, oldest first."""
    known: int
    """How many of them are known on the day; at least one."""
    done: Sequence[dt.date | None]
    """For each row the day on which the unit was done if that row is its last; None where it says less."""

    @classmethod
    def of(cls, rows: Sequence[ProgressRow]) -> "Line":
        """All of some rows, one or more."""
        return cls(rows, len(rows), tuple(_done(rows)))

    @property
    def last(self) -> ProgressRow:
        """The row in force."""
        return self.rows[self.known - 1]

    def up_to(self, day: dt.date, weeks: int) -> "Line | None":
        """The line on a day; None where nothing was said by then.

        Args:
            day: the day.
            weeks: dispatch dates up to it; units mostly report on each, so that the place of the last row is known.
        """
        rows, count = self.rows, len(self.rows)
        at = weeks if weeks < count else count
        if not at or rows[at - 1].week > day or (at < count and rows[at].week <= day):
            at = bisect_right(rows, day, key=WEEK)
        return Line(rows, at, self.done) if at else None

    def done_on(self, reopened: dt.date | None, accepted_by: dt.date | None) -> dt.date | None:
        """Its 完成日期, else the first dispatch of its unbroken run of done reports; None where the last is not done.

        Args:
            reopened: reports up to this day are of the past, and so is a 完成日期 up to it that later ones repeat.
            accepted_by: reports after this day change nothing any more.
        """
        end = bisect_right(self.rows, accepted_by, 0, self.known, key=WEEK) if accepted_by else self.known
        if not reopened:
            return self.done[end - 1] if end else None
        since = bisect_right(self.rows, reopened, 0, end, key=WEEK)
        return next(reversed(_done(self.rows[since:end], reopened)), None)


def _done(rows: Iterable[ProgressRow], reopened: dt.date | None = None) -> Sequence[dt.date | None]:
    days: list[dt.date | None] = []
    day: dt.date | None = None
    for row in rows:
        stated = None if reopened and row.completed_on and row.completed_on <= reopened else row.completed_on
        day = (stated or day or row.week) if row.stage >= Stage.DONE else None
        days.append(day)
    return days
