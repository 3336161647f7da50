"""Problems and measures of an imported plan get their numbers: ``<问题编号>-<n>`` in the document's order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rectify_docs.model.measure import Measure, MeasureList, Problem
from rectify_docs.model.source import RowSource
from rectify_docs.model.stage import SourceKind
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.clause import DeadlineRules
from rectify_docs.normalise.deadline import read_deadline
from rectify_docs.normalise.duties import duties
from rectify_docs.normalise.milestones import milestones
from rectify_docs.normalise.units import parse_units


@dataclass(frozen=True, slots=True)
class Entry:
    """One measure as a document says it, before it has a number; every text as written."""

    measure: str
    source: RowSource
    units: str = ""
    lead: str = ""
    support: str = ""
    persons: str = ""
    deadline: str = ""
    supervisor: str = ""
    acceptor: str = ""


@dataclass(slots=True)
class Listed:
    """One problem with its measures."""

    text: str
    source: RowSource
    number: str = ""
    """序号 as the document gives it; empty where it gives none."""
    area: str = ""
    target: str = ""
    entries: list[Entry] = field(default_factory=list)


def measure_list(problems: Sequence[Listed], year: int | None, kind: SourceKind) -> MeasureList:
    """The list; the problems' own numbers where each has one and none stands twice, else counted from 1."""
    own = [one.number for one in problems]
    numbers = own if all(own) and len(set(own)) == len(own) else [str(at) for at in range(1, len(problems) + 1)]
    numbered = list(zip(numbers, problems, strict=True))
    return MeasureList(
        problems=tuple(Problem(number, one.text, one.source, kind, one.area, one.target) for number, one in numbered),
        measures=tuple(
            _measure(f"{number}-{at}", number, entry, year)
            for number, one in numbered
            for at, entry in enumerate(one.entries, start=1)
        ),
    )


def is_renumbered(problems: Sequence[Listed]) -> bool:
    """Whether the document's numbers could not be kept: one stands twice, or some are missing."""
    own = [one.number for one in problems if one.number]
    return bool(own) and (len(own) < len(problems) or len(set(own)) < len(own))


def _measure(id_: str, problem: str, entry: Entry, year: int | None) -> Measure:
    lead, units, support = (parse_units(text, Roster()) for text in (entry.lead, entry.units, entry.support))
    everyone = {unit.name: unit for unit in (*units.units, *lead.units, *support.units)}
    written = (entry.units, entry.lead and f"牵头单位：{entry.lead}", entry.support and f"配合单位：{entry.support}")
    rules = DeadlineRules(year)
    read = read_deadline(entry.deadline, rules)
    return Measure(
        id=id_,
        problem_id=problem,
        text=entry.measure,
        units=tuple(everyone.values()),
        units_text="，".join(text for text in written if text),
        leads=lead.units or units.first,
        persons=entry.persons,
        deadline=read.deadline,
        source=entry.source,
        supervisor=entry.supervisor,
        acceptor=entry.acceptor,
        milestones=(*read.stages, *milestones(entry.measure, read.deadline, rules)),
        duties=duties(entry.measure, read.deadline.raw),
    )
