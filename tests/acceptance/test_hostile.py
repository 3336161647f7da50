"""Cells from units are data: whatever they hold comes out as plain text, and nothing is cut without a word."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from tests.workspace import PROGRESS_HEADER, sheet, small_workspace

WEEK = "input/progress/2026-03-13"
FORMULA = '=HYPERLINK("http://evil.example","点")'
TAGS = "{{ overall.done }}{% for x in y %}{# 注 #}"
MARKUP = "<w:p/><b>粗</b>&amp;&lt;]]>"
LINK = "http://evil.example/?a=1&b=2"
LONG = "长" * 40_000
TEXTS = (FORMULA, TAGS, MARKUP, LINK, "+1-1@SUM(A1)", "'引号")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = small_workspace(tmp_path_factory.mktemp("敌意"))
    said = "；".join(TEXTS)
    row = ("2-1", f"=1+1；{said}", "50%", "正在推进", None, f"停工\x07{said}")
    stream = io.StringIO()
    csv.writer(stream).writerows([("填报单位：市住建局",), PROGRESS_HEADER, row])
    (workspace / WEEK / "市住建局.xlsx").unlink()
    (workspace / WEEK / "市住建局.csv").write_bytes(stream.getvalue().encode("utf-8-sig"))
    rows = [("1-1", LONG, "100%", "已完成", "2026年2月20日", None)]
    stream = io.StringIO()
    csv.writer(stream).writerows([("填报单位：市水务局",), PROGRESS_HEADER, *rows])
    (workspace / WEEK / "市水务局.csv").write_bytes(stream.getvalue().encode("gb18030"))
    linked = openpyxl.Workbook()
    page: Any = linked.active
    for cells in (("填报单位：乙区",), PROGRESS_HEADER, ("3-1", "点此", "30%", "正在推进", None, None)):
        page.append(list(cells))
    page["B3"].hyperlink = LINK
    linked.save(workspace / WEEK / "乙区.xlsx")
    sheet(workspace / WEEK / "公式.xlsx", ("填报单位：乙区",), PROGRESS_HEADER, [("1-2", "=1+1", 1, "=A1", None, None)])
    return run(Request(workspace, pdf=False), Silent()).folder


def files(folder: Path, pattern: str, fewest: int) -> list[Path]:
    """What was made, in folders of one kind too; not nothing, of which anything is true."""
    found = sorted(folder.rglob(pattern))
    assert len(found) >= fewest
    assert any(path.parent != folder for path in found) or pattern != "*.docx"
    return found


def test_no_workbook_holds_a_formula_or_a_link_to_the_outside(folder: Path) -> None:
    for path in files(folder, "*.xlsx", 2):
        book = openpyxl.load_workbook(path)
        for page in book.worksheets:
            for cell in (cell for row in page.iter_rows() for cell in row):
                assert cell.data_type != "f", f"{path.name} {page.title}!{cell.coordinate}"
                target = cell.hyperlink.target if cell.hyperlink else None
                assert target is None or target.startswith("../../input/")
        with zipfile.ZipFile(path) as archive:
            assert not [name for name in archive.namelist() if "externalLink" in name or name.endswith(".bin")]


def test_no_document_links_to_the_outside(folder: Path) -> None:
    for path in files(folder, "*.docx", 4):
        with zipfile.ZipFile(path) as archive:
            relations = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels")]
        assert not any("evil.example" in one for one in relations)


def test_the_text_stands_in_the_documents_as_it_was_written(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "整改台账.xlsx")
    cells = [str(cell.value) for page in book.worksheets for row in page.iter_rows() for cell in row if cell.value]
    for text in TEXTS:
        assert any(text in cell for cell in cells), text
    dispatch = docx.Document(str(next(folder.glob("关于*通报.docx"))))
    shown = "".join(paragraph.text for paragraph in dispatch.paragraphs)
    tables = "".join(cell.text for table in dispatch.tables for row in table.rows for cell in row.cells)
    bare = re.sub(r"\W", "", shown + tables)
    assert re.sub(r"\W", "", TAGS) in bare
    assert "粗" in bare


def test_control_characters_formulas_and_cuts_are_findings(folder: Path) -> None:
    found = json.loads((folder / "run.json").read_bytes())["findings"]
    by_code = {one["code"]: one for one in found}
    assert by_code["R233"]["file"].endswith("市住建局.csv")
    assert by_code["R241"]["file"].endswith("市水务局.csv")
    assert "40000字" in by_code["R241"]["message"]
    assert by_code["R228"]["cell"] == "D3"


def test_what_is_cut_says_so_in_its_place(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "整改台账.xlsx")
    cut = [str(c.value) for page in book.worksheets for row in page.iter_rows() for c in row if "长长" in str(c.value)]
    assert cut
    assert all("全文40000字" in text for text in cut)
