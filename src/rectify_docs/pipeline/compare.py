"""``compare``: what changed between two dates, from the input as it was known on each."""

import datetime as dt
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from rectify_docs.errors import UsageError
from rectify_docs.merge.ledger import build_ledger
from rectify_docs.merge.since import nothing_known
from rectify_docs.merge.statistics import compute
from rectify_docs.model.ledger import Ledger
from rectify_docs.pipeline.intake import take_in
from rectify_docs.pipeline.plan import write_new
from rectify_docs.pipeline.progress import Progress
from rectify_docs.render.workbook import write_workbook
from rectify_docs.report.comparison import Comparison, Side, compare
from rectify_docs.report.comparison_book import workbook
from rectify_docs.settings import Settings, load


def compare_dates(
    workspace: Path, dates: tuple[dt.date, dt.date], target: Path | None, progress: Progress
) -> Comparison:
    """Compares the earlier date with the later one; writes a workbook where one is asked for, and nothing else.

    Raises:
        UsageError: no such workspace, the same date twice, a date of which nothing is known, or a target that is there
            already or no .xlsx.
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
    first, last = sorted(dates)
    old = _known(workspace, settings, first, progress)
    new = _known(workspace, _since(settings, first), last, progress)
    _check(old.ledger, new.ledger.weeks)
    then = replace(old.ledger, now=new.ledger.since or old.ledger.now)
    comparison = compare(old, Side(then, compute(then, settings.rules)), new)
    if target:
        write_new(target, write_workbook(workbook(comparison, settings.office.name), comparison.new).data)
    return comparison


def _check(ledger: Ledger, weeks: Sequence[dt.date]) -> None:
    """Before the first dispatch, or the first list, there is nothing to compare with.

    Args:
        ledger: that of the older date.
        weeks: dispatch dates up to the newer one.

    Raises:
        UsageError: the ledger's day is such a one.
    """
    why = nothing_known(ledger.as_of, weeks, ledger.list_version.in_force)
    if why:
        message = f"{why}，没有可比的数据"
        raise UsageError(message, place=ledger.as_of.isoformat(), remedy="请写首个调度日期和清单生效日期以后的日期")


def _since(settings: Settings, day: dt.date) -> Settings:
    """The settings with a day to look back to: what is known now of the older date."""
    rules = settings.rules.model_copy(update={"compare_since": day})
    return settings.model_copy(update={"rules": rules})


def _known(workspace: Path, settings: Settings, as_of: dt.date, progress: Progress) -> Side:
    with ThreadPoolExecutor(1) as executor:
        intake = take_in(workspace, settings, as_of, executor, progress)
    ledger = build_ledger(intake.records, settings, as_of, settled=tuple(intake.settled)).ledger
    return Side(ledger, compute(ledger, settings.rules))
