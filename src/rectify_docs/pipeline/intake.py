"""Everything that lies in ``input/``, read and normalised: records, findings, and the account of every file."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from rectify_docs.errors import FilingError, UsageError
from rectify_docs.filing.edited import file_sha256
from rectify_docs.merge.records import Records
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.ledger import AppliedRuling
from rectify_docs.model.measure import MeasureList
from rectify_docs.model.office import Ruling
from rectify_docs.model.progress import UnitReport
from rectify_docs.model.rows import FileAccount, Reading, UnusedRow
from rectify_docs.model.sheet import Narrative, RawSheet
from rectify_docs.model.stage import Receipt
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.measures import read_measures
from rectify_docs.normalise.office import read_closures, read_extensions, read_rulings
from rectify_docs.normalise.progress import read_progress
from rectify_docs.normalise.roster import read_roster
from rectify_docs.pipeline.progress import Progress
from rectify_docs.read.folders import InputFile, dispatch_dates, measure_files, plain_files, progress_files
from rectify_docs.read.narrative import read_narratives
from rectify_docs.read.workbook import read_workbook
from rectify_docs.report.npc_report import KIND as NPC_REPORT

MEASURES = "input/measures"
T = TypeVar("T")
Reader = Callable[[Sequence[RawSheet]], Reading[T]]


@dataclass(slots=True)
class Intake:
    """What was read; findings and accounts grow while folder after folder is taken in."""

    records: Records = field(default_factory=lambda: Records((MeasureList((), ()),)))
    narratives: tuple[Narrative, ...] = ()
    settled: tuple[AppliedRuling, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    unused: list[UnusedRow] = field(default_factory=list)
    rows_read: dict[str, int] = field(default_factory=dict)
    """File → rows."""
    hashes: dict[str, str] = field(default_factory=dict)

    def accounts(self, merged: Iterable[UnusedRow]) -> tuple[FileAccount, ...]:
        """The account of every file, with the rows that the merge did not use."""
        unused: dict[str, list[UnusedRow]] = {}
        for row in (*self.unused, *merged):
            unused.setdefault(row.source.file, []).append(row)
        return tuple(
            FileAccount(file, digest, self.rows_read.get(file, 0), tuple(unused.get(file, ())))
            for file, digest in sorted(self.hashes.items())
        )


def newest_week(workspace: Path) -> dt.date:
    """The newest dispatch date.

    Raises:
        UsageError: there is no dispatch folder, so that the as-of date has to be given.
    """
    weeks = dispatch_dates(workspace)
    if not weeks:
        message = "没有调度日期文件夹，无法确定数据截止日期"
        remedy = "请用 --as-of YYYY-MM-DD 指定；或建立 input/progress/<日期>/ 放入进展表"
        raise UsageError(message, place="input/progress/", remedy=remedy)
    return weeks[-1]


def take_in(workspace: Path, as_of: dt.date, executor: Executor, progress: Progress) -> Intake:
    """Reads all that was known on ``as_of``; what cannot be read is a finding, and everything else goes on."""
    intake = Intake()
    desk = _Desk(workspace, intake, executor, progress)
    roster = _first(desk.take(plain_files(workspace, "input/units"), "读取单位名录", read_roster), Roster())
    rulings = desk.take(plain_files(workspace, "input/rulings"), "读取裁定", read_rulings)
    closures = desk.take(plain_files(workspace, "input/closures"), "读取销号记录", read_closures)
    extensions = desk.take(plain_files(workspace, "input/extensions"), "读取延期审批", read_extensions)
    lists = _measure_lists(desk, roster, as_of)
    reports, intake.settled = _reports(desk, as_of, roster, rulings)
    weeks = tuple(week for week in dispatch_dates(workspace) if week <= as_of)
    narratives = read_narratives(workspace, NPC_REPORT)
    intake.narratives = narratives.records
    intake.findings += narratives.findings
    intake.hashes |= {one.file: file_sha256(workspace / one.file) for one in narratives.records}
    intake.records = Records(lists, roster, weeks, reports, closures, rulings, extensions)
    return intake


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where files are opened, read and accounted for."""

    workspace: Path
    intake: Intake
    executor: Executor
    progress: Progress

    def open(self, files: Sequence[InputFile], name: str) -> list[tuple[InputFile, tuple[RawSheet, ...]]]:
        """The sheets of files, read side by side, in the order of the files."""
        readings = self.executor.map(_read, files)
        opened = []
        for file, reading in zip(files, self.progress.each(readings, name, len(files)), strict=True):
            self.intake.findings += reading.findings
            with suppress(FilingError):  # a file that cannot be opened is F102 already
                self.intake.hashes[file.name] = file_sha256(file.path)
            opened.append((file, reading.records))
        return opened

    def take(self, files: Reading[InputFile], name: str, reader: Reader[T]) -> tuple[T, ...]:
        """The records of files that belong together."""
        self.intake.findings += files.findings
        return self.keep(self.open(files.records, name), reader)

    def keep(self, opened: Sequence[tuple[InputFile, tuple[RawSheet, ...]]], reader: Reader[T]) -> tuple[T, ...]:
        """Normalises the sheets of files together, and accounts for the rows of each."""
        sheets = [sheet for _, members in opened for sheet in members]
        if not sheets:
            return ()
        reading = reader(sheets)
        for file, members in opened:
            alone = reading.rows_read if len(opened) == 1 else reader(members).rows_read
            self.intake.rows_read[file.name] = alone
        self.intake.findings += reading.findings
        self.intake.unused += reading.unused
        return reading.records


def _read(file: InputFile) -> Reading[RawSheet]:
    return read_workbook(file.path, file.name)


def _first(records: Sequence[T], default: T) -> T:
    return records[0] if records else default


def _measure_lists(desk: _Desk, roster: Roster, as_of: dt.date) -> tuple[MeasureList, ...]:
    """The versions of the list up to ``as_of``, all of them where none holds yet; a finding where there is none."""
    files = measure_files(desk.workspace)
    desk.intake.findings += files.findings
    known = [file for file in files.records if (file.date or as_of) <= as_of]
    opened = desk.open(known or files.records, "读取整改措施清单")
    versions: list[MeasureList] = []
    for date, members in groupby(opened, key=lambda pair: pair[0].date):
        versions += desk.keep(list(members), partial(read_measures, in_force=date, roster=roster))
    if not versions:
        desk.intake.findings.append(finding("F101", content=f"{MEASURES}/"))
        return (MeasureList((), ()),)
    return tuple(versions)


def _reports(
    desk: _Desk, as_of: dt.date, roster: Roster, rulings: Sequence[Ruling]
) -> tuple[tuple[UnitReport, ...], tuple[AppliedRuling, ...]]:
    """The units' reports up to ``as_of``, and the rulings on names that were applied."""
    files = progress_files(desk.workspace)
    desk.intake.findings += files.findings
    known = [file for file in files.records if file.date and file.date <= as_of]
    weeks = dispatch_dates(desk.workspace)
    by_id = {ruling.finding_id: ruling for ruling in rulings if (ruling.date or as_of) <= as_of}
    reports: list[UnitReport] = []
    applied: list[AppliedRuling] = []
    for file, sheets in desk.open(known, "读取进展表"):
        if file.date is None:
            continue
        read = partial(read_progress, week=file.date, receipt=file.receipt, roster=roster, earlier=weeks)
        before = len(desk.intake.findings)
        kept = desk.keep([(file, sheets)], partial(read, rulings=by_id))
        reports += (_of_its_week(report, weeks) for report in kept)
        if by_id:
            applied += _settled(read(sheets).findings, desk.intake.findings[before:], by_id)
    return tuple(reports), tuple(applied)


def _of_its_week(report: UnitReport, weeks: Sequence[dt.date]) -> UnitReport:
    """What comes in 补报/ or 更正/ and names an earlier dispatch date belongs to that week (definitions: open week)."""
    week = report.declared_on
    late = report.receipt in {Receipt.SUPPLEMENT, Receipt.CORRECTION}
    if not late or week is None or week not in weeks or week >= report.week:
        return report
    return replace(report, week=week, rows=tuple(replace(row, week=week) for row in report.rows))


def _settled(
    without: Iterable[Finding], with_rulings: Iterable[Finding], rulings: Mapping[str, Ruling]
) -> Iterable[AppliedRuling]:
    """What the rulings changed: findings that stand without them and are gone with them."""
    left = {found.id for found in with_rulings}
    for found in without:
        if found.id in rulings and found.id not in left:
            ruling = rulings[found.id]
            yield AppliedRuling(ruling, f"填报单位“{found.content}”认定为“{ruling.decision}”")
