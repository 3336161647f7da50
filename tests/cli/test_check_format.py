"""``check-format`` as a clerk runs it."""

import json
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from rectify_docs.cli.app import app
from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from rectify_docs.render import archive
from tests.gongwen.conformance.foreign import foreign
from tests.gongwen.conformance.mutants import DOCUMENT, change, mutated
from tests.workspace import small_workspace

RUNNER = CliRunner()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run(Request(small_workspace(tmp_path_factory.mktemp("检查")), pdf=False), Silent()).folder


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A letter as somebody writes it who knows no standard."""
    document = docx.Document()
    document.add_paragraph("关于开会的通知。")
    document.add_paragraph("各单位:")
    document.save(str(tmp_path / "通知.docx"))
    return tmp_path / "通知.docx"


def test_our_own_documents_pass(folder: Path) -> None:
    done = RUNNER.invoke(app, ["check-format", str(folder), "--no-pages"])
    assert done.exit_code == 0, done.output
    assert "规定项全部符合" in done.output
    assert "未排版" in done.output


def test_what_breaks_the_standard_ends_with_5_and_names_clause_and_figures(letter: Path) -> None:
    done = RUNNER.invoke(app, ["check-format", str(letter), "--no-pages"])
    assert done.exit_code == 5
    assert "不符 PAGE-02 天头（5.2.1，规）：第1节 应为37±1 mm，实为25.4 mm。上边距设为 37 mm" in done.output
    assert "1个文件不符合规定项" in done.output


def test_json_carries_every_rule(letter: Path) -> None:
    done = RUNNER.invoke(app, ["check-format", str(letter), "--no-pages", "--json"])
    said = json.loads(done.stdout)
    (file,) = said["files"]
    assert (said["exit_code"], file["pages_checked"]) == (5, False)
    assert {"rule", "clause", "strength", "title", "verdict", "expected", "measured", "where", "page", "remedy"} == set(
        file["results"][0]
    )
    assert {one["verdict"] for one in file["results"]} >= {"通过", "不符", "不适用"}


def test_its_writing_style_is_told_and_fails_nothing(folder: Path, letter: Path) -> None:
    document = docx.Document(str(letter))
    document.add_paragraph("截止2026年3月，全市措施完成率32.7%。全市措施完成率33.7%。")
    document.save(str(letter))
    done = RUNNER.invoke(app, ["check-format", str(letter), "--no-pages"])
    assert "文字错误 W01（实务）：第3段“截止2026年3”：截止→截至，建议改为“截至”" in done.output
    assert "文字错误 A12（统计常识）：第3段“市措施完成率33.7%。”：前文“全市措施完成率”为32.7%" in done.output
    assert "文字提示1处（--all 列出）" in done.output
    everything = RUNNER.invoke(app, ["check-format", str(letter), "--no-pages", "--all"])
    assert "文字提示 P01（GB/T 15834）：第2段“各单位:”" in everything.output
    said = json.loads(RUNNER.invoke(app, ["check-format", str(letter), "--no-pages", "--json"]).stdout)
    assert {one["rule"] for one in said["files"][0]["style"]} == {"W01", "A12", "P01"}
    ours = RUNNER.invoke(app, ["check-format", str(folder), "--no-pages"])
    assert ours.exit_code == 0
    assert "文字错误 A" not in ours.output


@pytest.mark.parametrize("part", ["word/theme/theme1.xml", "word/footnotes.xml"])
def test_a_text_that_could_not_be_looked_at_is_said(letter: Path, part: str) -> None:
    files = archive.unpack(letter) | {part: b"<w:broken"}
    letter.write_bytes(archive.write({name: archive.pack(data) for name, data in files.items()}))
    done = RUNNER.invoke(app, ["check-format", str(letter), "--no-pages"])
    assert "文字未检查：" in done.output
    said = json.loads(RUNNER.invoke(app, ["check-format", str(letter), "--no-pages", "--json"]).stdout)
    assert said["files"][0]["style_note"].startswith("文字未检查：")
    assert said["files"][0]["style"] == []


def test_a_text_that_was_looked_at_has_no_note(letter: Path) -> None:
    said = json.loads(RUNNER.invoke(app, ["check-format", str(letter), "--no-pages", "--json"]).stdout)
    assert said["files"][0]["style_note"] == ""


@pytest.mark.parametrize("value", ["−3", "-3", "1,200", "２０%", "−0.5％"])
def test_a_name_and_its_value_in_a_table_of_two_columns(letter: Path, value: str) -> None:
    document = docx.Document(str(letter))
    table = document.add_table(2, 2)
    for row, said in zip(table.rows, (value, "77"), strict=True):
        row.cells[0].text, row.cells[1].text = "全市完成率", said
    document.save(str(letter))
    said = json.loads(RUNNER.invoke(app, ["check-format", str(letter), "--no-pages", "--json"]).stdout)["files"][0]
    assert said["style_note"] == ""
    assert [one["found"] for one in said["style"] if one["rule"] == "A12"] == ["77"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("没有.docx", None, "没有这个文件"),
        ("旧.doc", b"\xd0\xcf\x11\xe0", "另存为 .docx"),
        ("空", "folder", "文件夹中没有 docx 文件"),
        ("坏.docx", b"PK\x03\x04", "不是完好的 docx 文件"),
    ],
)
def test_what_cannot_be_checked_is_said(tmp_path: Path, name: str, content: bytes | str | None, said: str) -> None:
    path = tmp_path / name
    if content == "folder":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    done = RUNNER.invoke(app, ["check-format", str(path), "--no-pages"])
    assert done.exit_code == 2
    assert said in done.output


def test_one_fault_of_a_number_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "来文.docx"
    file.write_bytes(mutated(foreign(), change(DOCUMENT, "〕5号", "〕05号")))
    done = RUNNER.invoke(app, ["check-format", str(file), "--no-pages"])
    assert "HEAD-06 发文字号" in done.output
    assert "P15" not in done.output


def test_a_damaged_file_does_not_stop_the_check_of_its_folder(tmp_path: Path, letter: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "好.docx").write_bytes(letter.read_bytes())
    done = RUNNER.invoke(app, ["check-format", str(tmp_path), "--no-pages"])
    assert done.exit_code == 5
    assert "坏.docx：未检查" in done.output
    assert "好.docx：通过" in done.output
    assert done.output.rstrip().endswith("1个文件未能检查")
