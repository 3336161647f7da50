"""整改时限 as plans and lists write it → deadline, and what about it has to be decided or said."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from rectify_docs.model.deadline import Deadline, DeadlineKind, Milestone, Precision
from rectify_docs.normalise.clause import OPEN, UNKNOWN, Clause, DeadlineRules, Doubt
from rectify_docs.normalise.dates import DateReading, DateRules
from rectify_docs.normalise.parts import Part, parts, plain_phrase
from rectify_docs.normalise.relative import stages

LONGEST = 1000
"""Characters of a phrase; a longer text is none, and patterns take their time over it."""


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """A deadline, and the findings that it asks for."""

    deadline: Deadline
    doubts: tuple[Doubt, ...] = ()
    stages: tuple[Milestone, ...] = ()
    """The clauses before the last of a deadline of several stages."""


def read_deadline(text: str, rules: DeadlineRules = OPEN) -> DeadlineReading:
    """The deadline of a phrase, kept as ``raw`` exactly as given; kind UNKNOWN where it is not understood.

    Of several stages the last one is the deadline, as long as every one of them is understood.
    """
    if len(text) > LONGEST:
        return DeadlineReading(Deadline(text, DeadlineKind.UNKNOWN), UNKNOWN.doubts)
    found = [Part(one, clause) for one, clause in stages(plain_phrase(text), rules)] or parts(text, rules)
    clauses = [part.clause for part in found]
    immediate, ongoing = any(part.immediate for part in found), any(part.ongoing for part in found)
    last = _last(clauses) or _undated(rules, immediate=immediate, ongoing=ongoing)
    if last.kind is DeadlineKind.UNKNOWN:
        clauses = [one for one in clauses if one.kind is DeadlineKind.UNKNOWN] or clauses
    doubts = tuple(dict.fromkeys(doubt for one in (*clauses, last) for doubt in one.doubts))
    deadline = Deadline(text, last.kind, last.due, immediate, ongoing, last.soft, last.precision)
    earlier = tuple(Milestone(one.text, one.clause.due, one.clause.soft) for one in found if _is_before(one, last))
    return DeadlineReading(deadline, doubts, earlier)


def parse_deadline(text: str, list_year: int | None = None) -> Deadline:
    """The deadline of a phrase under the default rules."""
    return read_deadline(text, DeadlineRules(list_year)).deadline


def expected(text: str, rules: DateRules) -> DateReading | None:
    """An expected date that is written as a deadline (9月底); None for what names no day.

    One without year that is long past belongs to the next year.
    """
    if rules.near is None:
        return None
    for year in (rules.near.year, rules.near.year + 1):
        read = read_deadline(text, DeadlineRules(year))
        added = any(doubt.code == "R227" for doubt in read.doubts)
        due = read.deadline.due
        if due and (not added or (rules.near - due).days <= rules.window):
            return DateReading(due, "R227" if added else "")
    return None


def _last(clauses: Sequence[Clause]) -> Clause | None:
    """The clause that holds: one not understood before all, then the latest, then what has no day; None for none."""
    unknown = next((one for one in clauses if one.kind is DeadlineKind.UNKNOWN), None)
    timed = [one for one in clauses if one.latest or one.kind is DeadlineKind.RELATIVE]
    if unknown or timed:
        return unknown or max(timed, key=lambda one: one.latest or dt.date.max)
    return next((one for one in clauses if one.kind in {DeadlineKind.RECURRING, DeadlineKind.REFERENCE}), None)


def _undated(rules: DeadlineRules, *, immediate: bool, ongoing: bool) -> Clause:
    """立行立改 and 长期坚持 have no day; only 立行立改 alone may have grace."""
    if not immediate:
        return Clause(DeadlineKind.ONGOING) if ongoing else UNKNOWN
    if ongoing or rules.immediate_days is None:
        return Clause(DeadlineKind.IMMEDIATE)
    if rules.anchor is None:
        return Clause(DeadlineKind.IMMEDIATE, doubts=(Doubt("R256"),))
    day = rules.anchor + dt.timedelta(days=rules.immediate_days)
    return Clause(DeadlineKind.IMMEDIATE, day, day, Precision.DAY)


def _is_before(part: Part, last: Clause) -> bool:
    """Whether a part is a stage before the last one."""
    latest = part.clause.latest
    return latest is not None and last.latest is not None and latest < last.latest
