"""裁定 on how a measure is judged (认定方式)."""

import datetime as dt
from collections.abc import Iterable, Sequence

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.measure import Measure
from rectify_docs.model.office import Ruling
from rectify_docs.model.ruling import AppliedRuling
from rectify_docs.model.stage import Recognition

WORDS = {item.value for item in Recognition}


def recognition_finding(measure: Measure) -> Finding:
    """无法认定: a group leads and nobody said how the measure is judged."""
    group = measure.leads[0].group or measure.leads[0].name
    return finding("M310", measure.source.ref("units"), measure=measure.id, content=group)


def recognition_ruling(rulings: Sequence[Ruling], measure: Measure, as_of: dt.date) -> Ruling | None:
    """The office's ruling on how a group-led measure is judged, known on ``as_of``; None without one."""
    if not measure.group_leads:
        return None
    wanted = recognition_finding(measure).id
    known = [r for r in rulings if r.finding_id == wanted and (r.date or as_of) <= as_of and r.decision in WORDS]
    return known[-1] if known else None


def applied_recognitions(
    rulings: Sequence[Ruling], measures: Iterable[Measure], as_of: dt.date
) -> tuple[AppliedRuling, ...]:
    """The rulings on 认定方式 that are in force."""
    pairs = ((measure, recognition_ruling(rulings, measure, as_of)) for measure in measures)
    return tuple(AppliedRuling(r, f"措施{m.id}的认定方式：{r.decision}") for m, r in pairs if r)
