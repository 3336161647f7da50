"""``import-plan``: plan text → measure list workbook."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from rectify_docs.errors import ExitCode, FilingError, InputError, UsageError
from rectify_docs.filing.edited import file_sha256
from rectify_docs.model.finding import Finding, Severity
from rectify_docs.normalise.plan_form import parse_any_plan
from rectify_docs.read.text import read_plan_text
from rectify_docs.render.workbook import write_workbook
from rectify_docs.report.plan_list import plan_workbook

FILE_DATE = dt.date(1980, 1, 1)
"""Date in the workbook's properties: a plan is imported on no particular day."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a plan."""

    target: Path
    problems: int
    measures: int
    findings: tuple[Finding, ...]

    @property
    def exit_code(self) -> ExitCode:
        """FINDINGS where a clause could not be parsed."""
        errors = any(found.severity is Severity.ERROR for found in self.findings)
        return ExitCode.FINDINGS if errors else ExitCode.DONE


def import_plan(file: Path, target: Path) -> Imported:
    """Writes the plan's measure list to ``target``.

    Raises:
        UsageError: the target is no .xlsx, or there already.
        InputError: the file cannot be read, or holds no measure.
        FilingError: the target cannot be written.
    """
    if target.suffix.lower() != ".xlsx":
        message = "输出文件应为 .xlsx"
        raise UsageError(message, place=str(target), remedy="请写成 -o 清单.xlsx")
    if not file.is_file():
        message = "找不到整改方案文件"
        raise InputError(message, place=str(file), remedy="请检查文件名和所在文件夹")
    text = read_plan_text(file, file.name)
    plan = parse_any_plan(text.lines, text.tables, file.name)
    findings = (*text.findings, *plan.findings)
    measures = [measure for version in plan.records for measure in version.measures]
    if not measures:
        why = (
            "；".join(found.message for found in findings)
            or "没有措施表格，也没有“整改措施：”或（责任单位：…；整改时限：…）形式的措施"
        )
        message = f"没有读到措施：{why}"
        raise InputError(message, place=str(file), remedy="请确认是整改方案正文（.txt、.docx、.md）")
    rendered = write_workbook(plan_workbook(plan.records[0], file.name, file_sha256(file)), FILE_DATE)
    write_new(target, rendered.data)
    return Imported(target, len(plan.records[0].problems), len(measures), findings)


def write_new(target: Path, data: bytes) -> None:
    """Writes a new file; one that is there already may have been edited and is left alone.

    Raises:
        UsageError: it is there with other content.
        FilingError: it cannot be written.
    """
    try:
        if target.exists() and target.read_bytes() == data:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:
            stream.write(data)
    except FileExistsError as error:
        message = "输出文件已存在，且内容不同"
        raise UsageError(message, place=str(target), remedy="请换一个文件名，或先移走原文件") from error
    except OSError as error:
        message = f"无法写入：{error.strerror}"
        raise FilingError(message, place=str(target), remedy="请检查文件夹权限，或关闭已打开的同名文件") from error
