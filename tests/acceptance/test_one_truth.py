"""A document that was tampered with between rendering and filing makes the run fail, and both places are named."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_docs.errors import VerifyError
from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.proof import prove
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from rectify_docs.render.unbroken import KEPT
from tests.workspace import example_workspace, small_workspace

Tamper = Callable[[str], str]
DISPATCH, LIST, MINUTES = "通报.docx", "清单.docx", "纪要.docx"


def rewritten(path: Path, tamper: Tamper) -> None:
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    body = parts["word/document.xml"].decode()
    changed = tamper(body)
    assert changed != body
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, changed.encode() if name == "word/document.xml" else data)


def another_number(body: str) -> str:
    """2 measures are done; the dispatch now says 3."""
    return re.sub(r"已完成2条", "已完成3条", body, count=1)


def another_of_equal_numbers(body: str) -> str:
    """A number changes whose old value stands elsewhere in the sentence."""
    days = re.search(r"已逾期(\d+)天", body)
    assert days
    return body.replace(days[0], "已逾期99天", 1)


def signed(body: str) -> str:
    """A figure of the running text gets a minus sign."""
    return body.replace("已完成2条", "已完成−2条", 1)


def without_percent(body: str) -> str:
    """A percentage of the running text loses its sign."""
    return body.replace("占50.0%，", "占50.0，", 1)


def in_cell(old: str, new: str) -> Tamper:
    """A figure that is alone in a cell becomes another one, in which it still stands."""
    return lambda body: re.sub(rf"(<w:tc>(?:(?!</w:tc>).)*?>){re.escape(old)}(?=</w:t>)", rf"\g<1>{new}", body, count=1)


def lost_row(body: str) -> str:
    """The row of a measure is cut out of the list."""
    rows = re.findall(r"<w:tr[ >].*?</w:tr>", body, re.DOTALL)
    return body.replace(next(row for row in rows if f"2{KEPT}1" in row), "", 1)


def emptied_cell(body: str) -> str:
    """A measure's id is wiped out."""
    return body.replace(f">3{KEPT}1<", "><", 1)


def another_deadline(body: str) -> str:
    """A deadline of the list becomes a year later."""
    return body.replace("2026年12月底", "2027年12月底", 1)


def test_a_tampered_web_page_fails_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = example_workspace(tmp_path)

    def tampered(folder: Path, *rest: object) -> None:
        page = min(folder.glob("*.html"))
        text = page.read_text(encoding="utf-8")
        assert "共10个工作日" in text
        page.write_text(text.replace("共10个工作日", "共5个工作日"), encoding="utf-8")
        prove(folder, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("rectify_docs.pipeline.run.prove", tampered)
    with pytest.raises(VerifyError) as failed:
        run(Request(workspace, pdf=False, only=frozenset({"disclosure-notice"})), Silent())
    assert ".html 第25段" in failed.value.message


@pytest.mark.parametrize(
    ("document", "tamper", "named"),
    [
        (DISPATCH, another_number, "第"),
        (MINUTES, another_number, "第"),
        (DISPATCH, another_of_equal_numbers, "已逾期99天"),
        (DISPATCH, signed, "已完成−2条"),
        (DISPATCH, without_percent, "占50.0，"),
        *((DISPATCH, in_cell("2", new), f"“{new}”") for new in ("12", "20", "22", "-2", "−2", "2.5")),
        (DISPATCH, in_cell("66.7%", "166.7%"), "“166.7%”"),
        (DISPATCH, in_cell("66.7%", "66.7"), "“66.7”"),
        (LIST, lost_row, "2-1"),
        (LIST, emptied_cell, "3-1"),
        (LIST, another_deadline, "整改时限"),
    ],
)
def test_a_tampered_document_fails_the_run(
    document: str, tamper: Tamper, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = small_workspace(tmp_path / "工作区")

    def tampered(folder: Path, *rest: object) -> None:
        rewritten(next(path for path in folder.iterdir() if path.name.endswith(document)), tamper)
        prove(folder, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("rectify_docs.pipeline.run.prove", tampered)
    with pytest.raises(VerifyError) as failed:
        run(Request(workspace, pdf=False), Silent())
    assert document in failed.value.message
    assert named in failed.value.message
    assert not (workspace / "output/2026-03-13").exists()


def test_without_the_roster_or_with_a_misspelt_folder_the_run_says_so(tmp_path: Path) -> None:
    workspace = example_workspace(tmp_path)
    (workspace / "input/units").rename(workspace / "input/unit")
    answer = run(Request(workspace, pdf=False, only=frozenset({"measure-list"})), Silent())
    assert {"F118", "F119"} <= {found.code for found in answer.findings}
