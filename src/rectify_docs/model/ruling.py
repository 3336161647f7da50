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
    internal: bool = False
    """It is about files and sheets, or lets a finding stand: the check list lists it, a dispatch does not."""
    week: dt.date | None = None
    """Dispatch date of what was settled."""

    def told_after(self, week: dt.date, weeks: Iterable[dt.date]) -> bool:
        """Whether the dispatch of a week cannot have told it: it is about a later one, or was decided too late for it.

        Args:
            week: a dispatch date.
            weeks: all of them.
        """
        if self.week and self.week > week:
            return True
        return bool(self.ruling.date and self.ruling.date > open_until(week, weeks))


@dataclass(slots=True)
class Rulings:
    """The rulings in force while a stage applies them; local to one reading or one merge."""

    by_id: Mapping[str, Ruling] = field(default_factory=dict)
    """待决编号 → the ruling that holds."""
    applied: list[AppliedRuling] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    """M326 for each ruling that was applied, M325 for one that could not be."""

    def settle(
        self, found: Finding, understand: Callable[[str], T | None], say: Callable[[T], str], *, internal: bool = False
    ) -> T | None:
        """What the office decided about a finding; None where nobody has ruled, or the decision is not understood.

        Args:
            found: the finding that asks for a decision; its id is the 待决编号.
            understand: the decision's text → what it means; None for a text that means nothing here.
            say: what it means → what was settled (Chinese).
            internal: whether it is nothing for a dispatch.
        """
        ruling = self.by_id.get(found.id)
        if ruling is None:
            return None
        meaning = understand(ruling.decision)
        if meaning is None:
            place = ruling.source.ref("decision")
            wanted = found.ruling or "已核实"
            about = {"content": found.id, "decision": ruling.decision, "wanted": wanted}
            self._note(finding("M325", place, week=found.week, **about))
            return None
        applied = AppliedRuling(ruling, say(meaning), internal, found.week)
        if applied not in self.applied:
            self.applied.append(applied)
        self._note(finding("M326", ruling.source.ref("finding_id"), week=found.week, content=applied.what))
        return meaning

    def _note(self, found: Finding) -> None:
        if found not in self.findings:
            self.findings.append(found)


def open_until(day: dt.date, dates: Iterable[dt.date]) -> dt.date:
    """The last day on which the office decides about a week: the day before the next dispatch date.

    Why not the as-of date: a week's findings are ruled on after they were found, while the week is open.
    """
    later = [date for date in dates if date > day]
    return min(later) - dt.timedelta(days=1) if later else dt.date.max


def in_force(rulings: Iterable[Ruling], until: dt.date) -> dict[str, Ruling]:
    """The rulings known on a day, by 待决编号: the newest on each finding; none where the newest contradict."""
    return {
        id_: min(newest, key=lambda ruling: ruling.source.ref())
        for id_, newest in _newest(rulings, until).items()
        if not _differ(newest)
    }


def contradictions(rulings: Iterable[Ruling], until: dt.date) -> tuple[Finding, ...]:
    """M327 for each finding on which rulings of the same day say different things; none of them is applied."""
    found = []
    for id_, newest in _newest(rulings, until).items():
        if _differ(newest):
            said = "、".join(f"“{ruling.decision}”" for ruling in newest)
            found.append(finding("M327", newest[-1].source.ref("decision"), content=id_, said=said))
    return tuple(found)


def _newest(rulings: Iterable[Ruling], until: dt.date) -> dict[str, list[Ruling]]:
    """待决编号 → the rulings of its newest day; one without a date counts as the oldest."""
    by_id: dict[str, dict[dt.date, list[Ruling]]] = {}
    for ruling in rulings:
        day = ruling.date or dt.date.min
        if day <= until:
            by_id.setdefault(ruling.finding_id, {}).setdefault(day, []).append(ruling)
    return {id_: days[max(days)] for id_, days in by_id.items()}


def _differ(rulings: Iterable[Ruling]) -> bool:
    return len({"".join(ruling.decision.split()) for ruling in rulings}) > 1
