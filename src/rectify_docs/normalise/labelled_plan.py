"""A plan of labelled paragraphs (一、问题… 整改目标：… 整改措施：… 责任单位：… 整改时限：…) → problems and measures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.measure import MeasureList
from rectify_docs.model.rows import Reading, UnusedRow
from rectify_docs.model.sheet import Line
from rectify_docs.model.source import RowSource, SourceRef
from rectify_docs.model.stage import SourceKind
from rectify_docs.normalise.columns import vocabulary
from rectify_docs.normalise.declared import stated_year
from rectify_docs.normalise.enumeration import pieces
from rectify_docs.normalise.keys import clean
from rectify_docs.normalise.listing import Entry, Listed, measure_list

LABEL = re.compile(r"(?P<label>[^：:。；\n]{2,16})[：:]\s*(?P<rest>.*)", re.DOTALL)
NUMBERED = re.compile(r"^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[)）.．、]+|[①-⑳])\s*")
CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}、")
FIELDS = frozenset({"problem", "target", "measure", "units", "lead", "support", "persons", "deadline"}) | {
    "supervisor",
    "acceptor",
}
TELLING = frozenset({"measure", "units", "lead", "deadline"})
"""Labels by which such a plan is known."""
LONG = frozenset({"measure", "target", "problem"})
"""Labels whose text may take several paragraphs."""
FIRST_LINES, SHOWN = 8, 40
"""Lines in which the year is looked for, and characters that a finding shows."""
LONGEST_AREA = 24
"""Characters of a heading that stands over several problems."""


@dataclass(slots=True)
class _Draft:
    """The plan while it is taken apart."""

    file: str
    opener: str
    """The label with which the first problem's block begins."""
    problems: list[Listed] = field(default_factory=list)
    area: str = ""
    loose: list[Line] = field(default_factory=list)
    """Unlabelled paragraphs that belong to no label: headings of what comes, or nothing that is understood."""
    texts: dict[str, list[str]] = field(default_factory=dict)
    """Label → what the open measure says under it."""
    label: str = ""
    """The label under which further paragraphs stand."""
    line: int = 0
    """Where the open measure begins."""
    findings: list[Finding] = field(default_factory=list)
    unused: list[UnusedRow] = field(default_factory=list)

    def note(self, code: str, line: int, content: str, *, unused: bool = False) -> None:
        """Adds a finding about a paragraph; one that is not used is accounted for."""
        place = SourceRef(self.file, row=line)
        self.findings.append(finding(code, place, content=content[:SHOWN], field=content[:SHOWN]))
        if unused:
            self.unused.append(UnusedRow(place, code))


def labels(lines: Sequence[Line]) -> list[str]:
    """The labelled fields of a text, in order."""
    return [found[0] for line in lines if (found := _label(line.text))]


def parse_labelled(lines: Sequence[Line], file: str) -> Reading[MeasureList]:
    """The measure list of a plan; no record where it holds no measure.

    Findings: R250 a paragraph inside a block that belongs to no label, R252 a measure without units or deadline, R270 a
    problem's block without a measure. Prose before the first and after the last block is no part of the list.
    """
    draft = _Draft(file, next(iter(labels(lines)), ""))
    for line in lines:
        _read(Line(line.number, clean(line.text)), draft)
    _close_measure(draft)
    for one in draft.problems:
        if not one.entries:
            draft.note("R270", one.source.row, one.text, unused=True)
    problems = [one for one in draft.problems if one.entries]
    version = measure_list(problems, stated_year(line.text for line in lines[:FIRST_LINES]), SourceKind.FEEDBACK)
    read = len(version.measures) + len(draft.unused)
    return Reading((version,) if version.measures else (), tuple(draft.findings), read, tuple(draft.unused))


def _label(text: str) -> tuple[str, str] | None:
    """Field and rest of a labelled paragraph: 二、 整改责任单位：… gives units."""
    match = LABEL.match(NUMBERED.sub("", text.strip()))
    name = vocabulary("measures").field(match["label"]) if match else None
    return (name, match["rest"].strip()) if match and name in FIELDS else None


def _read(line: Line, draft: _Draft) -> None:
    found = _label(line.text)
    if found is None:
        _unlabelled(line, draft)
        return
    name, rest = found
    if _begins_problem(name, draft):
        _close_measure(draft)
        _open_problem(rest if name == "problem" else "", line, draft)
    else:
        _leave_out(draft.loose, draft)
        if name == "measure" and "measure" in draft.texts and len(draft.texts.keys() & TELLING) > 1:
            _close_measure(draft)
    if name != "problem":
        draft.texts.setdefault(name, []).append(rest)
        draft.line = draft.line or line.number
    draft.label = name


def _begins_problem(name: str, draft: _Draft) -> bool:
    """Whether a label begins another problem: 反馈问题：, or after a heading (numbered, or where blocks begin so)."""
    if name == "problem" or not draft.problems:
        return True
    return bool(draft.loose) and (name == draft.opener or NUMBERED.match(draft.loose[-1].text) is not None)


def _unlabelled(line: Line, draft: _Draft) -> None:
    """A paragraph without label goes on with the label above it, or stands loose."""
    ended = bool(draft.texts.keys() & (TELLING - {"measure"}))
    goes_on = draft.label in LONG and not ended and not CHAPTER.match(line.text)
    if draft.problems and draft.label == "problem" and goes_on:
        draft.problems[-1].text += f"\n{line.text}"
    elif draft.problems and (goes_on or _is_unfinished(draft)) and not draft.loose:
        draft.texts.setdefault(draft.label, []).append(line.text)
    else:
        draft.loose.append(line)


def _is_unfinished(draft: _Draft) -> bool:
    """Whether what stands under the last label has to go on: nothing yet, or a list that ends with 、 or ，."""
    said = "".join(draft.texts.get(draft.label, ("x",))[-1:]).rstrip()
    return draft.label not in LONG and (not said or said[-1] in "、，,；;：:")


def _open_problem(text: str, line: Line, draft: _Draft) -> None:
    """A new problem from its label or from the heading before it; a short 一、 heading over another is 领域."""
    loose, draft.loose = draft.loose, []
    heading = [] if text else loose[-1:]
    before = loose[: len(loose) - len(heading)]
    if before and CHAPTER.match(before[-1].text) and len(before[-1].text) <= LONGEST_AREA:
        draft.area = NUMBERED.sub("", before.pop().text)
    if draft.problems:
        _leave_out(before, draft)
    said = text or (NUMBERED.sub("", heading[0].text) if heading else "")
    place = heading[0].number if heading else line.number
    draft.problems.append(Listed(said, RowSource(draft.file, "", place, {}), area=draft.area))


def _leave_out(lines: list[Line], draft: _Draft) -> None:
    """Paragraphs inside a block that belong to no label are named, not lost."""
    for line in lines:
        draft.note("R250", line.number, line.text, unused=True)
    lines.clear()


def _close_measure(draft: _Draft) -> None:
    """The open measure joins its problem; a text that counts off several gives several."""
    texts = {name: "\n".join(part for part in parts if part) for name, parts in draft.texts.items()}
    line, draft.texts, draft.line = draft.line, {}, 0
    if not draft.problems:
        return
    problem, target = draft.problems[-1], texts.pop("target", "")
    problem.target = problem.target or target
    measure = texts.pop("measure", "")
    if not measure:
        return
    for name, label in (("units", "责任单位"), ("deadline", "整改时限")):
        if not texts.get(name) and not (name == "units" and texts.get("lead")):
            draft.note("R252", line, label)
    source = RowSource(draft.file, "", line, {})
    problem.entries += (Entry(text, source, **texts) for text in pieces(measure))
