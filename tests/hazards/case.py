"""A workspace of real files for one hazard: a list, a roster, sheets as units send them, and what became of them."""

import datetime as dt
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from rectify_docs.check.ledger_rules import check_ledger
from rectify_docs.merge.ledger import build_ledger
from rectify_docs.model.finding import Finding
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.rows import FileAccount
from rectify_docs.model.states import MeasureState
from rectify_docs.pipeline.intake import take_in
from rectify_docs.pipeline.progress import Silent
from rectify_docs.settings import load

Rows = Sequence[Sequence[Any]]
Edit = Callable[[Any], None]
WEEK = "2018-07-06"
LIST_HEADER = ("问题编号", "反馈问题", "措施编号", "整改措施", "责任单位", "责任人", "整改时限")
LIST = (
    (1, "河道污水直排", "1-1", "封堵入河排污口", "市水务局", "主要负责人", "2018年8月底"),
    (1, "河道污水直排", "1-2", "建立河道巡查制度", "市水务局、历下区党委、政府", "主要负责人", "立行立改，长期坚持"),
    (2, "扬尘管控不到位", "2-1", "落实工地扬尘六个百分百", "市环保局，市中区党委、政府", "主要负责人", "2018年年底"),
)
ROSTER_HEADER = ("单位名称", "别名", "类别", "所属集合", "启用日期", "停用日期", "继任单位")
ROSTER: Rows = (
    ("市环保局", "环保局、市环境保护局", "市直部门", None, None, None, None),
    ("市水务局", "市水利局", "市直部门", None, None, None, None),
    ("历下区", None, "县区", "各县区", None, None, None),
    ("市中区", None, "县区", "各县区", None, None, None),
)
HEADER = ("措施编号", "填报单位", "整改措施", "进展情况", "完成进度", "状态", "完成日期")


def row(measure: object = "1-1", unit: object = "市水务局", **cells: object) -> tuple[object, ...]:
    """A row under :data:`HEADER`; ``text``, ``progress``, ``percent``, ``state``, ``done`` change its cells."""
    plain: dict[str, object] = {
        "text": None,
        "progress": "正在施工",
        "percent": "60%",
        "state": "正在推进",
        "done": None,
    }
    return (measure, unit, *(plain | cells).values())


@dataclass(frozen=True)
class Outcome:
    """What became of a workspace's files."""

    findings: tuple[Finding, ...]
    ledger: Ledger
    accounts: tuple[FileAccount, ...]
    rows: tuple[ProgressRow, ...]
    """Rows as they were read, before the merge."""

    def codes(self) -> set[str]:
        """The codes of all findings."""
        return {found.code for found in self.findings}

    def found(self, code: str) -> Finding:
        """The one finding of a code."""
        (found,) = (found for found in self.findings if found.code == code)
        return found

    def cell(self, code: str) -> str:
        """The cell of the one finding of a code."""
        source = self.found(code).source
        return source.cell if source else ""

    def measure(self, id_: str) -> MeasureState:
        """The state of a measure."""
        return next(measure for measure in self.ledger.now.measures if measure.id == id_)

    def row(self, measure: str = "1-1", unit: str = "市水务局") -> ProgressRow | None:
        """The row in force of a unit's measure."""
        return next(state.row for state in self.measure(measure).units if state.unit == unit)

    def unused(self) -> list[tuple[int, str]]:
        """Row and code of everything in progress sheets that was not used."""
        return [
            (one.source.row, one.code)
            for account in self.accounts
            if "/progress/" in account.file
            for one in account.unused
        ]


class Case:
    """The workspace; files are written by the office programs' own formats."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.table("input/measures/2018-06-29/清单.xlsx", LIST_HEADER, LIST)
        self.table("input/units/名录.xlsx", ROSTER_HEADER, ROSTER)
        (folder / "input/progress" / WEEK).mkdir(parents=True)

    def settings(self, text: str) -> None:
        """Writes rectify.toml."""
        (self.folder / "rectify.toml").write_text(text, encoding="utf-8")

    def table(self, path: str, header: Sequence[Any], rows: Rows, edit: Edit | None = None) -> Path:
        """Writes a workbook with a header in row 1; ``edit`` changes the worksheet before it is saved."""
        book = openpyxl.Workbook()
        page: Any = book.active
        for cells in (header, *rows):
            page.append(list(cells))
        if edit:
            edit(page)
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        book.save(target)
        return target

    def sheet(
        self,
        *rows: Sequence[Any],
        header: Sequence[Any] = HEADER,
        edit: Edit | None = None,
        name: str = "市水务局.xlsx",
        week: str = WEEK,
    ) -> Path:
        """Writes a progress sheet."""
        return self.table(f"input/progress/{week}/{name}", header, rows, edit)

    def put(self, name: str, data: bytes, week: str = WEEK) -> Path:
        """Writes a progress file of any bytes."""
        target = self.folder / "input/progress" / week / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return target

    def read(self, as_of: str = WEEK) -> Outcome:
        """Reads, merges and checks everything; every row read is used or listed once."""
        date, settings = dt.date.fromisoformat(as_of), load(self.folder)
        with ThreadPoolExecutor(1) as executor:
            intake = take_in(self.folder, settings, date, executor, Silent())
        merged = build_ledger(intake.records, settings, date, settled=tuple(intake.settled))
        accounts = intake.accounts(merged.unused)
        rows = tuple(row for report in intake.records.reports for row in report.rows)
        listed = [one.source for account in accounts for one in account.unused]
        assert len(set(listed)) == len(listed), "a row is listed twice"
        assert all(0 <= account.rows_used <= account.rows_read for account in accounts)
        findings = (*intake.findings, *merged.findings, *check_ledger(merged.ledger))
        return Outcome(findings, merged.ledger, accounts, rows)
