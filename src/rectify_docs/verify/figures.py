"""Figures: each one stands where the renderer says, and says the same wherever it stands."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import groupby, takewhile

from rectify_docs.model.document import Printed
from rectify_docs.verify.records import Failure, Place, VerifiedDocument

NUMBER = re.compile(r"[-−]?\d+(?:\.(\d+))?")
HALF = Decimal("0.5")
BEFORE = 10
"""Characters that a message quotes before the first one that is wrong."""


def misplaced(document: VerifiedDocument, places: Iterable[Place]) -> Iterator[Failure]:
    """Printed figures that are not found at their place.

    Why the whole text of the place and not the figure alone: 12 stands in 2→12 and in 120 too, and of two equal figures
    in one paragraph both have to be there.
    """
    by_where = {place.where: place for place in places}
    recorded = sorted(document.printed, key=lambda printed: printed.where)
    for where, group in groupby(recorded, key=lambda printed: printed.where):
        yield from _lost(document.path, by_where.get(where), list(group))


def unequal(documents: Sequence[VerifiedDocument]) -> Iterator[Failure]:
    """Places where a figure says something else than where it was printed first in this run."""
    first: dict[str, str] = {}
    for document in documents:
        for printed in document.printed:
            text = first.setdefault(printed.figure_id, printed.text)
            if printed.text != text:
                expected = f"{text}（{printed.figure_id} 在各文书中一致）"
                yield Failure(document.path, printed.where, expected, printed.text)


def against_ledger(documents: Sequence[VerifiedDocument], ledger: Mapping[str, str]) -> Iterator[Failure]:
    """Places where a figure says something else than the ledger.

    Args:
        documents: what the run made.
        ledger: figure's id → its text; a figure of an id that is not there is passed over.
    """
    for document in documents:
        for printed in document.printed:
            text = ledger.get(printed.figure_id, printed.text)
            if printed.text != text:
                yield Failure(document.path, printed.where, f"{text}（台账 {printed.figure_id}）", printed.text)


def _lost(document: str, place: Place | None, group: Sequence[Printed]) -> Iterator[Failure]:
    where, expected = group[0].where, "、".join(printed.text for printed in group)
    if place is None:
        yield Failure(document, where, expected, "没有这个位置")
    elif place.number_format:
        if not all(_shows(place, printed.text) for printed in group):
            yield Failure(document, where, expected, place.text)
    else:
        wanted = (printed.sentence or printed.text for printed in group)
        changed = next((text for text in wanted if _bare(text) != _bare(place.text)), None)
        if changed is not None:
            yield Failure(document, where, *_apart(_bare(changed), _bare(place.text)))


def _bare(text: str) -> str:
    """All but blanks and line ends: a sign, a point or a % beside a figure makes it another one."""
    return "".join(text.split())


def _apart(expected: str, found: str) -> tuple[str, str]:
    """Both texts from shortly before the first character in which they differ."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(expected, found, strict=False)))
    begin = max(same - BEFORE, 0)
    return expected[begin:], found[begin:]


def _shows(place: Place, text: str) -> bool:
    """Whether a cell's number, in its format, reads as the text."""
    match = NUMBER.search(text)
    if match is None:
        return False
    before, after = text[: match.start()], text[match.end() :]
    percent = after.startswith("%")
    if not all(part in place.number_format for part in (before, after) if part):
        return False
    shown = Decimal(match[0].replace("−", "-"))
    try:
        value = Decimal(place.text) * (100 if percent else 1)
    except InvalidOperation:  # the cell has the format of a number and holds none
        return False
    return value.is_finite() and abs(value - shown) <= HALF.scaleb(-len(match[1] or ""))
