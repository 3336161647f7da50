"""Every measure and problem judged as of one date."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rectify_docs.merge.closing import close
from rectify_docs.merge.judging import Known, judge
from rectify_docs.merge.receipts import week_receipts
from rectify_docs.merge.records import Records
from rectify_docs.merge.rulings import recognition_finding, ruled_recognitions
from rectify_docs.merge.succession import measure_on, rows_on
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.ledger import MeasureState, ProblemState, Snapshot
from rectify_docs.model.measure import Measure, MeasureList
from rectify_docs.model.office import ClosureRecord, Extension
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.rows import UnusedRow
from rectify_docs.model.ruling import AppliedRuling, Rulings, in_force, open_until
from rectify_docs.model.stage import Receipt
from rectify_docs.settings import Settings

History = Mapping[str, Mapping[str, Sequence[ProgressRow]]]
"""Measure → unit → its rows that hold, oldest first."""


@dataclass(frozen=True, slots=True)
class Space:
    """The records narrowed to what was known on the ledger's date."""

    records: Records
    settings: Settings
    version: MeasureList
    weeks: tuple[dt.date, ...]
    history: History


@dataclass(frozen=True, slots=True)
class Judged:
    """A snapshot, and what was found while judging."""

    snapshot: Snapshot
    findings: tuple[Finding, ...]
    unused: tuple[UnusedRow, ...]
    applied: tuple[AppliedRuling, ...]
    """Rulings on how measures are judged."""


def judge_all(space: Space, as_of: dt.date) -> Judged:
    """The snapshot of ``as_of``: measures first, then the problems that they belong to."""
    weeks = tuple(week for week in space.weeks if week <= as_of)
    roster = space.records.roster
    receipts = week_receipts(space.records.reports, weeks[-1] if weeks else None, roster, as_of)
    by_problem: dict[str, list[MeasureState]] = defaultdict(list)
    rulings = Rulings(in_force(space.records.rulings, open_until(as_of, space.records.weeks)))
    ruled = ruled_recognitions(space.version.measures, rulings)
    findings = list(rulings.findings)
    for measure in space.version.measures:
        known = replace(_known(space, measure, weeks, receipts, as_of), ruled=ruled.get(measure.id))
        state = judge(measure_on(measure, roster, as_of), known, roster, space.settings.rules)
        by_problem[measure.problem_id].append(state)
        if measure.group_leads and not state.deciding:
            findings.append(recognition_finding(measure))
    closures: dict[str, list[ClosureRecord]] = defaultdict(list)
    for record in space.records.closures:
        closures[record.problem_id].append(record)
    problems: list[ProblemState] = []
    unused: list[UnusedRow] = []
    for problem in space.version.problems:
        closing = close(problem, by_problem[problem.id], closures.pop(problem.id, ()), as_of)
        problems.append(closing.state)
        findings += closing.findings
        unused += closing.unused
    for record in (record for records in closures.values() for record in records):
        source = record.source.ref("problem_id")
        findings.append(finding("M320", source, content=record.problem_id, kind=record.step.value))
        unused.append(UnusedRow(record.source.ref(), "M320"))
    snapshot = Snapshot(as_of, weeks[-1] if weeks else None, tuple(problems))
    return Judged(snapshot, tuple(findings), tuple(unused), tuple(rulings.applied))


def _known(
    space: Space, measure: Measure, weeks: tuple[dt.date, ...], receipts: Mapping[str, Receipt], as_of: dt.date
) -> Known:
    """What was known of one measure on a date."""
    history = {
        unit: [row for row in rows if row.week <= as_of] for unit, rows in space.history.get(measure.id, {}).items()
    }
    return Known(
        as_of=as_of,
        weeks=weeks,
        rows=rows_on(history, measure, space.records.roster, as_of),
        receipts=receipts,
        in_force=space.version.in_force,
        extension=_extension(space.records.extensions, measure.id, as_of),
    )


def _extension(extensions: Sequence[Extension], measure_id: str, as_of: dt.date) -> Extension | None:
    """The newest extension approved up to ``as_of``; one without a date of approval has always been in force."""
    held = [e for e in extensions if e.measure_id == measure_id and (e.approved_on or as_of) <= as_of]
    return max(held, key=lambda e: e.approved_on or dt.date.min, default=None)
