"""Tables as other programs write them: copies for the layout program are made of them all the same."""

import re
from pathlib import Path

import docx
import pytest
from lxml import etree

from rectify_docs.pipeline import pdfs
from rectify_docs.pipeline.pdfs import PdfMaker
from rectify_docs.render.body import columns, head_rows, taken
from rectify_docs.render.loosen import loosened
from rectify_docs.render.page_starts import marked, named_rows
from rectify_docs.render.pdf import find_soffice
from rectify_docs.render.places import TBL, TR, W
from rectify_docs.render.resume import resumed
from tests.render.samples import write_docx

OFFICE = find_soffice("")
GRID = '<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="3000"/></w:tblGrid>'
FIRST, MORE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
TEXT = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
HEAD = "<w:trPr><w:tblHeader/></w:trPr>"
NOT_HEAD = '<w:trPr><w:tblHeader w:val="{}"/></w:trPr>'


def cell(text: str, merge: str = "") -> str:
    return f"<w:tc><w:tcPr>{merge}</w:tcPr>{TEXT.format(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(*rows: str, grid: str = GRID) -> str:
    return f"<w:tbl><w:tblPr/>{grid}{''.join(rows)}</w:tbl>"


def problem(rows: int, **more: str) -> list[str]:
    """One problem with its measures."""
    said = [("甲问题", FIRST)] + [("", MORE)] * (rows - 1)
    return [row(cell(text, merge), cell(f"措施{at}"), **more) for at, (text, merge) in enumerate(said)]


PLAIN = table(*problem(4))
STRANGE = {
    "no grid": PLAIN.replace(GRID, ""),
    "fractions": PLAIN.replace('"900"', '"900.5"'),
    "empty widths": PLAIN.replace('"900"', '""').replace('"3000"', '"auto"'),
    "no width": PLAIN.replace(' w:w="900"', ""),
    "short grid": PLAIN.replace('<w:gridCol w:w="900"/>', ""),
    "cell without paragraph": PLAIN.replace(TEXT.format("措施2"), ""),
    "continued cell without paragraph": PLAIN.replace(MORE + "</w:tcPr>" + TEXT.format(""), MORE + "</w:tcPr>"),
    "span of x": PLAIN.replace("<w:tcPr></w:tcPr>", '<w:tcPr><w:gridSpan w:val="x"/></w:tcPr>'),
    "span of nothing": PLAIN.replace("<w:tcPr></w:tcPr>", "<w:tcPr><w:gridSpan/></w:tcPr>"),
    "row without cells": PLAIN.replace("</w:tbl>", "<w:tr/></w:tbl>"),
    "skipped x": PLAIN.replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="x"/></w:trPr>'),
}


def body(data: bytes) -> etree._Element:
    return taken(data)[1]


def words(data: bytes) -> list[str]:
    return re.findall(r"措施\d", etree.tostring(body(data), encoding="unicode"))


@pytest.mark.parametrize("name", STRANGE)
def test_every_copy_is_made_and_loses_nothing(tmp_path: Path, name: str) -> None:
    data = write_docx(tmp_path / "t.docx", STRANGE[name]).read_bytes()
    for copy in (marked(data), resumed(data, ["rowOf0x2"]), loosened(data, torn=True), loosened(data, torn=False)):
        assert copy is not None
        assert words(copy) == words(data)
    first, second = body(resumed(data, ["rowOf0x2"])).iter(TBL)
    assert "甲问题" in etree.tostring(second, encoding="unicode")
    assert len(first.findall(TR)) == 2


def rows_of(tmp_path: Path, made: str, *names: str) -> list[list[str]]:
    """The first cells' texts of every table that was cut before the rows."""
    copy = resumed(write_docx(tmp_path / "t.docx", made).read_bytes(), names)
    (tmp_path / "c.docx").write_bytes(copy)
    return [[line.cells[-1].text for line in one.rows] for one in docx.Document(str(tmp_path / "c.docx")).tables]


@pytest.mark.parametrize("off", ["0", "false", "off"])
def test_a_row_that_says_it_is_no_head_is_not_said_again(tmp_path: Path, off: str) -> None:
    made = table(*problem(3, properties=NOT_HEAD.format(off)))
    assert rows_of(tmp_path, made, "rowOf0x2") == [["措施0", "措施1"], ["措施2"]]


def test_only_the_rows_that_a_table_begins_with_are_heads(tmp_path: Path) -> None:
    made = table(row(cell("头"), cell("头"), properties=HEAD), *problem(2), *problem(2, properties=HEAD))
    assert rows_of(tmp_path, made, "rowOf0x4") == [["头", "措施0", "措施1", "措施0"], ["头", "措施1"]]
    assert rows_of(tmp_path, table(*problem(3, properties=HEAD)), "rowOf0x2") == [["措施0", "措施1"], ["措施2"]]


def test_a_table_in_a_cell_makes_no_head_and_no_merged_cell(tmp_path: Path) -> None:
    inner = table(row(cell("内头"), cell("内头"), properties=HEAD), *problem(2))
    outer = table(row(cell("甲"), f"<w:tc>{inner}<w:p/></w:tc>"), row(cell("乙"), cell("丙")))
    root = body(write_docx(tmp_path / "t.docx", outer).read_bytes())
    whole, inside = root.iter(TBL)
    assert (len(head_rows(whole)), len(head_rows(inside))) == (0, 1)
    assert {name.partition("x")[0] for name in named_rows(root)} == {"rowOf1"}
    loose = etree.tostring(body(loosened((tmp_path / "t.docx").read_bytes(), torn=False)), encoding="unicode")
    assert "vMerge" not in loose
    assert loose.count("<w:top ") == loose.count("<w:bottom ") == 1


def test_columns_are_counted_from_where_a_row_begins() -> None:
    skipping = row(cell("丙"), properties='<w:trPr><w:gridBefore w:val="2"/></w:trPr>')
    for line, places in ((row(cell("甲"), cell("乙")), [0, 1]), (skipping, [2])):
        parsed = etree.fromstring(line.replace("<w:tr>", f'<w:tr xmlns:w="{W}">', 1))
        assert [column for column, _ in columns(parsed)] == places


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_file_of_which_no_copy_can_be_made_is_laid_out_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = (write_docx(tmp_path / f"{name}.docx", PLAIN) for name in ("甲", "乙"))
    good.write_bytes(write_docx(good, TEXT.format("措施0")).read_bytes())

    def failing(data: bytes, names: object) -> bytes:
        raise KeyError(names, data[:0])

    monkeypatch.setattr(pdfs, "resumed", failing)
    assert PdfMaker(OFFICE, (), 300).complete([bad, good], tmp_path).pages == {"甲.pdf": 1, "乙.pdf": 1}
