"""``check-format``: documents held against GB/T 9704-2012, on the file and, through LibreOffice, on the page."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rectify_docs.errors import ExitCode, UsageError
from rectify_docs.gongwen.conformance.check import check_docx, check_pages
from rectify_docs.gongwen.conformance.package import NotWordError
from rectify_docs.gongwen.conformance.records import Result, failed
from rectify_docs.gongwen.office import Deviation, deviations
from rectify_docs.pipeline.document_style import Worded, Wording, worded
from rectify_docs.pipeline.pdfs import Converted, PdfMaker
from rectify_docs.settings import load

NUMBER_STYLE = frozenset({"P14", "P15"})
"""Rules of style that say of 发文字号 what HEAD-06 says."""
DAMAGED = "不是完好的 docx 文件，未检查；请用 Word 或 WPS 打开后另存"
JOBS = min(2, os.cpu_count() or 1)
"""Processes of LibreOffice at once."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One document and what every rule said of it."""

    path: Path
    results: tuple[Result, ...]
    unseen: str = ""
    """Why the page was not looked at; empty where it was."""
    style: Wording = field(default_factory=Wording)
    """Its writing style; it cannot fail a document."""


@dataclass(frozen=True, slots=True)
class CheckedFormat:
    """All documents of one call."""

    files: tuple[CheckedFile, ...]
    deviations: tuple[Deviation, ...] = ()
    """Figures of the office's own by ``rectify.toml``; the documents are held against the standard's all the same."""

    @property
    def exit_code(self) -> ExitCode:
        """VERIFY where a rule of strength 规 is not kept, or a file of a folder could not be looked at."""
        bad = any(failed(one.results) or not one.results for one in self.files)
        return ExitCode.VERIFY if bad else ExitCode.DONE


def check_format(files: Sequence[Path], workspace: Path, *, pages: bool) -> CheckedFormat:
    """Checks documents, ours or anybody's.

    Args:
        files: docx files, or folders in which every docx is meant.
        workspace: its settings name LibreOffice and fonts.
        pages: whether to render the pages.

    Raises:
        UsageError: a file is missing or no docx, or a folder holds none.
    """
    found = [path for file in files for path in _documents(file)]
    checked = {path: results for path in found if (results := _checked(path, named=path in files))}
    damaged = [CheckedFile(path, (), DAMAGED) for path in found if path not in checked]
    style = {path: _unsaid(worded(path), results) for path, results in checked.items()}
    settings = load(workspace)
    own = tuple(deviations(settings.format))
    maker = PdfMaker.find(workspace, settings, wanted=pages, jobs=JOBS)
    if not pages or maker.soffice is None:
        why = "未排版（--no-pages）" if not pages else f"版面未验证（{maker.notes[0].message}）"
        looked_at = [CheckedFile(path, results, why) for path, results in checked.items()]
    else:
        looked_at = _with_pages(checked, maker)
    return CheckedFormat((*(replace(one, style=style[one.path]) for one in looked_at), *damaged), own)


def _documents(path: Path) -> list[Path]:
    if path.is_dir():
        inside = sorted(one for one in path.rglob("*.docx") if not one.name.startswith("~$"))
        if inside:
            return inside
        message = "文件夹中没有 docx 文件"
    elif path.is_file():
        return [path]
    else:
        message = "没有这个文件"
    raise UsageError(message, place=str(path), remedy="请检查路径；可给出 docx 文件或文件夹")


def _checked(path: Path, *, named: bool) -> tuple[Result, ...]:
    """What the rules say of a file; nothing of one in a folder that is no docx: it stops no other file's check."""
    try:
        return check_docx(path.read_bytes())
    except NotWordError as error:
        if not named:
            return ()
        remedy = "只能检查 .docx；.doc、.wps 请先用 Word 或 WPS 另存为 .docx"
        raise UsageError(str(error), place=str(path), remedy=remedy) from error


def _unsaid(wording: Wording, results: Sequence[Result]) -> Wording:
    """Without what a rule of format has said of the same 发文字号."""
    numbers = [one.answer.measured for one in results if one.rule == "HEAD-06" and one.fails]

    def said(one: Worded) -> bool:
        found = "".join(one.remark.found.split())
        return one.remark.rule in NUMBER_STYLE and any(found in number for number in numbers)

    return replace(wording, remarks=tuple(one for one in wording.remarks if not said(one)))


def _with_pages(checked: dict[Path, tuple[Result, ...]], maker: PdfMaker) -> list[CheckedFile]:
    """Every document rendered in one batch, under a number, since two may have the same name."""
    assert maker.soffice is not None
    with tempfile.TemporaryDirectory(prefix="rectify-format-") as scratch:
        folder = Path(scratch)
        copies = {path: folder / f"{number}.docx" for number, path in enumerate(checked, start=1)}
        for path, copy in copies.items():
            copy.write_bytes(path.read_bytes())
        made = maker.complete(list(copies.values()), folder)
        return [_one(path, results, copies[path], made) for path, results in checked.items()]


def _one(path: Path, results: tuple[Result, ...], copy: Path, made: Converted) -> CheckedFile:
    pdf = copy.with_suffix(".pdf")
    if pdf.name in made.short:
        return CheckedFile(path, results, "LibreOffice 排版时丢失文字，版面未验证")
    if pdf.name not in made.pages:
        return CheckedFile(path, results, "LibreOffice 没有排出版面，版面未验证")
    return CheckedFile(path, (*results, *check_pages(copy.read_bytes(), pdf.read_bytes())))
