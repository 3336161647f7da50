"""What a row of dispatches shows: measures that lag again and again, and measures that do not move."""

from rectify_docs.model.ledger import Ledger
from rectify_docs.model.states import MeasureState


def lagging(ledger: Ledger, weeks: int) -> list[MeasureState]:
    """Measures that have been 逾期 or 未达到序时进度 on so many dispatches in a row, up to the newest."""
    return [measure for measure in ledger.now.measures if measure.weeks_behind >= weeks]


def standing_still(ledger: Ledger, weeks: int) -> list[MeasureState]:
    """Open measures of which every unit said the same, word for word, on so many dispatches in a row.

    Args:
        ledger: the ledger.
        weeks: dispatches, the newest included; fewer dispatches than that show nothing.
    """
    if len(ledger.history) < weeks:
        return []
    said = [{measure.id: _said(measure) for measure in one.measures} for one in ledger.history[-weeks:]]
    return [
        measure
        for measure in ledger.now.measures
        if not measure.done and any(unit.row for unit in measure.units) and _same([one.get(measure.id) for one in said])
    ]


def _said(measure: MeasureState) -> tuple[object, ...]:
    """What the units said, carried over or not."""
    return tuple(
        (unit.unit, unit.stage, unit.percent, "".join(unit.row.text.split()) if unit.row else "")
        for unit in measure.units
    )


def _same(said: list[tuple[object, ...] | None]) -> bool:
    return None not in said and len(set(said)) == 1
