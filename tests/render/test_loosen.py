"""A docx whose tables can be broken anywhere."""

from pathlib import Path

import docx
import pytest
from lxml import etree

from rectify_docs.render.loosen import loosened
from tests.render.samples import write_docx

ROW = '<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr><w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{merge}</w:tcPr>'
CELLS = "<w:p><w:r><w:t>{a}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{b}</w:t></w:r></w:p></w:tc></w:tr>"


def row(a: str, b: str, merge: str = "", head: str = "") -> str:
    return ROW.format(head=head, merge=merge) + CELLS.format(a=a, b=b)


BODY = (
    "<w:tbl>"
    + row("头", "头", head="<w:tblHeader/>")
    + row("问题", "一", '<w:vMerge w:val="restart"/>')
    + row("", "二", "<w:vMerge/>")
    + row("另一", "三")
    + "</w:tbl>"
)


@pytest.mark.parametrize("torn", [True, False])
def test_merged_cells_become_single_ones_without_a_line_between(tmp_path: Path, *, torn: bool) -> None:
    target = tmp_path / "新.docx"
    target.write_bytes(loosened(write_docx(tmp_path / "t.docx", BODY).read_bytes(), torn=torn))
    table = docx.Document(str(target)).tables[0]
    assert [[cell.text for cell in line.cells] for line in table.rows] == [
        ["头", "头"], ["问题", "一"], ["", "二"], ["另一", "三"]
    ]  # fmt: skip
    text = etree.tostring(table._tbl, encoding="unicode")
    assert "vMerge" not in text
    assert text.count("cantSplit") == (1 if torn else 4)
    assert text.count("<w:bottom") == text.count("<w:top") == 1
