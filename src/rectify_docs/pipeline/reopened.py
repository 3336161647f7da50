"""Closed weeks whose input is no longer what their run names."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rectify_docs.check.closed_weeks import accepted_ids, changed_inputs
from rectify_docs.check.rulings import is_seen
from rectify_docs.errors import InputError
from rectify_docs.filing.edited import last_run
from rectify_docs.model.finding import Finding
from rectify_docs.model.office import Ruling
from rectify_docs.model.ruling import in_force
from rectify_docs.read.folders import dispatch_dates


@dataclass(frozen=True, slots=True)
class Reopened:
    """What is known of the closed weeks of a workspace."""

    findings: tuple[Finding, ...]
    """F130, one for each changed file."""
    rulings: Mapping[str, Ruling]
    """The rulings on them, whenever they were written: a week can only be ruled on after it was closed."""
    accepted: frozenset[str]
    """Ids that rulings on the files, as they are, name; those rulings still fit."""


def find_reopened(workspace: Path, as_of: dt.date, hashes: Mapping[str, str], rulings: Sequence[Ruling]) -> Reopened:
    """Compares the input of closed weeks up to a date with what their runs named.

    A date is closed once a later date's folder exists.

    Args:
        workspace: the workspace.
        as_of: 数据截止日期.
        hashes: path below the workspace → SHA-256 as it is now.
        rulings: all rulings of the workspace.

    Raises:
        InputError: the date itself is a closed week whose input changed, and nobody has ruled on it.
    """
    weeks = tuple(week for week in dispatch_dates(workspace)[:-1] if week <= as_of)
    runs = {week: run for week in weeks if (run := last_run(workspace / "output" / week.isoformat()))}
    found = tuple(changed_inputs(runs, hashes))
    ids = {one.id for one in found}
    ruled = {id_: ruling for id_, ruling in in_force(rulings, dt.date.max).items() if id_ in ids}
    _refuse(as_of, [one for one in found if not (one.id in ruled and is_seen(ruled[one.id].decision))])
    return Reopened(found, ruled, accepted_ids(weeks, hashes))


def _refuse(as_of: dt.date, unsettled: Sequence[Finding]) -> None:
    """A closed week is not made again from other input than was dispatched."""
    folder = f"input/progress/{as_of.isoformat()}/"
    own = [one for one in unsettled if one.source and one.source.file.startswith(folder)]
    if own:
        names = "、".join(f"{one.source.file}（编号 {one.id}）" for one in own if one.source)
        message = f"{as_of}这一期已经结束，其输入在成品生成之后有变动，不能重新生成"
        remedy = f"{own[0].remedy}；或在 input/rulings/ 中以该编号裁定，决定写{own[0].ruling}"
        raise InputError(message, place=names, remedy=remedy)
