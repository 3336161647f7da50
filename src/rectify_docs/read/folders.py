"""What lies where in a workspace: list versions, rosters, dispatch dates with their receipts, the office's records."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.rows import Reading
from rectify_docs.model.source import SourceRef
from rectify_docs.model.stage import Receipt

IGNORED = re.compile(r"~\$.*|\.~.*|\..*|Thumbs\.db|desktop\.ini|.*\.tmp", re.IGNORECASE)
"""Temporary files of office programs and of file managers."""
DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
FOLDERS = ("measures", "progress", "units", "closures", "extensions", "rulings", "narrative")
"""Folders of ``input/``."""
RECEIPTS = {
    "迟报": Receipt.LATE,
    "补报": Receipt.SUPPLEMENT,
    "更正": Receipt.CORRECTION,
    "退回重报": Receipt.RETURNED,
}


@dataclass(frozen=True, slots=True, order=True)
class InputFile:
    """A file of the workspace that is to be read."""

    name: str
    """Path below the workspace, with ``/``."""
    path: Path
    date: dt.date | None = None
    """Date of the folder it lies in: 调度日期, or the day from which a list version holds."""
    receipt: Receipt = Receipt.ON_TIME


def plain_files(workspace: Path, folder: str) -> Reading[InputFile]:
    """The files that lie directly in ``folder``, such as ``input/units``; no files where there is no folder."""
    return Reading(tuple(InputFile(_name(workspace, path), path) for path in _files(workspace / folder)))


def strange_folders(workspace: Path, folder: str = "input") -> tuple[Finding, ...]:
    """What lies below ``input/`` and is no folder of the workspace: a misspelt name would lose all its records."""
    known = "、".join(FOLDERS)
    return tuple(
        finding("F118", SourceRef(_name(workspace, sub)), content=sub.name, choices=known)
        for sub in _folders(workspace / folder)
        if sub.name not in FOLDERS
    )


def measure_files(workspace: Path, folder: str = "input/measures") -> Reading[InputFile]:
    """The workbooks of the list versions: the undated first, then by date."""
    undated = plain_files(workspace, folder)
    return _with_dates(workspace, folder, undated.records, receipts=False)


def progress_files(workspace: Path, folder: str = "input/progress") -> Reading[InputFile]:
    """The units' sheets by dispatch date, then by how they came, then by name."""
    strays = tuple(
        finding("F108", SourceRef(one.name), content=one.name) for one in plain_files(workspace, folder).records
    )
    dated = _with_dates(workspace, folder, (), receipts=True)
    return Reading(dated.records, strays + dated.findings)


def dispatch_dates(workspace: Path, folder: str = "input/progress") -> tuple[dt.date, ...]:
    """The dates of the dispatch folders, oldest first; also of an empty one: then nobody has reported."""
    dates = (_date(sub.name) for sub in _folders(workspace / folder))
    return tuple(sorted(date for date in dates if date))


def _with_dates(workspace: Path, folder: str, first: tuple[InputFile, ...], *, receipts: bool) -> Reading[InputFile]:
    records, findings = list(first), []
    for sub in _folders(workspace / folder):
        date = _date(sub.name)
        if date is None:
            findings.append(finding("F106", SourceRef(_name(workspace, sub)), content=sub.name))
            continue
        records += [InputFile(_name(workspace, path), path, date) for path in _files(sub)]
        for inner in _folders(sub):
            receipt = RECEIPTS.get(inner.name) if receipts else None
            if receipt is None:
                findings.append(finding("F109", SourceRef(_name(workspace, inner)), content=inner.name))
                continue
            records += [InputFile(_name(workspace, path), path, date, receipt) for path in _files(inner)]
    return Reading(tuple(records), tuple(findings))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in _entries(folder) if path.is_file())


def _folders(folder: Path) -> Iterator[Path]:
    return (path for path in _entries(folder) if path.is_dir())


def _entries(folder: Path) -> list[Path]:
    """What lies in the folder, sorted by name so that no file system decides the order."""
    if not folder.is_dir():
        return []
    return sorted((path for path in folder.iterdir() if not IGNORED.fullmatch(path.name)), key=lambda path: path.name)


def _date(name: str) -> dt.date | None:
    match = DATE.fullmatch(name)
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _name(workspace: Path, path: Path) -> str:
    """The path below the workspace; bytes that are no UTF-8 (unpacked from a GBK archive) are shown escaped."""
    return path.relative_to(workspace).as_posix().encode("utf-8", "backslashreplace").decode()
