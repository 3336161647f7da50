"""Writing style in a whole run: narratives and documents are warned about with place and fix, units get hints."""

from pathlib import Path

import docx
import openpyxl
import pytest

from rectify_docs.model.finding import Finding, Severity
from rectify_docs.pipeline.document_style import document_style
from rectify_docs.pipeline.produce import Product
from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from tests.workspace import example_workspace, small_workspace

CODES = {"D513", "D514", "D515"}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return small_workspace(tmp_path / "工作区")


def said(workspace: Path, *codes: str) -> list[Finding]:
    answer = run(Request(workspace, pdf=False), Silent())
    return [found for found in answer.findings if found.code in (codes or CODES)]


def test_the_example_has_nothing_to_mend(tmp_path: Path) -> None:
    assert said(example_workspace(tmp_path)) == []


def test_a_narrative_is_named_with_line_and_fix(workspace: Path) -> None:
    file = workspace / "input/narrative/npc-report/2-整改进展和成效.md"
    file.write_text("## 水环境\n\n截止2025年底，完成率由20%提高到30%，提高10%。\n", encoding="utf-8")
    found = {one.message: one for one in said(workspace, "D513")}
    assert {one.source.cell for one in found.values() if one.source} == {"第3行"}
    assert any("W01" in message and "截止" in message for message in found)
    assert any("A06" in message for message in found)
    assert any("建议改为“截至”" in one.remedy for one in found.values())
    assert {one.severity for one in found.values()} == {Severity.WARNING}


def test_what_the_office_set_is_found_in_the_document(workspace: Path) -> None:
    settings = workspace / "rectify.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("各县区人民政府", "各县区人民政府（含功能区"), encoding="utf-8")
    (found,) = said(workspace, "D514")
    assert (found.code, found.severity) == ("D514", Severity.WARNING)
    assert "A01" in found.message
    assert "通报.docx" in found.message
    assert "段“" in found.message


def test_what_a_report_says_otherwise_than_the_ledger_is_found(workspace: Path) -> None:
    file = workspace / "input/narrative/npc-report/2-整改进展和成效.md"
    file.write_text("## 水环境\n\n截至目前，完成率为99.9%，逾期措施数{{ 逾期措施数 }}条。\n", encoding="utf-8")
    (found,) = said(workspace, "D514")
    assert "A12" in found.message
    assert "台账为" in found.message
    assert "报告.docx" in found.message
    assert "建议改为“" in found.remedy


def test_a_wrong_sum_in_a_document_is_found_whoever_wrote_it(tmp_path: Path) -> None:
    document = docx.Document()
    rows = [("县区", "措施数"), ("东城区", "10"), ("西城区", "5"), ("合计", "16")]
    table = document.add_table(len(rows), 2)
    for line, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text
    document.save(str(tmp_path / "表.docx"))
    (found,) = document_style(tmp_path, [Product("k", "表.docx", "")], ["合计16"], {})
    assert "表1第4行第2列“16”" in found.message
    assert "各行之和为15" in found.message


def test_what_a_unit_wrote_is_a_hint_on_its_cell(workspace: Path) -> None:
    file = next((workspace / "input/progress/2026-03-13").glob("*.xlsx"))
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    cell = next(cell for row in sheet.iter_rows(min_row=3) for cell in row if cell.column == 2 and cell.value)
    cell.value = "截止目前，完成8月1号的任务"
    book.save(file)
    found = [one for one in said(workspace, "D515") if "截止" in one.message]
    assert [one.severity for one in found] == [Severity.INFO]
    assert found[0].source
    assert found[0].source.cell == cell.coordinate
