"""整改措施清单 → problems and measures."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeVar

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.measure import Measure, MeasureList, Problem
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import RawSheet
from rectify_docs.model.stage import Frequency, Recognition, SourceKind
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.account import Account, open_tables
from rectify_docs.normalise.cells import check_cells
from rectify_docs.normalise.clause import DeadlineRules, deadline_rules
from rectify_docs.normalise.dates import DateRules, read_date
from rectify_docs.normalise.declared import stated_year
from rectify_docs.normalise.duties import duties
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.lying import check_unit_columns
from rectify_docs.normalise.serials import is_turned, parse_measure_id, parse_problem_id, stated_number, with_lost_zero
from rectify_docs.normalise.strangers import unit_findings
from rectify_docs.normalise.table import Table
from rectify_docs.normalise.timing import listed_deadline, listed_milestones
from rectify_docs.normalise.units import Mentions, parse_units
from rectify_docs.settings import ReadingRules

NEEDED = ("problem_id", "measure_id", "measure", "units")
"""Fields of which a row must hold a readable value."""
OF_PROBLEM = {"text": "problem", "area": "area", "target": "target", "upper_id": "upper_id"}
"""Attribute of a problem → field of its column."""
APPROVAL = re.compile(r"(?:批准|印发|发文)?文号[:：]?\s*(\S+?号)|([一-鿿]{1,12}[〔\[（(]\d{4}[〕\]）)]\d+号)")
WORDS: dict[str, Mapping[str, Enum]] = {
    "source_kind": {kind.value: kind for kind in SourceKind},
    "recognition": {kind.value: kind for kind in Recognition},
    "frequency": {kind.value: kind for kind in Frequency}
    | {"周调度": Frequency.WEEKLY, "月调度": Frequency.MONTHLY, "季度调度": Frequency.QUARTERLY}
    | {"每周调度": Frequency.WEEKLY, "每月调度": Frequency.MONTHLY, "每季度调度": Frequency.QUARTERLY}
    | {"每季": Frequency.QUARTERLY},
}
E = TypeVar("E", bound=Enum)


@dataclass(slots=True)
class _Draft:
    """The list while it is made."""

    roster: Roster
    in_force: dt.date | None
    feedback_on: dt.date | None
    account: Account
    problems: dict[str, Problem] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    named: set[tuple[str, str]] = field(default_factory=set)
    """(code, name) of units and groups that were pointed out already."""


def read_measures(
    sheets: Sequence[RawSheet],
    in_force: dt.date | None = None,
    roster: Roster | None = None,
    rules: ReadingRules | None = None,
    feedback_on: dt.date | None = None,
) -> Reading[MeasureList]:
    """One list of all sheets of a version (several files are joined; ids stand once, R210); none without measures.

    Args:
        sheets: the sheets of all files of one version.
        in_force: date of the version's folder; None for the undated list.
        roster: units by name; without it units are taken as written.
        rules: the office's choices for what sheets leave open.
        feedback_on: 反馈日期, from which relative deadlines may count.
    """
    draft = _Draft(roster or Roster(), in_force, feedback_on, Account(rules=rules or ReadingRules()))
    approval = ""
    for table in open_tables(sheets, "measures", draft.account):
        check_unit_columns(table, ("units", "lead"), draft.roster, draft.account)
        approval = approval or _approval(table)
        year = in_force.year if in_force else stated_year(table.above)
        open_points = deadline_rules(draft.account.rules, year, in_force, feedback_on)
        for row in table.rows:
            _read_row(table, row, open_points, draft)
    account = draft.account
    used = {measure.problem_id for measure in draft.measures.values()}
    problems = tuple(problem for problem in draft.problems.values() if problem.id in used)
    version = MeasureList(problems, tuple(draft.measures.values()), in_force, approval)
    records = (version,) if version.measures else ()
    return account.reading(records)


def _approval(table: Table) -> str:
    match = APPROVAL.search("\n".join(table.above))
    return (match[1] or match[2]) if match else ""


def _read_row(table: Table, row: int, rules: DeadlineRules, draft: _Draft) -> None:
    if not check_cells(table, row, NEEDED, draft.account):
        return
    found = _identify(table, row, draft)
    if isinstance(found, Finding):
        draft.account.reject(table, row, found)
        return
    problem_id, measure_id = found
    for name, number in (("problem_id", problem_id), ("measure_id", measure_id)):
        if is_turned(table.value(row, name)):
            place, text = table.ref(row, name), table.text(row, name)
            draft.account.note(finding("R230", place, measure=measure_id, content=text, number=number))
    problem = _problem(table, row, problem_id, draft)
    if draft.problems.setdefault(problem_id, problem) is not problem:
        _compare(table, row, problem, draft)
    measure = _measure(table, row, (measure_id, problem_id), rules, draft)
    if not measure.units:
        draft.account.note(finding("R238", table.ref(row, "units"), measure=measure_id, row=row))
    draft.measures[measure_id] = measure


def _identify(table: Table, row: int, draft: _Draft) -> tuple[str, str] | Finding:
    """Ids of problem and measure, or why the row is not used."""
    problem_id = parse_problem_id(table.value(row, "problem_id"))
    measure_id = parse_measure_id(table.value(row, "measure_id"), problem_id)
    if not table.has("problem_id"):
        problem_id = measure_id.rpartition("-")[0]
    known = problem_id in draft.problems
    for name, there in (
        ("problem_id", problem_id),
        ("measure_id", measure_id),
        ("problem", table.text(row, "problem") or known),
        ("measure", table.text(row, "measure")),
    ):
        if not there:
            label = table.words.label(name)
            content = f"{table.sheet.name}/{row}"
            return finding("R211", table.ref(row, name), measure=measure_id, content=content, row=row, field=label)
    if not measure_id.startswith(f"{problem_id}-"):
        return finding("R217", table.ref(row, "measure_id"), content=measure_id, problem=problem_id)
    if measure_id in draft.measures and (tenth := _tenth(table, row, draft)):
        place, text = table.ref(row, "measure_id"), table.text(row, "measure_id")
        draft.account.note(finding("R264", place, measure=tenth, content=text, other=tenth))
        return problem_id, tenth
    if measure_id in draft.measures:
        return finding("R210", table.ref(row, "measure_id"), measure=measure_id, content=measure_id)
    return problem_id, measure_id


def _tenth(table: Table, row: int, draft: _Draft) -> str:
    """The id 1-10 of a second number 1.1 that follows 1-9; empty where the list does not say so (H10)."""
    other = with_lost_zero(table.value(row, "measure_id"))
    problem, _, number = other.rpartition("-")
    before = f"{problem}-{int(number) - 1}" if number else ""
    return other if list(draft.measures)[-1:] == [before] else ""


def _problem(table: Table, row: int, problem_id: str, draft: _Draft) -> Problem:
    return Problem(
        id=problem_id,
        text=table.text(row, "problem"),
        source=table.source(row),
        kind=_word(table, row, "source_kind", SourceKind, draft) or SourceKind.FEEDBACK,
        area=table.text(row, "area"),
        target=table.text(row, "target"),
        upper_id=table.text(row, "upper_id"),
        stated_number=stated_number(table.text(row, "problem")),
    )


def _compare(table: Table, row: int, problem: Problem, draft: _Draft) -> None:
    """Fills what the problem's first row left blank; notes what differs (R216)."""
    first = draft.problems[problem.id]
    for attribute, name in OF_PROBLEM.items():
        old, new = getattr(first, attribute), getattr(problem, attribute)
        if new and old and key(old) != key(new):
            label = table.words.label(name)
            draft.account.note(finding("R216", table.ref(row, name), content=problem.id, field=label))
        elif new and not old:
            first = replace(first, **{attribute: new})
    draft.problems[problem.id] = first


def _measure(table: Table, row: int, ids: tuple[str, str], rules: DeadlineRules, draft: _Draft) -> Measure:
    written = {name: table.text(row, name) for name in ("lead", "units", "support")}
    lead, units, support = (_units(table, row, name, draft) for name in ("lead", "units", "support"))
    everyone = {unit.name: unit for unit in (*units.units, *lead.units, *support.units)}
    if not written["units"]:
        everyone = {unit.name: unit for unit in (*lead.units, *support.units)}
    read = listed_deadline(table, row, ids[0], rules, draft.account)
    start = read_date(table.value(row, "start"), DateRules(draft.in_force, date1904=table.sheet.date1904))
    if start.code:
        label = table.words.label("start")
        place = table.ref(row, "start")
        text = table.text(row, "start")
        filled = start.value.year if start.value else ""
        draft.account.note(finding(start.code, place, measure=ids[0], content=text, field=label, year=filled))
    return Measure(
        id=ids[0],
        problem_id=ids[1],
        text=table.text(row, "measure"),
        units=tuple(everyone.values()),
        units_text=written["units"] or "，".join(text for text in (written["lead"], written["support"]) if text),
        leads=lead.units or units.first,
        persons=table.text(row, "persons"),
        deadline=read.deadline,
        source=table.source(row),
        recognition=_word(table, row, "recognition", Recognition, draft),
        frequency=_word(table, row, "frequency", Frequency, draft),
        supervisor=table.text(row, "supervisor"),
        supervising_leader=table.text(row, "supervising_leader"),
        acceptor=table.text(row, "acceptor"),
        start=start.value,
        milestones=listed_milestones(table, row, ids[0], read, rules, draft.account),
        duties=duties(table.text(row, "measure"), read.deadline.raw),
    )


def _units(table: Table, row: int, name: str, draft: _Draft) -> Mentions:
    """The units of a cell; what is no known unit or group is pointed out once in a list."""
    mentions = parse_units(table.text(row, name), draft.roster, draft.in_force)
    place, label = table.ref(row, name), table.words.label(name)
    for found in unit_findings(mentions, draft.roster, draft.in_force, place, label):
        if (found.code, found.content) not in draft.named:
            draft.named.add((found.code, found.content))
            draft.account.note(found)
    return mentions


def _word(table: Table, row: int, name: str, kind: type[E], draft: _Draft) -> E | None:
    """A word of a fixed set; None for a blank cell and, with R215, for a word outside the set."""
    text = table.text(row, name)
    found = WORDS[name].get("".join(text.split()))
    if text and found is None:
        choices = "、".join(str(one.value) for one in kind)
        label = table.words.label(name)
        draft.account.note(finding("R215", table.ref(row, name), content=text, field=label, choices=choices))
    return found if isinstance(found, kind) else None
