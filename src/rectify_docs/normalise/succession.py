"""Which unit came after which: renamed units (one unit, several names) and merged ones (停用日期, 继任单位)."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rectify_docs.model.finding import finding
from rectify_docs.model.source import SourceRef
from rectify_docs.model.unit import Period, Unit
from rectify_docs.normalise.account import Account
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.nearest import hint, nearest
from rectify_docs.normalise.table import Table

ABOVE = re.compile(r".*(?:省|市|自治区|自治州|盟)(?:委|党委|(?:人民)?政府)?")
"""上级 that is no unit of the roster: the city or the province itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit with the row that it stands in."""

    unit: Unit
    table: Table
    row: int

    def ref(self, name: str) -> SourceRef:
        """A cell of the row."""
        return self.table.ref(self.row, name)


def succeed(entries: Mapping[str, Entry], account: Account) -> tuple[dict[str, Unit], dict[str, tuple[Unit, ...]]]:
    """The units by name with their successors settled, and the earlier names of renamed units, oldest first.

    A unit that alone was followed by another, which began when it ended, was renamed: it is the same unit. Of units
    that were merged into one, or into one that was there before, each stays a unit up to its last day.

    Args:
        entries: comparison key of the name → unit and row.
        account: gets R293 for an unknown successor or superior, R294 for a circle, R295 for dates that do not fit.
    """
    for entry in entries.values():
        _check_parent(entry, entries, account)
    heirs = _heirs(entries, account)
    _cut_circles(heirs, entries, account)
    units = {entry.unit.name: _ended(entry.unit, heirs, entries) for entry in entries.values()}
    followers = Counter(heirs.values())
    renamed = {
        name: heir
        for name, heir in heirs.items()
        if followers[heir] == 1 and not _coexist(units[name].period, units[heir].period)
    }
    _check_dates(units, heirs, renamed, entries, account)
    newest = {name: _follow(name, renamed) for name in units}
    settled = {
        name: replace(unit, successor=newest[heirs[name]] if name in heirs else "") for name, unit in units.items()
    }
    return settled, _former(settled, renamed)


def _check_parent(entry: Entry, entries: Mapping[str, Entry], account: Account) -> None:
    parent = entry.unit.parent
    if parent and key(parent) not in entries and not ABOVE.fullmatch(parent):
        _unknown(entry, "parent", parent, entries, account)


def _unknown(entry: Entry, name: str, written: str, entries: Mapping[str, Entry], account: Account) -> None:
    near = nearest(written, {known: one.unit.name for known, one in entries.items()})
    about = {"holder": entry.unit.name, "field": entry.table.words.label(name), "hint": hint(near)}
    account.note(finding("R293", entry.ref(name), content=written, **about))  # type: ignore[arg-type]


def _heirs(entries: Mapping[str, Entry], account: Account) -> dict[str, str]:
    """Unit → its successor, where the roster knows it."""
    heirs: dict[str, str] = {}
    for entry in entries.values():
        written = entry.unit.successor
        heir = entries.get(key(written))
        if heir:
            heirs[entry.unit.name] = heir.unit.name
        elif written:
            _unknown(entry, "successor", written, entries, account)
    return heirs


def _cut_circles(heirs: dict[str, str], entries: Mapping[str, Entry], account: Account) -> None:
    """Units that succeed each other in a circle succeed nobody (R294)."""
    for start in sorted(heirs):
        circle = [start]
        while (heir := heirs.get(circle[-1])) and heir not in circle:
            circle.append(heir)
        if heir == start:
            place = entries[key(start)].ref("successor")
            account.note(finding("R294", place, content="、".join(circle)))
            for name in circle:
                del heirs[name]


def _ended(unit: Unit, heirs: Mapping[str, str], entries: Mapping[str, Entry]) -> Unit:
    """The unit with its last day: as given, else the day before its successor's first."""
    heir = entries[key(heirs[unit.name])].unit if unit.name in heirs else None
    if unit.period.last or heir is None or heir.period.first is None:
        return unit
    last = heir.period.first - dt.timedelta(days=1)
    fits = unit.period.first is None or unit.period.first <= last
    return replace(unit, period=Period(unit.period.first, last)) if fits else unit


def _coexist(old: Period, new: Period) -> bool:
    """Whether the successor was there before the unit ended, as far as the dates say."""
    return bool(new.first and (old.last is None or new.first <= old.last))


def _check_dates(
    units: Mapping[str, Unit],
    heirs: Mapping[str, str],
    renamed: Mapping[str, str],
    entries: Mapping[str, Entry],
    account: Account,
) -> None:
    """R295 for what the dates leave open, with what was made of it."""
    for name, unit in units.items():
        how = _doubt(unit, units.get(heirs.get(name, "")), renamed=name in renamed)
        if how:
            account.note(finding("R295", entries[key(name)].ref("valid_to"), content=name, how=how))


def _doubt(unit: Unit, heir: Unit | None, *, renamed: bool) -> str:
    last = unit.period.last
    if heir is None:
        return f"{last}停用而没有继任单位，清单中仍列其名的，照旧向其调度" if last else ""
    if renamed:
        return "" if heir.period.first else f"继任单位“{heir.name}”没有启用日期，按更名处理；如为并入请填写"
    if last is None:
        return f"有继任单位“{heir.name}”而没有停用日期，照旧作为单独的单位"
    if heir.period.first and heir.period.first <= last:
        return f"{last}停用，继任单位“{heir.name}”{heir.period.first}已启用，按并入处理；如为更名请使两个日期相接"
    return ""


def _follow(name: str, renamed: Mapping[str, str]) -> str:
    while name in renamed:
        name = renamed[name]
    return name


def _former(units: Mapping[str, Unit], renamed: Mapping[str, str]) -> dict[str, tuple[Unit, ...]]:
    """Newest name → the unit under its earlier names, oldest first."""
    before = {heir: name for name, heir in renamed.items()}
    former: dict[str, tuple[Unit, ...]] = {}
    for newest in units:
        chain, name = [], newest
        while newest not in renamed and name in before:
            name = before[name]
            chain.append(units[name])
        if chain:
            former[newest] = tuple(reversed(chain))
    return former
