"""Where a row that a unit did send was refused: what is missing of its measure is said at that row."""

from collections.abc import Iterable
from dataclasses import replace

from rectify_docs.model.finding import Finding
from rectify_docs.model.rows import UnusedRow

MISSING = "C414"
"""A unit's sheet has no row of a measure that could be used."""


def at_refused_rows(
    found: Iterable[Finding], earlier: Iterable[Finding], unused: Iterable[UnusedRow]
) -> tuple[Finding, ...]:
    """The findings, each missing row (C414) at the row that was refused; at its sheet where there was none.

    Args:
        found: what the rules over the ledger say.
        earlier: what reading and merging said, among it why rows were refused.
        unused: the rows that were refused, with the code that says why.
    """
    rows = {(row.source.file, row.source.sheet, row.source.row, row.code) for row in unused}
    refused = {
        (one.week, one.unit, one.measure): one.source
        for one in earlier
        if one.source and (one.source.file, one.source.sheet, one.source.row, one.code) in rows
    }
    return tuple(
        replace(one, source=refused.get((one.week, one.unit, one.measure), one.source)) if one.code == MISSING else one
        for one in found
    )
