"""Figures: each one stands where the renderer says, and says the same wherever it stands."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from rectify_docs.model.document import Printed
from rectify_docs.verify.records import Failure, Place, VerifiedDocument, letters

NUMBER = re.compile(r"[-−]?\d+(?:\.(\d+))?")
HALF = Decimal("0.5")


def misplaced(document: VerifiedDocument, places: Iterable[Place]) -> Iterator[Failure]:
    """Printed figures that are not found at their place.

    Why in their order, and with the text around them: of two equal figures in one paragraph, both have to be there.
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
    elif not _in_order(place.text, [printed.text for printed in group]):
        yield Failure(document, where, expected, place.text)
    else:
        changed = (one for one in group if letters(one.sentence) not in letters(place.text))
        yield from (Failure(document, where, one.sentence, place.text) for one in list(changed)[:1])


def _in_order(text: str, parts: Iterable[str]) -> bool:
    position = 0
    for part in parts:
        at = text.find(part, position)
        if at < 0:
            return False
        position = at + len(part)
    return True


def _shows(place: Place, text: str) -> bool:
    """Whether a cell's number, in its format, reads as the text."""
    match = NUMBER.search(text)
    if match is None:
        return False
    before, after = text[: match.start()], text[match.end() :]
    percent = after.startswith("%")
    if not all(part in place.number_format for part in (before, after) if part):
        return False
    shown, value = Decimal(match[0].replace("−", "-")), Decimal(place.text) * (100 if percent else 1)
    return abs(value - shown) <= HALF.scaleb(-len(match[1] or ""))
