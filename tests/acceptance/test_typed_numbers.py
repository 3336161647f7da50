"""A number typed into a template or a narrative is pointed out with its place; ours hold none."""

from pathlib import Path

import docx
import pytest

from rectify_docs.model.finding import Finding
from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from rectify_docs.pipeline.templates import packaged_templates
from rectify_docs.pipeline.typed import typed_findings
from rectify_docs.read.narrative import read_narratives
from rectify_docs.report.kinds import KINDS, NARRATED
from tests.workspace import small_workspace

ROOT = Path(__file__).parents[2]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return small_workspace(tmp_path / "工作区")


def typed(workspace: Path) -> list[Finding]:
    answer = run(Request(workspace, pdf=False), Silent())
    return [found for found in answer.findings if found.code in {"D511", "D512"}]


def test_the_shipped_templates_and_the_example_hold_none() -> None:
    narratives = [one for kind in NARRATED for one in read_narratives(ROOT, kind).records]
    assert {one.kind for one in narratives} == set(NARRATED)
    assert typed_findings(ROOT, frozenset(KINDS), narratives) == ()


def test_a_number_typed_in_a_narrative_is_named_with_its_line(workspace: Path) -> None:
    file = workspace / "input/narrative/npc-report/2-整改进展和成效.md"
    file.write_text("## 水环境\n\n完成率{{ 完成率 }}，\n新建管网12公里。\n", encoding="utf-8")
    (found,) = typed(workspace)
    assert (found.code, found.content, str(found.source)) == (
        "D511",
        "12公里",
        "input/narrative/npc-report/2-整改进展和成效.md 第4行",
    )


def test_a_number_typed_in_a_template_is_named_with_its_paragraph(workspace: Path) -> None:
    name = "docx/weekly-dispatch.docx"
    document = docx.Document(str(packaged_templates() / name))
    paragraph = next(one for one in document.paragraphs if "按照每周调度要求" in one.text)
    paragraph.add_run("全市已完成99条。")
    (workspace / "templates/docx").mkdir(parents=True)
    document.save(str(workspace / "templates" / name))
    (found,) = typed(workspace)
    assert (found.code, found.content) == ("D512", "99条")
    assert "第" in found.message
    assert found.source is not None
    assert found.source.file == f"templates/{name}"
