"""A closed week is never edited: its input must be what the week's run named (definitions: an open week)."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.run import RunRecord
from rectify_docs.model.source import SourceRef

FOLDER = "input/progress/{week}/"
PREPARATORY = frozenset({"check-list", "report-form"})
"""Kinds that are made before a week's input is complete; a run of nothing else told nobody a figure."""


def changed_inputs(runs: Mapping[dt.date, RunRecord], hashes: Mapping[str, str]) -> Iterator[Finding]:
    """F130 for each file of a closed week that was changed, added or taken away since the week's run.

    Args:
        runs: closed dispatch date → the record of its run.
        hashes: path below the workspace → SHA-256 as it is now.
    """
    for week, run in sorted(runs.items()):
        if not {document.kind for document in run.documents} - PREPARATORY:
            continue
        folder = FOLDER.format(week=week.isoformat())
        then = {one.path: one.sha256 for one in run.inputs if one.path.startswith(folder)}
        now = {path: digest for path, digest in hashes.items() if path.startswith(folder)}
        for path in sorted(then.keys() | now.keys()):
            if then.get(path) != now.get(path):
                yield _changed(path, week, then.get(path), now.get(path))


def accepted_ids(weeks: Collection[dt.date], hashes: Mapping[str, str]) -> frozenset[str]:
    """Ids that F130 would have for the files of closed weeks as they are: a ruling on one of them fits still.

    Why: once the week was made again from what the office accepted, its run names that input, and F130 is gone.
    """
    folders = {FOLDER.format(week=week.isoformat()): week for week in weeks}
    return frozenset(
        _changed(path, week, "", digest).id
        for folder, week in folders.items()
        for path, digest in hashes.items()
        if path.startswith(folder)
    )


def _changed(path: str, week: dt.date, then: str | None, now: str | None) -> Finding:
    what = "又被改动" if then and now else "才放入" if now else "被移走"
    return finding("F130", SourceRef(path), content=f"{path}|{now or ''}", day=week.isoformat(), what=what)
