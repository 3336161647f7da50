"""What is said of a place in a text."""

from dataclasses import dataclass
from enum import Enum

AROUND = 6
"""Characters on both sides of a mark with which a suggestion shows it."""
QUOTES = frozenset("“”")
"""In a suggestion that is not put into quotation marks once more."""


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

    def suggestion(self, text: str) -> str:
        """What to write, for a reader; a mark with what stands around it, since alone it says nothing.

        Args:
            text: the paragraph.
        """
        if self.fix is None:
            return ""
        shown = self.fix.strip()
        if not any(map(str.isalnum, shown)):
            before, behind = text[max(self.start - AROUND, 0) : self.start], text[self.end : self.end + AROUND]
            shown = f"{before}{self.fix}{behind}".strip()
        return f"，建议改为：{shown}" if set(shown) & QUOTES else f"，建议改为“{shown}”"
