"""Everything that lies in ``input/``, read and normalised: records, findings, and the account of every file."""

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
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
from rectify_docs.model.measure import MeasureList
from rectify_docs.model.office import Ruling
from rectify_docs.model.progress import UnitReport
from rectify_docs.model.rows import FileAccount, Reading, UnusedRow, join
from rectify_docs.model.ruling import AppliedRuling, in_force, open_until
from rectify_docs.model.sheet import Narrative, RawSheet
from rectify_docs.model.stage import Receipt
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.measures import read_measures
from rectify_docs.normalise.office import read_closures, read_extensions, read_rulings
from rectify_docs.normalise.progress import read_progress
from rectify_docs.normalise.roster import read_roster
from rectify_docs.normalise.senders import unreadable_report
from rectify_docs.pipeline.progress import Progress
from rectify_docs.read.folders import (
    InputFile,
    dispatch_dates,
    measure_files,
    plain_files,
    progress_files,
    strange_folders,
)
from rectify_docs.read.narrative import read_narratives
from rectify_docs.read.workbook import read_workbook
from rectify_docs.report.kinds import NARRATED
from rectify_docs.settings import ReadingRules, Settings

MEASURES = "input/measures"
LATE_RECEIPTS = frozenset({Receipt.SUPPLEMENT, Receipt.CORRECTION})
"""Receipts of sheets that may belong to an earlier dispatch date."""
AHEAD = 8
"""Files that are read ahead of the one that is being taken in; more would only fill the memory."""
T = TypeVar("T")
Reader = Callable[[Sequence[RawSheet]], Reading[T]]
OfficeReader = Callable[[Sequence[RawSheet], ReadingRules], Reading[T]]


@dataclass(slots=True)
class Intake:
    """What was read; findings and accounts grow while folder after folder is taken in."""

    records: Records = field(default_factory=lambda: Records((MeasureList((), ()),)))
    narratives: tuple[Narrative, ...] = ()
    open_until: dt.date = dt.date.max
    """Last day on which the office rules on the as-of date's week: the day before the next dispatch date."""
    settled: list[AppliedRuling] = field(default_factory=list)
    """Rulings that settled something in a sheet."""
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


def take_in(workspace: Path, settings: Settings, as_of: dt.date, executor: Executor, progress: Progress) -> Intake:
    """Reads all that was known on ``as_of``; what cannot be read is a finding, and everything else goes on."""
    intake = Intake()
    intake.findings += strange_folders(workspace)
    desk = _Desk(workspace, intake, settings.reading, executor, progress)
    roster = _first(desk.office("units", "读取单位名录", read_roster), Roster())
    rulings = desk.office("rulings", "读取裁定", read_rulings)
    closures = desk.office("closures", "读取销号记录", read_closures)
    extensions = desk.office("extensions", "读取延期审批", read_extensions)
    lists = _measure_lists(desk, roster, as_of, settings.inspection.feedback_on)
    dates = dispatch_dates(workspace)
    intake.open_until = open_until(as_of, dates)
    reports = _reports(desk, as_of, roster, in_force(rulings, intake.open_until))
    if reports and not roster.units:
        intake.findings.append(finding("F119"))
    narratives = join(read_narratives(workspace, kind) for kind in NARRATED)
    intake.narratives = narratives.records
    intake.findings += narratives.findings
    intake.hashes |= {one.file: file_sha256(workspace / one.file) for one in narratives.records}
    intake.records = Records(lists, roster, dates, reports, closures, rulings, extensions)
    return intake


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where files are opened, read and accounted for."""

    workspace: Path
    intake: Intake
    rules: ReadingRules
    executor: Executor
    progress: Progress

    def each(self, files: Sequence[InputFile], name: str) -> Iterator[tuple[InputFile, tuple[RawSheet, ...]]]:
        """The sheets of file after file, a few of them read ahead, in the order of the files."""
        for file, reading in self.progress.each(self._ahead(files), name, len(files)):
            self.intake.findings += reading.findings
            with suppress(FilingError):  # a file that cannot be opened is F102 already
                self.intake.hashes[file.name] = file_sha256(file.path)
            yield file, reading.records

    def _ahead(self, files: Iterable[InputFile]) -> Iterator[tuple[InputFile, Reading[RawSheet]]]:
        waiting: deque[tuple[InputFile, Future[Reading[RawSheet]]]] = deque()
        for file in files:
            waiting.append((file, self.executor.submit(_read, file, self.rules)))
            if len(waiting) > AHEAD:
                done, reading = waiting.popleft()
                yield done, reading.result()
        yield from ((done, reading.result()) for done, reading in waiting)

    def office(self, folder: str, name: str, reader: OfficeReader[T]) -> tuple[T, ...]:
        """The records of the office's own files of one folder below ``input/``, which belong together."""
        files = plain_files(self.workspace, f"input/{folder}")
        self.intake.findings += files.findings
        return self.keep(list(self.each(files.records, name)), lambda sheets: reader(sheets, self.rules))

    def keep(self, opened: Sequence[tuple[InputFile, tuple[RawSheet, ...]]], reader: Reader[T]) -> tuple[T, ...]:
        """Normalises the sheets of files together, and accounts for the rows of each."""
        sheets = [sheet for _, members in opened for sheet in members]
        if not sheets:
            return ()
        reading = reader(sheets)
        self.intake.rows_read |= reading.rows_by_file
        self.intake.findings += reading.findings
        self.intake.unused += reading.unused
        self.intake.settled += reading.rulings
        return reading.records


def _read(file: InputFile, rules: ReadingRules) -> Reading[RawSheet]:
    return read_workbook(file.path, file.name, rules)


def _first(records: Sequence[T], default: T) -> T:
    return records[0] if records else default


def _measure_lists(desk: _Desk, roster: Roster, as_of: dt.date, feedback_on: dt.date | None) -> tuple[MeasureList, ...]:
    """The versions of the list up to ``as_of``, all of them where none holds yet; a finding where there is none."""
    files = measure_files(desk.workspace)
    desk.intake.findings += files.findings
    known = [file for file in files.records if (file.date or as_of) <= as_of]
    opened = list(desk.each(known or files.records, "读取整改措施清单"))
    versions: list[MeasureList] = []
    for date, members in groupby(opened, key=lambda pair: pair[0].date):
        versions += desk.keep(
            list(members),
            partial(read_measures, in_force=date, roster=roster, rules=desk.rules, feedback_on=feedback_on),
        )
    if not versions:
        desk.intake.findings.append(finding("F101", content=f"{MEASURES}/"))
        return (MeasureList((), ()),)
    return tuple(versions)


def _reports(desk: _Desk, as_of: dt.date, roster: Roster, rulings: Mapping[str, Ruling]) -> tuple[UnitReport, ...]:
    """The units' reports up to ``as_of``."""
    files = progress_files(desk.workspace)
    desk.intake.findings += files.findings
    known = [file for file in files.records if file.date and file.date <= as_of]
    weeks = dispatch_dates(desk.workspace)
    reports: list[UnitReport] = []
    for file, sheets in desk.each(known, "读取进展表"):
        if file.date is None:
            continue
        if not sheets:
            reports += unreadable_report(file.name, file.date, file.receipt, roster)
            continue
        read = partial(read_progress, week=file.date, receipt=file.receipt, roster=roster, earlier=weeks)
        reader = partial(read, rulings=rulings, rules=desk.rules)
        for report in desk.keep([(file, sheets)], reader):
            reports.append(_of_its_week(report, weeks))
            if report.receipt in LATE_RECEIPTS and report.declared_on is None:
                desk.intake.findings.append(finding("F117", report.source, unit=report.unit, week=report.week))
    return tuple(reports)


def _of_its_week(report: UnitReport, weeks: Sequence[dt.date]) -> UnitReport:
    """What comes in 补报/ or 更正/ and names an earlier dispatch date belongs to that week (definitions: open week)."""
    week = report.declared_on
    if report.receipt not in LATE_RECEIPTS or week is None or week not in weeks or week >= report.week:
        return report
    came = report.week
    rows = tuple(replace(row, week=week, arrived=came) for row in report.rows)
    return replace(report, week=week, rows=rows, arrived=came)
