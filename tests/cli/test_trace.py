from pathlib import Path

from tests.cli.conftest import Command

OUT = "output/2026-03-13"


def test_trace_says_definition_measures_places_and_cells(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    ran = command("trace", "2026-03-13", "逾期措施数", "--workspace", workspace)
    assert ran.code == 0, ran.err
    assert "逾期措施数：1（measures.overdue）" in ran.out
    assert "口径：时限" in ran.out
    assert "通报" in ran.out
    assert "市住建局.xlsx" in ran.out
    assert "未变动" in ran.out


def test_trace_gives_one_object(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    ran = command("trace", workspace / OUT / "run.json", "measures.overdue", "--json")
    (figure,) = ran.json["figures"]
    assert (figure["value"], len(figure["measures"])) == (1, 1)
    assert {cell["file_state"] for cell in figure["cells"]} == {"未变动"}


def test_a_file_that_was_changed_or_lost_since_is_said(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    (workspace / "input/progress/2026-03-13/市住建局.xlsx").unlink()
    with (workspace / "input/measures/2026-01-01/清单.xlsx").open("ab") as file:
        file.write(b" ")
    ran = command("trace", "2026-03-13", "measures.overdue", "--workspace", workspace, "--json")
    (figure,) = ran.json["figures"]
    assert {cell["file_state"] for cell in figure["cells"]} == {"文件已不在", "文件在生成之后变动过"}


def test_what_is_not_there_is_answered_with_what_is(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    typo = command("trace", "2026-03-13", "愈期措施数", "--workspace", workspace)
    assert (typo.code, "逾期措施数" in typo.err) == (2, True)
    folder = command("trace", "2026-03-31", "逾期措施数", "--workspace", workspace)
    assert (folder.code, "2026-03-13" in folder.err) == (2, True)
    vague = command("trace", "2026-03-13", "数", "--workspace", workspace)
    assert (vague.code, "更具体" in vague.err) == (2, True)


def test_a_damaged_record_is_said(command: Command, workspace: Path) -> None:
    command("build", "--workspace", workspace, "--no-pdf", "--quiet")
    (workspace / OUT / "run.json").write_bytes(b"{")
    ran = command("trace", "2026-03-13", "逾期措施数", "--workspace", workspace)
    assert (ran.code, "运行记录已损坏" in ran.err) == (3, True)
