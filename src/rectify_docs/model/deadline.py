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


class Precision(Enum):
    """How exactly a phrase names its last day."""

    DAY = "day"
    TEN_DAYS = "ten_days"
    """旬."""
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    PLAN = "plan"
    """A five-year plan."""


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
    precision: Precision | None = None
    """What the last day was named by; None where no date, span or plan was named."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """阶段性节点: an earlier date inside a measure's text or in a deadline of several stages."""

    text: str
    """The phrase as written."""
    due: dt.date | None
    """Inclusive last day; None where the phrase leaves it open (2018年9月前)."""
    soft: bool = False
    """力争, 争取."""

    @property
    def day(self) -> str:
        """The last day for a reader (Chinese where it is open)."""
        return self.due.isoformat() if self.due else "日期待核实"


class Cadence(Enum):
    """How often something comes back."""

    WEEKLY = "每周"
    TEN_DAYS = "每旬"
    MONTHLY = "每月"
    QUARTERLY = "每季度"
    HALF_YEARLY = "每半年"
    YEARLY = "每年"


@dataclass(frozen=True, slots=True)
class Duty:
    """定期任务: what a measure asks for again and again."""

    text: str
    """The phrase as written, up to its next comma or full stop."""
    cadence: Cadence
    days: tuple[int, ...] = ()
    """Days of the month by which it is to be done (每月10日、25日前); empty: by the last day of the period."""
