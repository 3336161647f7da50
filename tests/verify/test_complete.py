"""A PDF holds all that its docx says."""

from pathlib import Path

import pytest
from tests.render.samples import write_docx

from rectify_docs.pipeline.pdfs import PdfMaker
from rectify_docs.render import archive
from rectify_docs.render.pdf import find_soffice
from rectify_docs.render.places import W
from rectify_docs.verify.complete import lost_text

OFFICE = find_soffice("")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
TEXT = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def test_building_blocks_of_a_template_are_on_no_page(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "一.docx", TEXT.format("措施一"))
    blocks = f'<w:document xmlns:w="{W}"><w:body>{TEXT.format("单击此处")}</w:body></w:document>'
    files = archive.unpack(path) | {"word/glossary/document.xml": blocks.encode()}
    assert PdfMaker(OFFICE, (), 300).complete([path], tmp_path).short == frozenset()
    path.write_bytes(archive.write({name: archive.pack(data) for name, data in files.items()}))
    assert not list(lost_text("一.pdf", path, tmp_path / "一.pdf"))


def test_what_is_not_on_the_pages_is_named(tmp_path: Path) -> None:
    less, more = (tmp_path / name for name in ("少.docx", "多.docx"))
    write_docx(less, TEXT.format("措施一，已完成3条。"))
    write_docx(more, TEXT.format("措施一，已完成3条。") + TEXT.format("措施二"))
    made = PdfMaker(OFFICE, (), 300).convert([less, more], tmp_path)
    assert set(made) == {"少.pdf", "多.pdf"}
    assert not list(lost_text("少.pdf", less, tmp_path / "少.pdf"))
    (failure,) = lost_text("多.pdf", more, tmp_path / "少.pdf")
    assert "第2段" in failure.message
    assert "措施二" in failure.message
