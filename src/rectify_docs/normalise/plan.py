"""A published plan's text → problems and measures, from its (责任单位:…;责任人:…;整改时限:…) clauses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.measure import Measure, MeasureList, Problem
from rectify_docs.model.rows import Reading, UnusedRow
from rectify_docs.model.sheet import Line
from rectify_docs.model.source import RowSource, SourceRef
from rectify_docs.model.stage import SourceKind
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.clause import DeadlineRules
from rectify_docs.normalise.deadline import read_deadline
from rectify_docs.normalise.declared import stated_year
from rectify_docs.normalise.duties import duties
from rectify_docs.normalise.keys import clean, one_line
from rectify_docs.normalise.milestones import milestones
from rectify_docs.normalise.units import parse_units

INNER = r"[(（][^()（）]*[)）]"
"""Brackets inside a field: 各县（市、区）."""
FIELD = rf"(?:[^;；()（）]|{INNER})*"
CLAUSE = re.compile(
    rf"[(（]\s*(?:整改)?责任单位\s*[:：](?P<units>{FIELD})[;；]\s*(?:整改)?责任人\s*[:：](?P<persons>{FIELD})[;；]"
    rf"\s*(?:整改|完成)时限\s*[:：](?P<deadline>(?:[^()（）]|{INNER})*)[)）]\s*[。.]?"
)
START = re.compile(r"[(（]?\s*(?:整改责任单位|责任单位|整改时限|完成时限)\s*[:：]")
"""Where a clause, whole or not, begins: nothing after it belongs to a heading."""
HINT = re.compile(r"责任单位\s*[:：]|(?:整改|完成)时限\s*[:：]")
"""What a paragraph says that should have a clause."""
MARKDOWN = re.compile(r"^(?:#{1,6}\s+|>\s+|[*-]\s+)|\*\*")
CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}\s*、")
SECTION = re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]\s*(?P<title>[^。]+)。?(?P<rest>.*)", re.DOTALL)
ITEM = re.compile(r"\d{1,3}\s*[.．、](?!\d)\s*(?P<heading>[^。！]+)[。！]?(?P<rest>.*)", re.DOTALL)
SHOWN = 40
"""Characters of a paragraph that a finding quotes."""
FIRST_LINES = 8
"""Lines in which the plan's year is looked for."""


@dataclass(slots=True)
class _Draft:
    """The list while it is made."""

    file: str
    year: int | None
    area: str = ""
    heading: str = ""
    """Heading of the item that is open; empty before the first item of a section."""
    pending: list[Line] = field(default_factory=list)
    """Paragraphs that wait for their clause."""
    problems: list[Problem] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unused: list[UnusedRow] = field(default_factory=list)

    def reject(self, code: str, line: Line) -> None:
        """Puts a paragraph among those not used."""
        place = SourceRef(self.file, row=line.number)
        text = one_line(line.text)
        self.findings.append(finding(code, place, content=text[:SHOWN] + "…" * (len(text) > SHOWN)))
        self.unused.append(UnusedRow(place, code))

    def flush(self) -> None:
        """Paragraphs for which no clause came are R250."""
        for line in self.pending:
            self.reject("R250", line)
        self.pending.clear()


def parse_plan(lines: Sequence[Line], file: str) -> Reading[MeasureList]:
    """The measure list of a plan; no record where it holds no clause.

    A measure is a clause with the text before it; an item's heading is the problem; sub-sections give the area. What
    cannot be parsed is named with its line: R250 no full clause, R251 no item, R252 an empty field.
    """
    plain = [Line(line.number, clean(MARKDOWN.sub("", line.text.strip()))) for line in lines]
    draft = _Draft(file, stated_year(line.text for line in plain[:FIRST_LINES]))
    for chapter in _chapters(plain):
        if any(CLAUSE.search(line.text) or HINT.search(line.text) for line in chapter):
            for line in chapter:
                _read(line, draft)
            draft.flush()
            draft.area = draft.heading = ""
    version = MeasureList(tuple(draft.problems), tuple(draft.measures))
    records = (version,) if draft.measures else ()
    return Reading(records, tuple(draft.findings), len(draft.measures) + len(draft.unused), tuple(draft.unused))


def _chapters(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines under each 一、 heading, the heading left out."""
    chapter: list[Line] = []
    for line in lines:
        if CHAPTER.match(line.text) and not CLAUSE.search(line.text):
            yield chapter
            chapter = []
        elif line.text:
            chapter.append(line)
    yield chapter


def _read(line: Line, draft: _Draft) -> None:
    """One paragraph: a sub-section, an item, or a measure."""
    head = START.split(line.text, maxsplit=1)[0]
    section, item = SECTION.match(head), ITEM.match(head)
    if section or item:
        draft.flush()
    if section:
        draft.area = section["title"].strip()
        draft.heading = ""
        if head == line.text and not HINT.search(line.text):
            if section["rest"].strip():
                draft.pending.append(Line(line.number, section["rest"].strip()))
            return
    opened = item or section
    if not opened:
        _paragraph(line.text, line, draft)
        return
    draft.heading = (item["heading"] if item else section["title"] if section else "").strip()
    draft.problems.append(
        Problem(
            id=str(len(draft.problems) + 1),
            text=draft.heading,
            source=RowSource(draft.file, "", line.number, {}),
            kind=SourceKind.PLAN_TASK,
            area=draft.area,
        )
    )
    _paragraph(opened["rest"] + line.text[len(head) :], line, draft)


def _paragraph(text: str, line: Line, draft: _Draft) -> None:
    """Each clause with the text before it; what is left over waits for a clause, or is R250."""
    done = 0
    for clause in CLAUSE.finditer(text):
        _measure(text[done : clause.start()].strip(), clause, line, draft)
        done = clause.end()
    rest = Line(line.number, text[done:].strip())
    if HINT.search(rest.text):
        draft.flush()
        draft.reject("R250", rest)
    elif rest.text:
        draft.pending.append(rest)


def _measure(text: str, clause: re.Match[str], line: Line, draft: _Draft) -> None:
    if HINT.search(text):
        draft.reject("R250", Line(line.number, text))
        text = ""
    if not draft.heading:
        draft.flush()
        draft.reject("R251", Line(line.number, text or clause[0]))
        return
    full = "\n".join([*(one.text for one in draft.pending), *([text] if text else [])]) or draft.heading
    draft.pending.clear()
    problem = draft.problems[-1].id
    number = sum(1 for one in draft.measures if one.problem_id == problem) + 1
    said = {name: one_line(clause[name]).strip() for name in ("units", "persons", "deadline")}
    place = SourceRef(draft.file, row=line.number)
    for name, label in (("units", "责任单位"), ("persons", "责任人"), ("deadline", "整改时限")):
        if not said[name]:
            draft.findings.append(
                finding("R252", place, measure=f"{problem}-{number}", content=full[:SHOWN], field=label)
            )
    mentions = parse_units(said["units"], Roster())
    rules = DeadlineRules(draft.year)
    read = read_deadline(said["deadline"], rules)
    draft.measures.append(
        Measure(
            id=f"{problem}-{number}",
            problem_id=problem,
            text=full,
            units=mentions.units,
            units_text=said["units"],
            leads=mentions.first,
            persons=said["persons"],
            deadline=read.deadline,
            source=RowSource(draft.file, "", line.number, {}),
            milestones=(*read.stages, *milestones(full, read.deadline, rules)),
            duties=duties(full, read.deadline.raw),
        )
    )
