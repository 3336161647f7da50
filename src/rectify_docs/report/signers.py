"""签发人 of upward documents, two a row (GB/T 9704 7.2.6)."""

import re

from rectify_docs.report.contexts.weekly_dispatch import Signers

BETWEEN = re.compile(r"[、，,；;\s]+")
GAP = "\u3000"
"""一字."""
SHORT, LONG = 2, 3
"""Letters of a name that is spread, and of the names that it is to stand under."""


def signer_rows(written: str) -> tuple[Signers, ...]:
    """Rows of two names in the order given; all rows are as wide as the first, so that names stand below each other.

    Args:
        written: the names, with 、 between them; none for a document that goes down or sideways.
    """
    each = [_spread(name) for name in BETWEEN.split(written.strip()) if name]
    rows = [GAP.join(each[at : at + 2]) for at in range(0, len(each), 2)]
    width = max(map(len, rows), default=0)
    return tuple(Signers(names=row.ljust(width, GAP)) for row in rows)


def _spread(name: str) -> str:
    return GAP.join(name) if len(name) == SHORT else name.ljust(LONG, GAP)
