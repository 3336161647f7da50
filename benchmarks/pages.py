"""Pages: a list of 3,000 rows, a hundred notices at once, the checks of format (``python -m benchmarks.pages``)."""

import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.workspace import example_workspace

from benchmarks.document import Row
from rectify_docs.gongwen.conformance.check import check_docx, check_pages
from rectify_docs.gongwen.conformance.page_facts import read_pages
from rectify_docs.model.figure import Figure
from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from rectify_docs.render.docx import compile_docx
from rectify_docs.render.pdf import convert, find_soffice
from rectify_docs.report.contexts.measure_list import (
    Block,
    MeasureListContext,
    MeasureRow,
    Part,
    ProblemRow,
    Shown,
)
from rectify_docs.report.measure_list import in_blocks

ROUNDS = 3
ROOT = Path(__file__).parents[1]
FONTS = ROOT / ".cache" / "fonts"
LISTED, NOTICES, ONE_BY_ONE = 3_000, 100, 5
PER_PROBLEM = 3


@dataclass(frozen=True, slots=True)
class Targets:
    """What has to be reached."""

    list_seconds: float = 40.0
    batch: float = 8.0
    files: float = 20.0
    page_seconds: float = 0.5


class NoOfficeError(RuntimeError):
    """LibreOffice is not installed."""


def _office() -> Path:
    found = find_soffice("")
    if found is None:
        raise NoOfficeError
    return found


def _convert(files: Sequence[Path], folder: Path) -> dict[str, int]:
    fonts = [FONTS] if FONTS.is_dir() else []
    return convert(files, folder, soffice=_office(), fonts_dirs=fonts, timeout=1_200)


def _timed(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def long_list() -> MeasureListContext:
    """A list of 3,000 measures with text of the usual length."""
    number = Figure("measures.total", "措施总数", LISTED, str(LISTED), "口径")
    rows = [
        MeasureRow(
            id=f"{at // PER_PROBLEM + 1}-{at % PER_PROBLEM + 1}",
            text=f"新建第{at}号截污管并同步修复检查井，完成沿线排口溯源整治，建立长效管护机制。",
            units="市水务局（牵头），甲区党委、政府",
            persons="主要负责同志",
            deadline="2026年12月底",
            supervision="市整改办",
            acceptor="市生态环境局",
            progress="已完成管网敷设2.4公里，正在开展道路恢复和闭水试验。",
            stage="正在推进",
        )
        for at in range(LISTED)
    ]
    problems = [
        ProblemRow(number=str(at // PER_PROBLEM + 1), text="河道沿线排口雨污混接，污水直排入河。", target="排口无污水",
                   measures=tuple(rows[at : at + PER_PROBLEM]))
        for at in range(0, LISTED, PER_PROBLEM)
    ]  # fmt: skip
    parts = (Part(name="", problems_total=number, measures_total=number, problems=tuple(problems)),)
    shown = Shown(target=True, persons=True, supervision=True, acceptor=True, progress=True)
    return MeasureListContext(
        annex_label="附件",
        city="示例市",
        inspection="省生态环境保护督察",
        problems_total=number,
        measures_total=number,
        version="",
        approval="",
        as_of="2026年3月27日",
        example=True,
        is_plan=False,
        shown=shown,
        columns_total=12,
        parts=parts,
        blocks=tuple(Block(parts=one) for one in in_blocks(parts)),
        notes=(),
    )


def table(rounds: int) -> list[Row]:
    """All of it."""
    with tempfile.TemporaryDirectory(prefix="rectify-pages-") as scratch:
        folder = Path(scratch)
        made = run(Request(example_workspace(folder / "工作区"), pdf=False), Silent()).folder
        return [
            *_list(folder),
            *_notices(next(made.glob("*公示.docx")), folder, rounds),
            *_checks(made, folder, rounds),
        ]


def _list(folder: Path) -> list[Row]:

    template = compile_docx(ROOT / "templates" / "docx" / "measure-list.docx")
    context, path = long_list().variables(), folder / "清单.docx"
    rendered = template.render(context, title="清单", author="", as_of=dt.date(2026, 3, 27))
    path.write_bytes(rendered.data)
    seconds = _timed(lambda: _convert([path], folder))
    pages = len(read_pages((folder / "清单.pdf").read_bytes()))
    limit = Targets().list_seconds
    return [
        Row(f"a list of {LISTED:,} rows to PDF ({pages} pages)", f"{seconds:.1f} s", f"≤ {limit:g} s", seconds <= limit)
    ]


def _notices(notice: Path, folder: Path, rounds: int) -> list[Row]:
    """A batch of a hundred against one start of LibreOffice for each of a few, in turns."""
    files = [folder / f"公示{number}.docx" for number in range(NOTICES)]
    for file in files:
        file.write_bytes(notice.read_bytes())
    ratios = []
    for number in range(rounds):
        batch = _timed(lambda: _convert(files, folder)) / NOTICES
        single = _timed(lambda: [_convert([file], folder) for file in files[:ONE_BY_ONE]]) / ONE_BY_ONE
        ratios.append(single / batch)
        print(f"第 {number + 1} 轮：单个 {single:.2f} 秒，成批每个 {batch:.3f} 秒", flush=True)
    ratio, limit = statistics.median(ratios), Targets().batch
    what = f"PDF of {NOTICES} notices, against one start of LibreOffice each"
    return [Row(what, f"{ratio:.1f} times as fast", f"≥ {limit:g} times", ratio >= limit)]


def _checks(made: Path, folder: Path, rounds: int) -> list[Row]:
    documents = [path.read_bytes() for path in sorted(made.rglob("*.docx"))]
    files = statistics.median(_timed(lambda: [check_docx(one) for one in documents]) for _ in range(rounds))
    each = len(documents) / files
    dispatch = next(made.glob("*通报.docx"))
    _convert([dispatch], folder)
    pdf, data = (folder / f"{dispatch.stem}.pdf").read_bytes(), dispatch.read_bytes()
    pages = len(read_pages(pdf))
    a_page = statistics.median(_timed(lambda: check_pages(data, pdf)) for _ in range(rounds)) / pages
    targets = Targets()
    what = f"check-format without rendering, {len(documents)} documents of the example"
    return [
        Row(what, f"{each:.0f} documents a second", f"≥ {targets.files:g}", each >= targets.files),
        Row(f"page rules, after rendering ({pages} pages)", f"{a_page:.3f} s a page", f"≤ {targets.page_seconds:g} s",
            a_page <= targets.page_seconds),
    ]  # fmt: skip


if __name__ == "__main__":
    print(*table(ROUNDS), sep="\n")
    sys.exit(0)
