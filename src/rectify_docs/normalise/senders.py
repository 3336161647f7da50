"""Who sent a file of which no row was read: a note of 零报告 without a table, or a sheet that nobody could use."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from rectify_docs.model.progress import UnitReport
from rectify_docs.model.sheet import RawSheet
from rectify_docs.model.source import SourceRef
from rectify_docs.model.stage import Receipt
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.account import Account
from rectify_docs.normalise.reporter import LABELLED, Reporters
from rectify_docs.normalise.table import cell_text

NOTHING = "零报告"
FEW = 12
"""Cells that a note of 零报告 has at the most."""
LINES = 20
"""Lines at the top of a sheet in which its unit is looked for."""


def nil_notes(sheets: Iterable[RawSheet], reporters: Reporters) -> dict[SourceRef, str]:
    """Sheet → unit, for the files that say 零报告 in a few cells and hold no table."""
    notes = {}
    for file, members in _by_file(sheets).items():
        texts = [text for sheet in members for row in sheet.rows for value in row if (text := cell_text(value))]
        if len(texts) <= FEW and any(NOTHING in text for text in (*texts, file.rsplit("/", 1)[-1])) and texts:
            unit = _sender(members, reporters)
            if unit:
                notes[SourceRef(file, members[0].name)] = unit
    return notes


def senders(sheets: Iterable[RawSheet], reporters: Reporters) -> Iterator[tuple[SourceRef, str]]:
    """Sheet and unit, for the files whose sender can be told by a line 填报单位： or by the file's name."""
    for file, members in _by_file(sheets).items():
        if unit := _sender(members, reporters):
            yield SourceRef(file, members[0].name), unit


def unreadable_report(file: str, week: dt.date, receipt: Receipt, roster: Roster) -> tuple[UnitReport, ...]:
    """What is known of a file that could not be opened: who sent it, if its name says so."""
    unit = Reporters(roster, week, Account()).guessed(PurePosixPath(file).stem)
    return (UnitReport(unit, week, receipt, SourceRef(file), (), unusable=True),) if unit else ()


def _sender(sheets: Sequence[RawSheet], reporters: Reporters) -> str:
    lines = ("　".join(map(cell_text, row)) for sheet in sheets for row in sheet.rows[:LINES])
    named = next((match["name"] for line in lines if (match := LABELLED.search(line))), "")
    known = reporters.known(named) if named else ""
    return known if known in reporters.roster.units else reporters.guessed(PurePosixPath(sheets[0].file).stem)


def _by_file(sheets: Iterable[RawSheet]) -> dict[str, list[RawSheet]]:
    by_file: dict[str, list[RawSheet]] = {}
    for sheet in sheets:
        by_file.setdefault(sheet.file, []).append(sheet)
    return by_file
