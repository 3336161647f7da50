"""Delimited text beyond its encodings."""

from pathlib import Path

import pytest

from rectify_docs.model.sheet import CellMark
from tests.read.files import code, only


def test_errors_of_an_exported_sheet_are_marked(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("单位,进度\n甲,#DIV/0!\n乙,#1 号\n", encoding="utf-8")
    sheet = only(tmp_path / "a.csv")
    assert sheet.marks == {(2, 2): CellMark.ERROR}
    assert sheet.rows[1:] == (("甲", None), ("乙", "#1 号"))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends(tmp_path: Path, ending: str) -> None:
    text = ending.join(["a,b", '"x\u2028y\x0bz",2', "3,4"])
    (tmp_path / "a.csv").write_bytes(text.encode())
    assert only(tmp_path / "a.csv").rows == (("a", "b"), ("x\u2028y\x0bz", "2"), ("3", "4"))


def test_blank_lines_cut_nothing_off(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a\n" + "\n" * 3000 + "b\n", encoding="utf-8")
    rows = only(tmp_path / "a.csv").rows
    assert len(rows) == 3002
    assert rows[-1] == ("b",)


def test_an_open_quotation_is_a_finding_not_a_lost_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('编号,进展\n1,"建成\n2,投运\n3,在建\n', encoding="utf-8")
    assert code(tmp_path / "a.csv") == "F115"


def test_a_single_quotation_mark_inside_a_text_is_fine(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('编号,进展\n1,5"管\n2,投运\n', encoding="utf-8")
    assert only(tmp_path / "a.csv").rows[1:] == (("1", '5"管'), ("2", "投运"))
