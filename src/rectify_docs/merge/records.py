"""What the merge is given: every record of the workspace, already typed."""

import datetime as dt
from dataclasses import dataclass, field

from rectify_docs.model.measure import MeasureList
from rectify_docs.model.office import ClosureRecord, Extension, Ruling
from rectify_docs.model.progress import UnitReport
from rectify_docs.model.unit import Roster


@dataclass(frozen=True, slots=True)
class Records:
    """All records of a workspace."""

    lists: tuple[MeasureList, ...]
    """Versions of the measure list; at least one."""
    roster: Roster = field(default_factory=Roster)
    weeks: tuple[dt.date, ...] = ()
    """调度日期: the dates of all dispatch folders, later ones and those in which nothing usable lies included."""
    reports: tuple[UnitReport, ...] = ()
    closures: tuple[ClosureRecord, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    extensions: tuple[Extension, ...] = ()
