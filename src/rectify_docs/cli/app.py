"""The commands of ``rectify-docs``."""

import datetime as dt
import io
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from rectify_docs import __version__
from rectify_docs.cli.screen import Screen
from rectify_docs.errors import ExitCode, RectifyError, UsageError

if TYPE_CHECKING:
    from rectify_docs.pipeline.request import Request

T = TypeVar("T")
app = typer.Typer(
    name="rectify-docs",
    help="整改文件生成：读取清单和各单位进展表，汇总为台账，生成附件、通报、报告、公示等公文。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Workspace = Annotated[Path, typer.Option("--workspace", help="工作区文件夹", metavar="DIR")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="数据截止日期，默认最新的调度日期", metavar="YYYY-MM-DD")]
Jobs = Annotated[int, typer.Option("--jobs", help="同时处理的文件数", min=1)]
SetAside = Annotated[bool, typer.Option("--set-aside", help="成品被人工修改过时，移到 output/<日期>.<n>/ 后继续")]
Json = Annotated[bool, typer.Option("--json", help="标准输出只给出一个 JSON 对象")]
Quiet = Annotated[bool, typer.Option("--quiet", help="只报告错误")]
DEFAULT_JOBS = min(4, os.cpu_count() or 1)


@app.command(help="每周的工作：读取、核对、汇总，生成全部公文。")
def build(
    workspace: Workspace = Path(),
    as_of: AsOf = None,
    only: Annotated[list[str] | None, typer.Option("--only", help="只生成该文种，可重复", metavar="KIND")] = None,
    pdf: Annotated[bool | None, typer.Option("--pdf/--no-pdf", help="是否生成 PDF，默认按设置")] = None,
    issue_date: Annotated[str | None, typer.Option("--issue-date", help="成文日期", metavar="YYYY-MM-DD")] = None,
    jobs: Jobs = DEFAULT_JOBS,
    set_aside: SetAside = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """The weekly run."""
    from rectify_docs.pipeline.request import Request

    request = Request(
        workspace=workspace,
        as_of=_date(as_of, "--as-of"),
        only=frozenset(only or ()),
        pdf=pdf,
        issue_date=_date(issue_date, "--issue-date"),
        set_aside=set_aside,
        jobs=jobs,
    )
    _run(request, Screen(json=json, quiet=quiet))


@app.command(help="只读取和核对，写出数据核对表，不生成公文。")
def check(
    workspace: Workspace = Path(),
    as_of: AsOf = None,
    jobs: Jobs = DEFAULT_JOBS,
    set_aside: SetAside = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Reads and checks everything; makes no document."""
    from rectify_docs.pipeline.request import Request
    from rectify_docs.report.check_list import KIND

    only = frozenset({KIND})
    as_of_date = _date(as_of, "--as-of")
    request = Request(workspace, as_of_date, only=only, pdf=False, set_aside=set_aside, jobs=jobs)
    _run(request, Screen(json=json, quiet=quiet))


@app.command(help="为调度日期生成各单位的进展填报表，预填上期情况，下发填报。")
def forms(
    date: Annotated[str | None, typer.Option("--date", help="调度日期（必填）", metavar="YYYY-MM-DD")] = None,
    workspace: Workspace = Path(),
    jobs: Jobs = DEFAULT_JOBS,
    set_aside: SetAside = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """One pre-filled form per unit that is asked on a dispatch date."""
    from rectify_docs.pipeline.request import Request
    from rectify_docs.report.report_form import KIND

    screen = Screen(json=json, quiet=quiet)
    day = _date(date, "--date")
    if day is None:
        remedy = "请写明调度日期，如 rectify-docs forms --date 2018-07-06"
        screen.failure(UsageError("缺少必填的选项 --date", remedy=remedy))
        raise typer.Exit(ExitCode.USAGE)
    _run(Request(workspace, day, only=frozenset({KIND}), pdf=False, set_aside=set_aside, jobs=jobs), screen)


@app.command("import-plan", help="把公开的整改方案转为整改措施清单工作簿。")
def import_plan(
    file: Annotated[Path, typer.Argument(help="整改方案（.txt、.docx、.md）", metavar="FILE")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="生成的清单", metavar="OUT.xlsx")] = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Plan text → measure list."""
    from rectify_docs.pipeline.plan import import_plan as run_import

    screen = Screen(json=json, quiet=quiet)
    target = output or Path(f"{file.stem}-整改措施清单.xlsx")
    imported = _guarded(screen, lambda: run_import(file, target))
    screen.imported(imported)
    raise typer.Exit(imported.exit_code)


@app.command(help="从成品中印出的数字追溯到口径、措施和单元格。")
def trace(
    output: Annotated[str, typer.Argument(help="成品文件夹、日期或其中的文件", metavar="OUTPUT")],
    figure: Annotated[str, typer.Argument(help="指标编号、名称或印出的数字", metavar="FIGURE")],
    workspace: Workspace = Path(),
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """From a printed figure back to its definition and cells; reads older runs too."""
    from rectify_docs.pipeline.trace import trace as run_trace

    screen = Screen(json=json, quiet=quiet)
    screen.traced(_guarded(screen, lambda: run_trace(output, figure, workspace)))


@app.command(help="对比两个日期的整改情况。")
def compare(
    first: Annotated[str, typer.Argument(help="一个日期", metavar="DATE")],
    second: Annotated[str, typer.Argument(help="另一个日期", metavar="DATE")],
    workspace: Workspace = Path(),
    output: Annotated[Path | None, typer.Option("-o", "--output", help="另存为工作簿", metavar="OUT.xlsx")] = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """What changed between two dates; writes nothing unless a workbook is asked for."""
    from rectify_docs.pipeline.compare import compare_dates

    screen = Screen(json=json, quiet=quiet)
    dates = (_day(first, "DATE"), _day(second, "DATE"))
    with screen.progress() as progress:
        comparison = _guarded(screen, lambda: compare_dates(workspace, dates, output, progress))
    screen.compared(comparison)


@app.command("check-format", help="按 GB/T 9704-2012 检查公文格式（文件和排版后的版面）。")
def check_format(
    files: Annotated[list[Path], typer.Argument(help="docx 文件或文件夹，可多个", metavar="FILE…")],
    workspace: Workspace = Path(),
    pages: Annotated[bool, typer.Option("--pages/--no-pages", help="是否用 LibreOffice 排版后检查版面")] = True,
    everything: Annotated[bool, typer.Option("--all", help="通过、不适用的也列出")] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Conformance of any docx; exit code 5 where a prescribed rule is not kept."""
    from rectify_docs.pipeline.check_format import check_format as run_check

    screen = Screen(json=json, quiet=quiet)
    checked = _guarded(screen, lambda: run_check(files, workspace, pages=pages))
    screen.format_checked(checked, everything=everything)
    raise typer.Exit(checked.exit_code)


@app.command(help="新建工作区：设置、模板、空表。")
def init(
    folder: Annotated[Path, typer.Argument(help="新工作区文件夹", metavar="DIR")],
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """A new workspace."""
    from rectify_docs.pipeline.init import init_workspace

    screen = Screen(json=json, quiet=quiet)
    made = _guarded(screen, lambda: init_workspace(folder))
    screen.initialised(folder, made)


@app.command(help="显示版本号。")
def version() -> None:
    """The version."""
    print(__version__)


def main() -> NoReturn:
    """Runs the command line; every way out is an exit code of the contract."""
    _use_any_console()
    try:
        code = app(standalone_mode=False)
    except typer.TyperException as error:
        Screen.plain(f"用法错误：{error.format_message()}\n可用 rectify-docs --help 查看用法")
        sys.exit(ExitCode.USAGE)
    except (typer.Abort, KeyboardInterrupt):
        Screen.plain("已中断，成品未改动")
        sys.exit(ExitCode.DEFECT)
    sys.exit(code if isinstance(code, int) else ExitCode.DONE)


def _run(request: "Request", screen: Screen) -> NoReturn:
    from rectify_docs.pipeline.run import run

    with screen.progress() as progress:
        answer = _guarded(screen, lambda: run(request, progress))
    screen.answer(answer)
    raise typer.Exit(answer.exit_code)


def _guarded(screen: Screen, job: Callable[[], T]) -> T:
    """The job's value; an exception becomes a message with code, place and remedy, and an exit code."""
    try:
        return job()
    except RectifyError as error:
        screen.failure(error)
        raise typer.Exit(error.exit_code) from error
    except Exception as error:
        screen.failure(_defect(error))
        raise typer.Exit(ExitCode.DEFECT) from error


def _defect(error: Exception) -> RectifyError:
    """Anything unforeseen is a defect of ours; the last frame says where."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    remedy = "这是程序缺陷，成品未改动。请把本条信息连同 input/ 文件夹发给维护人员"
    return RectifyError(f"{type(error).__name__}: {error}", place=place, remedy=remedy)


def _date(text: str | None, option: str) -> dt.date | None:
    """A date option; None where it was not given."""
    return None if text is None else _day(text, option)


def _day(text: str, name: str) -> dt.date:
    """A date as written.

    Raises:
        typer.Exit: with USAGE, after saying how to write it.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        message = f"{name} 的日期“{text}”无法识别"
        Screen().failure(UsageError(message, remedy="请写成 2018-07-06 的形式"))
        raise typer.Exit(ExitCode.USAGE) from None


def _use_any_console() -> None:
    """Characters that a console cannot show (cp936 on Windows) are escaped instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
