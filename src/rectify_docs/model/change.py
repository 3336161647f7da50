"""What contradicts or changes what was said before: conflicts, corrections, regressions, versions of the list."""

import datetime as dt
from dataclasses import dataclass

from rectify_docs.model.measure import Measure, MeasureList
from rectify_docs.model.progress import ProgressRow


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two rows of one unit that contradict each other; neither was used."""

    measure_id: str
    unit: str
    rows: tuple[ProgressRow, ...]
    finding_id: str


@dataclass(frozen=True, slots=True)
class Correction:
    """更正 or 补报: what a unit said later about a week that was dispatched already."""

    measure_id: str
    unit: str
    old: ProgressRow | None
    """What held when the week was dispatched; None where nothing did."""
    new: ProgressRow

    @property
    def arrived(self) -> dt.date:
        """Dispatch date with which it came."""
        return self.new.arrived or self.new.week


@dataclass(frozen=True, slots=True)
class ListChange:
    """What a new version of the list changed: 措施编号 in list order."""

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    changed: tuple[str, ...]
    """Another text, deadline or units under the same number."""

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.changed)


@dataclass(frozen=True, slots=True)
class Regression:
    """进度倒退: a unit reported less than the time before."""

    measure_id: str
    unit: str
    old: ProgressRow
    new: ProgressRow


def compare_lists(before: MeasureList, after: MeasureList) -> ListChange:
    """What one version of the list changed against another."""
    if before is after:
        return ListChange((), (), ())
    old, new = ({measure.id: measure for measure in one.measures} for one in (before, after))
    return ListChange(
        added=tuple(id_ for id_ in new if id_ not in old),
        dropped=tuple(id_ for id_ in old if id_ not in new),
        changed=tuple(id_ for id_, one in new.items() if id_ in old and _differ(old[id_], one)),
    )


def _differ(old: Measure, new: Measure) -> bool:
    return (old.text, old.deadline, old.units) != (new.text, new.deadline, new.units)
