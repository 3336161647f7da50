"""Web pages and XML of Excel 2003, both named .xls."""

import datetime as dt
from pathlib import Path

import pytest

from rectify_docs.model.sheet import CellMark, Merge, RawSheet
from tests.read.files import code, only, read

META = '<meta http-equiv="Content-Type" content="text/html; charset={}">'
TABLE = "<table><tr><th>单位</th><th>进度</th></tr><tr><td>埇桥区</td><td>85%</td></tr></table>"
ROWS = (("单位", "进度"), ("埇桥区", "85%"))
BOOK = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{}'
    '<Styles><Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style><Style ss:ID="q">'
    '<NumberFormat ss:Format="Percent"/></Style><Style ss:ID="m">'
    '<NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style></Styles>{}</Workbook>'
)


def page(tmp_path: Path, body: str, encoding: str = "utf-8") -> RawSheet:
    (tmp_path / "a.xls").write_bytes(body.encode(encoding))
    return only(tmp_path / "a.xls")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", META.format("utf-8")),
        ("utf-8", ""),
        ("utf-8-sig", META.format("gb2312")),
        ("gb18030", META.format("gb2312")),
        ("gb18030", '<meta charset="GBK">'),
        ("gb18030", ""),
        ("gb18030", META.format("utf-8")),
        ("utf-16", ""),
        ("utf-8", META.format("nonsense")),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, declared: str) -> None:
    assert page(tmp_path, f"<html><head>{declared}</head>{TABLE}</html>", encoding).rows == ROWS


def test_spans_are_merged_ranges_and_filled(tmp_path: Path) -> None:
    held = page(
        tmp_path,
        "<table><tr><td colspan=3>周调度表</td></tr><tr><td rowspan='2'>甲</td><td>1</td><td rowspan=2>x</td></tr>"
        "<tr><td>2</td></tr><tr><td>3<td>4</table>",
    )
    assert held.rows == (("周调度表",) * 3, ("甲", "1", "x"), ("甲", "2", "x"), ("3", "4"))
    assert held.merges == (Merge(1, 1, 1, 3), Merge(2, 1, 3, 1), Merge(2, 3, 3, 3))


def test_every_table_with_rows_is_a_sheet(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_text(f"<html>{TABLE}<table></table><thead></thead>{TABLE}</html>", encoding="utf-8")
    first, second = read(tmp_path / "a.xls").records
    assert (first.name, second.name) == ("表1", "表2")
    assert first.rows == second.rows == ROWS


def test_text_of_a_table_inside_a_cell_is_not_lost(tmp_path: Path) -> None:
    held = page(
        tmp_path,
        "<table><tbody><tr><td>外<table><tr><td>一</td><td>二</td></tr></table>尾</td><td>1</td></tr>",
    )
    assert held.rows == (("外\n一 二\n尾", "1"),)


def test_text_as_a_browser_shows_it(tmp_path: Path) -> None:
    cell = "<p>一、 建成\n 投运<br/>二</p><div>三&nbsp;&lt;四</div><script>x</script><!-- 注 --><span>五</span>"
    held = page(tmp_path, f"<table><tr><td>{cell}</td><td>#REF!</td><td> </td></tr></table>")
    assert held.rows == (("一、 建成 投运\n二\n三\xa0<四\n五", None, None),)
    assert held.marks == {(1, 2): CellMark.ERROR}


def test_hidden_rows(tmp_path: Path) -> None:
    assert (
        page(tmp_path, "<table><tr style='display: none'><td>1</td></tr><tr><td>2</td></tr></table>").hidden_rows == 1
    )


def test_a_web_archive_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n")
    assert code(tmp_path / "a.xls") == "F102"


def sheet_2003(rows: str, more: str = "", name: str = "7.6") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{more}</Worksheet>'


def test_xml_of_excel_2003(tmp_path: Path) -> None:
    rows = (
        '<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/><Row><Cell ss:MergeAcross="2"><Data ss:Type="String">题</Data>'
        '</Cell></Row><Row ss:Index="3" ss:Hidden="1"><Cell ss:StyleID="p"><Data ss:Type="Number">0.85</Data></Cell>'
        '<Cell ss:Index="3" ss:StyleID="q"><Data ss:Type="Number">1</Data></Cell><Cell ss:StyleID="m"><Data '
        'ss:Type="DateTime">2018-08-01T00:00:00.000</Data></Cell></Row><Row>'
        '<Cell><Data ss:Type="Error">#REF!</Data></Cell>'
        '<Cell ss:Formula="=A9"/><Cell><Data ss:Type="DateTime">2018-07-06T00:00:00.000</Data></Cell><Cell><Data '
        'ss:Type="String">1.10</Data></Cell><Cell ss:StyleID="m"><Data ss:Type="Number">43313</Data></Cell></Row>'
    )
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    body = BOOK.format(
        "", sheet_2003(rows) + sheet_2003("<Row><Cell><Data ss:Type='Number'>1</Data></Cell></Row>", hidden, "b")
    )
    (tmp_path / "a.xls").write_text(body, encoding="utf-8")
    first, second = read(tmp_path / "a.xls").records
    assert first.rows == (
        ("题", "题", "题"),
        (),
        (0.85, None, 1, "2018年8月"),
        (None, None, dt.date(2018, 7, 6), "1.10", "2018年8月"),
    )
    assert first.marks == {
        (3, 1): CellMark.PERCENT,
        (3, 3): CellMark.PERCENT,
        (4, 1): CellMark.ERROR,
        (4, 2): CellMark.NO_VALUE,
    }
    assert (first.hidden_rows, first.hidden_columns, first.visible) == (1, 2, True)
    assert (second.name, second.visible, second.rows) == ("b", False, ((1,),))


def test_xml_of_excel_2003_with_entities_or_a_far_cell(tmp_path: Path) -> None:
    entity = BOOK.format("", sheet_2003("")).replace("?><W", '?><!DOCTYPE a [<!ENTITY b "c">]><W')
    (tmp_path / "a.xls").write_text(entity, encoding="utf-8")
    assert code(tmp_path / "a.xls") == "F102"
    far = '<Row ss:Index="99999999"><Cell ss:Index="9999999"><Data ss:Type="Number">1</Data></Cell></Row>'
    (tmp_path / "b.xls").write_text(BOOK.format("", sheet_2003(far)), encoding="utf-8")
    assert code(tmp_path / "b.xls") == "F112"


def test_xml_of_excel_2003_of_old_macs(tmp_path: Path) -> None:
    old = "<x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook>"
    rows = '<Row><Cell ss:StyleID="m"><Data ss:Type="Number">43287</Data></Cell></Row>'
    (tmp_path / "a.xls").write_text(BOOK.format(old, sheet_2003(rows)), encoding="utf-8")
    sheet = only(tmp_path / "a.xls")
    assert sheet.date1904
    assert sheet.rows == (("2022年7月",),)
