"""The measure list: each measure of the ledger stands there once, with all that its row should show."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rectify_docs.verify.records import Failure, Place

ID = "措施编号"
ESCAPE = "_x005F_"
"""What spreadsheets put before text that looks like one of their escapes."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row that the ledger asks for."""

    id: str
    """措施编号."""
    shown: Mapping[str, str]
    """Column heading → the text of the ledger that a cell of the row holds (反馈问题 in a problem's first row only).

    A deadline's cell may say more (原…，…批准调整).
    """


def listed_wrong(document: str, places: Iterable[Place], expected: Sequence[ListedRow]) -> Iterator[Failure]:
    """Ids that do not stand exactly once in the list's id column, and texts that their row has lost.

    Only columns that the list has are looked at: which ones it prints is its template's affair.

    Args:
        document: path of the file.
        places: its cells and paragraphs.
        expected: what the ledger has, in the list's order.
    """
    cells = [place for place in places if place.table]
    rows = _rows(cells)
    headings = {_key(cell.text) for cell in cells}
    for row in expected:
        found = rows.get(_key(row.id), [])
        if len(found) != 1:
            yield Failure(document, "", f"{ID} {row.id} 恰好出现一次", f"出现{len(found)}次")
            continue
        texts = [_key(cell.text) for cell in found[0]]
        for heading, text in row.shown.items():
            if _key(heading) in headings and not any(_key(text) in one for one in texts):
                yield Failure(document, found[0][0].where, f"{row.id}的{heading}“{text}”", "该行没有这一内容")
    if len({row.id for row in expected}) < len(expected):
        yield Failure(document, "", f"台账中{ID}不重复", f"台账中{ID}有重复")


def _rows(cells: Sequence[Place]) -> dict[str, list[list[Place]]]:
    """What stands in a column headed 措施编号 → its rows; any cell where there is no such column."""
    lines: dict[tuple[str, int], list[Place]] = defaultdict(list)
    heads: dict[tuple[str, int], int] = {}
    for cell in cells:
        lines[cell.table, cell.row].append(cell)
        if _key(cell.text) == ID:
            heads.setdefault((cell.table, cell.column), cell.row)
    rows: dict[str, list[list[Place]]] = defaultdict(list)
    for cell in cells:
        if not heads or cell.row > heads.get((cell.table, cell.column), cell.row):
            rows[_key(cell.text)].append(lines[cell.table, cell.row])
    return rows


def _key(text: str) -> str:
    """Without blanks, line ends and invisible characters; full-width punctuation as half-width."""
    plain = unicodedata.normalize("NFKC", text.replace(ESCAPE, ""))
    return re.sub(r"\s", "", "".join(character for character in plain if character.isprintable()))
