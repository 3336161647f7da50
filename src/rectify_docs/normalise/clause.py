"""What a deadline is made of: clauses, each with its last day or with what has to be decided about it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from rectify_docs.model.deadline import DeadlineKind, Precision
from rectify_docs.settings import ReadingRules


@dataclass(frozen=True, slots=True)
class DeadlineRules:
    """What a phrase leaves open, decided by the list and the office's settings."""

    year: int | None = None
    """Year of the list, for phrases without year; without it such a phrase is UNKNOWN."""
    anchor: dt.date | None = None
    """起算日: the day after which 30个工作日内 begins."""
    before_month: Literal["待核实", "含", "不含"] = "待核实"
    """Whether 2024年8月前 includes August."""
    before_day: Literal["含", "不含"] = "含"
    """Whether 2023年9月30日前 includes the 30th."""
    immediate_days: int | None = None
    """Days of grace of 立行立改 after the anchor; None: no due day."""
    issued: dt.date | None = None
    """印发日, for 自印发之日起."""
    feedback: dt.date | None = None
    """反馈日, for 自反馈之日起."""


def deadline_rules(
    rules: ReadingRules, year: int | None, in_force: dt.date | None, feedback_on: dt.date | None
) -> DeadlineRules:
    """What the office's settings and the list's date decide.

    Args:
        rules: the settings [reading].
        year: the list's year.
        in_force: 印发日, the day from which the list holds.
        feedback_on: 反馈日, the setting [inspection] feedback_on.
    """
    anchor = feedback_on if rules.relative_from == "反馈日" else in_force
    return DeadlineRules(
        year, anchor, rules.before_month, rules.before_day, rules.immediate_days, in_force, feedback_on
    )


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding that a phrase asks for."""

    code: str
    """R212 not understood, R227 the year was added, R255 X月前, R256 no anchor, R257 unknown year, R259 no such day,
    R260 a state in the place of a deadline, R261 a term that stands elsewhere."""
    hint: str = ""
    """What the finding shows: the added year, the two possible days, the unknown year (Chinese)."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a deadline."""

    kind: DeadlineKind
    due: dt.date | None = None
    """Inclusive last day."""
    latest: dt.date | None = None
    """The last day that the clause can mean; None for a clause that means none, or one that cannot be told."""
    precision: Precision | None = None
    soft: bool = False
    """力争, 争取."""
    doubts: tuple[Doubt, ...] = ()
    year: int | None = None
    """The year that it names, for clauses after it that name none."""


UNKNOWN = Clause(DeadlineKind.UNKNOWN, doubts=(Doubt("R212"),))
"""A clause that is not understood."""
OPEN = DeadlineRules()
"""Nothing is known about the list, and the office has decided nothing."""
