"""Figures while they are being collected."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from rectify_docs.merge.rounding import dash
from rectify_docs.model.figure import Figure, FigureValue, figure_id
from rectify_docs.model.source import SourceRef
from rectify_docs.model.states import MeasureState


@dataclass(slots=True)
class Book:
    """An id is taken once."""

    figures: dict[str, Figure] = field(default_factory=dict)

    def add(
        self,
        stat: str,
        label: str,
        value: FigureValue,
        text: str,
        definition: str,
        sources: Iterable[SourceRef],
        measures: Iterable[str] = (),
        **dims: str,
    ) -> Figure:
        """Adds one figure; ``measures`` are the 措施编号 that it counts."""
        key = figure_id(stat, **dims)
        name = label + "".join(f"（{value}）" for value in dims.values())
        unique = tuple(dict.fromkeys(sources))
        self.figures[key] = Figure(key, name, value, text, definition, unique, tuple(dict.fromkeys(measures)))
        return self.figures[key]

    def count(
        self,
        stat: str,
        label: str,
        definition: str,
        counted: Sequence[MeasureState],
        refs: Callable[[MeasureState], Iterable[SourceRef]] = MeasureState.evidence,
        **dims: str,
    ) -> Figure:
        """Adds a number of measures, with the cells that ``refs`` names for each."""
        sources = [ref for measure in counted for ref in refs(measure)]
        ids = [measure.id for measure in counted]
        return self.add(stat, label, len(ids), str(len(ids)), definition, sources, ids, **dims)

    def number(
        self,
        stat: str,
        label: str,
        definition: str,
        value: int,
        sources: Iterable[SourceRef],
        measures: Iterable[str] = (),
        **dims: str,
    ) -> Figure:
        """Adds a whole number."""
        return self.add(stat, label, value, str(value), definition, sources, measures, **dims)

    def change(self, stat: str, label: str, definition: str, value: FigureValue, of: tuple[Figure, Figure]) -> None:
        """Adds a signed difference of two; the text is its absolute value, the word (增加, 减少) is the sentence's."""
        sources, measures = ([*getattr(of[0], name), *getattr(of[1], name)] for name in ("sources", "measures"))
        self.add(stat, label, value, dash(abs(Decimal(value or 0))), definition, sources, measures)

    def value(self, stat: str, **dims: str) -> int:
        """A count that was added before."""
        return int(self.figures[figure_id(stat, **dims)].value or 0)
