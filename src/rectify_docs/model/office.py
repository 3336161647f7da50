"""The office's own records: closures (验收公示销号), rulings (裁定), extensions (延期)."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from rectify_docs.model.deadline import Deadline
from rectify_docs.model.source import RowSource


class ClosureStep(Enum):
    """环节 of a closure record."""

    ACCEPTANCE = "验收"
    DISCLOSURE = "公示"
    CLOSURE = "销号"
    PUBLICATION = "公开"
    LOOK_BACK = "回头看"


class Outcome(Enum):
    """结论 of a closure record."""

    PASSED = "通过"
    FAILED = "不通过"
    OBJECTION = "有异议"
    REBOUND = "反弹"


@dataclass(frozen=True, slots=True)
class ClosureRecord:
    """One step that the office recorded for a problem."""

    problem_id: str
    step: ClosureStep
    date: dt.date
    unit: str
    outcome: Outcome
    conclusion: str
    """结论 as written."""
    source: RowSource
    document: str = ""
    """文号."""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the office decided where the program must not guess."""

    finding_id: str
    """待决编号."""
    decision: str
    """决定, e.g. ``采用第9行``, a unit's name, a 认定方式."""
    source: RowSource
    basis: str = ""
    decided_by: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """An approved change of a measure's deadline."""

    measure_id: str
    new: Deadline
    source: RowSource
    old_text: str = ""
    """原时限 as written."""
    reason: str = ""
    document: str = ""
    """批准文号."""
    approved_on: dt.date | None = None
