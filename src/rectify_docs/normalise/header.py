"""Where the header of a table is, and which column is which field (H01–H03, H39)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rectify_docs.model.sheet import CellValue, RawSheet
from rectify_docs.normalise.columns import Vocabulary, header_key
from rectify_docs.normalise.keys import key

THRESHOLD = 2
"""Known fields that a row must name to be a header."""
MAX_DEPTH = 3
"""Rows of a header: 整改情况 over 责任单位 over 牵头部门."""
MAX_WORD = 24
"""Characters of a header word; a row with a longer text is no header inside a table."""
SHOWN_WORDS = 12
"""Words that the evidence quotes."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table."""

    first_row: int
    last_row: int
    """The same as ``first_row`` unless the header has several rows; both 1-based."""
    columns: Mapping[str, int]
    """Field name → 1-based column."""
    unknown: tuple[str, ...]
    """Header words that no field has."""
    doubles: tuple[tuple[int, str], ...]
    """Column and word of a field that a column further left has taken."""
    percent: bool
    """The header of 完成进度 says %."""


def find_header(sheet: RawSheet, words: Vocabulary, rows: int) -> Header | None:
    """The first header of a sheet.

    It is the best of the first ``rows`` rows (the upper one of equals), or a row above it that says header words and so
    heads a table of its own; where those rows hold none, such a row further down.
    """
    best: Header | None = None
    for row in range(1, min(rows, len(sheet.rows)) + 1):
        for header in _headers(sheet, row, words):
            if len(header.columns) >= THRESHOLD and (best is None or _is_better(header, best)):
                best = header
    first = _next(sheet, words, range(1, best.first_row if best else len(sheet.rows) + 1), 0)
    return first if first and (best is None or first.last_row < best.first_row) else best


def next_header(sheet: RawSheet, words: Vocabulary, before: Header, is_titled: Callable[[int], bool]) -> Header | None:
    """The header of another table further down: a row of header words, other than ``before``'s.

    Args:
        sheet: the sheet.
        words: the header words.
        before: the header of the table above.
        is_titled: whether lines right above a row give what follows a title of its own.
    """
    rows = range(before.last_row + 1, len(sheet.rows) + 1)
    below = (row for row in rows if not repeats(sheet, row, before) or is_titled(row))
    return _next(sheet, words, below, before.last_row)


def _next(sheet: RawSheet, words: Vocabulary, rows: Iterable[int], after: int) -> Header | None:
    """The header of the first of these rows that says header words; the rows right above may belong to it."""
    for row in rows:
        if not _says_header_words(sheet.rows[row - 1], words):
            continue
        starts = range(max(after + 1, row - MAX_DEPTH + 1), row + 1)
        headers = (header for start in starts for header in _headers(sheet, start, words) if header.last_row >= row)
        return max(headers, key=lambda header: (len(header.columns), header.last_row - header.first_row))
    return None


def _is_better(header: Header, best: Header) -> bool:
    """More fields, or as many told in more rows: 整改情况 over 附件数 and 进展情况 is no 进展情况 itself."""
    more = len(header.columns) - len(best.columns)
    return more > 0 or (more == 0 and header.first_row == best.first_row)


def repeats(sheet: RawSheet, row: int, header: Header) -> bool:
    """Whether a row says the header again, as lists do on each page."""
    names = [sheet.rows[number - 1] for number in range(header.last_row, header.first_row - 1, -1)]
    said = False
    for at, value in enumerate(sheet.rows[row - 1]):
        text = value.strip() if isinstance(value, str) else ""
        if not text:
            continue
        if len(text) > MAX_WORD or not any(_same(one, at, text) for one in names):
            return False
        said = True
    return said


def evidence(sheet: RawSheet, words: Vocabulary, rows: int) -> str:
    """What was found where a header was looked for: the best row's words, known and unknown (Chinese)."""
    header = max(
        (header for row in range(1, min(rows, len(sheet.rows)) + 1) for header in _headers(sheet, row, words)),
        key=lambda header: len(header.columns),
        default=None,
    )
    if header is None or not header.columns:
        return f"前{rows}行中没有认得的列名"
    return f"最像表头的是第{header.first_row}行：{recognised(header, words)}"


def recognised(header: Header, words: Vocabulary) -> str:
    """Which words of a header are known, and which are not (Chinese)."""
    known = "、".join(words.labels[field] for field in header.columns)
    unknown = "、".join(" ".join(word.split()) for word in header.unknown[:SHOWN_WORDS])
    return f"认出{known}" + (f"，不认得{unknown}" if unknown else "")


def _says_header_words(cells: Sequence[CellValue], words: Vocabulary) -> bool:
    """Whether a row holds nothing but short words, more than two of which, and at least half, name fields.

    One has to be a required field: 填报人, 审核人, 联系电话 in a line of their own head no table.
    """
    texts = [value for value in cells if value is not None]
    if len(texts) <= THRESHOLD or not all(isinstance(text, str) and len(text) <= MAX_WORD for text in texts):
        return False
    fields = [field for text in texts if (field := words.field(str(text)))]
    needed = any(field in group for group in words.required for field in fields)
    return needed and len(set(fields)) > THRESHOLD and 2 * len(fields) >= len(texts)


def _headers(sheet: RawSheet, row: int, words: Vocabulary) -> Iterator[Header]:
    """The headers that may begin in a row: of one row, and of more where the rows below only say more."""
    yield _header(sheet, row, row, words)
    for last in range(row + 1, min(row + MAX_DEPTH, len(sheet.rows) + 1)):
        if not _goes_on(sheet, last - 1, words):
            return
        if _tells_more(sheet, row, last, words):
            yield _header(sheet, row, last, words)


def _header(sheet: RawSheet, first: int, last: int, words: Vocabulary) -> Header:
    columns: dict[str, int] = {}
    unknown: list[str] = []
    doubles: list[tuple[int, str]] = []
    percent = False
    for column, names in enumerate(_names(sheet, first, last), start=1):
        field = words.field(*names)
        if field is None:
            unknown += [one for one in names[:1] if one.strip()]
        elif field in columns:
            doubles += [(column, names[-1])] if field not in words.known and not _spans(sheet, first, column) else []
        else:
            columns[field] = column
            percent = percent or (field == "percent" and any("%" in key(name) for name in names))
    return Header(first, last, columns, tuple(unknown), tuple(doubles), percent)


def _names(sheet: RawSheet, first: int, last: int) -> list[tuple[str, ...]]:
    """For each column the words to look up, the most telling first: 责任单位/牵头部门, 责任单位牵头部门, 牵头部门."""
    rows = [_texts(sheet.rows[number - 1]) for number in range(first, last + 1)]
    width = max(len(row) for row in rows)
    rows = [row + [""] * (width - len(row)) for row in rows]
    for at, upper in enumerate(rows[:-1]):
        rows[at] = _spread(upper, [any(row[column] for row in rows[at + 1 :]) for column in range(width)])
    return [_paths([row[column] for row in rows]) for column in range(width)]


def _paths(texts: Sequence[str]) -> tuple[str, ...]:
    parts: list[str] = []
    for text in texts:
        if text and not (parts and header_key(text) == header_key(parts[-1])):
            parts.append(text)
    paths = (
        mark.join(parts[at:]) for at in range(len(parts)) for mark in (("/", "") if at < len(parts) - 1 else ("",))
    )
    return tuple(paths) or ("",)


def _spread(upper: Sequence[str], below: Sequence[bool]) -> list[str]:
    """Upper words over every column that they span, where a file has lost its merges."""
    spread: list[str] = []
    for word, more in zip(upper, below, strict=True):
        spread.append(spread[-1] if not word and more and spread else word)
    return spread


def _goes_on(sheet: RawSheet, upper_row: int, words: Vocabulary) -> bool:
    """Whether what the row below says of its own stands under words that span several columns, or ends torn words."""
    upper, lower = _texts(sheet.rows[upper_row - 1]), _texts(sheet.rows[upper_row])
    upper += [""] * (len(lower) - len(upper) + 1)
    places = [at for at, text in enumerate(lower) if text and header_key(text) != header_key(upper[at])]
    wide = (_is_wide(upper, at) or words.field(upper[at] + lower[at]) for at in places)
    return any(lower) and all(len(lower[at]) <= MAX_WORD for at in places) and all(wide)


def _tells_more(sheet: RawSheet, first: int, last: int, words: Vocabulary) -> bool:
    """Whether the last row names a field, under an upper row that does: else the upper one is a title."""
    upper, lower = _texts(sheet.rows[first - 1]), _texts(sheet.rows[last - 1])
    if not any(words.field(one) for one in upper if one):
        return False
    names = _names(sheet, first, last)
    return any(words.field(*names[at]) is not None for at, text in enumerate(lower) if text)


def _is_wide(upper: Sequence[str], at: int) -> bool:
    """Whether the upper word spans this column and more: merged, or with blanks beside it."""
    word = upper[at]
    return not word or upper[at + 1] in {"", word} or (at > 0 and upper[at - 1] == word)


def _spans(sheet: RawSheet, row: int, column: int) -> bool:
    """Whether the column only continues a merged header cell."""
    return any(m.first_row <= row <= m.last_row and m.first_column < column <= m.last_column for m in sheet.merges)


def _same(names: Sequence[CellValue], at: int, text: str) -> bool:
    return at < len(names) and header_key(str(names[at] or "")) == header_key(text)


def _texts(row: Sequence[CellValue]) -> list[str]:
    return [str(value).strip() if isinstance(value, str) else "" for value in row]
