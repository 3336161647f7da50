"""Responsible units (责任单位) and the roster (责任单位名录) that knows their names."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class UnitKind(Enum):
    """类别 of a unit."""

    DISTRICT = "县区"
    DEPARTMENT = "市直部门"
    ZONE = "功能区"
    OTHER = "其他"


@dataclass(frozen=True, slots=True)
class Unit:
    """One reporting unit; 党委 and 政府 are how it is named, not two reporters."""

    name: str
    """Canonical name."""
    kind: UnitKind = UnitKind.OTHER
    aliases: tuple[str, ...] = ()
    parent: str = ""
    groups: tuple[str, ...] = ()
    """所属集合 such as 各县区."""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    """Last day of the name."""
    successor: str = ""
    """继任单位: canonical name of the unit that took over."""


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
    """The units by canonical name, with lookup by any known name; empty when the workspace has no roster."""

    units: Mapping[str, Unit] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    """Comparison key of every name and alias → canonical name."""

    def members(self, group: str) -> tuple[str, ...]:
        """Canonical names of the units that belong to ``group``, in roster order."""
        return tuple(unit.name for unit in self.units.values() if group in unit.groups)

    def kind(self, name: str) -> UnitKind:
        """The kind of a unit; OTHER where the roster does not know it."""
        unit = self.units.get(name)
        return unit.kind if unit else UnitKind.OTHER
