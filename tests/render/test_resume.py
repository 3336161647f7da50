"""Merged cells that begin anew where a page begins."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest

from rectify_docs.pipeline.pdfs import PdfMaker
from rectify_docs.render.body import taken
from rectify_docs.render.page_starts import MOST, marked, named_rows
from rectify_docs.render.pdf import convert, find_soffice, normalise_pdf
from rectify_docs.render.places import TBL
from rectify_docs.render.resume import CUT, resumed
from tests.render.samples import write_docx

OFFICE = find_soffice("")
GRID = '<w:tblGrid><w:gridCol w:w="600"/><w:gridCol w:w="2400"/><w:gridCol w:w="2400"/></w:tblGrid>'
HEAD = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"
ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
PROBLEM = "河道沿线排口雨污混接污水直排入河群众反映较多"


def cell(text: str, merge: str = "") -> str:
    merged = f"<w:tcPr>{merge}</w:tcPr>" if merge else ""
    return f"<w:tc>{merged}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def table(measures: int, text: str = "新建截污管并同步修复检查井") -> str:
    """One problem with its measures under a head."""
    first, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    lines = [HEAD.format(cells=cell("编号") + cell("问题") + cell("措施"))]
    for number in range(measures):
        said, merge = (("7", PROBLEM), first) if number == 0 else (("", ""), more)
        lines.append(ROW.format(cells=cell(said[0], merge) + cell(said[1], merge) + cell(f"{number}号：{text}")))
    return f"<w:tbl><w:tblPr/>{GRID}{''.join(lines)}</w:tbl>"


def written(folder: Path, body: str) -> bytes:
    return write_docx(folder / "清单.docx", body).read_bytes()


def tables(folder: Path, data: bytes) -> list[list[list[str]]]:
    (folder / "新.docx").write_bytes(data)
    opened = docx.Document(str(folder / "新.docx"))
    return [[[each.text for each in row.cells] for row in one.rows] for one in opened.tables]


def test_a_table_is_cut_and_says_again_what_goes_on(tmp_path: Path) -> None:
    first, second = tables(tmp_path, resumed(written(tmp_path, table(4)), ["rowOf0x3"]))
    assert first[0] == second[0] == ["编号", "问题", "措施"]
    assert [row[2][0] for row in first[1:]] == ["0", "1"]
    assert [row[2][0] for row in second[1:]] == ["2", "3"]
    assert {row[1] for row in second[1:]} == {f"（续）{PROBLEM}"}
    assert {row[0] for row in second[1:]} == {"7"}  # a number stays as it is


def test_what_is_said_again_makes_no_row_higher(tmp_path: Path) -> None:
    (_, again) = tables(tmp_path, resumed(written(tmp_path, table(4, "新建截污管")), ["rowOf0x4"]))
    said = again[1][1]
    assert said.startswith("（续）河")
    assert said.endswith(CUT)
    assert len(said) < len(PROBLEM)


def test_rows_that_begin_a_problem_are_only_cut(tmp_path: Path) -> None:
    body = table(2).replace("</w:tbl>", "") + table(2).split("</w:tr>", 1)[1]
    (_, second) = tables(tmp_path, resumed(written(tmp_path, body), ["rowOf0x3"]))
    assert second[1][:2] == ["7", PROBLEM]


def test_nothing_is_looked_for_without_merged_cells_or_in_very_long_lists(tmp_path: Path) -> None:
    plain = table(1).replace('<w:vMerge w:val="restart"/>', "")
    assert marked(written(tmp_path, plain)) is None
    assert marked(written(tmp_path, table(MOST))) is None
    _, root = taken(marked(written(tmp_path, table(3))) or b"")
    assert not named_rows(root)  # the copy has no merged cells
    assert len(list(root.iter(TBL))) == 1


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_every_page_of_a_long_problem_names_it(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "清单.docx", table(90))
    assert PdfMaker(OFFICE, (), 300).complete([path], tmp_path).short == frozenset()
    normalise_pdf(tmp_path / "清单.pdf", title="清单", author="整改办", as_of=dt.date(2026, 3, 27))
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(tmp_path / "清单.pdf")]
    assert len(pages) > 2
    assert [("续" in page, page.count("措施")) for page in pages] == [(False, 1)] + [(True, 1)] * (len(pages) - 1)
    with pikepdf.open(tmp_path / "清单.pdf") as pdf:
        assert "/Dests" not in pdf.Root


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_pdf_whose_second_making_fails_is_not_said_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trial's PDF is gone by then, and was never meant to be kept."""
    calls: list[int] = []

    def fails_later(files: Sequence[Path], folder: Path, **how: Any) -> dict[str, int]:
        calls.append(1)
        if len(calls) == 1:
            return convert(files, folder, **how)
        for file in files:
            (folder / f"{file.stem}.pdf").unlink()
        return {}

    monkeypatch.setattr("rectify_docs.pipeline.pdfs.convert", fails_later)
    path = write_docx(tmp_path / "清单.docx", table(5))
    made = PdfMaker(OFFICE, (), 300).complete([path], tmp_path)
    assert (made.pages, made.short, len(calls)) == ({}, frozenset(), 2)
