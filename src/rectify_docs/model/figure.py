"""Figures (指标): every printed number with its definition (口径) and the cells behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rectify_docs.model.source import SourceRef

FigureValue = int | Decimal | None


def figure_id(stat: str, **dims: str) -> str:
    """``stat`` or ``stat[dim=key]``, the id by which a figure is found again."""
    inner = ",".join(f"{dim}={key}" for dim, key in dims.items())
    return f"{stat}[{inner}]" if inner else stat


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the ledger, ready to print."""

    id: str
    """``stat`` or ``stat[dim=key]``."""
    label: str
    """Chinese name, e.g. 逾期措施数."""
    value: FigureValue
    """The exact value; None where it cannot be computed (a rate over nothing)."""
    text: str
    """As printed: ``12``, ``43.5%``, ``—``."""
    definition: str
    """口径 in Chinese."""
    sources: tuple[SourceRef, ...] = ()
    """The cells that were counted."""
    measures: tuple[str, ...] = ()
    """措施编号 of what was counted, of a rate those of its whole; empty where it counts something else."""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        """False for zero and for what cannot be computed, so that a template can choose the wording for zero."""
        return bool(self.value)


@dataclass(frozen=True, slots=True)
class FigureBook:
    """All figures of a ledger by id."""

    by_id: Mapping[str, Figure]

    def __getitem__(self, key: str) -> Figure:
        """The figure with that id.

        Raises:
            KeyError: there is none.
        """
        return self.by_id[key]

    def get(self, stat: str, **dims: str) -> Figure:
        """The figure of a statistic along dimensions, e.g. ``get("measures.done", unit="市水务局")``."""
        return self.by_id[figure_id(stat, **dims)]

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.by_id.values())

    def by_label(self) -> dict[str, Figure]:
        """The overall figures by their Chinese label: the variables of narratives."""
        return {figure.label: figure for figure in self.by_id.values() if "[" not in figure.id}
