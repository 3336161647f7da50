"""裁定 at work: what the office decided where the program must not guess."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.office import Ruling

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AppliedRuling:
    """A ruling and what it settled."""

    ruling: Ruling
    what: str
    """What was settled (Chinese)."""


@dataclass(slots=True)
class Rulings:
    """The rulings in force while a stage applies them; local to one reading or one merge."""

    by_id: Mapping[str, Ruling] = field(default_factory=dict)
    """待决编号 → the ruling that holds."""
    applied: list[AppliedRuling] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    """M326 for each ruling that was applied, M325 for one that could not be."""

    def settle(self, found: Finding, understand: Callable[[str], T | None], say: Callable[[T], str]) -> T | None:
        """What the office decided about a finding; None where nobody has ruled, or the decision is not understood.

        Args:
            found: the finding that asks for a decision; its id is the 待决编号.
            understand: the decision's text → what it means; None for a text that means nothing here.
            say: what it means → what was settled (Chinese).
        """
        ruling = self.by_id.get(found.id)
        if ruling is None:
            return None
        meaning = understand(ruling.decision)
        if meaning is None:
            place = ruling.source.ref("decision")
            self._note(finding("M325", place, week=found.week, content=found.id, decision=ruling.decision))
            return None
        applied = AppliedRuling(ruling, say(meaning))
        if applied not in self.applied:
            self.applied.append(applied)
        self._note(finding("M326", ruling.source.ref("finding_id"), week=found.week, content=applied.what))
        return meaning

    def _note(self, found: Finding) -> None:
        if found not in self.findings:
            self.findings.append(found)


def in_force(rulings: Iterable[Ruling], as_of: dt.date) -> dict[str, Ruling]:
    """The rulings known on a date, by 待决编号; of several on one finding the newest, of one day the last written."""
    known = [ruling for ruling in rulings if (ruling.date or as_of) <= as_of]
    return {ruling.finding_id: ruling for ruling in sorted(known, key=lambda ruling: ruling.date or dt.date.min)}
