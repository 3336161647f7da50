"""Old workbooks: .xls, and .et that is BIFF."""

import datetime as dt
import io
import struct
from pathlib import Path

import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rectify_docs.model.sheet import CellMark, Merge
from rectify_docs.read import xls
from tests.read.files import code, only, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def style(form: str) -> xlwt.XFStyle:
    return xlwt.easyxf("", num_format_str=form)


def book(*, date1904: bool = False) -> xlwt.Workbook:
    made = xlwt.Workbook()
    made.dates_1904 = date1904
    sheet = made.add_sheet("7.6")
    sheet.write_merge(0, 0, 0, 4, "周调度表")
    forms = ("0%", '0"%"', "yyyy-mm-dd", 'yyyy"年"m"月"', "h:mm")
    for column, number in enumerate((0.85, 85.0, 43287.0, 43313.0, 0.5)):
        sheet.write(1, column, number, style(forms[column]))
    for column, value in enumerate(("1.10", 5572666031.0, True, "埇桥区", 1.5)):
        sheet.write(2, column, value)
    sheet.write(4, 4, None, style("0%"))
    sheet.row(2).hidden = True
    sheet.row(8).hidden = True
    sheet.col(1).hidden = True
    sheet.col(9).hidden = True
    return made


def saved(made: xlwt.Workbook, path: Path) -> Path:
    made.save(str(path))
    return path


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.xlsx", "a.csv"])
def test_all_that_a_sheet_shows(tmp_path: Path, name: str) -> None:
    sheet = only(saved(book(), tmp_path / name))
    assert sheet.name == "7.6"
    assert sheet.rows[0] == ("周调度表",) * 5
    assert sheet.rows[1] == (0.85, 85, dt.date(2018, 7, 6), "2018年8月", dt.time(12))
    assert sheet.rows[2] == ("1.10", 5572666031, True, "埇桥区", 1.5)
    assert type(sheet.value(3, 2)) is int
    assert sheet.merges == (Merge(1, 1, 1, 5),)
    assert sheet.marks == {(2, 1): CellMark.PERCENT}
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.visible, sheet.date1904) == (1, 1, True, False)


def test_error_cells(tmp_path: Path) -> None:
    made = xlwt.Workbook()
    row = made.add_sheet("a").row(0)
    row.set_cell_text(0, "甲")
    row.set_cell_error(1, "#REF!")
    row.set_cell_error(2, 0x2A)
    sheet = only(saved(made, tmp_path / "a.xls"))
    assert sheet.marks == {(1, 2): CellMark.ERROR, (1, 3): CellMark.ERROR}
    assert sheet.value(1, 2) is None


def test_a_formula_that_waits_for_its_first_calculation(tmp_path: Path) -> None:
    made = xlwt.Workbook()
    made.add_sheet("底稿").write(0, 0, 1)
    sheet = made.add_sheet("表")
    sheet.write(0, 0, "甲")
    sheet.write(2, 1, xlwt.Formula("1+1"))
    data = saved(made, tmp_path / "a.xls").read_bytes()
    empty_text = struct.pack("<QH", 0xFFFF_0000_0000_0003, 0)
    assert data.count(empty_text) == 1
    (tmp_path / "a.xls").write_bytes(data.replace(empty_text, struct.pack("<QH", 0, 2)))
    first, second = read(tmp_path / "a.xls").records
    assert not first.marks
    assert second.marks == {(3, 2): CellMark.NO_VALUE}
    assert second.value(3, 2) is None


def test_dates_of_old_macs(tmp_path: Path) -> None:
    sheet = only(saved(book(date1904=True), tmp_path / "a.xls"))
    assert sheet.date1904
    assert sheet.value(2, 3) == dt.date(2022, 7, 7)


def test_vertically_merged_cells_and_hidden_sheets(tmp_path: Path) -> None:
    made = xlwt.Workbook()
    sheet = made.add_sheet("甲")
    sheet.write_merge(0, 2, 1, 1, "市环保局")
    for row in range(3):
        sheet.write(row, 0, row)
    made.add_sheet("底稿").write(0, 0, 1)
    made.get_sheet(1).visibility = 1
    first, second = read(saved(made, tmp_path / "a.xls")).records
    assert first.rows == ((0, "市环保局"), (1, "市环保局"), (2, "市环保局"))
    assert (first.visible, second.visible) == (True, False)


def test_formats_down_to_the_last_row_neither_cut_nor_kill(tmp_path: Path) -> None:
    made = xlwt.Workbook()
    sheet = made.add_sheet("a")
    form = style("0%")
    for row in range(20_000):
        for column in range(6):
            sheet.write(row, column, None, form)
    sheet.write(65_535, 1, 0.5, form)
    held = only(saved(made, tmp_path / "a.xls"))
    assert held.value(65_536, 2) == 0.5
    assert held.marks == {(65_536, 2): CellMark.PERCENT}


def test_too_many_cells_are_refused_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(book(), tmp_path / "a.xls")
    monkeypatch.setattr(xls, "MOST_CELLS", 5)
    assert code(path) == "F112"


def test_an_encrypted_book(tmp_path: Path) -> None:
    data = saved(book(), tmp_path / "a.xls").read_bytes()
    codepage = struct.pack("<HH", 0x42, 2)
    assert data.count(codepage) == 1
    (tmp_path / "a.xls").write_bytes(data.replace(codepage, struct.pack("<HH", 0x2F, 2)))
    assert code(tmp_path / "a.xls") == "F103"


@pytest.mark.parametrize(("name", "expected"), [("a.et", "F114"), ("a.xls", "F102"), ("a.doc", "F104")])
def test_a_container_without_a_book(tmp_path: Path, name: str, expected: str) -> None:
    (tmp_path / name).write_bytes(OLE + b"\0" * 4000)
    reading = read(tmp_path / name)
    assert [found.code for found in reading.findings] == [expected]
    if expected == "F114":
        assert "另存为xlsx" in reading.findings[0].remedy


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 8000), st.integers(0, 255)), min_size=1, max_size=8))
def test_damaged_bytes_do_not_make_it_raise(tmp_path: Path, changes: list[tuple[int, int]]) -> None:
    stream = io.BytesIO()
    book().save(stream)
    data = bytearray(stream.getvalue())
    for at, value in changes:
        data[at % len(data)] = value
    (tmp_path / "a.xls").write_bytes(bytes(data))
    reading = read(tmp_path / "a.xls")
    assert bool(reading.records) != bool(reading.findings)
