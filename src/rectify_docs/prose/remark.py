"""What is said of a place in a text."""

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How sure a rule is."""

    ERROR = "错误"
    HINT = "提示"


@dataclass(frozen=True, slots=True)
class Remark:
    """One place that a rule found."""

    rule: str
    """Id, e.g. ``P01``."""
    severity: Severity
    advice: str
    """Chinese: what the rule wants."""
    source: str
    """Standard or custom that it comes from."""
    paragraph: int
    """0-based."""
    start: int
    """Offset in the paragraph."""
    end: int
    found: str
    fix: str | None = None
    """What may stand there instead; None where a person has to decide."""
