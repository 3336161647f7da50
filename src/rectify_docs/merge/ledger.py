"""Records → ledger: a pure function of the records, the settings and the as-of date."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rectify_docs.merge.calendar import version_in_force
from rectify_docs.merge.changes import regressions, with_streaks
from rectify_docs.merge.matching import match_rows
from rectify_docs.merge.receipts import asked_measures, unit_receipts
from rectify_docs.merge.records import Records
from rectify_docs.merge.snapshot import History, Space, judge_all
from rectify_docs.merge.succession import answered
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.rows import UnusedRow
from rectify_docs.model.ruling import AppliedRuling, in_force, open_until
from rectify_docs.settings import Settings


@dataclass(frozen=True, slots=True)
class Merged:
    """The ledger, what was found on the way, and the rows that did not reach it."""

    ledger: Ledger
    findings: tuple[Finding, ...]
    unused: tuple[UnusedRow, ...]


def build_ledger(
    records: Records, settings: Settings, as_of: dt.date, *, settled: tuple[AppliedRuling, ...] = ()
) -> Merged:
    """The ledger as of a date.

    Args:
        records: every record of the workspace; what is later than ``as_of`` is not looked at.
        settings: the office's settings.
        as_of: 数据截止日期.
        settled: rulings that were applied before the merge (what a misspelt unit means).
    """
    records = _known_on(records, as_of)
    version = version_in_force(records.lists, as_of)
    measures = {measure.id: measure for measure in version.measures}
    reports = tuple(report for report in records.reports if report.week <= as_of)
    rulings = in_force(records.rulings, open_until(as_of, records.weeks))
    matched = match_rows(reports, measures, rulings, settings.reading.same_text, records.roster)
    weeks = tuple(sorted({*(week for week in records.weeks if week <= as_of), *(report.week for report in reports)}))
    space = Space(records, settings, version, weeks, _history(matched.rows))
    snapshots = [judge_all(space, week).snapshot for week in weeks]
    judged = judge_all(space, as_of)
    now = with_streaks(judged.snapshot, snapshots)
    history = [unit_receipts(one, reports, weeks[: at + 1], records.roster) for at, one in enumerate(snapshots)]
    misfits = [extension for extension in records.extensions if extension.measure_id not in measures]
    applied = (*settled, *matched.rulings.applied, *judged.applied)
    findings = (
        *matched.findings,
        *judged.findings,
        *(finding("M323", e.source.ref("measure_id"), content=e.measure_id) for e in misfits),
    )
    before = next((snapshot for snapshot in reversed(snapshots) if now.week and snapshot.as_of < now.week), None)
    ledger = Ledger(
        now=now,
        before=before,
        history=tuple(snapshots),
        list_before=version_in_force(records.lists, before.as_of) if before else None,
        weeks=weeks,
        list_version=version,
        roster=records.roster,
        receipts=history[-1] if history else (),
        receipt_history=tuple(receipt for receipts in history for receipt in receipts),
        asked=asked_measures(now, as_of, weeks),
        conflicts=tuple(matched.conflicts),
        regressions=regressions(space),
        rulings=applied,
    )
    unused = (*matched.unused, *judged.unused, *(UnusedRow(e.source.ref(), "M323") for e in misfits))
    return Merged(ledger, findings, unused)


def _known_on(records: Records, as_of: dt.date) -> Records:
    """The records without what the office wrote later.

    A merged unit's reports are its successor's.
    """
    return replace(
        records,
        reports=tuple(answered(report, records.roster) for report in records.reports),
        closures=tuple(record for record in records.closures if record.date <= as_of),
        extensions=tuple(one for one in records.extensions if (one.approved_on or as_of) <= as_of),
    )


def _history(rows: Iterable[ProgressRow]) -> History:
    history: dict[str, dict[str, list[ProgressRow]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(rows, key=lambda row: row.week):
        history[row.measure_id][row.unit].append(row)
    return history
