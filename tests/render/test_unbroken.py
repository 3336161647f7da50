"""Numbers with a hyphen stay on one line, and are found as they are written."""

import io
import re
from pathlib import Path

import docx
import pypdfium2
import pytest

from rectify_docs.gongwen.blocks import paragraph
from rectify_docs.gongwen.conformance.page_facts import read_pages
from rectify_docs.gongwen.package import docx as package
from rectify_docs.gongwen.profile import profile
from rectify_docs.gongwen.sections import Section
from rectify_docs.model.document import Rendered
from rectify_docs.pipeline.pdfs import PdfMaker
from rectify_docs.render import archive
from rectify_docs.render.docx import compile_docx
from rectify_docs.render.layout_copy import for_layout
from rectify_docs.render.pdf import convert, find_soffice
from rectify_docs.render.web import web_page
from rectify_docs.verify.documents import verify_documents
from rectify_docs.verify.records import VerifiedDocument
from tests.render.samples import AS_OF, complaints, figure, p, table, write_docx

OFFICE = find_soffice("")
SAID = "措施21-1、A-1、1-x，电话0000-1234567，<3-4>"


def rendered(folder: Path, body: str, **variables: object) -> Rendered:
    template = compile_docx(write_docx(folder / "模板.docx", body))
    return template.render(variables, title="标题", author="市整改办", as_of=AS_OF)


def parts(data: bytes) -> str:
    return str(docx.Document(io.BytesIO(data)).element.xml)


def test_readers_of_the_docx_see_a_hyphen(tmp_path: Path) -> None:
    made = rendered(tmp_path, p("{{ said }}") + table([["{{ said }}"]], [9000]), said=SAID)
    opened = docx.Document(io.BytesIO(made.data))
    assert opened.paragraphs[0].text == opened.tables[0].cell(0, 0).text == SAID
    assert parts(made.data).count("<w:noBreakHyphen/>") == 6
    (tmp_path / "t.docx").write_bytes(made.data)
    assert complaints(tmp_path / "t.docx") == []
    assert "措施21-1、A-1、1-x，电话0000-1234567，&lt;3-4&gt;".encode() in web_page(made.data, title="", author="")


def test_a_figure_with_a_hyphen_is_found_at_its_place(tmp_path: Path) -> None:
    made = rendered(tmp_path, p("共{{ x }}条"), x=figure("范围", text="3-5"))
    (tmp_path / "t.docx").write_bytes(made.data)
    assert [one.text for one in made.printed] == ["3-5"]
    assert not verify_documents(tmp_path, [VerifiedDocument("t.docx", "k", made.printed)])


def test_what_has_no_such_hyphen_is_laid_out_as_it_is(tmp_path: Path) -> None:
    data = write_docx(tmp_path / "t.docx", p("措施21-1")).read_bytes()
    assert for_layout(data) is data


def test_in_a_cell_a_line_may_end_behind_the_bracket_of_a_year(tmp_path: Path) -> None:
    said = "21-1，甲发〔2026〕4号"
    made = rendered(tmp_path, p("{{ said }}") + table([["{{ said }}"]], [900]), said=said)
    opened = docx.Document(io.BytesIO(for_layout(made.data)))
    assert "\u200b" not in opened.paragraphs[0].text
    assert "〔2026〕\u200b4号" in opened.tables[0].cell(0, 0).text
    assert "\u200b" not in parts(made.data)


LINES = [f"{'测' * pad}、7-1（市水务局）、12-2（市水务局）、9-3（市水务局）、17-2（市水务局）" * 3 for pad in range(20)]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_no_line_of_a_pdf_ends_inside_a_number(tmp_path: Path) -> None:
    assert OFFICE is not None
    path = tmp_path / "长.docx"
    path.write_bytes(rendered(tmp_path, "".join(map(p, LINES))).data)
    assert set(convert([path], tmp_path, soffice=OFFICE, fonts_dirs=(), timeout=300)) == {"长.pdf"}
    assert torn(tmp_path / "长.pdf"), "LibreOffice does by itself what it is told here"
    assert set(PdfMaker(OFFICE, (), 300).convert([path], tmp_path)) == {"长.pdf"}
    assert not torn(tmp_path / "长.pdf")
    with pypdfium2.PdfDocument(tmp_path / "长.pdf") as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert text.count("17-2") == "".join(LINES).count("17-2")
    assert "\u2060" not in text
    assert "\u2011" not in text


def torn(path: Path) -> list[str]:
    return [line.text for page in read_pages(path.read_bytes()) for line in page.lines if line.text[-1] in "-\u2011"]


def test_marks_are_kept_inside_the_type_area_by_what_libreoffice_reads_the_wrong_way_round(tmp_path: Path) -> None:
    flag = '<w:p><w:pPr><w:overflowPunct w:val="{}"/></w:pPr><w:r><w:t>一</w:t></w:r></w:p>'
    data = write_docx(tmp_path / "一.docx", flag.format("0") + flag.format("1")).read_bytes()
    body = archive.unpack(for_layout(data))["word/document.xml"].decode()
    assert re.findall(r'overflowPunct w:val="(.)"', body) == ["1", "0"]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_no_mark_hangs_out_of_the_type_area_and_none_is_lost(tmp_path: Path) -> None:
    lines = [paragraph(f"{'整' * count}，13-2号措施", "GwBody") for count in range(10, 60)]
    (tmp_path / "一.docx").write_bytes(package(lines, Section.PORTRAIT, profile()))
    PdfMaker(OFFICE, (), 300).convert([tmp_path / "一.docx"], tmp_path)
    glyphs = [glyph for page in read_pages((tmp_path / "一.pdf").read_bytes()) for glyph in page.glyphs]
    commas = [glyph.right for glyph in glyphs if glyph.character == "，"]
    assert len(commas) == 50
    assert max(commas) < profile().page.left.mm + profile().page.text_width.mm + 1
