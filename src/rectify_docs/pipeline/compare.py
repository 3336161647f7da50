"""``compare``: what changed between two dates, from the input as it was known on each."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rectify_docs.errors import UsageError
from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.statistics import compute
from rectify_docs.model.figure import FigureBook
from rectify_docs.model.ledger import Ledger
from rectify_docs.pipeline.intake import take_in
from rectify_docs.pipeline.plan import write_new
from rectify_docs.pipeline.progress import Progress
from rectify_docs.render.workbook import write_workbook
from rectify_docs.report.comparison import Comparison, compare, workbook
from rectify_docs.settings import Settings, load


def compare_dates(
    workspace: Path, dates: tuple[dt.date, dt.date], target: Path | None, progress: Progress
) -> Comparison:
    """Compares the earlier date with the later one; writes a workbook where one is asked for, and nothing else.

    Raises:
        UsageError: no such workspace, the same date twice, or a target that is there already or no .xlsx.
        FilingError: the target cannot be written.
    """
    if not workspace.is_dir():
        message = "工作区文件夹不存在"
        raise UsageError(message, place=str(workspace), remedy="请用 --workspace 指定，或用 init 新建")
    if dates[0] == dates[1]:
        message = "两个日期相同"
        raise UsageError(message, place=dates[0].isoformat(), remedy="请写两个不同的日期")
    if target and target.suffix.lower() != ".xlsx":
        message = "输出文件应为 .xlsx"
        raise UsageError(message, place=str(target), remedy="请写成 -o 对比.xlsx")
    settings = load(workspace)
    (old, old_figures), (new, new_figures) = (_known(workspace, settings, day, progress) for day in sorted(dates))
    comparison = compare(old, old_figures, new, new_figures)
    if target:
        write_new(target, write_workbook(workbook(comparison, settings.office.name), comparison.new).data)
    return comparison


def _known(workspace: Path, settings: Settings, as_of: dt.date, progress: Progress) -> tuple[Ledger, FigureBook]:
    with ThreadPoolExecutor(1) as executor:
        intake = take_in(workspace, settings, as_of, executor, progress)
    ledger = build_ledger(intake.records, settings, as_of, settled=tuple(intake.settled)).ledger
    return ledger, compute(ledger, settings.rules)
