"""What stands in a list's unit cells and is no known unit: strangers, old aliases, groups, blanks to fill, persons."""

import datetime as dt
from collections.abc import Iterator

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.source import SourceRef
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.nearest import hint, suggested
from rectify_docs.normalise.units import Mentions


def unit_findings(
    mentions: Mentions, roster: Roster, day: dt.date | None, place: SourceRef, label: str
) -> Iterator[Finding]:
    """R213, R214, R291 and R297 of one cell.

    Args:
        mentions: what the cell names.
        roster: the units that are known.
        day: the day of the list; None for an undated one.
        place: the cell.
        label: the column's name.
    """
    for name in mentions.unknown:
        if periods := held(name, roster):
            when = str(day) if day else "清单日期（未注明）"
            yield finding("R291", place, content=name, day=when, periods=periods)
        else:
            yield finding("R213", place, content=name, hint=hint(suggested(name, roster, day)))
    for name in mentions.open_groups:
        yield finding("R214", place, content=name)
    for names, what in ((mentions.placeholders, "是未填写的占位内容"), (mentions.persons, "是人员，不是单位")):
        for name in names:
            yield finding("R297", place, content=name, field=label, what=what)


def held(name: str, roster: Roster) -> str:
    """Whose name it was, and when, for messages; empty where it was nobody's."""
    holders = roster.names.get(key(name), ())
    ordered = sorted(holders, key=lambda one: (one.period.first or dt.date.min, one.unit))
    return "，".join(f"{one.period}为“{one.unit}”" for one in ordered)
