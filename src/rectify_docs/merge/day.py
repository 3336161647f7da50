"""What all measures are judged by on one date."""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rectify_docs.merge.calendar import asked_for, frequency_of
from rectify_docs.merge.judging import Known, Terms, judge
from rectify_docs.merge.lifecycle import Lifecycle
from rectify_docs.merge.receipts import week_receipts
from rectify_docs.merge.rulings import ruled_recognitions
from rectify_docs.merge.space import Space
from rectify_docs.model.measure import Measure, MeasureList
from rectify_docs.model.ruling import Rulings, in_force, open_until
from rectify_docs.model.stage import Frequency, Receipt, Recognition, Stage
from rectify_docs.model.states import MeasureState


@dataclass(frozen=True, slots=True)
class Day:
    """One date of a space."""

    space: Space
    as_of: dt.date
    version: MeasureList
    """The version of the list in force."""
    members: Mapping[str, Sequence[Measure]]
    """Problem → its measures in that version."""
    weeks: tuple[dt.date, ...]
    """Dispatch dates up to the date."""
    receipts: Mapping[str, Receipt]
    """Unit → how its sheets came for the newest of them."""
    ruled: Mapping[str, Recognition]
    """Measure → 认定方式 by ruling."""
    terms: Mapping[str, Terms]
    """Measure → how it is judged."""
    asked: tuple[Frequency, ...]
    """调度频次 that the newest dispatch asks for; none without a dispatch."""
    rulings: Rulings

    @classmethod
    def of(cls, space: Space, as_of: dt.date) -> "Day":
        """The date, set up."""
        version = space.version(as_of)
        members: dict[str, list[Measure]] = defaultdict(list)
        for measure in version.measures:
            members[measure.problem_id].append(measure)
        weeks = space.weeks[: bisect_right(space.weeks, as_of)]
        reports = space.by_week.get(weeks[-1], ()) if weeks else ()
        receipts = week_receipts(reports, space.records.roster, as_of)
        rulings = Rulings(in_force(space.records.rulings, open_until(as_of, space.records.weeks)))
        ruled = ruled_recognitions(version.measures, rulings)
        terms = space.terms(version, as_of, ruled)
        return cls(space, as_of, version, members, weeks, receipts, ruled, terms, asked_for(weeks), rulings)

    def measure(self, measure: Measure, life: Lifecycle) -> MeasureState:
        """The state of a measure by its units' reports and what the office recorded."""
        space, as_of = self.space, self.as_of
        told, weeks = space.history.get(measure.id, {}), len(self.weeks)
        lines = {unit: then for unit, line in told.items() if (then := line.up_to(as_of, weeks))}
        closed = life.stage is not None and life.stage >= Stage.CLOSED
        extension = space.extension(measure.id, as_of)
        deadline = extension.new if extension else measure.deadline
        asked = not closed and frequency_of(measure, deadline) in self.asked
        known = Known(
            as_of=as_of,
            asked_week=self.weeks[-1] if asked else None,
            lines=space.succession.lines_on(lines, measure, as_of),
            receipts=self.receipts,
            extension=extension,
            reopened=life.reopened,
            lifted=life.stage,
            accepted_by=life.accepted_by,
        )
        return judge(self.terms[measure.id], known, space.settings.rules)
