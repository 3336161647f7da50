"""Measures by unit, lead and supervisor; problems by area and kind."""

from collections.abc import Sequence
from typing import TypeVar

import pandas as pd

from rectify_docs.model.states import MeasureState, ProblemState

OTHER_AREA = "其他"
NOBODY = "未指定"
"""Where the list names no lead or supervisor."""
T = TypeVar("T")


def by_unit(measures: Sequence[MeasureState]) -> dict[str, list[MeasureState]]:
    """Unit → the measures that name it, in list order; a measure of several units stands under each."""
    return _grouped([(unit.unit, index) for index, measure in enumerate(measures) for unit in measure.units], measures)


def by_area(problems: Sequence[ProblemState]) -> dict[str, list[ProblemState]]:
    """领域 → problems, areas in the order of the list; each problem once."""
    return _grouped([(p.problem.area or OTHER_AREA, index) for index, p in enumerate(problems)], problems)


def by_kind(problems: Sequence[ProblemState]) -> dict[str, list[ProblemState]]:
    """来源类型 → problems; each problem once."""
    return _grouped([(p.problem.kind.value, index) for index, p in enumerate(problems)], problems)


def by_supervisor(measures: Sequence[MeasureState]) -> dict[str, list[MeasureState]]:
    """督导单位 as written → measures; each measure once."""
    return _grouped([(m.measure.supervisor or NOBODY, index) for index, m in enumerate(measures)], measures)


def by_lead(measures: Sequence[MeasureState]) -> dict[str, list[MeasureState]]:
    """First leading unit, or group that leads → measures; each measure once."""
    return _grouped([(m.lead_name or NOBODY, index) for index, m in enumerate(measures)], measures)


def _grouped(pairs: Sequence[tuple[str, int]], items: Sequence[T]) -> dict[str, list[T]]:
    frame = pd.DataFrame(pairs, columns=["key", "index"])
    groups = frame.groupby("key", sort=False)["index"].agg(list)
    return {str(key): [items[index] for index in indices] for key, indices in groups.items()}
