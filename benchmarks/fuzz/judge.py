"""Whether a file was read without loss: the balance of rows, no row twice, every token found again."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.fuzz.mutant import Mutant
from benchmarks.fuzz.subject import Outcome
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.source import SourceRef

TOKEN = re.compile(r"ZT\d{7}R\d{3}E")
NO_HEADER = "R201"
"""The finding after which a file, or a sheet, has no rows at all."""
TOO_LARGE = "范围过大"


@dataclass(slots=True)
class Verdict:
    """What came of one mutant; plain values, for it crosses a process."""

    faults: list[str] = field(default_factory=list)
    """Kind of fault and its detail; empty where all is well."""
    codes: Counter[str] = field(default_factory=Counter)
    """Codes of the findings."""
    used: int = 0
    """Rows."""
    unused: int = 0
    refused: int = 0
    """Tokens whose file or sheet was refused by name."""
    seconds: float = 0.0
    megabytes: float = 0.0
    """The reader's largest memory so far."""


def judge(mutant: Mutant, outcome: Outcome) -> Verdict:
    """The verdict on a file that was read without an exception."""
    reading = outcome.reading
    used = [row for report in reading.records for row in report.rows]
    findings = (*outcome.read_findings, *reading.findings)
    verdict = Verdict(codes=Counter(found.code for found in findings), used=len(used), unused=len(reading.unused))
    if reading.rows_read != len(used) + len(reading.unused):
        verdict.faults.append(f"balance: {reading.rows_read} read, {len(used)} used, {len(reading.unused)} not used")
    places = Counter((row.source.sheet, row.source.row) for row in used)
    places.update((row.source.sheet, row.source.row) for row in reading.unused)
    verdict.faults += [f"row twice: {sheet} {row}" for (sheet, row), times in places.items() if times > 1 and row]
    if mutant.sort != "bytes":
        verdict.faults += _refusals(outcome)
        verdict.faults += _misplaced(outcome, used)
        _find_tokens(mutant, outcome, used, verdict)
    return verdict


def _refusals(outcome: Outcome) -> Iterator[str]:
    """A file that a program wrote whole, and that was not read."""
    if not outcome.sheets:
        for found in outcome.read_findings:
            if TOO_LARGE not in found.content:
                yield f"whole file refused: {found.code} {found.content}"


def _misplaced(outcome: Outcome, used: list[ProgressRow]) -> Iterator[str]:
    """Used rows whose source is another row than the one their text stands in, or that lost their text."""
    for row in used:
        there, kept = set(_tokens(outcome, row.source.ref())), set(TOKEN.findall(row.text))
        if there - kept:
            yield f"text lost: {there - kept}"
        if kept - there:
            yield f"wrong source: {kept - there} is not in {row.source.ref()}"


def _find_tokens(mutant: Mutant, outcome: Outcome, used: list[ProgressRow], verdict: Verdict) -> None:
    found = Counter(token for row in used for token in set(TOKEN.findall(row.text)))
    sheets = {row.source.sheet for row in outcome.reading.unused if not row.source.row}
    for row in outcome.reading.unused:
        if row.source.row:
            found.update(set(_tokens(outcome, row.source)))
    excused = set(_excused(mutant, outcome, sheets))
    for token, times in mutant.tokens.items():
        if found[token] < times and token in excused:
            verdict.refused += 1
        elif found[token] < times:
            verdict.faults.append(f"lost row: {token}, {found[token]} of {times}")
        elif found[token] > times:
            verdict.faults.append(f"row more often than written: {token}, {found[token]} for {times}")


def _excused(mutant: Mutant, outcome: Outcome, sheets: set[str]) -> Iterator[str]:
    """Tokens of a file, or of sheets, about which a finding says that they were not read."""
    refusals = [found for found in outcome.reading.findings if found.code == NO_HEADER]
    if not outcome.sheets or any(found.source and not found.source.sheet for found in refusals):
        yield from mutant.tokens
    sheets |= {found.source.sheet for found in refusals if found.source}
    for sheet in outcome.sheets:
        if sheet.name in sheets:
            for number in range(1, len(sheet.rows) + 1):
                yield from _tokens(outcome, SourceRef(sheet.file, sheet.name, number))


def _tokens(outcome: Outcome, place: SourceRef) -> Iterator[str]:
    """The tokens of a raw row."""
    for sheet in outcome.sheets:
        if sheet.name == place.sheet and 0 < place.row <= len(sheet.rows):
            for value in sheet.rows[place.row - 1]:
                if isinstance(value, str):
                    yield from TOKEN.findall(value)
