"""A worksheet before it is written: cells, merges, and how they look."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Share:
    """A number that its cell shows as a percentage: 0.85 with the format 0%."""

    value: float


Cell = str | int | dt.date | Share | None
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; all from 0."""


@dataclass(slots=True)
class Sheet:
    """One worksheet; rows and columns count from 0."""

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    titles: set[int] = field(default_factory=set)
    headers: set[int] = field(default_factory=set)
    data: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)

    def title(self, text: str, span: int) -> None:
        """Adds a title row, merged over the table's width."""
        self.titles.add(len(self.rows))
        self.merges.append((len(self.rows), 0, len(self.rows), span - 1))
        self.rows.append([text])

    def header(self, cells: list[Cell]) -> None:
        """Adds a header row."""
        self.headers.add(len(self.rows))
        self.rows.append(cells)

    def record(self, cells: list[Cell]) -> int:
        """Adds a data row; returns its index."""
        self.data.add(len(self.rows))
        self.rows.append(cells)
        return len(self.rows) - 1

    def merge_runs(self, column: int, keys: list[tuple[int, str]]) -> None:
        """Merges the cells of ``column`` over each run of adjacent data rows with the same key."""
        start = 0
        for k in range(1, len(keys) + 1):
            if k < len(keys) and keys[k][1] == keys[start][1] and keys[k][0] == keys[k - 1][0] + 1:
                continue
            if k - start > 1:
                self.merges.append((keys[start][0], column, keys[k - 1][0], column))
            start = k
