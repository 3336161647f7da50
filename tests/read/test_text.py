from pathlib import Path

import docx
import pytest

from rectify_docs.read.narrative import read_narratives
from rectify_docs.read.text import read_lines

TEXT = "一、总体要求\n\n  埇桥区整改。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_lines_keep_their_numbers(tmp_path: Path, encoding: str, name: str) -> None:
    (tmp_path / name).write_bytes(TEXT.encode(encoding))
    reading = read_lines(tmp_path / name, name)
    assert [(line.number, line.text) for line in reading.records] == [(1, "一、总体要求"), (3, "埇桥区整改。")]


def test_paragraphs_of_a_docx(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("一、总体要求", "", "埇桥区整改。"):
        document.add_paragraph(text)
    document.save(str(tmp_path / "a.docx"))
    reading = read_lines(tmp_path / "a.docx", "a.docx")
    assert [(line.number, line.text) for line in reading.records] == [(1, "一、总体要求"), (3, "埇桥区整改。")]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", b"PK\x03\x04 cut", "F102"),
        ("a.docx", b"text", "F102"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "F103"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "F116"),
        ("a.pdf", b"%PDF", "F104"),
        ("a.txt", b"\xff\xff\x81", "F105"),
        ("a.txt", b"\n \n", "F107"),
    ],
)
def test_bad_documents_are_findings(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    reading = read_lines(tmp_path / name, name)
    assert [found.code for found in reading.findings] == [code]
    assert reading.records == ()


def test_a_missing_document_is_a_finding(tmp_path: Path) -> None:
    assert [found.code for found in read_lines(tmp_path / "a.txt", "a.txt").findings] == ["F102"]


def test_narratives(tmp_path: Path) -> None:
    folder = tmp_path / "input/narrative/npc-report"
    folder.mkdir(parents=True)
    (folder / "02-下一步.md").write_text("# 下一步\n\n正文", encoding="utf-8")
    (folder / "01-做法.md").write_bytes("# 做法".encode("gb18030"))
    (folder / "图.png").write_bytes(b"\x89PNG")
    (folder / "坏.md").write_bytes(b"\xff\xff\x81")
    reading = read_narratives(tmp_path, "npc-report")
    assert [(one.name, one.text) for one in reading.records] == [
        ("01-做法", "# 做法"),
        ("02-下一步", "# 下一步\n\n正文"),
    ]
    assert [one.kind for one in reading.records] == ["npc-report", "npc-report"]
    assert sorted(found.code for found in reading.findings) == ["F104", "F105"]
