"""The hidden key of a report form (填报标识) that came back: found, decoded, and held to its seal."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rectify_docs.model.form_key import LINE, MARK, SCHEMA, SEAL, UNIT, WEEK, FormKey, FormLine
from rectify_docs.model.sheet import RawSheet
from rectify_docs.normalise.table import cell_text

WIDTH = 4
"""Cells of a row of the key."""
OTHER_SCHEMA, CHANGED, SEVERAL = "是另一版本的", "已被改动", "不止一个"
"""What may be wrong with a key (finding R284)."""


@dataclass(frozen=True, slots=True)
class KeyReading:
    """The key of one file, or what is wrong with it."""

    key: FormKey | None
    trouble: str = ""


def is_key(sheet: RawSheet) -> bool:
    """Whether a sheet is the key of a form, not a page."""
    return cell_text(sheet.value(1, 1)) == MARK


def read_keys(sheets: Iterable[RawSheet]) -> dict[str, KeyReading]:
    """File → its key; a file that is no form is left out."""
    found: dict[str, KeyReading] = {}
    for sheet in sheets:
        if is_key(sheet):
            several = sheet.file in found
            found[sheet.file] = KeyReading(None, SEVERAL) if several else _decoded(sheet)
    return found


def _decoded(sheet: RawSheet) -> KeyReading:
    rows = [
        tuple(cell_text(sheet.value(row, at)) for at in range(1, WIDTH + 1)) for row in range(1, len(sheet.rows) + 1)
    ]
    if rows[0][1] != SCHEMA:
        return KeyReading(None, OTHER_SCHEMA)
    key = _key(rows)
    seals = [row[1] for row in rows if row[0] == SEAL]
    return KeyReading(key) if key and seals == [key.seal] else KeyReading(None, CHANGED)


def _key(rows: Sequence[tuple[str, ...]]) -> FormKey | None:
    """The key that the rows say; None where they do not say one unit and one date."""
    units = [row[1] for row in rows if row[0] == UNIT]
    weeks = [row[1] for row in rows if row[0] == WEEK]
    lines = tuple(FormLine(*row[1:]) for row in rows if row[0] == LINE)
    try:
        (unit,), (week,) = units, weeks
        return FormKey(unit, dt.date.fromisoformat(week), lines)
    except ValueError:
        return None
