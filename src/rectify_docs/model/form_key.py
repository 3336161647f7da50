"""The key of a report form (进展填报表): by it a form is recognised when it comes back, whatever its file is called."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

MARK = "rectify-docs/report-form"
"""First cell of the hidden sheet."""
SCHEMA = "1"
UNIT, WEEK, SEAL, LINE = "unit", "week", "seal", "line"
"""What a row of the hidden sheet says, in its first cell."""
DIGITS = 16
"""Hex digits of a digest: enough to notice a change, not to prove who made it."""


@dataclass(frozen=True, slots=True)
class FormLine:
    """One measure of a form."""

    measure_id: str
    text: str
    """:func:`digest` of the measure's text."""
    issued: str
    """:func:`prefilled` values of the cells that the unit fills in."""


@dataclass(frozen=True, slots=True)
class FormKey:
    """Whose form it is, for which dispatch, and what stood in it when it went out."""

    unit: str
    week: dt.date
    """调度日期."""
    lines: tuple[FormLine, ...]

    @property
    def seal(self) -> str:
        """A digest of all the rest, so that a change of the hidden sheet is noticed."""
        lines = (part for line in self.lines for part in (line.measure_id, line.text, line.issued))
        return digest("\x1f".join((SCHEMA, self.unit, self.week.isoformat(), *lines)))

    def rows(self) -> Iterator[tuple[str, str, str, str]]:
        """The hidden sheet, row by row."""
        yield MARK, SCHEMA, "", ""
        yield UNIT, self.unit, "", ""
        yield WEEK, self.week.isoformat(), "", ""
        yield SEAL, self.seal, "", ""
        for line in self.lines:
            yield LINE, line.measure_id, line.text, line.issued


def digest(text: str) -> str:
    """The same for the same text, however it is wrapped and spaced."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:DIGITS]


def prefilled(
    state: str, percent: Decimal | str | None, completed_on: dt.date | str | None, expected_on: dt.date | str | None
) -> str:
    """状态、完成进度、完成日期、预计完成日期 in one line; what could not be read stands as written."""
    share = f"{percent.normalize():f}" if isinstance(percent, Decimal) else percent or ""
    days = (day.isoformat() if isinstance(day, dt.date) else day or "" for day in (completed_on, expected_on))
    return "|".join(("".join(state.split()), share, *days))
