"""Tables cut before the rows that a page would tear."""

import re
from pathlib import Path

import pypdfium2
import pytest

from rectify_docs.pipeline.pdfs import PdfMaker
from rectify_docs.render.page_starts import MOST
from rectify_docs.render.pdf import find_soffice
from rectify_docs.render.whole_rows import first_torn, movable
from tests.render.samples import write_docx

OFFICE = find_soffice("")
GRID = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="3000"/></w:tblGrid>'
ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr>"
CELL = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"


def table(count: int, text: str = "管网修复和清淤同步推进") -> str:
    rows = (ROW.format(CELL.format(n) + CELL.format(f"始{n}：{text * 12}：{n}终")) for n in range(100, 100 + count))
    return f"<w:tbl><w:tblPr/>{GRID}{''.join(rows)}</w:tbl>"


def pages(pdf: Path) -> list[str]:
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(pdf)]


def torn(texts: list[str]) -> set[str]:
    """Rows that begin on one page and end on another."""
    begun = [{*re.findall(r"始(\d+)：", text)} for text in texts]
    ended = [{*re.findall(r"：(\d+)终", text)} for text in texts]
    return {row for begin, end in zip(begun, ended, strict=True) for row in begin ^ end}


def test_too_many_rows_are_left_alone(tmp_path: Path) -> None:
    assert movable(write_docx(tmp_path / "一.docx", "<w:p/>").read_bytes()) is None
    assert movable(write_docx(tmp_path / "二.docx", table(MOST + 1, "")).read_bytes()) is None


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_no_row_is_torn_and_none_is_lost(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "清单.docx", table(25))
    maker = PdfMaker(OFFICE, (), 300)
    maker._from_copies({path: movable(path.read_bytes()) or b""}, tmp_path)
    assert torn(pages(tmp_path / "清单.pdf"))  # some page ends inside a row where rows may tear
    assert first_torn(tmp_path / "清单.pdf")
    assert maker._with_whole_rows({}, {path: path.read_bytes()}, tmp_path)
    whole = pages(tmp_path / "清单.pdf")
    assert not torn(whole)
    assert len(re.findall(r"始\d+：", "".join(whole))) == 25
    assert not first_torn(tmp_path / "清单.pdf")
