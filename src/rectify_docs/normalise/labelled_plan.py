"""A plan of labelled paragraphs (一、问题… 整改目标：… 整改措施：… 责任单位：… 整改时限：…) → problems and measures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rectify_docs.model.finding import finding
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
LONGEST_AREA = 24
"""Characters of a heading that stands over several problems."""


@dataclass(slots=True)
class _Draft:
    """The plan while it is taken apart."""

    file: str
    opener: str
    """The label with which each problem's block begins."""
    problems: list[Listed] = field(default_factory=list)
    area: str = ""
    heading: list[Line] = field(default_factory=list)
    """Unlabelled paragraphs since the last block's end."""
    texts: dict[str, list[str]] = field(default_factory=dict)
    """Label → what the open measure says under it."""
    open_: str = ""
    """The label under which further paragraphs stand."""
    line: int = 0
    findings: list[tuple[str, int, str]] = field(default_factory=list)


def labels(lines: Sequence[Line]) -> list[str]:
    """The labelled fields of a text, in order."""
    return [found[0] for line in lines if (found := _label(line.text))]


def parse_labelled(lines: Sequence[Line], file: str) -> Reading[MeasureList]:
    """The measure list of a plan; no record where it holds no measure.

    Findings: R252 a measure without units, persons or deadline, R270 a problem's block without a measure. A block is
    read or listed whole; prose before the first and after the last block is no part of the list.
    """
    names = labels(lines)
    draft = _Draft(file, next((name for name in names if name in FIELDS), ""))
    for line in lines:
        _read(Line(line.number, clean(line.text)), draft)
    _close_measure(draft)
    problems = [one for one in draft.problems if one.entries]
    found = [finding(code, SourceRef(file, row=row), content=text, field=text) for code, row, text in draft.findings]
    empty = [one for one in draft.problems if not one.entries]
    found += [finding("R270", one.source.ref(), content=one.text[:20]) for one in empty]
    unused = tuple(UnusedRow(one.source.ref(), "R270") for one in empty)
    version = measure_list(problems, stated_year(line.text for line in lines[:8]), SourceKind.FEEDBACK)
    records = (version,) if version.measures else ()
    return Reading(records, tuple(found), len(version.measures) + len(unused), unused)


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
    begins = name == draft.opener and (name == "problem" or bool(draft.heading) or not draft.problems)
    if begins:
        _close_measure(draft)
        _open_problem(rest if name == "problem" else "", line, draft)
    elif name == "measure" and "measure" in draft.texts and len(draft.texts.keys() & TELLING) > 1:
        _close_measure(draft)
    if draft.problems and name != "problem":
        draft.texts.setdefault(name, []).append(rest)
        draft.line = draft.line or line.number
    draft.open_ = name


def _unlabelled(line: Line, draft: _Draft) -> None:
    """A paragraph without label goes on with the measure above, or is a heading of what comes."""
    last_label_is_long = draft.open_ in {"measure", "target", "problem"}
    ends = len(draft.texts.keys() & (TELLING - {"measure"})) > 0
    if draft.problems and last_label_is_long and not ends and not CHAPTER.match(line.text):
        if draft.open_ == "problem":
            draft.problems[-1].text += f"\n{line.text}"
        else:
            draft.texts.setdefault(draft.open_, []).append(line.text)
        return
    draft.heading.append(line)


def _open_problem(text: str, line: Line, draft: _Draft) -> None:
    """A new problem from its label or from the paragraphs before it; a short 一、 heading over another is 领域."""
    heading = draft.heading
    if len(heading) > 1 and CHAPTER.match(heading[-2].text) and len(heading[-2].text) <= LONGEST_AREA:
        draft.area = NUMBERED.sub("", heading[-2].text)
    said = text or (NUMBERED.sub("", heading[-1].text) if heading else "")
    place = heading[-1].number if heading and not text else line.number
    draft.problems.append(Listed(said, RowSource(draft.file, "", place, {}), area=draft.area))
    draft.heading = []


def _close_measure(draft: _Draft) -> None:
    """The open measure joins its problem; a cell that counts off several gives several."""
    texts = {name: "\n".join(part for part in parts if part) for name, parts in draft.texts.items()}
    draft.texts, line, draft.line = {}, draft.line, 0
    if not draft.problems:
        return
    problem = draft.problems[-1]
    problem.target = problem.target or texts.pop("target", "")
    texts.pop("target", None)
    if "measure" not in texts:
        return
    for name, label in (("units", "责任单位"), ("deadline", "整改时限")):
        if not texts.get(name) and not (name == "units" and texts.get("lead")):
            draft.findings.append(("R252", line, label))
    source = RowSource(draft.file, "", line, {})
    measure = texts.pop("measure")
    problem.entries += (Entry(text, source, **texts) for text in pieces(measure))
