"""签发人 of upward documents, two a row (GB/T 9704 7.2.6)."""

import re
from collections.abc import Sequence

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
    if len(each) % 2 and len(each) > 1:
        each.append("")
    columns = [_column(each[at::2]) for at in range(min(len(each), 2))]
    return tuple(Signers(names=GAP.join(row)) for row in zip(*columns, strict=True))


def _spread(name: str) -> str:
    return GAP.join(name) if len(name) == SHORT else name


def _column(names: Sequence[str]) -> list[str]:
    width = max(map(len, names))
    return [name.ljust(width, GAP) for name in names]
