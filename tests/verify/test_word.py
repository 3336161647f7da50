import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from rectify_docs.model.document import Printed, Rendered
from rectify_docs.render import places as rendering
from rectify_docs.verify.documents import verify_documents
from rectify_docs.verify.records import Failure, VerifiedDocument
from rectify_docs.verify.walk import places
from rectify_docs.verify.word import word_places

Letter = Callable[..., Rendered]
NAME = "通报.docx"


def check(folder: Path, made: Rendered, *, allowed: tuple[str, ...] = ()) -> tuple[Failure, ...]:
    (folder / NAME).write_bytes(made.data)
    return verify_documents(folder, [VerifiedDocument(NAME, "k", made.printed)], allowed=allowed)


def with_part(data: bytes, name: str, old: str, new: str) -> bytes:
    """The archive with a piece of one part replaced."""
    source, target = zipfile.ZipFile(BytesIO(data)), BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for member in source.namelist():
            content = source.read(member)
            if member == name:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            archive.writestr(member, content)
    return target.getvalue()


def test_document_by_the_renderer_passes(tmp_path: Path, letter: Letter) -> None:
    made = letter()
    assert {printed.where for printed in made.printed} == {"第2段", "表2第2行第3列", "页眉1第1段", "页脚1第1段"}
    assert check(tmp_path, made) == ()


@pytest.mark.parametrize(
    ("part", "old", "new", "where", "expected"),
    [
        ("word/document.xml", "措施61项", "措施16项", "第2段", "措施61项，完成率43.5%，另有61项。"),
        ("word/document.xml", "另有61项", "另有若干项", "第2段", "成率43.5%，另有61项。"),
        ("word/document.xml", ">43.5%</w:t>", "></w:t>", "表2第2行第3列", "43.5%"),
        ("word/header1.xml", "61", "", "页眉1第1段", "共61项"),
        ("word/footer1.xml", "43.5%", "43.5", "页脚1第1段", "43.5%"),
    ],
)
def test_lost_figure_is_named(
    tmp_path: Path, letter: Letter, part: str, old: str, new: str, where: str, expected: str
) -> None:
    made = letter()
    (failure,) = check(tmp_path, Rendered(with_part(made.data, part, old, new), made.printed))
    assert (failure.where, failure.expected) == (where, expected)


def test_place_that_does_not_exist(tmp_path: Path, letter: Letter) -> None:
    (failure,) = check(tmp_path, Rendered(letter().data, (Printed("measures.total", "表9第1行第1列", "61"),)))
    assert failure.message == "通报.docx 表9第1行第1列：应为“61”，实为“没有这个位置”"


@pytest.mark.parametrize("left", ["{{ total }}", "{%p if x %}", "{# 备注 #}", "{{"])
def test_template_tag_is_found(tmp_path: Path, letter: Letter, left: str) -> None:
    made = letter()
    (failure,) = check(tmp_path, Rendered(with_part(made.data, "word/document.xml", "示例市", left), made.printed))
    assert (failure.where, failure.found) == ("第1段", left)


def test_tag_split_over_runs_is_found(tmp_path: Path, letter: Letter) -> None:
    made = letter()
    data = with_part(made.data, "word/document.xml", "示例市", "{</w:t></w:r><w:r><w:t>{ total }}")
    (failure,) = check(tmp_path, Rendered(data, made.printed))
    assert failure.found == "{{ total }}"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("见附件, {% raw %}之类, 不详", "见附件，{% raw %}之类，不详"),
        ("第一行\n{{第二行", "第一行\n{{第二行"),
        ("长文{{不完的话" + "很长" * 40, "长文{{不完的话很长……"),
    ],
)
def test_signs_of_the_source_are_allowed(tmp_path: Path, letter: Letter, written: str, printed: str) -> None:
    made = letter(words=printed)
    assert check(tmp_path, made, allowed=(written,)) == ()
    assert [failure.where for failure in check(tmp_path, made)] == ["第2段"]


def test_tag_beside_an_allowed_one_is_found(tmp_path: Path, letter: Letter) -> None:
    made = letter(words="{{ 7*7 }}")
    data = with_part(made.data, "word/document.xml", "示例市", "{{ total }}")
    (failure,) = check(tmp_path, Rendered(data, made.printed), allowed=("{{ 7*7 }}",))
    assert failure.found == "{{ total }}"


def test_mark_is_found(tmp_path: Path, letter: Letter) -> None:
    made = letter()
    data = with_part(made.data, "word/document.xml", "示例市", "示例\ufdd0市")
    (failure,) = check(tmp_path, Rendered(data, made.printed))
    assert (failure.where, failure.found) == ("第1段", "U+FDD0")


@pytest.mark.parametrize("word", ["None", "nan"])
def test_word_for_nothing_in_a_cell(tmp_path: Path, letter: Letter, word: str) -> None:
    made = letter(cell=word)
    (failure,) = check(tmp_path, made)
    assert (failure.where, failure.found) == ("表2第1行第2列", word)
    assert check(tmp_path, made, allowed=(word,)) == ()
    assert check(tmp_path, letter(words=word, cell=f"{word} of it")) == ()


@pytest.mark.parametrize("content", [b"", b"PK", b"no archive"])
def test_file_that_does_not_open(tmp_path: Path, content: bytes) -> None:
    (failure,) = check(tmp_path, Rendered(content))
    assert failure.expected == "能打开的文件"


def test_file_that_is_not_there(tmp_path: Path) -> None:
    (failure,) = verify_documents(tmp_path, [VerifiedDocument(NAME, "k")])
    assert failure.expected == "能打开的文件"


def test_damaged_part(tmp_path: Path, letter: Letter) -> None:
    made = letter()
    (failure,) = check(tmp_path, Rendered(with_part(made.data, "word/header1.xml", "</w:hdr>", ""), made.printed))
    assert failure.expected == "能打开的文件"


def test_repeated_part(tmp_path: Path, letter: Letter) -> None:
    made = letter()
    (tmp_path / NAME).write_bytes(made.data)
    with (
        zipfile.ZipFile(tmp_path / NAME, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate"),
    ):
        archive.writestr("word/document.xml", archive.read("word/document.xml"))
    (failure,) = verify_documents(tmp_path, [VerifiedDocument(NAME, "k")])
    assert "重名部件" in failure.found


def test_text_of_other_parts_is_looked_at(tmp_path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph("正文").add_run("注")
    document.add_comment(run, text="{{ left }}")
    document.save(str(tmp_path / NAME))
    (failure,) = verify_documents(tmp_path, [VerifiedDocument(NAME, "k")])
    assert (failure.where, failure.found) == ("word/comments.xml", "{{ left }}")


ODD = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>
  <w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>一</w:t></w:r></w:p></w:sdtContent></w:sdt>
  <w:customXml><w:p><w:r><w:t>二</w:t><w:tab/><w:t>三</w:t><w:br/><w:t>四</w:t></w:r></w:p></w:customXml>
  <w:p><mc:AlternateContent><mc:Choice><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback>
  </mc:AlternateContent></w:p>
  <w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc>
  </w:tr></w:tbl><w:p/></w:tc><w:sdt><w:sdtContent><w:tc><w:p/></w:tc></w:sdtContent></w:sdt></w:tr>
  <w:ins><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:ins></w:tbl>
  <w:p><w:r><w:t>五</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>
  <w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>"""


def test_places_of_unusual_structures() -> None:
    found = list(places(etree.fromstring(ODD), ""))
    assert [(place.where, place.text, place.row, place.column) for place in found] == [
        ("第1段", "一", 0, 0),
        ("第2段", "二\t三\n四", 0, 0),
        ("第3段", "新", 0, 0),
        ("表1第1行第1列", "甲\n内", 1, 1),
        ("表1第1行第2列", "", 1, 2),
        ("表1第2行第1列", "", 2, 2),
        ("第4段", "五", 0, 0),
        ("表2第1行第1列", "", 1, 1),
        ("表2第1行第2列", "", 1, 3),
    ]


def test_both_walks_agree(tmp_path: Path, letter: Letter) -> None:
    assert [p.where for p in places(etree.fromstring(ODD), "")] == [
        where for where, _ in rendering.places(etree.fromstring(ODD))
    ]
    (tmp_path / NAME).write_bytes(letter().data)
    body = etree.fromstring(zipfile.ZipFile(tmp_path / NAME).read("word/document.xml"))
    own = [place.where for place in word_places(tmp_path / NAME) if not place.where.startswith("页")]
    assert own == [where for where, _ in rendering.places(body)]
