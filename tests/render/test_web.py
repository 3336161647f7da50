"""A docx as a web page."""

from pathlib import Path

from lxml import html

from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from rectify_docs.render.web import web_page
from rectify_docs.verify.text import html_places
from rectify_docs.verify.word import word_places
from tests.render.samples import write_docx
from tests.workspace import example_workspace

BODY = (
    '<w:p><w:pPr><w:pStyle w:val="GwTitle"/></w:pPr><w:r><w:t>甲&lt;script&gt;</w:t></w:r></w:p><w:p/>'
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc></w:tr>'
    "<w:tr><w:tc><w:p><w:r><w:t>二</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    "<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p>"
)


def page(tmp_path: Path) -> bytes:
    return web_page(write_docx(tmp_path / "t.docx", BODY).read_bytes(), title="公示<1>", author="某办")


def test_paragraphs_and_tables_are_there_and_nothing_is_markup_that_was_text(tmp_path: Path) -> None:
    root = html.fromstring(page(tmp_path))
    assert root.findtext(".//title") == "公示<1>"
    assert root.findtext(".//h1") == "甲<script>"
    assert [row.xpath("string()") for row in root.iter("tr")] == ["一", "二"]
    assert [cell.get("colspan") for cell in root.iter("td")] == ["2", None, None]
    assert not list(root.iter("script"))


def test_the_places_are_the_docx_own(tmp_path: Path) -> None:
    (tmp_path / "t.html").write_bytes(page(tmp_path))
    placed = {one.where: one.text for one in html_places(tmp_path / "t.html") if one.where}
    assert placed == {
        "第1段": "甲<script>",
        "表1第1行第1列": "一",
        "表1第2行第1列": "二",
        "表1第2行第2列": "",
        "第3段": "上下",
    }
    assert not html_places(tmp_path / "t.html")[-1].text.count("第1段")


def test_a_notice_says_the_same_on_the_web(tmp_path: Path) -> None:
    request = Request(example_workspace(tmp_path), pdf=False, only=frozenset({"disclosure-notice"}))
    folder = run(request, Silent()).folder
    pages = sorted(folder.glob("*.html"))
    assert pages
    for path in pages:
        web = [one.text for one in html_places(path) if one.where and one.text]
        word = [one.text for one in word_places(path.with_suffix(".docx")) if one.where.startswith("第") and one.text]
        assert web == word
