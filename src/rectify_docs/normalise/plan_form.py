"""Which of the three forms a plan has: tables, labelled paragraphs, or clauses in brackets; the content decides."""

from collections.abc import Sequence

from rectify_docs.model.measure import MeasureList
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import Line, RawSheet
from rectify_docs.normalise.annex import list_tables, read_annex
from rectify_docs.normalise.labelled_plan import TELLING, labels, parse_labelled
from rectify_docs.normalise.plan import CLAUSE, parse_plan

FEW = 3
"""Labelled paragraphs from which a text is a labelled plan."""


def parse_any_plan(lines: Sequence[Line], tables: Sequence[RawSheet], file: str) -> Reading[MeasureList]:
    """The measure list of a plan in whatever form it was published; no record where it holds no measure."""
    lists = list_tables(tables)
    if lists:
        return read_annex(lists, [line.text for line in lines])
    clauses = sum(len(CLAUSE.findall(line.text)) for line in lines)
    named = [name for name in labels(lines) if name in TELLING]
    if clauses < len(named) and len(named) >= FEW and "measure" in named:
        return parse_labelled(lines, file)
    return parse_plan(lines, file)
