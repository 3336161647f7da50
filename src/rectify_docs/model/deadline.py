"""Deadline (整改时限): the phrase as written and what it means."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum


class DeadlineKind(Enum):
    """What sort of phrase it is."""

    BY_DATE = "by_date"
    IMMEDIATE = "immediate"
    ONGOING = "ongoing"
    RECURRING = "recurring"
    RELATIVE = "relative"
    BY_PLAN = "by_plan"
    REFERENCE = "reference"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Deadline:
    """整改时限; only a deadline with ``due`` can be overdue."""

    raw: str
    """The phrase exactly as written."""
    kind: DeadlineKind
    due: dt.date | None = None
    """Inclusive last day."""
    immediate: bool = False
    """立行立改."""
    ongoing: bool = False
    """长期坚持."""
    soft: bool = False
    """力争, 争取."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """阶段性节点: an earlier date inside a measure's text or in a deadline of several stages."""

    text: str
    """The phrase as written."""
    due: dt.date
    """Inclusive last day."""
    soft: bool = False
    """力争, 争取."""
