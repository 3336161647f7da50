"""Where the header of a table is, and which column is which field (H01, H02, H39)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rectify_docs.model.sheet import CellValue, RawSheet
from rectify_docs.normalise.columns import Vocabulary, header_key
from rectify_docs.normalise.keys import key

SEARCHED_ROWS = 15
"""Rows in which a header is looked for."""
THRESHOLD = 2
"""Known fields that a row must name to be a header."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table."""

    first_row: int
    last_row: int
    """The same as ``first_row`` unless the header has two rows; both 1-based."""
    columns: Mapping[str, int]
    """Field name → 1-based column."""
    unknown: tuple[str, ...]
    """Header words that no field has, or that a column further left has taken."""
    percent: bool
    """The header of 完成进度 says %."""


def find_header(sheet: RawSheet, words: Vocabulary) -> Header | None:
    """The best header of the first rows; the upper one of equals."""
    best: tuple[int, Header] | None = None
    for row in range(1, min(SEARCHED_ROWS, len(sheet.rows)) + 1):
        for last in (row, row + 1):
            if last > row and not _is_second(sheet, row, words):
                continue
            header = _header(sheet, row, last, words)
            score = len(header.columns)
            if score >= THRESHOLD and (best is None or score > best[0]):
                best = (score, header)
    return best[1] if best else None


def _header(sheet: RawSheet, first: int, last: int, words: Vocabulary) -> Header:
    columns: dict[str, int] = {}
    unknown: list[str] = []
    percent = False
    for column, names in enumerate(_names(sheet, first, last), start=1):
        field = words.field(*names)
        if field is None or field in columns:
            unknown += [one for one in names[:1] if one.strip() and field not in words.known]
            continue
        columns[field] = column
        percent = percent or (field == "percent" and any("%" in key(name) for name in names))
    return Header(first, last, columns, tuple(unknown), percent)


def _names(sheet: RawSheet, first: int, last: int) -> list[tuple[str, ...]]:
    """For each column the words to look up, the most telling first."""
    upper = _texts(sheet.rows[first - 1])
    if first == last:
        return [(text,) for text in upper]
    lower = _texts(sheet.rows[last - 1])
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    groups = _spread(upper, lower)
    return [
        (one,) if not two or header_key(two) == header_key(one) else (f"{group}/{two}", two)
        for one, two, group in zip(upper, lower, groups, strict=True)
    ]


def _spread(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Upper words over every column that they span, where a file has lost its merges."""
    spread: list[str] = []
    for one, two in zip(upper, lower, strict=True):
        spread.append(spread[-1] if not one and two and spread else one)
    return spread


def _is_second(sheet: RawSheet, first: int, words: Vocabulary) -> bool:
    """Whether the row below is the second row of a header: it says nothing but header words under wider ones."""
    if first >= len(sheet.rows):
        return False
    upper, lower = _texts(sheet.rows[first - 1]), _texts(sheet.rows[first])
    if not any(words.field(one) for one in upper if one):
        return False  # a title above the header
    upper += [""] * (len(lower) - len(upper) + 1)
    places = [at for at, text in enumerate(lower) if text and header_key(text) != header_key(upper[at])]
    known = [words.field(f"{upper[at]}/{lower[at]}", lower[at]) is not None for at in places]
    return any(known) and all(_is_wide(upper, at) for at in places)


def _is_wide(upper: Sequence[str], at: int) -> bool:
    """Whether the upper word spans this column and more: merged, or with blanks beside it."""
    word = upper[at]
    return not word or upper[at + 1] in {"", word} or (at > 0 and upper[at - 1] == word)


def _texts(row: Sequence[CellValue]) -> list[str]:
    return [str(value).strip() if isinstance(value, str) else "" for value in row]
