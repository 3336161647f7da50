"""Which figures of a run a text means: an id, a label, a part of one, or the number as printed."""

import re
from collections.abc import Sequence

from rapidfuzz import process

from rectify_docs.errors import UsageError
from rectify_docs.model.run import FigureRecord

NUMBER = re.compile(r"(\d+(?:\.\d+)?%?)[个条项]?")
NEAREST = 5
"""Overall figures that are suggested."""
MANY = 20
"""Figures up to which a part of a label names them all."""


def find_figures(figures: Sequence[FigureRecord], wanted: str, document: str = "") -> tuple[FigureRecord, ...]:
    """The figures that a text means, in the order of the run.

    Args:
        figures: all figures of a run.
        wanted: the text.
        document: a number as printed is looked for in this document only; empty: in all.

    Raises:
        UsageError: it means none, or too many; some are named.
    """
    plain = "".join(wanted.split())
    printed = [one for one in figures if any(document in {"", place.document} for place in one.printed)]
    for found in (
        [one for one in figures if plain in {one.id, one.label}],
        [one for one in printed if one.text == plain],
        [one for one in printed if plain and plain in one.label],
        [one for one in figures if plain and plain in one.label],
        _inside(printed, plain),
    ):
        if found:
            return _few(found, wanted)
    labels = dict.fromkeys(one.label for one in figures if "[" not in one.id)
    near = [label for label, _, _ in process.extract(plain, labels.keys(), limit=NEAREST)]
    message = f"没有指标“{wanted}”"
    raise UsageError(message, remedy=f"可写指标编号、名称或印出的数字。相近的名称：{'、'.join(near)}")


def _inside(printed: Sequence[FigureRecord], text: str) -> list[FigureRecord]:
    """The figures that a number in words means, as printed: 并列3, 已逾期27天; the words choose among equal numbers."""
    match = NUMBER.search(text)
    found = [one for one in printed if match and one.text == match[1]]
    for word in (text[: match.start()], text[match.end() :]) if match else ():
        found = [one for one in found if word and word in one.label + one.definition] or found
    return found


def _few(found: Sequence[FigureRecord], wanted: str) -> tuple[FigureRecord, ...]:
    if len(found) <= MANY:
        return tuple(found)
    names = "、".join(f"{one.label}（{one.id}）" for one in found[:NEAREST])
    message = f"“{wanted}”对应{len(found)}个指标，请写得更具体"
    raise UsageError(message, remedy=f"可写指标编号，或把成品文件写在前面；例如：{names}")
