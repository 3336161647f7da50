from pathlib import Path

import openpyxl

from tests.cli.conftest import Command
from tests.workspace import LIST_HEADER, LIST_ROWS, PROGRESS_HEADER, sheet

DATES = ("2026-03-13", "2026-03-06")


def test_compare_says_what_moved_whatever_the_order_of_the_dates(command: Command, workspace: Path) -> None:
    ran = command("compare", *DATES, "--workspace", workspace, "--json")
    assert ran.code == 0, ran.err
    assert (ran.json["old"], ran.json["new"]) == ("2026-03-06", "2026-03-13")
    figures = {one["id"]: (one["old"], one["new"], one["difference"]) for one in ran.json["figures"]}
    assert figures["measures.overdue"] == ("0", "1", "+1条")
    assert figures["measures.done_rate"] == ("50.0%", "50.0%", "持平")
    moved = {one["id"]: one["change"] for one in ran.json["measures"]}
    assert moved["3-1"].endswith("完成进度10%→30%")
    assert "逾期" in moved["2-1"]
    assert ran.json["not_reported"] == {"市水务局": "按时→未报送"}
    assert not (workspace / "output").exists()


def test_both_denominators_and_what_a_new_list_changed(command: Command, workspace: Path) -> None:
    sheet(workspace / "input/measures/2026-03-10/清单.xlsx", ("整改措施清单",), LIST_HEADER, LIST_ROWS[:-1])
    ran = command("compare", *DATES, "--workspace", workspace)
    assert "清单删除1条：3-1" in ran.out
    assert "-1条" in ran.out


def test_compare_writes_a_workbook_and_replaces_none(command: Command, workspace: Path) -> None:
    target = workspace / "对比.xlsx"
    assert command("compare", *DATES, "--workspace", workspace, "-o", target, "--quiet").code == 0
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["指标", "清单变化", "措施变化", "未报送"]
    values = {row[0].value: row[3].value for row in book["指标"].iter_rows(min_row=4)}
    assert values["逾期措施数"] == "+1条"
    target.write_bytes(b"edited")
    refused = command("compare", *DATES, "--workspace", workspace, "-o", target)
    assert (refused.code, target.read_bytes()) == (2, b"edited")


def test_wrong_dates_are_said(command: Command, workspace: Path) -> None:
    assert command("compare", "3月6日", "2026-03-13", "--workspace", workspace).code == 2
    same = command("compare", "2026-03-13", "2026-03-13", "--workspace", workspace)
    assert (same.code, "相同" in same.err) == (2, True)


def test_a_correction_is_no_loss_of_the_later_date(command: Command, workspace: Path) -> None:
    """1-2 was published as done on 3-06 and corrected with the dispatch of 3-13, which counts from that."""
    titles = ("填报单位：乙区", "填报日期：2026年3月6日", "更正原因：误填")
    late = workspace / "input/progress/2026-03-13/更正/乙区.xlsx"
    sheet(late, titles, PROGRESS_HEADER, [("1-2", "制度尚未印发", "80%", "正在推进", None, None)])
    ran = command("compare", *DATES, "--workspace", workspace, "--json")
    done = next(one for one in ran.json["figures"] if one["id"] == "measures.done")
    assert (done["old"], done["old_known_now"], done["new"], done["difference"]) == ("2", "1", "1", "持平")
    moved = {one["id"]: one["change"] for one in ran.json["measures"]}
    assert moved["1-2"].endswith("（数据更正）")
    assert "变化按现在所知的数据计算" in ran.json["basis"]
    assert "按现在所知" in command("compare", *DATES, "--workspace", workspace).out


def test_before_the_first_dispatch_there_is_nothing_to_compare(command: Command, workspace: Path) -> None:
    ran = command("compare", "2026-02-28", "2026-03-13", "--workspace", workspace)
    assert (ran.code, "早于首个调度日期2026-03-06" in ran.err) == (2, True)
