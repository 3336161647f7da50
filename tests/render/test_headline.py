"""Titles broken anew after rendering."""

import datetime as dt
from pathlib import Path

import docx
import pytest

from rectify_docs.render import archive
from rectify_docs.render.docx import compile_docx
from tests.render.samples import write_docx

LINE = '<w:p><w:pPr><w:pStyle w:val="GwTitle"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
BODY = (
    LINE.format("关于{{ inspection }}反馈意见整改工作") + LINE.format("调度情况的通报")
    + "<w:p><w:r><w:t>各县区：</w:t></w:r></w:p>"
)  # fmt: skip


def rendered(folder: Path, inspection: str, body: str = BODY) -> list[str]:
    template = compile_docx(write_docx(folder / "t.docx", body))
    (folder / "out.docx").write_bytes(
        template.render({"inspection": inspection}, title="", author="", as_of=dt.date(2026, 3, 27)).data
    )
    return [paragraph.text for paragraph in docx.Document(str(folder / "out.docx")).paragraphs]


def test_lines_that_fit_stay_as_their_writer_broke_them(tmp_path: Path) -> None:
    assert rendered(tmp_path, "省督察") == ["关于省督察反馈意见整改工作", "调度情况的通报", "各县区："]


def test_a_line_that_is_too_long_is_broken_between_words(tmp_path: Path) -> None:
    *title, body = rendered(tmp_path, "第二轮第六批中央生态环境保护督察组")
    assert body == "各县区："
    assert title == ["关于第二轮第六批中央生态环境保护督察组", "反馈意见整改工作调度情况的通报"]


@pytest.mark.parametrize("joint", ["</w:t><w:br/><w:t>", "</w:t></w:r><w:r><w:br/><w:t>"])
def test_breaks_within_a_paragraph_count_as_lines(tmp_path: Path, joint: str) -> None:
    body = LINE.format("关于{{ inspection }}" + joint + "反馈意见整改工作调度情况的通报")
    assert rendered(tmp_path, "省督察组的和", body) == ["关于省督察组的和\n反馈意见整改工作调度情况的通报"]
    long = rendered(tmp_path, "第二轮第六批中央生态环境保护督察及长江经济带警示片", body)
    assert len(long) > 1
    assert "\n" not in "".join(long)


TITLE = "关于{{ inspection }}反馈意见整改工作调度情况的通报"
EMPTY = LINE.replace("<w:t>{}</w:t>", "")


@pytest.mark.parametrize(
    ("before", "within", "after"),
    [
        (EMPTY, TITLE, ""),
        ("", TITLE, EMPTY),
        (LINE.format(" "), TITLE, EMPTY),
        ("", TITLE + "</w:t><w:br/><w:t>", ""),
        ("", TITLE.replace("情况", "</w:t><w:br/><w:br/><w:t>情况"), ""),
        ("", "</w:t></w:r><w:r><w:t>" + TITLE, ""),
        ("", '</w:t><w:br w:type="page"/><w:t>' + TITLE, ""),
        ("", '</w:t></w:r><w:r><w:br w:type="page"/></w:r><w:r><w:t>' + TITLE, ""),
    ],
)
def test_empty_lines_and_page_breaks_are_no_lines_of_a_title(
    tmp_path: Path, before: str, within: str, after: str
) -> None:
    body = before + LINE.format(within) + after
    pages = body.count('w:type="page"')
    long = rendered(tmp_path, "第二轮第六批中央生态环境保护督察组", body)
    assert [line.strip() for line in long if line.strip()] == [
        "关于第二轮第六批中央生态环境保护督察组",
        "反馈意见整改工作调度情况的通报",
    ]
    xml = archive.unpack(tmp_path / "out.docx")["word/document.xml"].decode()
    assert xml.count("<w:br") == xml.count('w:type="page"') == pages


def test_an_empty_title_and_an_empty_signature_are_let_be(tmp_path: Path) -> None:
    body = EMPTY + LINE.format("<w:br/>").replace("<w:t>", "").replace("</w:t>", "")
    body += EMPTY.replace("GwTitle", "GwSignature") + LINE.replace("GwTitle", "GwBody").format("{{ inspection }}")
    assert "".join(rendered(tmp_path, "省督察", body)).strip() == "省督察"


def test_a_signature_of_two_runs_is_printed_once(tmp_path: Path) -> None:
    body = LINE.replace("GwTitle", "GwSignature").format("{{ inspection }}</w:t></w:r><w:r><w:t>领导小组办公室")
    name = "示例市贯彻落实中央生态环境保护督察反馈意见整改工作"
    assert rendered(tmp_path, name, body) == ["示例市贯彻落实中央生态环境保护督察\n反馈意见整改工作领导小组办公室"]


def test_a_second_line_of_a_mark_has_no_space_before(tmp_path: Path) -> None:
    name = "示例市贯彻落实中央生态环境保护督察反馈意见整改工作领导小组办公室"
    body = LINE.replace("GwTitle", "GwMarkLongest").format("{{ inspection }}")
    assert rendered(tmp_path, name, body) == ["示例市贯彻落实中央生态环境保护督察", "反馈意见整改工作领导小组办公室"]
    first, second = docx.Document(str(tmp_path / "out.docx")).paragraphs
    assert second.paragraph_format.space_before == 0
    assert first.paragraph_format.space_before is None  # that of the style


def test_a_signature_too_long_for_a_line_is_broken_in_its_paragraph(tmp_path: Path) -> None:
    body = LINE.replace("GwTitle", "GwSignature").format("{{ inspection }}")
    assert rendered(tmp_path, "示例市整改办", body) == ["示例市整改办"]
    name = "示例市贯彻落实中央生态环境保护督察反馈意见整改工作领导小组办公室"
    assert rendered(tmp_path, name, body) == ["示例市贯彻落实中央生态环境保护督察\n反馈意见整改工作领导小组办公室"]
