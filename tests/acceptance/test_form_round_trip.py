"""What a unit writes into its form is what the reader returns: not a value lost, not one changed."""

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell import Cell

from rectify_docs.model.finding import Severity
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.rows import Reading
from rectify_docs.model.stage import Receipt, Stage
from rectify_docs.normalise.keys import clean, has_radicals
from rectify_docs.normalise.progress import read_progress
from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from rectify_docs.read.workbook import read_workbook
from rectify_docs.render.soffice import find_soffice
from rectify_docs.render.soffice import run as run_soffice
from tests.workspace import small_workspace

DAY = dt.date(2026, 3, 20)
UNIT, IDS = "乙区", ("1-1", "3-1")
FIRST = 5
"""The first row of the list."""
COLUMNS = {"text": "G", "state": "H", "percent": "I", "completed_on": "J", "trouble": "K", "delay_reason": "L"}
COLUMNS |= {"expected_on": "M", "next_steps": "N", "evidence": "O"}
STATES = {
    "未启动": (Stage.NOT_STARTED, False),
    "正在推进": (Stage.IN_PROGRESS, False),
    "已完成": (Stage.DONE, False),
    "申请验收": (Stage.ACCEPTANCE_REQUESTED, False),
    "正在推进（长期坚持）": (Stage.IN_PROGRESS, True),
    "已完成（长期坚持）": (Stage.DONE, True),
}


@dataclass(frozen=True)
class Filled:
    """What a unit writes about one measure."""

    text: str
    state: str
    percent: Decimal | None
    completed_on: dt.date | None
    trouble: str
    delay_reason: str
    expected_on: dt.date | None
    next_steps: str
    evidence: str

    def matches(self, row: ProgressRow) -> bool:
        """Whether the record says just that; texts as they are kept (no blanks at the ends of lines)."""
        texts = ("text", "trouble", "delay_reason", "next_steps", "evidence")
        same_texts = all(getattr(row, name) == clean(getattr(self, name)) for name in texts)
        dates = (row.completed_on, row.expected_on) == (self.completed_on, self.expected_on)
        state = (row.stage, row.ongoing, row.state_text) == (*STATES[self.state], self.state)
        return same_texts and dates and state and row.percent == self.percent


def plain(text: str) -> bool:
    """Without what a spreadsheet file cannot hold or takes for an escape of its own, and without radicals (R246)."""
    lines = (line.strip() for line in text.split("\n"))
    return not has_radicals(text) and clean(text) == "\n".join(line for line in lines if line)


CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"))
WRITTEN = st.text(st.one_of(CHARACTERS, st.sampled_from("\n\n “”\"'=+-@{}%<>&，。、一二三长期坚持")), max_size=120)
TEXTS = st.one_of(WRITTEN.filter(plain), st.sampled_from(["=1+1", "{{ 7*7 }}{% if %}", "1-1", "1e5", "50%", "TRUE"]))
DATES = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
PERCENTS = st.integers(0, 10_000).map(lambda number: (Decimal(number) / 100).normalize())
ROWS = st.builds(
    Filled,
    text=TEXTS.filter(lambda text: bool(clean(text))),
    state=st.sampled_from(sorted(STATES)),
    percent=st.none() | PERCENTS,
    completed_on=st.none() | DATES,
    trouble=TEXTS,
    delay_reason=TEXTS,
    expected_on=st.none() | DATES,
    next_steps=TEXTS,
    evidence=TEXTS,
)
SAVED_AS = ("xlsx", "xls", "ods")
"""What LibreOffice is asked to save the form as."""
BOTH = st.tuples(ROWS, ROWS)
EXAMPLES = (
    Filled(
        "第一行\n“第二行”，'引号'\n\n=SUM(A1)", "已完成（长期坚持）", Decimal(100), DAY, "=1+1", "", DAY, "1-2", "TRUE"
    ),
    Filled("长" * 30_000, "正在推进", Decimal("33.33"), None, "", "缺钱", dt.date(2026, 12, 31), "@甲", "007"),
    Filled("{{ 7*7 }} <b>&amp;", "未启动", Decimal(0), None, "%", "{% if %}", None, "50%", "2026-3-1"),
    Filled("①Ⅲ㎡…（完）", "申请验收", None, dt.date(2000, 1, 1), "１２％", "+1", None, "", "13800000000"),
)


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = small_workspace(tmp_path_factory.mktemp("forms"))
    only = frozenset({"report-form"})
    return run(Request(workspace, DAY, only=only, pdf=False), Silent()).folder / f"填报表/{UNIT}.xlsx"


def fill(form: Path, target: Path, rows: Sequence[Filled]) -> Path:
    book = openpyxl.load_workbook(form)
    for number, row in enumerate(rows, start=FIRST):
        for name, letter in COLUMNS.items():
            cell = book.worksheets[0][f"{letter}{number}"]
            value = getattr(row, name)
            cell.value = float(value / 100) if isinstance(value, Decimal) else value or None
            if isinstance(value, str) and value:
                assert isinstance(cell, Cell)
                cell.value, cell.data_type = value, "s"
    book.save(target)
    return target


def records(path: Path, name: str = "", receipt: Receipt = Receipt.ON_TIME) -> tuple[ProgressRow, ...]:
    sheets = read_workbook(path, f"input/progress/2026-03-20/{name or path.name}")
    reading = read_progress(sheets.records, DAY, receipt)
    said: Reading[object] = Reading((), (*sheets.findings, *reading.findings))
    assert [found.code for found in said.findings if found.severity is not Severity.INFO] == []
    (report,) = reading.records
    assert (report.unit, report.declared_on, report.receipt) == (UNIT, DAY, receipt)
    return report.rows


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(rows=BOTH)
def test_what_is_written_is_what_is_read(form: Path, tmp_path: Path, rows: tuple[Filled, Filled]) -> None:
    read = records(fill(form, tmp_path / "改名.xlsx", rows), "迟报/市水务局（3.6）.xlsx", Receipt.LATE)
    assert [row.measure_id for row in read] == list(IDS)
    for written, row in zip(rows, read, strict=True):
        assert written.matches(row), (written, row)


@pytest.mark.parametrize("kind", SAVED_AS)
def test_after_libreoffice_has_saved_it(form: Path, tmp_path: Path, kind: str) -> None:
    pairs = [EXAMPLES[:2], EXAMPLES[2:]]
    files = [fill(form, tmp_path / f"第{number}份.xlsx", pair) for number, pair in enumerate(pairs)]
    saved = resaved(files, tmp_path / "另存", kind)
    for path, rows in zip(saved, pairs, strict=True):
        read = records(path)
        assert [row.measure_id for row in read] == list(IDS)
        for written, row in zip(rows, read, strict=True):
            assert written.matches(row), (written, row)
    if kind == "xlsx":
        assert_still_a_form(saved[0])


def assert_still_a_form(path: Path) -> None:
    """Locked where it was, open where it was, with its validations, the key out of sight."""
    book = openpyxl.load_workbook(path)
    page, key = book.worksheets
    assert key.sheet_state != "visible"
    assert page.protection.sheet
    assert (page["B5"].protection.locked, page["G6"].protection.locked) == (True, False)
    assert {str(one.sqref) for one in page.data_validations.dataValidation} >= {"H5:H6", "I5:I6", "J5:J6"}


def resaved(files: Sequence[Path], folder: Path, kind: str) -> list[Path]:
    """The files as LibreOffice Calc saves them as another kind."""
    soffice = find_soffice("")
    if soffice is None:
        pytest.skip("没有安装 LibreOffice")
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    names = [str(file) for file in files]
    command = [str(soffice), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *names]
    run_soffice(command, folder.parent, {**os.environ, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}, 120)
    saved = [folder / f"{file.stem}.{kind}" for file in files]
    if not any(file.is_file() for file in saved):
        pytest.skip("没有安装 LibreOffice Calc（只有 Writer）")
    return saved
