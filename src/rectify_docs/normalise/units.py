"""责任单位 cells → units, by grammar and roster; never by a separator alone."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from rectify_docs.model.unit import Roster, UnitKind, UnitMention
from rectify_docs.normalise.keys import clean, key
from rectify_docs.normalise.nearest import suggested
from rectify_docs.normalise.persons import is_name, is_titled

ORGANS = {
    "委": "党委", "党委": "党委", "政府": "政府", "人民政府": "政府",
    "党工委": "党工委", "管委会": "管委会", "管理委员会": "管委会",
}  # fmt: skip
"""Organ as written → as kept."""
TAIL = r"(?P<organ>党工委|党委|人民政府|政府|管理委员会|管委会)"
AREA = r"(?:各.+?|.+(?:区|县|市|旗|园|镇|乡|街道))"
WITH_ORGAN = re.compile(rf"(?P<area>{AREA}){TAIL}|(?P<short>(?!共青团|团).+[区县旗]|(?!共青团|团).{{2,}}市)委")
"""An area with its organ; 埇桥区委 is short for 埇桥区党委, 萧县县委 for 萧县党委."""
JOINED = re.compile(r"([区县市旗])委(?=[区县市旗]政府)")
"""历下区委区政府 names both organs without a 、 between them."""
BOTH = re.compile(r"(党工委|党委)[和及与]?(?=(?:人民)?政府|管委会|管理委员会)")
"""乙区党委政府, 乙区党委和政府."""
ORGAN_ONLY = re.compile(rf"(?P<level>[区县市旗]?)(?:{TAIL}|委)")
LABEL = re.compile(r"^(?:(?P<lead>牵头|主要)|责任|配合|协办|参与)(?:责任)?(?:单位|部门)[:：]")
SAID = re.compile(r"(?P<items>.{2,}?)(?:由其)?(?:(?P<lead>牵头)(?:负责|落实)?|配合(?:落实)?|协助|参与)")
"""市住建局牵头，各县区配合: the role stands behind all units of its part."""
ROLE = re.compile(r"[(（](?:(?P<lead>牵头)|配合|参与)(?:单位|部门)?[)）]$")
GROUP = re.compile(r"各.+|市(?:直|级).*(?:部门|单位)|.*(?:成员单位|有关部门|有关单位|相关部门|相关单位)")
EACH, DISTRICTS = "各", "各县区"
DISTRICT_LETTERS = re.compile(r"各[县区市旗,、()]{1,9}")
PLACEHOLDER = re.compile(r"[〔【\[［<＜{][^〕】\]］>＞}]*[〕】\]］>＞}]|[*＊×＿_]{2,}.*")
"""What a form left to be filled in: 〔市直牵头验收(监管)单位〕."""


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
    placeholders: tuple[str, ...] = ()
    """What a form left to be filled in; no units."""
    persons: tuple[str, ...] = ()
    """Named persons; no units."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention with its text (of an area: without the organ) and whether it is marked as lead."""

    text: str
    unit: UnitMention
    lead: bool = False

    def with_organs(self, *organs: str) -> Self:
        """The same mention with more organs."""
        return replace(self, unit=replace(self.unit, organs=tuple(dict.fromkeys((*self.unit.organs, *organs)))))


def parse_units(text: str, roster: Roster, day: dt.date | None = None) -> Mentions:
    """The units of a cell; names as in the roster, without a roster as written.

    Args:
        text: the cell.
        roster: the units that are known, with their names.
        day: the day of the text, on which aliases have to hold; None: any day.
    """
    apart = BOTH.sub(r"\1、", JOINED.sub(r"\1委、", clean(text)))
    named = [one for one in _mentions(apart, _Names(roster, day)) if one.text]
    placeholders = [one for one in named if PLACEHOLDER.fullmatch(one.text)]
    persons = [one for one in named if one not in placeholders and _is_person(one.text, roster)]
    bodies = [one for one in named if one not in (*placeholders, *persons)]
    expanded = [(tuple(_expand(one.unit, roster)), one.lead) for one in bodies]
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
        placeholders=tuple(dict.fromkeys(one.text for one in placeholders)),
        persons=tuple(dict.fromkeys(one.text for one in persons)),
    )


def canonical(text: str, roster: Roster, day: dt.date | None = None) -> str | None:
    """The canonical name of a unit as written on a day; None where the roster does not know it."""
    return roster.called(key(text), day)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of one day."""

    roster: Roster
    day: dt.date | None

    def canonical(self, text: str) -> str | None:
        return canonical(text, self.roster, self.day)


def _mentions(text: str, names: _Names) -> Iterator[_Named]:
    """Mentions as written, groups not yet expanded."""
    for part in _split(text, ",，;；。\n"):
        label, said = LABEL.match(part), SAID.fullmatch(part)
        marked = bool((label and label["lead"]) or (said and said["lead"]))
        named = said["items"] if said else part
        items = _split(named[label.end() :] if label else named, "、")
        for one in _shared([_named(item, names) for item in _spaced(items, names)]):
            yield replace(one, lead=one.lead or marked)


def _split(text: str, marks: str) -> list[str]:
    """The parts of a text between marks that stand outside brackets: 各县（市、区） is one part."""
    parts, depth = [""], 0
    for one in text:
        depth = max(0, depth + (one in "(（〔【") - (one in ")）〕】"))
        if one in marks and not depth:
            parts.append("")
        else:
            parts[-1] += one
    return [part.strip() for part in parts if part.strip()]


def _spaced(items: list[str], names: _Names) -> Iterator[str]:
    """Items without spaces; a space separates only where the roster knows each part."""
    for item in items:
        parts = item.split()
        yield from parts if all(names.canonical(part) for part in parts) else ["".join(parts)]


def _named(item: str, names: _Names) -> _Named:
    role = ROLE.search(item)
    text, lead = (item[: role.start()], bool(role["lead"])) if role else (item, False)
    if name := names.canonical(text):
        return _Named(text, UnitMention(name), lead)
    match = WITH_ORGAN.fullmatch(text)
    if not match:
        return _Named(text, UnitMention(text), lead)
    organ = ORGANS[match["organ"] or "委"]
    area = match["area"] or re.sub(r"([区县市旗])\1$", r"\1", match["short"])
    name = names.canonical(area) or names.canonical(text) or names.canonical(f"{area}{organ}") or area
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
    members = roster.members(group) or (roster.of_kind(UnitKind.DISTRICT) if group == DISTRICTS else ())
    for name in members:
        yield UnitMention(name, mention.organs, group=mention.name)
    if not members:
        yield replace(mention, group=mention.name)


def _group(name: str, roster: Roster) -> str:
    """The group as the roster calls it, or by its own name; empty for a single unit."""
    if name in roster.units:
        return ""
    known = {key(group): group for unit in roster.units.values() for group in unit.groups}
    alike = {one.replace(EACH, ""): group for one, group in sorted(known.items())} | known
    if group := alike.get(key(name)) or alike.get(key(name).replace(EACH, "")):
        return group
    if DISTRICT_LETTERS.fullmatch(key(name)):
        return next((group for one, group in known.items() if DISTRICT_LETTERS.fullmatch(one)), DISTRICTS)
    return name if GROUP.fullmatch(name) else ""


def _is_person(text: str, roster: Roster) -> bool:
    """Whether a mention is a person: by title, or by a name that is like no unit of the roster (R297 says so)."""
    if roster.names.get(key(text)):
        return False
    return is_titled(text) or bool(roster.units and is_name(text) and not suggested(text, roster))
