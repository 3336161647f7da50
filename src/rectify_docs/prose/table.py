"""Tables of a document as its rules see them: cells by row and column, each with the paragraph that it is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

NUMBER = re.compile(r"^(?P<value>[-−]?\d[\d,]{0,20}(?:\.\d{1,10})?)(?P<unit>%|％|[\u4e00-\u9fff㎡℃]{0,3})$")
NOTHING = frozenset({"", "—", "-", "－", "/", "／", "无"})
"""What stands in a cell that has no number."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell."""

    row: int
    column: int
    at: int
    """Position of its text among the paragraphs."""
    text: str

    @property
    def bare(self) -> str:
        """Without blanks."""
        return "".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that a cell holds and nothing else."""

    value: Decimal
    unit: str
    decimals: int

    @property
    def half(self) -> Decimal:
        """Half a unit of its last digit: what rounding may have taken from it or added to it."""
        return Decimal("0.5").scaleb(-self.decimals)


@dataclass(frozen=True)
class Table:
    """One table."""

    cells: tuple[Cell, ...]

    @cached_property
    def rows(self) -> tuple[Mapping[int, Cell], ...]:
        """Column → cell, row by row."""
        found: dict[int, dict[int, Cell]] = {}
        for cell in self.cells:
            found.setdefault(cell.row, {})[cell.column] = cell
        return tuple(found[row] for row in sorted(found))

    @cached_property
    def body(self) -> tuple[Mapping[int, Cell], ...]:
        """The rows below the head: from the first that says what it is and has a number."""
        first = next((at for at, row in enumerate(self.rows) if at and is_labelled(row) and _amounts(row)), None)
        return self.rows[first:] if first is not None else ()

    @cached_property
    def head(self) -> Mapping[int, str]:
        """Column → what stands above its first number; a cell over several columns heads the first."""
        above = self.rows[: len(self.rows) - len(self.body)]
        columns = {column for row in above for column in row}
        return {column: "".join(row[column].bare for row in above if column in row) for column in columns}


def amount(text: str) -> Amount | None:
    """The number of a cell; None where there is none, or something else with it."""
    match = NUMBER.match("".join(text.split()))
    if match is None:
        return None
    value = match["value"].replace(",", "").replace("−", "-")
    return Amount(Decimal(value), match["unit"].replace("％", "%"), len(value.partition(".")[2]))


def is_labelled(row: Mapping[int, Cell]) -> bool:
    """It has a cell that is neither empty nor a number."""
    return bool(label(row))


def label(row: Mapping[int, Cell]) -> str:
    """What a row is about: the first cell that is no number, blanks aside."""
    texts = (row[column].bare for column in sorted(row))
    return next((text for text in texts if text not in NOTHING and amount(text) is None), "")


def tables(places: Sequence[tuple[str, int, int, str]]) -> Iterator[Table]:
    """The tables among texts in their order, each with table, row and column; paragraphs name no table."""
    found: dict[str, list[Cell]] = {}
    for at, (name, row, column, text) in enumerate(places):
        if name:
            found.setdefault(name, []).append(Cell(row, column, at, text))
    yield from (Table(tuple(cells)) for cells in found.values())


def _amounts(row: Mapping[int, Cell]) -> bool:
    return any(amount(cell.text) for cell in row.values())
