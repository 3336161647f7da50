"""Measures by unit, problems by area."""

from collections.abc import Sequence
from typing import TypeVar

import pandas as pd

from rectify_docs.model.ledger import MeasureState, ProblemState

OTHER_AREA = "其他"
T = TypeVar("T")


def by_unit(measures: Sequence[MeasureState]) -> dict[str, list[MeasureState]]:
    """Unit → the measures that name it, in list order; a measure of several units stands under each."""
    return _grouped([(unit.unit, index) for index, measure in enumerate(measures) for unit in measure.units], measures)


def by_area(problems: Sequence[ProblemState]) -> dict[str, list[ProblemState]]:
    """领域 → problems, areas in the order of the list; each problem once."""
    return _grouped([(p.problem.area or OTHER_AREA, index) for index, p in enumerate(problems)], problems)


def _grouped(pairs: Sequence[tuple[str, int]], items: Sequence[T]) -> dict[str, list[T]]:
    frame = pd.DataFrame(pairs, columns=["key", "index"])
    groups = frame.groupby("key", sort=False)["index"].agg(list)
    return {str(key): [items[index] for index in indices] for key, indices in groups.items()}
