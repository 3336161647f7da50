"""Records → ledger: a pure function of the records, the settings and the as-of date."""

import datetime as dt
from dataclasses import dataclass

from rectify_docs.merge.changes import corrections, regressions, with_streaks
from rectify_docs.merge.knowledge import known_on, knows_more, match
from rectify_docs.merge.receipts import asked_measures, receipt_history
from rectify_docs.merge.records import Records
from rectify_docs.merge.since import snapshot_since
from rectify_docs.merge.snapshot import Judge
from rectify_docs.merge.space import Space
from rectify_docs.merge.strangers import strangers
from rectify_docs.model.finding import Finding
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.rows import UnusedRow
from rectify_docs.model.ruling import AppliedRuling
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
    known = known_on(records, as_of)
    matched = match(known, settings, as_of)
    weeks = tuple(sorted({*(week for week in records.weeks if week <= as_of), *(one.week for one in known.reports)}))
    space = Space(known, settings, weeks, matched.rows)
    judge, odd = Judge(space), strangers(space)
    judged = judge.on(as_of)
    seen = [judge.on(week).snapshot if week != as_of else judged.snapshot for week in weeks]
    spaces = {week: _then(records, settings, week) for week in weeks if knows_more(known, matched.rulings, week)}
    history = [Judge(spaces[one.as_of]).on(one.as_of).snapshot if one.as_of in spaces else one for one in seen]
    now = with_streaks(judged.snapshot, seen)
    receipts = receipt_history(seen, space.by_week, known.roster)
    before = next((snapshot for snapshot in reversed(seen) if now.week and snapshot.as_of < now.week), None)
    since, incomparable = snapshot_since(judge, settings.rules.compare_since, as_of)
    ledger = Ledger(
        now=now,
        before=before,
        history=tuple(history),
        since=since,
        list_before=space.version(before.as_of) if before else None,
        weeks=weeks,
        list_version=space.version(as_of),
        roster=known.roster,
        receipts=receipts[-1] if receipts else (),
        receipt_history=tuple(receipt for one in receipts for receipt in one),
        asked=asked_measures(now, as_of, weeks),
        corrections=corrections(space, spaces),
        conflicts=tuple(matched.conflicts),
        regressions=regressions(space),
        rulings=(*settled, *matched.rulings.applied, *judged.applied),
    )
    findings = (*matched.findings, *judged.findings, *odd[0], *incomparable)
    return Merged(ledger, findings, (*matched.unused, *judged.unused, *odd[1]))


def _then(records: Records, settings: Settings, week: dt.date) -> Space:
    """What was known on an earlier dispatch date."""
    known = known_on(records, week)
    weeks = tuple(sorted({*(one for one in records.weeks if one <= week), *(one.week for one in known.reports)}))
    return Space(known, settings, weeks, match(known, settings, week).rows)
