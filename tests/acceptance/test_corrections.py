"""A unit corrects a week that was dispatched already: that week stays as it was, the next dispatch says so."""

import hashlib
import json
from pathlib import Path
from typing import Any

import docx
import pytest

from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from tests.factory import day
from tests.workspace import PROGRESS_HEADER, sheet, small_workspace

FIRST, SECOND = day("3-6"), day("3-13")
REASON = "误将阶段性办结填为已完成"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first week was dispatched; then 市住建局 corrects it, saying why, in the second week's folder."""
    workspace = small_workspace(tmp_path_factory.mktemp("更正"))
    original = workspace / "input/progress/2026-03-06/市住建局.xlsx"
    sheet(original, ("填报单位：市住建局",), PROGRESS_HEADER, [("2-1", "整治完成", "100%", "已完成", None, None)])
    run(Request(workspace, FIRST, pdf=False), Silent())
    titles = ("填报单位：市住建局", "填报日期：2026年3月6日", f"更正原因：{REASON}")
    late = workspace / "input/progress/2026-03-13/更正/市住建局.xlsx"
    sheet(late, titles, PROGRESS_HEADER, [("2-1", "尚余两处", "45%", "正在推进", None, None)])
    return workspace


def hashes(folder: Path) -> dict[str, str]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def figures(folder: Path) -> dict[str, Any]:
    return {one["id"]: one["value"] for one in json.loads((folder / "run.json").read_bytes())["figures"]}


def test_the_dispatched_week_stays_as_it_was(workspace: Path) -> None:
    before = hashes(workspace / "output/2026-03-06")
    assert hashes(run(Request(workspace, FIRST, pdf=False), Silent()).folder) == before


def test_the_next_dispatch_prints_what_was_published_and_what_it_comes_to(workspace: Path) -> None:
    folder = run(Request(workspace, SECOND, pdf=False), Silent()).folder
    document = docx.Document(str(next(folder.glob("*通报*.docx"))))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "因补报、更正，上期公布的已完成措施数3条更正为2条、完成率75.0%更正为50.0%" in text
    assert f"市住建局2-1：2026年3月6日数据由“已完成”（100%）更正为“正在推进”（45%），原因：{REASON}。" in text
    values = figures(folder)
    assert (values["published.measures.done"], values["restated.measures.done"]) == (3, 2)
    assert values["before.change_done"] == values["measures.done"] - 2
    assert figures(workspace / "output/2026-03-06")["measures.done"] == 3
