"""责任单位 cells → units, by grammar and roster; never by a separator alone (unit_patterns.tsv)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from rectify_docs.model.unit import Roster, UnitKind, UnitMention
from rectify_docs.normalise.keys import clean, key

ORGANS = {
    "委": "党委", "党委": "党委", "政府": "政府", "人民政府": "政府",
    "党工委": "党工委", "管委会": "管委会", "管理委员会": "管委会",
}  # fmt: skip
"""Organ as written → as kept."""
TAIL = r"(?P<organ>党工委|党委|人民政府|政府|管理委员会|管委会)"
AREA = r"(?:各.+|.+(?:区|县|市|旗|园|镇|乡|街道))"
WITH_ORGAN = re.compile(rf"(?P<area>{AREA}){TAIL}|(?P<short>(?!共青团|团).+[区县旗]|(?!共青团|团).{(2,)}市)委")
"""An area with its organ; 埇桥区委 is short for 埇桥区党委, 萧县县委 for 萧县党委."""
ORGAN_ONLY = re.compile(rf"(?P<level>[区县市旗]?)(?:{TAIL}|委)")
LABEL = re.compile(r"^(?:(?P<lead>牵头|主要)|责任|配合|协办|参与)(?:责任)?(?:单位|部门)[:：]")
ROLE = re.compile(r"[(（](?:(?P<lead>牵头)|配合|参与)(?:单位|部门)?[)）]$")
GROUP = re.compile(r"各.+|市(?:直|级).*(?:部门|单位)|.*(?:成员单位|有关部门|有关单位|相关部门|相关单位)")
DISTRICTS = "各县区"
DISTRICT_LETTERS = re.compile(r"各[县区市旗,、()]{1,9}")


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a cell names."""

    units: tuple[UnitMention, ...] = ()
    """Groups expanded, in the order written, each once."""
    first: tuple[UnitMention, ...] = ()
    """Those that are marked 牵头; else the first mention, all members where it is a group."""
    unknown: tuple[str, ...] = ()
    """Names that the roster does not know."""
    open_groups: tuple[str, ...] = ()
    """Groups of which the roster lists no member."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention with its text (of an area: without the organ) and whether it is marked as lead."""

    text: str
    unit: UnitMention
    lead: bool = False

    def with_organs(self, *organs: str) -> Self:
        """The same mention with more organs."""
        return replace(self, unit=replace(self.unit, organs=tuple(dict.fromkeys((*self.unit.organs, *organs)))))


def parse_units(text: str, roster: Roster) -> Mentions:
    """The units of a cell; names as in the roster, without a roster as written."""
    expanded = [(tuple(_expand(one.unit, roster)), one.lead) for one in _mentions(clean(text), roster) if one.text]
    units: dict[str, UnitMention] = {}
    for members, _ in expanded:
        for unit in members:
            units.setdefault(unit.name, unit)
    leads = [unit for members, lead in expanded if lead for unit in members]
    first = leads or [unit for members, _ in expanded[:1] for unit in members]
    return Mentions(
        units=tuple(units.values()),
        first=tuple({unit.name: unit for unit in first}.values()),
        unknown=tuple(u.name for u in units.values() if roster.units and not u.group and u.name not in roster.units),
        open_groups=tuple(u.name for u in units.values() if u.unresolved_group),
    )


def canonical(text: str, roster: Roster) -> str | None:
    """The canonical name of a unit as written; None where the roster does not know it."""
    return roster.names.get(key(text))


def _mentions(text: str, roster: Roster) -> Iterator[_Named]:
    """Mentions as written, groups not yet expanded."""
    for part in _split(text, ",，;；。\n"):
        label = LABEL.match(part)
        marked = bool(label and label["lead"])
        items = _split(part[label.end() :] if label else part, "、")
        for one in _shared([_named(item, roster) for item in _spaced(items, roster)]):
            yield replace(one, lead=one.lead or marked)


def _split(text: str, marks: str) -> list[str]:
    """The parts of a text between marks that stand outside brackets: 各县（市、区） is one part."""
    parts, depth = [""], 0
    for one in text:
        depth = max(0, depth + (one in "(（") - (one in ")）"))
        if one in marks and not depth:
            parts.append("")
        else:
            parts[-1] += one
    return [part.strip() for part in parts if part.strip()]


def _spaced(items: list[str], roster: Roster) -> Iterator[str]:
    """Items without spaces; a space separates only where the roster knows each part."""
    for item in items:
        parts = item.split()
        yield from parts if all(canonical(part, roster) for part in parts) else ["".join(parts)]


def _named(item: str, roster: Roster) -> _Named:
    role = ROLE.search(item)
    text, lead = (item[: role.start()], bool(role["lead"])) if role else (item, False)
    if name := canonical(text, roster):
        return _Named(text, UnitMention(name), lead)
    match = WITH_ORGAN.fullmatch(text)
    if not match:
        return _Named(text, UnitMention(text), lead)
    organ = ORGANS[match["organ"] or "委"]
    area = match["area"] or re.sub(r"([区县市旗])\1$", r"\1", match["short"])
    name = canonical(area, roster) or canonical(text, roster) or canonical(f"{area}{organ}", roster) or area
    return _Named(area, UnitMention(name, (organ,)), lead)


def _shared(items: list[_Named]) -> list[_Named]:
    """Organs put where they belong: 章丘区、平阴县党委、政府 gives both areas both organs."""
    found: list[_Named] = []
    for one in items:
        organ = ORGAN_ONLY.fullmatch(one.text)
        if organ and found and found[-1].unit.organs and found[-1].text.endswith(organ["level"]):
            found[-1] = found[-1].with_organs(ORGANS[organ["organ"] or "委"])
        else:
            found.append(one)
    for at in range(len(found) - 2, -1, -1):
        after = found[at + 1].unit.organs
        if after and not found[at].unit.organs and re.fullmatch(AREA, found[at].text):
            found[at] = found[at].with_organs(*after)
    return found


def _expand(mention: UnitMention, roster: Roster) -> Iterator[UnitMention]:
    """The members of a group, each with the group's organs; the mention itself where it is a unit."""
    group = _group(mention.name, roster)
    if not group:
        yield mention
        return
    members = roster.members(group) or (_districts(roster) if group == DISTRICTS else ())
    names = dict.fromkeys(canonical(name, roster) or name for name in members)
    for name in names:
        yield UnitMention(name, mention.organs, group=mention.name)
    if not names:
        yield replace(mention, group=mention.name)


def _group(name: str, roster: Roster) -> str:
    """The group as the roster calls it, or by its own name; empty for a single unit."""
    if name in roster.units:
        return ""
    known = {key(group): group for unit in roster.units.values() for group in unit.groups}
    if key(name) in known:
        return known[key(name)]
    if DISTRICT_LETTERS.fullmatch(key(name)):
        return next((group for one, group in known.items() if DISTRICT_LETTERS.fullmatch(one)), DISTRICTS)
    return name if GROUP.fullmatch(name) else ""


def _districts(roster: Roster) -> tuple[str, ...]:
    return tuple(unit.name for unit in roster.units.values() if unit.kind is UnitKind.DISTRICT)
