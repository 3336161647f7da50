"""Readers with one fault each, by which the harness is tried."""

import os
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.fuzz.subject import Outcome, read

from rectify_docs.model.progress import ProgressRow


def loses_a_row(path: Path, name: str, with_roster: bool) -> Outcome:
    """The last used row is gone, and the balance says nothing."""
    whole = read(path, name, with_roster)
    rows = [row for report in whole.reading.records for row in report.rows]
    if not rows:
        return whole
    reports = tuple(replace(one, rows=tuple(r for r in one.rows if r is not rows[-1])) for one in whole.reading.records)
    return replace(whole, reading=replace(whole.reading, records=reports, rows_read=whole.reading.rows_read - 1))


def miscounts(path: Path, name: str, with_roster: bool) -> Outcome:
    whole = read(path, name, with_roster)
    return replace(whole, reading=replace(whole.reading, rows_read=whole.reading.rows_read + 1))


def doubles_a_row(path: Path, name: str, with_roster: bool) -> Outcome:
    whole = read(path, name, with_roster)
    reports = tuple(replace(one, rows=(*one.rows, *one.rows[:1])) for one in whole.reading.records)
    more = sum(bool(one.rows) for one in reports)
    return replace(whole, reading=replace(whole.reading, records=reports, rows_read=whole.reading.rows_read + more))


def mixes_texts(path: Path, name: str, with_roster: bool) -> Outcome:
    """Texts stand one row off."""
    whole = read(path, name, with_roster)
    reports = tuple(replace(one, rows=_turned(one.rows)) for one in whole.reading.records)
    return replace(whole, reading=replace(whole.reading, records=reports))


def _turned(rows: tuple[ProgressRow, ...]) -> tuple[ProgressRow, ...]:
    return tuple(replace(row, text=other.text) for row, other in zip(rows, rows[1:] + rows[:1], strict=True))


def raises(_path: Path, name: str, _roster: bool) -> Outcome:
    raise AttributeError(name)


def hangs(path: Path, name: str, with_roster: bool) -> Outcome:
    time.sleep(60)
    return read(path, name, with_roster)


def dies(_path: Path, _name: str, _roster: bool) -> Outcome:
    os._exit(9)
