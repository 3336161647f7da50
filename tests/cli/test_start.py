"""The ways into the product: a new workspace, and an imported plan."""

import json
from pathlib import Path

import docx
import openpyxl
import pytest

from rectify_docs.settings import Settings, load
from tests.cli.conftest import Command

PLAN = """甲市整改实施方案

一、总体要求

坚持问题导向。

二、整改措施

（一）治水

1.消除黑臭水体。封堵排口三处。（责任单位：市水务局；责任人：市水务局主要负责人；整改时限：2026年6月底）

健全巡查制度。(责任单位:乙区党委、政府;责任人:乙区党委、政府主要负责人;整改时限:立行立改,长期坚持)

2.建设管网。完成管网五公里。（责任单位：市水务局、市住建局；责任人：主要负责人；整改时限：2026年2月底）

这一段没有写全。（责任单位：市水务局；整改时限：2026年底）

三、保障措施

加强领导。
"""


def write_plan(folder: Path, ending: str) -> Path:
    path = folder / f"方案{ending}"
    if ending == ".docx":
        document = docx.Document()
        for line in PLAN.splitlines():
            document.add_paragraph(line)
        document.save(str(path))
    else:
        path.write_text(PLAN, encoding="gb18030" if ending == ".txt" else "utf-8")
    return path


@pytest.mark.parametrize("ending", [".txt", ".md", ".docx"])
def test_a_plan_becomes_a_list_that_builds(command: Command, tmp_path: Path, ending: str) -> None:
    target = tmp_path / "工作区/input/measures/清单.xlsx"
    ran = command("import-plan", write_plan(tmp_path, ending), "-o", target, "--json")
    assert ran.code == 1  # one clause could not be parsed
    assert (ran.json["problems"], ran.json["measures"]) == (2, 3)
    assert [found["location"]["cell"] != "" for found in ran.json["findings"]] == [True]
    built = command("build", "--workspace", tmp_path / "工作区", "--as-of", "2026-03-01", "--no-pdf", "--json")
    assert built.code == 0, built.out + built.err
    ledger = json.loads((tmp_path / "工作区/output/2026-03-01/ledger.json").read_bytes())
    assert [measure["id"] for measure in ledger["measures"]] == ["1-1", "1-2", "2-1"]
    assert [measure["id"] for measure in ledger["measures"] if measure["overdue"]] == ["2-1"]
    assert not [path for path in built.json["documents"] if "公示" in path]


def test_an_existing_list_is_not_replaced(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "清单.xlsx"
    openpyxl.Workbook().save(target)
    before = target.read_bytes()
    ran = command("import-plan", write_plan(tmp_path, ".txt"), "-o", target)
    assert ran.code == 2
    assert target.read_bytes() == before


def test_a_text_without_measures_is_no_plan(command: Command, tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text("今天开会。", encoding="utf-8")
    ran = command("import-plan", tmp_path / "通知.txt", "-o", tmp_path / "清单.xlsx")
    assert ran.code == 3
    assert not (tmp_path / "清单.xlsx").exists()


def test_a_new_workspace_has_all_that_a_first_week_needs(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "新 工作区"
    assert command("init", folder).code == 0
    assert load(folder) == Settings()
    assert (folder / "templates/docx/weekly-dispatch.docx").is_file()
    book = openpyxl.load_workbook(folder / "input/measures/整改措施清单.xlsx")
    assert "措施编号" in {cell.value for row in book.active.iter_rows() for cell in row}  # type: ignore[union-attr]
    empty = command("build", "--workspace", folder, "--as-of", "2026-03-01", "--no-pdf")
    assert empty.code == 3
    assert "F101" in empty.out
    assert command("init", folder).code == 2
