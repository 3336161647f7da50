"""Responsible units (责任单位) and the roster (责任单位名录) that knows their names."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Self


class UnitKind(Enum):
    """类别 of a unit."""

    DISTRICT = "县区"
    DEPARTMENT = "市直部门"
    ZONE = "功能区"
    OTHER = "其他"


PEERS = {
    "县区（含功能区）": frozenset({UnitKind.DISTRICT, UnitKind.ZONE}),
    "部门": frozenset({UnitKind.DEPARTMENT, UnitKind.OTHER}),
}
"""Units that are compared with each other."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included; None: open on that side."""

    first: dt.date | None = None
    last: dt.date | None = None

    def holds(self, day: dt.date | None) -> bool:
        """Whether a day lies in the period; always true where no day is asked for."""
        return day is None or ((self.first or day) <= day <= (self.last or day))

    def meets(self, other: Self) -> bool:
        """Whether the two have a day in common."""
        return (self.first or dt.date.min) <= (other.last or dt.date.max) and (other.first or dt.date.min) <= (
            self.last or dt.date.max
        )

    def __str__(self) -> str:
        """For messages: 2017-07-01至2018-12-31."""
        first = f"{self.first}起" if self.first else ""
        if self.first and self.last:
            return f"{self.first}至{self.last}"
        return f"至{self.last}" if self.last else first


@dataclass(frozen=True, slots=True)
class Alias:
    """别名: another name of a unit, and when it meant the unit."""

    name: str
    period: Period = Period()


@dataclass(frozen=True, slots=True)
class Unit:
    """One reporting unit under one name; 党委 and 政府 are how it is named, not two reporters."""

    name: str
    kind: UnitKind = UnitKind.OTHER
    aliases: tuple[Alias, ...] = ()
    parent: str = ""
    groups: tuple[str, ...] = ()
    """所属集合 such as 各县区."""
    period: Period = Period()
    """启用日期 to 停用日期 of the name."""
    successor: str = ""
    """继任单位: canonical name of the unit that took over; of a renamed unit, the same unit's newest name."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose name a name is, and when."""

    unit: str
    """Canonical name."""
    period: Period = Period()
    official: bool = True
    """A 单位名称 of the roster; else an alias."""


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit as a responsible-units cell names it."""

    name: str
    """Canonical name, or the text as written where no roster knows it."""
    organs: tuple[str, ...] = ()
    """党委, 政府, 党工委, 管委会 where the cell says so."""
    group: str = ""
    """Set when the mention came from a group (各县区): the group's name. A group that no roster resolves is
    one mention whose name is the group's."""

    @property
    def unresolved_group(self) -> bool:
        """True for a group that stands for itself because no roster lists its members."""
        return bool(self.group) and self.group == self.name


@dataclass(frozen=True, slots=True)
class Roster:
    """The units of the workspace and their names in time; empty when the workspace has no roster.

    A unit that was renamed (济阳县, 济阳区) is one unit, kept under its newest name: the canonical one, which ids use.
    Units that were merged into another stay units of their own, up to the day of the merger.
    """

    units: Mapping[str, Unit] = field(default_factory=dict)
    """By 单位名称, former names included."""
    names: Mapping[str, tuple[Holder, ...]] = field(default_factory=dict)
    """Comparison key of every name and alias → who holds it, and when."""
    former: Mapping[str, tuple[Unit, ...]] = field(default_factory=dict)
    """Canonical name → the unit under its earlier names, oldest first; only of renamed units."""

    def called(self, key: str, day: dt.date | None = None) -> str | None:
        """Canonical name of the unit with a name on a day; None where none has it, or several do.

        A 单位名称 is understood outside its period too, an alias is not: what it means then would be a guess.

        Args:
            key: comparison key of the name.
            day: the day of the text; None: any day.
        """
        holders = self.names.get(key, ())
        units = {one.unit for one in holders if one.period.holds(day)}
        units = units or {one.unit for one in holders if one.official}
        return units.pop() if len(units) == 1 else None

    def name_on(self, name: str, day: dt.date) -> str:
        """The unit's 单位名称 that is valid on a day, for printing; the name itself where the roster knows no other."""
        ended = (unit.name for unit in self.former.get(name, ()) if unit.period.last and day <= unit.period.last)
        return next(ended, name)

    def answering(self, name: str, day: dt.date) -> str:
        """The unit that answers for a unit on a day: itself, or after its last day its successor."""
        unit = self.units.get(name)
        if unit is None or not unit.successor or unit.period.last is None or day <= unit.period.last:
            return name
        return self.answering(unit.successor, day)

    def begun(self, name: str, day: dt.date) -> bool:
        """Whether the unit exists on a day, under whatever name."""
        unit = next(iter(self.former.get(name, ())), None) or self.units.get(name)
        return unit is None or unit.period.first is None or unit.period.first <= day

    def canonical(self, name: str) -> str:
        """The canonical name of a unit by one of its 单位名称."""
        unit = self.units.get(name)
        return unit.successor if unit and unit in self.former.get(unit.successor, ()) else name

    def members(self, group: str, day: dt.date | None = None) -> tuple[str, ...]:
        """Canonical names of the units that belong to ``group`` (on a day), in roster order."""
        return self._on(day, (unit for unit in self.units.values() if group in unit.groups))

    def of_kind(self, kind: UnitKind) -> tuple[str, ...]:
        """Canonical names of the units of a kind, in roster order."""
        return self._on(None, (unit for unit in self.units.values() if unit.kind is kind))

    def _on(self, day: dt.date | None, units: Iterable[Unit]) -> tuple[str, ...]:
        names = dict.fromkeys(self.canonical(unit.name) for unit in units)
        if day is not None:
            names = dict.fromkeys(self.answering(name, day) for name in names if self.begun(name, day))
        return tuple(names)

    def kind(self, name: str) -> UnitKind:
        """The kind of a unit; OTHER where the roster does not know it."""
        unit = self.units.get(name)
        return unit.kind if unit else UnitKind.OTHER
