"""What a row of dispatches shows: measures that lag again and again, and measures that do not move."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from decimal import Decimal

from rectify_docs.model.ledger import Ledger, Snapshot
from rectify_docs.model.stage import Receipt, Stage
from rectify_docs.model.states import MeasureState, UnitState

Answer = tuple[Stage, Decimal | None, str]
"""环节, 完成进度 and 进展情况 without blanks."""


def lagging(ledger: Ledger, weeks: int) -> list[MeasureState]:
    """Measures that have been 逾期 or 未达到序时进度 on so many dispatches in a row, up to the newest."""
    return [measure for measure in ledger.now.measures if measure.weeks_behind >= weeks]


def standing_still(ledger: Ledger, times: int) -> list[MeasureState]:
    """Open measures about which every unit that reported said the same, word for word, so many times in a row.

    Only answers count: rows of a dispatch that asked for the measure, not what was carried over from one to the next.
    Nobody is named in a dispatch that got no answer about the measure.

    Args:
        ledger: the ledger.
        times: a unit's answers, the newest included; fewer answers than that show nothing.
    """
    unfinished = {measure.id for measure in ledger.now.measures if not measure.done}
    newest = ledger.history[-1].measures if ledger.history else ()
    told = {measure.id for measure in newest if measure.id in unfinished and any(map(_answer, measure.units))}
    answers = _answers(ledger.history, told)
    return [
        measure
        for measure in ledger.now.measures
        if measure.id in told
        and all(_same(answers[measure.id, unit.unit], times) for unit in measure.units if unit.row)
    ]


def _answers(history: Sequence[Snapshot], told: Container[str]) -> Mapping[tuple[str, str], Sequence[Answer]]:
    """Measure and unit → what the unit answered, oldest first."""
    answers: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for snapshot in history:
        for measure in snapshot.measures:
            for unit in measure.units if measure.id in told else ():
                if said := _answer(unit):
                    answers[measure.id, unit.unit].append(said)
    return answers


def _answer(unit: UnitState) -> Answer | None:
    """What a unit said when it was asked; None where it was not asked, or did not say anything new."""
    row = unit.row
    if row is None or unit.carried_over or unit.receipt in {Receipt.MISSING, Receipt.NOT_DUE}:
        return None
    return row.stage, row.percent, "".join(row.text.split())


def _same(answers: Sequence[Answer], times: int) -> bool:
    return len(answers) >= times and len(set(answers[-times:])) == 1
