import hashlib
import io
import json
import shutil
from pathlib import Path

import docx
import openpyxl
import pytest

from rectify_docs.filing.lock import workspace_lock
from rectify_docs.report.kinds import BY_DEFAULT
from tests.cli.conftest import Command
from tests.workspace import PROGRESS_HEADER, WEEKS, sheet

OUT = "output/2026-03-13"


def hashes(folder: Path) -> dict[str, str]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_build_makes_every_usual_kind_and_accounts_for_every_row(command: Command, workspace: Path) -> None:
    ran = command("build", "--workspace", workspace, "--no-pdf", "--json")
    assert ran.code == 0, ran.out + ran.err
    record = json.loads((workspace / OUT / "run.json").read_bytes())
    assert {document["kind"] for document in record["documents"]} == set(BY_DEFAULT)
    assert ran.json["documents"] == [document["path"] for document in record["documents"]]
    for file in record["inputs"]:
        assert file["rows_read"] == file["rows_used"] + len(file["rows_not_used"])
    by_file = {file["path"]: file["rows_read"] for file in record["inputs"]}
    assert by_file["input/measures/2026-01-01/清单.xlsx"] == 4
    assert by_file["input/progress/2026-03-13/乙区.xlsx"] == 2


def test_figures_say_where_they_come_from_and_where_they_are_printed(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    record = json.loads((workspace / OUT / "run.json").read_bytes())
    overdue = next(figure for figure in record["figures"] if figure["id"] == "measures.overdue")
    assert (overdue["value"], overdue["text"]) == (1, "1")
    cells = {(source["file"], source["cell"]) for source in overdue["sources"]}
    assert ("input/measures/2026-01-01/清单.xlsx", "J5") in cells
    assert ("input/progress/2026-03-13/市住建局.xlsx", "D3") in cells
    documents = {place["document"] for place in overdue["printed"]}
    assert any("通报" in name for name in documents)
    assert any("报告" in name for name in documents)


def test_the_same_input_gives_the_same_bytes(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    first = hashes(workspace / OUT)
    command("build", "--workspace", workspace, "--no-pdf", "--quiet", "--jobs", "1")
    assert hashes(workspace / OUT) == first


def test_an_edited_document_is_never_replaced(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    document = next((workspace / OUT).glob("*通报*.docx"))
    document.write_bytes(document.read_bytes() + b"edited")
    refused = command("build", "--workspace", workspace, "--no-pdf")
    assert refused.code == 8
    assert document.name in refused.err
    assert document.read_bytes().endswith(b"edited")
    aside = command("build", "--workspace", workspace, "--no-pdf", "--set-aside")
    assert aside.code == 0, aside.err
    assert (workspace / "output/2026-03-13.1" / document.name).read_bytes().endswith(b"edited")
    assert not document.read_bytes().endswith(b"edited")


def test_a_clerks_own_file_in_the_output_folder_stays(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    (workspace / OUT / "领导批示.txt").write_text("同意", encoding="utf-8")
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    assert (workspace / OUT / "领导批示.txt").read_text(encoding="utf-8") == "同意"


def test_check_writes_the_check_list_and_leaves_documents_alone(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    before = hashes(workspace / OUT)
    ran = command("check", "--workspace", workspace, "--json")
    assert ran.json["documents"] == ["数据核对表.xlsx"]
    after = hashes(workspace / OUT)
    assert {name for name in before if before[name] != after[name]} <= {"run.json", "数据核对表.xlsx"}
    kinds = {document["kind"] for document in json.loads((workspace / OUT / "run.json").read_bytes())["documents"]}
    assert kinds == set(BY_DEFAULT)


def test_check_may_run_though_a_document_was_edited(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    dispatch = next((workspace / OUT).glob("*通报.docx"))
    dispatch.write_bytes(dispatch.read_bytes() + b" ")
    edited = dispatch.read_bytes()
    assert command("check", "--workspace", workspace, "--quiet").code in {0, 1}
    assert dispatch.read_bytes() == edited
    assert command("build", "--workspace", workspace, "--no-pdf", "--quiet").code == 8  # still nobody's to overwrite


def test_documents_that_are_kept_keep_their_lineage(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    before = json.loads((workspace / OUT / "run.json").read_bytes())
    command("check", "--workspace", workspace, "--quiet")
    after = json.loads((workspace / OUT / "run.json").read_bytes())
    places = [[figure["printed"] for figure in record["figures"]] for record in (before, after)]
    assert any(places[0])
    assert sorted(map(str, places[0])) == sorted(map(str, places[1]))


def test_a_correction_of_an_earlier_week_changes_that_week(command: Command, workspace: Path) -> None:
    header = ("措施编号", "进展情况", "完成进度", "状态")
    late = workspace / "input/progress/2026-03-13/更正/市住建局3月6日.xlsx"
    sheet(late, ("调度日期：2026年3月6日", "填报单位：市住建局"), header, [("2-1", "更正", "45%", "正在推进")])
    ran = command("build", "--workspace", workspace, "--no-pdf", "--json")
    assert "C410" not in {item["code"] for item in ran.json["findings"]}  # 45% → 50%, no longer 60% → 50%
    ledger = json.loads((workspace / OUT / "ledger.json").read_bytes())
    measure = next(item for item in ledger["measures"] if item["id"] == "2-1")
    assert (measure["percent"], measure["units"][0]["reported_on"]) == (50, "2026-03-13")


def test_only_makes_what_is_asked_for_and_says_what_is_stale(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    header = ("措施编号", "进展情况", "完成进度", "状态")
    late = workspace / "input/progress/2026-03-13/市住建局.xlsx"
    sheet(late, ("填报单位：市住建局",), header, [("2-1", "整治完毕", "100%", "已完成")])
    ran = command("build", "--workspace", workspace, "--no-pdf", "--only", "ledger", "--json")
    assert ran.json["documents"] == ["整改台账.xlsx"]
    stale = {item["message"] for item in ran.json["findings"] if item["code"] == "D507"}
    assert any("通报" in message for message in stale)


def test_without_a_measure_list_the_check_list_says_so(command: Command, workspace: Path) -> None:
    for file in (workspace / "input/measures/2026-01-01").iterdir():
        file.unlink()
    (workspace / "input/measures/2026-01-01").rmdir()
    (workspace / "input/measures").rmdir()
    ran = command("build", "--workspace", workspace, "--no-pdf")
    assert ran.code == 3
    assert "F101" in ran.out
    book = openpyxl.load_workbook(workspace / OUT / "数据核对表.xlsx")
    assert any("没有找到整改措施清单" in str(cell.value) for row in book["整改办"].iter_rows() for cell in row)


def test_a_template_error_names_the_place_and_leaves_the_last_output(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    before = hashes(workspace / OUT)
    broken = workspace / "templates/docx/npc-report.docx"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(_with_text("{{ overal.done }}"))
    ran = command("build", "--workspace", workspace, "--no-pdf")
    assert ran.code == 4
    assert "overal" in ran.err
    assert "npc-report.docx" in ran.err
    assert hashes(workspace / OUT) == before


def _with_text(text: str) -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


def test_a_misspelt_figure_in_a_narrative_names_the_file(command: Command, workspace: Path) -> None:
    prose = workspace / "input/narrative/npc-report/5-下一步工作安排.md"
    prose.write_text("逾期{{ 逾期措施 }}条。\n", encoding="utf-8")
    ran = command("build", "--workspace", workspace, "--no-pdf")
    assert ran.code == 4
    assert "5-下一步工作安排.md" in ran.err
    assert "逾期措施" in ran.err


def test_a_unit_cannot_smuggle_template_code_markup_or_formulas(command: Command, workspace: Path) -> None:
    header = ("措施编号", "进展情况", "完成进度", "状态", "滞后原因")
    file = workspace / "input/progress/2026-03-13/市住建局.xlsx"
    evil = '{{ 7*7 }}{% for %} <w:p/> & "x" \x0b'.replace("\x0b", "")
    sheet(file, ("填报单位：市住建局",), header, [("2-1", "=1+1", "50%", "正在推进", evil)])
    ran = command("build", "--workspace", workspace, "--no-pdf")
    assert ran.code in {0, 1}, ran.err
    text = "\n".join(p.text for p in docx.Document(str(next((workspace / OUT).glob("*通报*.docx")))).paragraphs)
    assert "{{ 7*7 }}{% for %} <w:p/> & " in text
    book = openpyxl.load_workbook(workspace / OUT / "整改台账.xlsx")
    formulas = [cell.coordinate for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []


def test_a_second_run_waits_for_nobody(command: Command, workspace: Path) -> None:
    with workspace_lock(workspace):
        ran = command("build", "--workspace", workspace, "--no-pdf", "--json")
    assert ran.code == 7
    assert ran.json["error"]["code"] == "E07"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("build", "--workspace", "没有的文件夹"), "工作区文件夹不存在"),
        (("build", "--as-of", "3月13日"), "--as-of"),
        (("build", "--only", "周报"), "weekly-dispatch"),
        (("biuld",), "biuld"),
        (("build", "--workspce", "."), "--workspce"),
        (("import-plan", "没有.txt"), "找不到整改方案文件"),
    ],
)
def test_a_typo_gets_a_clear_answer(command: Command, workspace: Path, arguments: tuple[str, ...], says: str) -> None:
    extra = () if "--workspace" in arguments or arguments[0] != "build" else ("--workspace", workspace)
    ran = command(*arguments, *extra)
    assert ran.code in {2, 3}
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_messages_survive_a_console_that_knows_only_gbk(command: Command, workspace: Path) -> None:
    ran = command("build", "--workspace", workspace, "--no-pdf", encoding="cp936")
    assert ran.code == 0, ran.err
    assert "已生成" in ran.out


def test_a_workspace_without_progress_builds_with_an_as_of_date(command: Command, workspace: Path) -> None:
    shutil.rmtree(workspace / "input/progress")
    shutil.rmtree(workspace / "input/closures")
    refused = command("build", "--workspace", workspace, "--no-pdf")
    assert refused.code == 2
    assert "--as-of" in refused.err
    dates = ("--as-of", "2026-04-01", "--issue-date", "2026-04-02")
    ran = command("build", "--workspace", workspace, "--no-pdf", *dates, "--json")
    assert ran.code == 0, ran.out + ran.err
    statistics = json.loads((workspace / "output/2026-04-01/ledger.json").read_bytes())["statistics"]
    assert (statistics["measures.overdue"], statistics["measures.total"]) == (2, 4)


def test_an_empty_dispatch_folder_means_that_nobody_reported(command: Command, workspace: Path) -> None:
    (workspace / "input/progress/2026-03-20").mkdir()
    ran = command("build", "--workspace", workspace, "--no-pdf", "--json")
    assert ran.json["as_of"] == "2026-03-20"
    statistics = json.loads((workspace / "output/2026-03-20/ledger.json").read_bytes())["statistics"]
    assert (statistics["receipts.expected"], statistics["receipts.missing"]) == (3, 3)
    assert statistics["measures.done"] == 2


def test_a_closed_week_that_changed_is_an_error_until_the_office_rules(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--as-of", "2026-03-06", "--no-pdf", "--quiet")
    first = hashes(workspace / "output/2026-03-06")
    late = workspace / "input/progress/2026-03-06/乙区.xlsx"
    rows = [*WEEKS["2026-03-06"]["乙区"][:2], ("3-1", "完成招标", "20%", "正在推进", None, None)]
    sheet(late, ("填报单位：乙区",), PROGRESS_HEADER, rows)
    ran = command("build", "--workspace", workspace, "--no-pdf", "--json")
    assert ran.code == 1
    (found,) = (one for one in ran.json["findings"] if one["code"] == "F130")
    assert found["location"]["file"] == "input/progress/2026-03-06/乙区.xlsx"
    again = command("build", "--workspace", workspace, "--as-of", "2026-03-06", "--no-pdf", "--json")
    assert again.code == 3
    assert found["id"] in again.json["error"]["place"]
    assert hashes(workspace / "output/2026-03-06") == first
    header = ("待决编号", "决定", "依据", "决定人", "日期")
    ruling = (found["id"], "不采用，退回", "主任批示", "张三", "2026-03-16")
    sheet(workspace / "input/rulings/裁定.xlsx", (), header, [ruling])
    assert command("build", "--workspace", workspace, "--as-of", "2026-03-06", "--no-pdf", "--json").code == 3
    sheet(workspace / "input/rulings/裁定.xlsx", (), header, [(found["id"], "采用", *ruling[2:])])
    settled = command("build", "--workspace", workspace, "--no-pdf", "--json")
    assert settled.code == 0
    assert [one["severity"] for one in settled.json["findings"] if one["code"] == "F130"] == ["info"]
    assert command("build", "--workspace", workspace, "--as-of", "2026-03-06", "--no-pdf", "--json").code == 0
    later = command("build", "--workspace", workspace, "--no-pdf", "--json")
    assert {"F130", "M324"} & {one["code"] for one in later.json["findings"]} == set()


def test_a_closed_week_made_again_is_pointed_out(command: Command, workspace: Path) -> None:
    line = ("build", "--workspace", workspace, "--as-of", "2026-03-06", "--no-pdf", "--json")
    first, second = (command(*line).json["findings"] for _ in range(2))
    assert "D541" not in {one["code"] for one in (*first, *second)}  # exactly the same again
    settings = workspace / "rectify.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("[dispatch]", '[dispatch]\nnumber = "甲〔2026〕9号"')
    )
    assert [one["message"] for one in command(*line).json["findings"] if one["code"] == "D541"]
