"""A public document that gives something away does not pass."""

import re
import zipfile
from pathlib import Path

import docx
import pytest

from rectify_docs.verify.private import leaks
from rectify_docs.verify.word import word_places

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def notice(folder: Path, text: str) -> Path:
    document = docx.Document()
    document.core_properties.last_modified_by = ""
    document.add_paragraph(text)
    document.save(str(folder / "公示.docx"))
    return folder / "公示.docx"


def rewrite(path: Path, part: str, pattern: str, by: str) -> Path:
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts[part] = re.sub(pattern, by, parts[part].decode(), count=1).encode()
    with zipfile.ZipFile(path, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return path


def said(path: Path, *, internal: tuple[str, ...] = (), permitted: str = "") -> list[str]:
    return [one.expected for one in leaks(path.name, path, word_places(path), internal, permitted)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理电话：0531-12345678，公示期10个工作日。", []),
        ("联系人电话13812345678。", ["没有手机号码"]),
        ("联系人电话138 1234 5678。", ["没有手机号码"]),
        ("编号20180706138123456789。", []),
        ("身份证110101199003071234。", ["没有身份号码"]),
        ("身份证11010119900307123X。", ["没有身份号码"]),
    ],
)
def test_private_numbers(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert said(notice(tmp_path, text)) == expected


def test_the_office_s_own_contact_is_its_affair(tmp_path: Path) -> None:
    assert said(notice(tmp_path, "电话13812345678。"), permitted="13812345678") == []


def test_internal_remarks(tmp_path: Path) -> None:
    path = notice(tmp_path, "完成整改。资金尚未到位，请勿对外。")
    assert said(path, internal=("资金尚未到位，请勿对外", "无")) == ["没有内部备注"]


@pytest.mark.parametrize(
    ("part", "pattern", "by", "expected"),
    [
        ("word/document.xml", r"(<w:r>.*?</w:r>)", r'<w:ins w:id="1" w:author="a">\1</w:ins>', "没有修订痕迹"),
        ("word/document.xml", r"<w:r><w:t>", r"<w:r><w:rPr><w:vanish/></w:rPr><w:t>", "没有隐藏文字"),
        ("word/document.xml", r"<w:r><w:t>", r'<w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>', "没有批注"),
        ("docProps/core.xml", r"<cp:lastModifiedBy ?/?>(</cp:lastModifiedBy>)?",
         "<cp:lastModifiedBy>张三</cp:lastModifiedBy>", "没有人名"),
    ],
)  # fmt: skip
def test_traces(tmp_path: Path, part: str, pattern: str, by: str, expected: str) -> None:
    path = rewrite(notice(tmp_path, "完成整改。"), part, pattern, by)
    assert said(path) == [expected]
