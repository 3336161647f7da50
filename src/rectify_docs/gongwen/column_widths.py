"""列宽: as the content of a table wants it, so that few lines are needed and no number is torn."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

STEPS = (1, 2, 4)
"""Characters by which a column is made wider at another's cost."""
ROUNDS = 60
WIDEST = 4
"""Columns that are looked at first: those that make most rows as high as they are."""
GAIN = 0.9
"""Lines of the table, of those before, from which on other widths are worth it: a writer's own are left otherwise."""


class Column(NamedTuple):
    """One column of a table."""

    width: int
    """Characters that it holds now."""
    least: int
    """Characters of the longest number or word in it, which may not be torn."""


def balanced(columns: Sequence[Column], lengths: NDArray[np.float64]) -> list[int]:
    """Characters for each column, adding up to what there was; the same as before where nothing is won.

    Args:
        columns: the columns as they are.
        lengths: Chinese characters of each cell, rows × columns.
    """
    widths = [column.width for column in columns]
    lines = _lines(lengths, np.array(widths))
    before = height = _height(lines)
    for _ in range(ROUNDS):
        best = min(_moves(columns, widths, lengths, lines), default=None)
        if best is None or best[0] >= height:
            break
        height, to, by, step = best
        widths[to] += step
        widths[by] -= step
        lines = _lines(lengths, np.array(widths))
    return widths if height <= GAIN * before else [column.width for column in columns]


def _moves(
    columns: Sequence[Column], widths: Sequence[int], lengths: NDArray[np.float64], lines: NDArray[np.float64]
) -> list[tuple[float, int, int, int]]:
    """Height, column that gains, column that gives, and characters of every move."""
    decisive = np.argsort(-(lines == lines.max(axis=1, keepdims=True)).sum(axis=0), kind="stable")[:WIDEST]
    found = []
    for to in map(int, decisive):
        for by, giver in enumerate(columns):
            for step in STEPS:
                if by != to and widths[by] - step >= giver.least:
                    changed = lines.copy()
                    changed[:, to] = np.ceil(lengths[:, to] / (widths[to] + step))
                    changed[:, by] = np.ceil(lengths[:, by] / (widths[by] - step))
                    found.append((_height(changed), to, by, step))
    return found


def _lines(lengths: NDArray[np.float64], widths: NDArray[np.int_]) -> NDArray[np.float64]:
    return np.asarray(np.ceil(lengths / widths), dtype=np.float64)


def _height(lines: NDArray[np.float64]) -> float:
    """Lines of the whole table: a row is as high as its highest cell."""
    return float(np.maximum(lines.max(axis=1), 1).sum())
