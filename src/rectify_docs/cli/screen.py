"""What a run says on the terminal, or as one JSON object."""

import json as jsonlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

from rectify_docs.cli.compare_screen import comparison_json, comparison_lines, comparison_table
from rectify_docs.cli.trace_screen import trace_json, trace_lines
from rectify_docs.errors import RectifyError

if TYPE_CHECKING:
    from rectify_docs.model.finding import Finding
    from rectify_docs.pipeline.check_format import CheckedFormat
    from rectify_docs.pipeline.plan import Imported
    from rectify_docs.pipeline.progress import Progress
    from rectify_docs.pipeline.request import Answer
    from rectify_docs.pipeline.trace import Traced
    from rectify_docs.report.comparison import Comparison

T = TypeVar("T")
SHOWN = 40
"""Findings shown on a terminal; the rest are in 数据核对表."""
STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}


class Screen:
    """Results on stdout, progress and errors on stderr; with ``json`` nothing but one object on stdout."""

    def __init__(self, *, json: bool = False, quiet: bool = False) -> None:
        self.json = json
        self.quiet = quiet
        self.out = Console(highlight=False, soft_wrap=True)
        self.err = Console(stderr=True, highlight=False, soft_wrap=True)

    @staticmethod
    def plain(text: str) -> None:
        """A message on stderr."""
        Console(stderr=True, highlight=False, soft_wrap=True).print(escape(text))

    @contextmanager
    def progress(self) -> "Iterator[Progress]":
        """Bars on a terminal; silence otherwise."""
        from rectify_docs.pipeline.progress import Silent

        if self.json or self.quiet or not self.err.is_terminal:
            yield Silent()
            return
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with RichProgress(*columns, TimeElapsedColumn(), console=self.err, transient=True) as bars:
            yield _Bars(bars)

    def answer(self, answer: "Answer") -> None:
        """What was made and found."""
        if self.json:
            self._dump(_answer_json(answer))
            return
        if not self.quiet:
            for name in answer.documents:
                self.out.print(f"  已生成 {escape(name)}")
            for skipped in answer.skipped:
                self.out.print(f"  未生成 {skipped.kind}：{escape(skipped.why)}")
            for kind in answer.drafts:
                self.out.print(f"  草稿 {kind}：没有成文日期，日期处留空（--issue-date 或 rectify.toml）")
        self._findings(answer.findings)
        if self.quiet:
            return
        if answer.older:
            self.out.print(f"另有以往各期的 {answer.older} 条核对记录，见 run.json")
        if answer.set_aside:
            self.out.print(f"原成品文件夹已移到 {escape(answer.set_aside.as_posix())}")
        self.out.print(f"数据截至 {answer.as_of}，成品在 {escape(answer.folder.as_posix())}")

    def format_checked(self, checked: "CheckedFormat", *, everything: bool) -> None:
        """What every rule said of some documents."""
        from rectify_docs.cli.format_screen import format_json, format_lines

        if self.json:
            self._dump(format_json(checked))
            return
        for line, style in format_lines(checked, everything=everything):
            if style == "red" or not self.quiet:
                self.out.print(escape(line), style=style or None)

    def imported(self, imported: "Imported") -> None:
        """What became of a plan."""
        if self.json:
            self._dump(
                {
                    "exit_code": int(imported.exit_code),
                    "output": imported.target.as_posix(),
                    "problems": imported.problems,
                    "measures": imported.measures,
                    "findings": [_finding_json(found) for found in imported.findings],
                }
            )
            return
        self._findings(imported.findings)
        if not self.quiet:
            counts = f"{imported.problems} 个事项、{imported.measures} 条措施"
            self.out.print(f"已转出 {counts}，写入 {escape(imported.target.as_posix())}")

    def initialised(self, folder: Path, made: Iterable[str]) -> None:
        """What a new workspace holds."""
        files = list(made)
        if self.json:
            self._dump({"exit_code": 0, "workspace": folder.as_posix(), "files": files})
        elif not self.quiet:
            for name in files:
                self.out.print(f"  已建立 {escape(name)}")
            self.out.print(f"工作区已建好：{escape(folder.as_posix())}。下一步：把清单放入 input/measures/")

    def traced(self, traced: "Traced") -> None:
        """A figure walked back to its cells."""
        if self.json:
            self._dump(trace_json(traced))
            return
        for line in trace_lines(traced):
            self.out.print(escape(line))

    def compared(self, comparison: "Comparison") -> None:
        """What changed between two dates."""
        if self.json:
            self._dump(comparison_json(comparison))
            return
        if self.quiet:
            return
        self.out.print(comparison_table(comparison))
        for line in comparison_lines(comparison):
            self.out.print(escape(line))

    def failure(self, error: RectifyError) -> None:
        """Why a run stopped."""
        if self.json:
            parts = {"code": error.code, "message": error.message, "place": error.place, "remedy": error.remedy}
            self._dump({"exit_code": int(error.exit_code), "error": parts})
            return
        place = f" {error.place}" if error.place else ""
        self.err.print(f"[bold red]{error.code}[/] {escape(error.message)}{escape(place)}")
        if error.remedy:
            self.err.print(f"      {escape(error.remedy)}")

    def _findings(self, findings: "tuple[Finding, ...]") -> None:
        """Errors, warnings, and what is to be known about the documents made (fonts that stand in)."""
        order = list(STYLES)
        told = [f for f in findings if f.severity.value != "info" or f.code.startswith("D")]
        wanted = [f for f in told if not self.quiet or f.severity.value == "error"]
        for found in sorted(wanted, key=lambda f: order.index(f.severity.value))[:SHOWN]:
            style = STYLES[found.severity.value]
            place = f"（{found.source}）" if found.source else ""
            self.out.print(f"[{style}]{found.severity.label} {found.code}[/] {escape(found.message + place)}")
            self.out.print(f"      {escape(found.remedy)}  编号 {found.id}")
            if found.ruling:
                self.out.print(f"      也可在 input/rulings/ 中以该编号裁定，决定写：{escape(found.ruling)}")
        if len(wanted) > SHOWN:
            self.out.print(f"……还有 {len(wanted) - SHOWN} 条，见 数据核对表.xlsx")

    def _dump(self, value: dict[str, Any]) -> None:
        """One JSON object, in ASCII so that any console encoding carries it."""
        print(jsonlib.dumps(value, ensure_ascii=True))


class _Bars:
    """The progress of a run as bars."""

    def __init__(self, bars: RichProgress) -> None:
        self.bars = bars
        self.task = bars.add_task("开始", total=None)

    def step(self, name: str) -> None:
        """The bar takes the stage's name."""
        self.bars.update(self.task, description=name, total=None, completed=0)

    def each(self, items: Iterable[T], name: str, total: int) -> Iterator[T]:
        """Counts the items of a stage."""
        self.bars.update(self.task, description=name, total=total, completed=0)
        for item in items:
            yield item
            self.bars.advance(self.task)


def _answer_json(answer: "Answer") -> dict[str, Any]:
    return {
        "exit_code": int(answer.exit_code),
        "as_of": answer.as_of.isoformat(),
        "folder": answer.folder.as_posix(),
        "documents": list(answer.documents),
        "skipped": [{"kind": item.kind, "why": item.why} for item in answer.skipped],
        "drafts": list(answer.drafts),
        "findings": [_finding_json(found) for found in answer.findings],
        "older_findings": answer.older,
        "set_aside": answer.set_aside.as_posix() if answer.set_aside else None,
    }


def _finding_json(found: "Finding") -> dict[str, Any]:
    source = found.source
    location = {"file": source.file, "sheet": source.sheet, "cell": source.cell} if source else None
    return {
        "id": found.id,
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "remedy": found.remedy,
        "ruling": found.ruling,
        "unit": found.unit,
        "location": location,
    }
