"""What was known on a day: a past week is made again from what had come in by then, and nothing later."""

import datetime as dt
from dataclasses import replace
from itertools import groupby

from rectify_docs.merge.calendar import version_in_force
from rectify_docs.merge.matching import Matched, match_rows
from rectify_docs.merge.records import Records
from rectify_docs.merge.succession import Succession, answered
from rectify_docs.model.measure import MeasureList
from rectify_docs.model.progress import UnitReport
from rectify_docs.model.ruling import Rulings, in_force, open_until
from rectify_docs.settings import Settings


def known_on(records: Records, day: dt.date) -> Records:
    """The records without what came in, or what the office wrote, later than a day; merged units' are their heirs'."""
    return replace(
        records,
        reports=tuple(answered(one, records.roster) for one in records.reports if one.known_on <= day),
        closures=tuple(record for record in records.closures if record.date <= day),
        extensions=tuple(one for one in records.extensions if (one.approved_on or day) <= day),
    )


def knows_more(known: Records, rulings: Rulings, week: dt.date) -> bool:
    """Whether something became known after a dispatch that changes what it would have said (补报, 更正, 裁定)."""
    last = open_until(week, known.weeks)
    ruled = any((one.week or week) <= week and one.ruling.date and one.ruling.date > last for one in rulings.applied)
    return ruled or any(one.arrived and one.week <= week < one.arrived for one in known.reports)


def match(known: Records, settings: Settings, day: dt.date) -> Matched:
    """The rows that hold, each matched to the version of the list that was in force in its week."""
    rulings = Rulings(in_force(known.rulings, open_until(day, known.weeks)))
    whole = Matched(rulings=rulings, succession=Succession(known.roster), same_text=settings.reading.same_text)

    def version(report: UnitReport) -> MeasureList:
        return version_in_force(known.lists, report.week)

    for listed, reports in groupby(sorted(known.reports, key=lambda one: one.week), key=version):
        match_rows(reports, {measure.id: measure for measure in listed.measures}, whole)
    whole.findings = [*rulings.findings, *whole.findings]
    return whole
