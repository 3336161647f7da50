"""OpenDocument sheets, as LibreOffice writes them."""

import datetime as dt
from pathlib import Path

import pytest

from rectify_docs.model.sheet import CellMark, Merge, RawSheet
from tests.read.files import code, only, packed, read

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
    }.items()
)
CALC = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
STYLES = (
    '<office:automatic-styles><number:date-style style:name="N1"><number:year/><number:text>年</number:text>'
    '<number:month/><number:text>月</number:text></number:date-style><number:date-style style:name="N2"><number:year/>'
    "<number:month/><number:day/></number:date-style>"
    '<style:style style:name="month" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="N2"/>'
    '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>'
    "</office:automatic-styles>"
)


def ods(tables: str, *, more: tuple[tuple[str, str], ...] = (), before: str = "", styles: str = "") -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{SPACES}{CALC}>{styles or STYLES}<office:body>'
        f"<office:spreadsheet>{before}{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return packed([("mimetype", TYPE), ("content.xml", content), *more])


def sheet(tmp_path: Path, rows: str, **values: str) -> RawSheet:
    (tmp_path / "a.ods").write_bytes(ods(f'<table:table table:name="7.6">{rows}</table:table>', **values))  # type: ignore[arg-type]
    return only(tmp_path / "a.ods")


def cell(kind: str, value: str, *, form: str = "", text: str = "") -> str:
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    style = f' table:style-name="{form}"' if form else ""
    return (
        f'<table:table-cell{style} office:value-type="{kind}" office:{name}="{value}"><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def text(value: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def test_values_and_marks(tmp_path: Path) -> None:
    held = sheet(
        tmp_path,
        row(
            cell("float", "1"),
            cell("percentage", "0.85"),
            cell("date", "2018-07-06", form="day"),
            cell("date", "2018-08-01", form="month"),
            cell("time", "PT12H30M00S"),
            cell("boolean", "true"),
            cell("float", "5572666031"),
            text("1.10"),
            cell("date", "2018-07-06T08:00:00"),
        ),
    )
    values = (1, 0.85, dt.date(2018, 7, 6), "2018年8月", dt.time(12, 30), True, 5572666031, "1.10")
    assert held.rows == ((*values, dt.datetime(2018, 7, 6, 8)),)  # noqa: DTZ001
    assert held.marks == {(1, 2): CellMark.PERCENT}


def test_errors_and_formulas_without_result(tmp_path: Path) -> None:
    held = sheet(
        tmp_path,
        row(
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
            'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
            '<table:table-cell table:formula="of:=#REF!" office:value-type="string"><text:p>#REF!</text:p>'
            "</table:table-cell>",
            '<table:table-cell table:formula="of:=A9"/>',
            '<table:table-cell table:formula="of:=IF(1;&quot;&quot;;2)"><text:p/></table:table-cell>',
            text("#N/A 的说明"),
        ),
    )
    assert held.marks == {(1, 1): CellMark.ERROR, (1, 2): CellMark.ERROR, (1, 3): CellMark.NO_VALUE}
    assert held.rows == ((None, None, None, None, "#N/A 的说明"),)


def test_text_with_blanks_lines_and_comments(tmp_path: Path) -> None:
    rich = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation>'
        '<text:p>一、<text:span>建<text:s text:c="2"/>成</text:span><text:line-break/>投运<!-- 注 -->了</text:p>'
        "<text:p>二</text:p></table:table-cell>"
    )
    assert sheet(tmp_path, row(rich)).rows == (("一、建  成\n投运了\n二",),)


def test_merged_cells_are_filled(tmp_path: Path) -> None:
    merged = (
        '<table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="2" office:value-type="string">'
        "<text:p>甲</text:p></table:table-cell><table:covered-table-cell/>"
    )
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    held = sheet(tmp_path, row(merged, text("1")) + row(covered, text("2")))
    assert held.rows == (("甲", "甲", "1"), ("甲", "甲", "2"))
    assert held.merges == (Merge(1, 1, 2, 2),)


def test_repeated_rows_and_cells_keep_their_places(tmp_path: Path) -> None:
    held = sheet(
        tmp_path,
        row('<table:table-cell table:number-columns-repeated="3"/>', text("甲"))
        + row("<table:table-cell/>", attributes='table:number-rows-repeated="1000"')
        + row('<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/>',
              '<table:table-cell table:number-columns-repeated="16380"/>', attributes='table:number-rows-repeated="2"')
        + row('<table:table-cell table:number-columns-repeated="16384"/>',
              attributes='table:number-rows-repeated="1047573"'),
    )  # fmt: skip
    assert held.value(1, 4) == "甲"
    assert held.rows[1001:] == ((7, 7), (7, 7))


def test_what_is_hidden(tmp_path: Path) -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="1"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    )
    tables = (
        f'<table:table table:name="甲">{columns}'
        + row(text("1"), text("2"))
        + row(text("3"), attributes='table:visibility="filter"')
        + row(attributes='table:visibility="collapse" table:number-rows-repeated="9"')
        + '</table:table><table:table table:name="底稿" table:style-name="gone">'
        + row(text("x"))
        + "</table:table>"
    )
    (tmp_path / "a.ods").write_bytes(ods(tables))
    first, second = read(tmp_path / "a.ods").records
    assert (first.hidden_rows, first.hidden_columns, first.visible) == (1, 1, True)
    assert (second.name, second.visible) == ("底稿", False)


def test_a_month_by_a_format_that_sheets_share(tmp_path: Path) -> None:
    shared = STYLES.replace("automatic-styles", "styles")
    styles = ("styles.xml", f"<office:document-styles{SPACES}>{shared}</office:document-styles>")
    cells = cell("date", "2018-08-01", form="own")
    own = (
        '<office:automatic-styles><style:style style:name="own" style:data-style-name="N1"/></office:automatic-styles>'
    )
    data = ods(f'<table:table table:name="a">{row(cells)}</table:table>', more=(styles,), styles=own)
    (tmp_path / "a.ods").write_bytes(data)
    assert only(tmp_path / "a.ods").rows == (("2018年8月",),)


def test_a_month_by_the_style_of_its_column(tmp_path: Path) -> None:
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="month"/>'
    held = sheet(tmp_path, columns + row(cell("date", "2018-08-01"), cell("date", "2018-08-01")))
    assert held.rows == ((dt.date(2018, 8, 1), "2018年8月"),)


def test_dates_of_old_macs(tmp_path: Path) -> None:
    before = '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
    assert sheet(tmp_path, row(text("甲")), before=before).date1904


def test_copies_of_other_files_are_no_sheets(tmp_path: Path) -> None:
    tables = (
        f'<table:table table:name="甲">{row(text("1"))}</table:table>'
        f"<table:table table:name=\"'file:///b.ods'#$甲\">{row(text('2'))}</table:table>"
    )
    (tmp_path / "a.ods").write_bytes(ods(tables))
    assert only(tmp_path / "a.ods").rows == (("1",),)


def test_an_encrypted_book(tmp_path: Path) -> None:
    manifest = ("META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>")
    (tmp_path / "a.ods").write_bytes(ods("", more=(manifest,)))
    assert code(tmp_path / "a.ods") == "F103"


@pytest.mark.parametrize("value", ["", "x", "2018-99-99"])
def test_a_date_that_is_none_is_a_finding(tmp_path: Path, value: str) -> None:
    (tmp_path / "a.ods").write_bytes(ods(f'<table:table table:name="a">{row(cell("date", value))}</table:table>'))
    assert code(tmp_path / "a.ods") == "F102"
