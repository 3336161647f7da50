"""Sheets of .xlsx in the forms that programs write, and what is seen beside their values."""

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from rectify_docs.model.sheet import CellMark, Merge
from rectify_docs.read import bounds
from rectify_docs.read.workbook import read_workbook
from rectify_docs.settings import ReadingRules
from tests.read.files import SHEET, changed, code, only, read, xlsx

FORMS = {
    "plain": '<row r="1"><c r="A1" s="1"><v>0.85</v></c><c r="B1" t="e"><v>#REF!</v></c><c r="C1"><f>A9</f></c>'
    '<c r="D1" s="2"><v>43313</v></c></row><row r="2" hidden="1"><c r="A2"><v>7</v></c></row>',
    "attributes in another order": '<row r="1"><c s="1" r="A1"><v>0.85</v></c><c t="e" r="B1"><v>#REF!</v></c>'
    '<c r="C1"><f>A9</f></c><c s="2" r="D1"><v>43313</v></c></row>'
    '<row hidden="true" r="2"><c r="A2"><v>7</v></c></row>',
    "single quotes": "<row r='1'><c r='A1' s='1'><v>0.85</v></c><c r='B1' t='e'><v>#REF!</v></c>"
    "<c r='C1'><f>A9</f></c><c r='D1' s='2'><v>43313</v></c></row><row r='2' hidden='1'><c r='A2'><v>7</v></c></row>",
    "no addresses": '<row><c s="1"><v>0.85</v></c><c t="e"><v>#REF!</v></c><c><f>A9</f></c>'
    '<c s="2"><v>43313</v></c></row>'
    '<row hidden="1"><c><v>7</v></c></row>',
    "spaces between tags": '<row r="1">\n <c r="A1" s="1">\n <v>0.85</v>\n</c> <c r="B1" t="e"> <v>#REF!</v></c>'
    '<c r="C1"> <f>A9</f> </c><c r="D1" s="2"><v>43313</v></c></row>\n'
    '<row r="2" hidden="1"><c r="A2"><v>7</v></c></row>',
    "comments": '<!-- <row r="1"><c r="A1" t="e"><v>1</v></c></row> --><row r="1"><c r="A1" s="1"><v>0.85</v></c>'
    '<c r="B1" t="e"><v>#REF!</v></c><c r="C1"><f>A9</f></c><c r="D1" s="2"><v>43313</v></c></row>'
    '<row r="2" hidden="1"><c r="A2"><v>7</v></c></row>',
    "other attributes": '<row r="1" spans="1:4"><c r="A1" s="1" vm="1"><v>0.85</v></c><c r="B1" t="e"><v>#REF!</v></c>'
    '<c r="C1"><f ca="1">A9</f><v></v></c><c r="D1" s="2" ><v>43313</v></c></row>'
    '<row r="2" spans="1:4" hidden="1"><c r="A2"><v>7</v></c></row>',
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_xml_shows_the_same(tmp_path: Path, form: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(xlsx(FORMS[form]))
    sheet = only(tmp_path / "a.xlsx")
    assert sheet.rows == ((0.85, None, None, "2018年8月"), (7, None, None, None))
    assert sheet.marks == {(1, 1): CellMark.PERCENT, (1, 2): CellMark.ERROR, (1, 3): CellMark.NO_VALUE}
    assert sheet.hidden_rows == 1


def test_prefixed_xml_shows_the_same(tmp_path: Path) -> None:
    def prefixed(name: str, xml: bytes) -> bytes:
        if name != SHEET:
            return xml
        return (
            xml.replace(b"</", b"</x:")
            .replace(b"<", b"<x:")
            .replace(b"<x:/x:", b"</x:")
            .replace(b"xmlns=", b"xmlns:x=")
        )

    merges = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    (tmp_path / "a.xlsx").write_bytes(changed(xlsx(FORMS["plain"], after=merges), prefixed))
    sheet = only(tmp_path / "a.xlsx")
    assert sheet.marks[1, 1] is CellMark.PERCENT
    assert sheet.marks[1, 3] is CellMark.NO_VALUE
    assert sheet.merges == (Merge(1, 1, 2, 1),)
    assert sheet.value(2, 1) == 0.85


def test_what_large_sheets_show_does_not_depend_on_how_they_are_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MEGABYTE", 200)
    monkeypatch.setattr("rectify_docs.read.archive.CHUNK", 300)
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" s="1"><v>0.5</v></c><c r="B{at}" s="2"/><c r="C{at}" t="e"><v>#N/A</v></c></row>'
        for at in range(1, 200)
    )
    merges = "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(1, 200))
    (tmp_path / "a.xlsx").write_bytes(xlsx(rows, after=f"<mergeCells>{merges}</mergeCells>"))
    sheet = only(tmp_path / "a.xlsx")
    assert sheet.merges == tuple(Merge(at, 1, at, 2) for at in range(1, 200))
    assert all(sheet.marks[at, 1] is sheet.marks[at, 2] is CellMark.PERCENT for at in range(1, 200))
    assert all(sheet.marks[at, 3] is CellMark.ERROR for at in range(1, 200))


def test_hidden_columns_count_only_where_they_hold_values(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append([1, None, 3, 4])
    for letters in ("B", "C", "H"):
        sheet.column_dimensions[letters].hidden = True
    book.save(tmp_path / "a.xlsx")
    assert only(tmp_path / "a.xlsx").hidden_columns == 1


def test_dates_of_old_macs(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_datetime(0, 0, dt.date(2018, 7, 6), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_number(0, 1, 43287)
    sheet = only(tmp_path / "a.xlsx")
    assert sheet.date1904
    assert sheet.rows == ((dt.date(2018, 7, 6), 43287),)


@pytest.mark.parametrize("number", [14, 31, 58])
def test_chinese_date_formats_without_a_code(tmp_path: Path, number: int) -> None:
    styles = f'<cellXfs><xf numFmtId="{number}"/></cellXfs>'
    (tmp_path / "a.xlsx").write_bytes(xlsx('<row r="1"><c r="A1" s="0"><v>43287</v></c></row>', styles=styles))
    assert only(tmp_path / "a.xlsx").rows == ((dt.date(2018, 7, 6),),)


def test_a_percentage_is_seen_among_very_many_styles(tmp_path: Path) -> None:
    styles = "<cellXfs>" + '<xf numFmtId="10"/>' * 200 + '</cellXfs><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    (tmp_path / "a.xlsx").write_bytes(xlsx('<row r="1"><c r="A1" s="150"><v>0.5</v></c></row>', styles=styles))
    assert only(tmp_path / "a.xlsx").marks == {(1, 1): CellMark.PERCENT}


def test_a_percentage_from_a_formula_and_a_text_beside_it(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" s="1"><f t="shared" ref="A1:A2" si="0">B1/C1</f><v>0.5</v></c>'
        '<c r="B1" s="1" t="inlineStr"><is><t>八成</t></is></c><c r="C1" s="1" t="str"><f>""</f><v></v></c></row>'
        '<row r="2"><c r="A2" s="1"><f t="shared" si="0"/><v>0.6</v></c></row>'
    )
    (tmp_path / "a.xlsx").write_bytes(xlsx(rows))
    sheet = only(tmp_path / "a.xlsx")
    assert sheet.marks == {(1, 1): CellMark.PERCENT, (2, 1): CellMark.PERCENT}
    assert sheet.value(1, 2) == "八成"


def test_long_numbers_keep_the_digits_that_were_typed(tmp_path: Path) -> None:
    cells = ("5.572666031E9", "3.7250119770307E17", "13800000000", "1.1", "100", "0", "-3")
    rows = "".join(f'<c r="{letter}1"><v>{value}</v></c>' for letter, value in zip("ABCDEFG", cells, strict=True))
    (tmp_path / "a.xlsx").write_bytes(xlsx(f'<row r="1">{rows}</row>'))
    held = only(tmp_path / "a.xlsx").rows[0]
    assert held == (5572666031, 372501197703070000, 13800000000, 1.1, 100, 0, -3)
    assert [type(value) for value in held] == [int, int, int, float, int, int, int]


def test_macros_are_ignored_and_that_is_said(tmp_path: Path) -> None:
    data = xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')
    (tmp_path / "a.xlsm").write_bytes(data)
    assert not read(tmp_path / "a.xlsm").findings
    (tmp_path / "plain.xlsm").write_bytes(xlsx(FORMS["plain"], more=[("xl/vbaProject.bin", b"macro")]))
    reading = read(tmp_path / "plain.xlsm")
    assert [found.code for found in reading.findings] == ["F113"]
    assert reading.records[0].value(1, 1) == 0.85


def test_formats_down_to_the_last_row_neither_cut_nor_kill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MEGABYTE", 10_000)
    empty = "".join(f'<row r="{at}"><c r="A{at}" s="1"/><c r="B{at}" s="1" /></row>' for at in range(2, 5000))
    last = '<row r="900000"><c r="A900000" s="1"><v>0.5</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    (tmp_path / "a.xlsx").write_bytes(xlsx(f'<row r="1"><c r="A1"><v>1</v></c></row>{empty}{last}'))
    sheet = only(tmp_path / "a.xlsx")
    assert len(sheet.rows) == 900_000
    assert sheet.value(900_000, 1) == 0.5
    assert sheet.marks == {(900_000, 1): CellMark.PERCENT}


@pytest.mark.parametrize("target", ["Worksheets/SHEET1.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"])
def test_relations_that_err_in_folder_or_capitals_leave_no_sheet_unseen(tmp_path: Path, target: str) -> None:
    def renamed(name: str, content: bytes) -> bytes:
        return (
            content.replace(b"worksheets/sheet1.xml", target.encode())
            if name.endswith("workbook.xml.rels")
            else content
        )

    (tmp_path / "a.xlsx").write_bytes(changed(xlsx(FORMS["plain"]), renamed))
    reading = read(tmp_path / "a.xlsx")
    assert reading.findings or reading.records[0].marks[1, 1] is CellMark.PERCENT


def test_sheets_that_share_a_name_are_refused(tmp_path: Path) -> None:
    def doubled(name: str, content: bytes) -> bytes:
        twice = b'<sheet name="\xe8\xa1\xa8" sheetId="2" r:id="rId1"/></sheets>'
        return content.replace(b"</sheets>", twice) if name == "xl/workbook.xml" else content

    (tmp_path / "a.xlsx").write_bytes(changed(xlsx(FORMS["plain"]), doubled))
    assert code(tmp_path / "a.xlsx") == "F102"


def test_settings_bound_the_file_and_its_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in range(40):
        sheet.append([row] * 30)
    book.save(tmp_path / "a.xlsx")
    assert not read(tmp_path / "a.xlsx").findings
    small = read_workbook(tmp_path / "a.xlsx", "a.xlsx", ReadingRules(max_cells=1_000))
    assert [found.code for found in small.findings] == ["F112"]
    (tmp_path / "b.csv").write_bytes(b"a," * 600_000)
    large = read_workbook(tmp_path / "b.csv", "b.csv", ReadingRules(max_file_mb=1))
    assert [found.code for found in large.findings] == ["F110"]
