"""Documents that are odd, broken or hostile: an answer or a plain refusal, never a crash."""

import io
import zipfile

import pytest

from rectify_docs.gongwen.conformance import package
from rectify_docs.gongwen.conformance.check import check_docx
from rectify_docs.gongwen.conformance.package import NotWordError

MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(**parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", content)
    return target.getvalue()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<w:body/>",
        "<w:body><w:p/></w:body>",
        "<w:body><w:p><w:pPr><w:pStyle w:val='X'/><w:spacing w:line='x'/></w:pPr></w:p><w:sectPr/></w:body>",
        "<w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body>",
        "<w:body><w:p><w:r><w:rPr><w:sz w:val='44'/></w:rPr><w:t>《</w:t></w:r></w:p></w:body>",
    ],
)
def test_odd_documents_are_answered(body: str) -> None:
    results = check_docx(packed(document=f"<w:document {MAIN}>{body}</w:document>"))
    assert results


def test_a_style_that_is_based_on_itself_ends() -> None:
    style = f'<w:styles {MAIN}><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style></w:styles>'
    body = "<w:body><w:p><w:pPr><w:pStyle w:val='A'/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p></w:body>"
    assert check_docx(packed(document=f"<w:document {MAIN}>{body}</w:document>", styles=style))


@pytest.mark.parametrize("data", [b"", b"PK", packed(other="x"), packed(document="<w:document>")])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(NotWordError):
        check_docx(data)


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_WHOLE", 1_000)
    with pytest.raises(NotWordError, match="解压后"):
        check_docx(packed(document="x" * 2_000))
