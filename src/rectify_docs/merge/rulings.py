"""裁定 on how a measure is judged (认定方式)."""

from collections.abc import Iterable

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.measure import Measure
from rectify_docs.model.ruling import Rulings
from rectify_docs.model.stage import Recognition

WORDS = {item.value: item for item in Recognition}


def recognition_finding(measure: Measure) -> Finding:
    """无法认定: a group leads and nobody said how the measure is judged."""
    group = measure.leads[0].group or measure.leads[0].name
    return finding("M310", measure.source.ref("units"), measure=measure.id, content=group)


def ruled_recognitions(measures: Iterable[Measure], rulings: Rulings) -> dict[str, Recognition]:
    """Measure → how the office decided that it is judged, for the measures that a group leads."""
    return {measure.id: ruled for measure in measures if measure.group_leads and (ruled := _ruled(measure, rulings))}


def _ruled(measure: Measure, rulings: Rulings) -> Recognition | None:
    def understood(decision: str) -> Recognition | None:
        return WORDS.get("".join(decision.split()))

    said = f"措施{measure.id}的认定方式："
    return rulings.settle(recognition_finding(measure), understood, lambda ruled: f"{said}{ruled.value}")
