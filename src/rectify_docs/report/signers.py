"""签发人 of upward documents, two a row (GB/T 9704 7.2.6)."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rectify_docs.report.contexts.weekly_dispatch import Signers

BETWEEN = re.compile(r"[、，,；;]+")
GAP = "\u3000"
"""一字."""
SHORT = 2
"""Letters of a name that is spread to three."""


def signer_rows(written: str) -> tuple[Signers, ...]:
    """Rows of two names in the order given; names stand below each other.

    Args:
        written: the names, with 、 between them; none for a document that goes down or sideways.
    """
    names = ["".join(name.split()) for name in BETWEEN.split(written)]
    each = [_spread(name) for name in names if name]
    widths = [max(map(len, each[column::2]), default=0) for column in range(2)]
    rows = [each[at : at + 2] for at in range(0, len(each), 2)]
    columns = widths if len(each) > 1 else widths[:1]
    return tuple(Signers(names=GAP.join(_padded(row, columns))) for row in rows)


def _spread(name: str) -> str:
    return GAP.join(name) if len(name) == SHORT else name


def _padded(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for name, width in zip_longest(row, widths, fillvalue=""):
        yield str(name).ljust(int(width or 0), GAP)
