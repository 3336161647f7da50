"""Kinds of files, encodings, formulas, errors, formatting."""

import datetime as dt
import io
import zipfile
from typing import Any

import openpyxl
import pytest
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.hazards.case import HEADER, Case, row

TEXT_ROW = "1-1,市水务局,,埇桥河段清淤,60%,正在推进,"
CSV = ",".join(HEADER) + "\n" + TEXT_ROW + "\n"


def excel(*rows: tuple[object, ...]) -> bytes:
    """A workbook's bytes."""
    book = openpyxl.Workbook()
    page: Any = book.active
    for cells in rows:
        page.append(list(cells))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def biff(*rows: tuple[object, ...]) -> bytes:
    """A BIFF8 workbook's bytes (.xls, old .et)."""
    book = xlwt.Workbook()
    page = book.add_sheet("进展")
    for at, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if value is not None:
                page.write(at, column, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.hazard("H44")
def test_a_formula_without_a_result_is_not_guessed(case: Case) -> None:
    case.sheet(row(state="=B3"), row("1-2", percent="=B3/C3"))
    got = case.read()
    assert got.found("R228").message == "单元格F2为公式且无计算结果，该行未采用"
    assert got.found("R229").message == "单元格E3为公式且无计算结果，该项按未填处理"
    assert got.unused() == [(2, "R228")]


@pytest.mark.hazard("H45")
@pytest.mark.parametrize("value", ["#REF!", "#N/A", "#DIV/0!"])
def test_an_error_cell_is_not_read(case: Case, value: str) -> None:
    def edit(page: Any) -> None:
        page["F2"] = value
        page["F2"].data_type = "e"

    case.sheet(row(), edit=edit)
    got = case.read()
    assert got.found("R228").message == "单元格F2为错误值，该行未采用"


@pytest.mark.hazard("H46")
def test_formatting_down_to_the_last_row_cuts_nothing(case: Case) -> None:
    def edit(page: Any) -> None:
        page["A1048576"].number_format = "0%"
        for column, value in enumerate(row("1-2"), start=1):
            page.cell(5000, column, value)

    case.sheet(row(), edit=edit)
    got = case.read()
    assert [one.source.row for one in got.rows] == [2, 5000]


@pytest.mark.hazard("H47")
@pytest.mark.parametrize("name", ["市水务局.xls", "市水务局.et", "市水务局.xlsm"])
def test_the_content_decides_not_the_name(case: Case, name: str) -> None:
    case.put(name, excel(HEADER, row()))
    assert [one.measure_id for one in case.read().rows] == ["1-1"]


@pytest.mark.hazard("H47")
@pytest.mark.parametrize("name", ["市水务局.xls", "市水务局.et", "市水务局.xlsx"])
def test_biff_under_any_name(case: Case, name: str) -> None:
    case.put(name, biff(HEADER, row()))
    assert [one.measure_id for one in case.read().rows] == ["1-1"]


@pytest.mark.hazard("H47")
def test_a_web_page_named_xls_is_read(case: Case) -> None:
    cells = "".join(f"<td>{value or ''}</td>" for value in row())
    head = "".join(f"<th>{word}</th>" for word in HEADER)
    page = f"<html><body><table><tr>{head}</tr><tr>{cells}</tr></table></body></html>"
    case.put("市水务局.xls", page.encode("gb18030"))
    assert [one.measure_id for one in case.read().rows] == ["1-1"]


@pytest.mark.hazard("H47")
def test_an_encrypted_file_says_so(case: Case) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    case.put("市水务局.xlsx", data)
    found = case.read().found("F103")
    assert found.message == "文件已加密"
    assert "另存为不加密的" in found.remedy


@pytest.mark.hazard("H48")
def test_an_et_file_that_is_no_biff_is_refused_with_advice(case: Case) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("et/workbook", b"\x01\x02\x03")
    case.put("市水务局.et", stream.getvalue())
    case.put("市环保局.et", b"\x57\x50\x53\x00" * 400)
    got = case.read()
    refused = [found for found in got.findings if found.source and found.code[0] == "F"]
    assert len(refused) == 2
    assert all("另存为" in found.remedy and "xlsx" in found.remedy for found in refused)


@pytest.mark.hazard("H49")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_text_in_the_encodings_of_office_programs(case: Case, encoding: str) -> None:
    text = CSV.replace(",", "\t") if encoding == "utf-16" else CSV
    case.put("市水务局.csv", text.encode(encoding))
    assert [one.text for one in case.read().rows] == ["埇桥河段清淤"]


@pytest.mark.hazard("H49")
def test_bytes_of_no_encoding_are_refused_not_replaced(case: Case) -> None:
    case.put("市水务局.csv", CSV.encode() + b"\x81\xff\xff,\xff")
    assert case.read().found("F105").message == "文件编码无法识别"


@pytest.mark.hazard("H50")
def test_digits_that_a_spreadsheet_turned_into_a_number(case: Case) -> None:
    header = [*HEADER, "联系电话", "统一社会信用代码"]
    case.sheet((*row(), 5572666031.0, 3.725011977030731e17), header=header)
    said = [found.message for found in case.read().findings if found.code == "R243"]
    assert [text.split("被")[0] for text in said] == ["联系电话", "统一社会信用代码"]
    assert "5572666031" in said[0]


@pytest.mark.hazard("H14")
def test_dates_as_day_numbers_in_both_systems(case: Case) -> None:
    case.sheet(row(done=43287))
    assert case.read().row().completed_on == dt.date(2018, 7, 6)  # type: ignore[union-attr]

    def old_mac(page: Any) -> None:
        page.parent.epoch = CALENDAR_MAC_1904

    case.sheet(row(done=41825), edit=old_mac)
    assert case.read().row().completed_on == dt.date(2018, 7, 6)  # type: ignore[union-attr]
    case.sheet(row(progress=43287))
    assert "可能原是日期2018-07-06" in case.read().found("R242").message


@pytest.mark.hazard("H18")
def test_the_number_format_tells_what_a_share_means(case: Case) -> None:
    def edit(page: Any) -> None:
        page["E2"].number_format = "0%"

    case.sheet(row(percent=0.85), edit=edit)
    assert case.read().row().percent == 85  # type: ignore[union-attr]
    case.sheet(row(percent=1), edit=edit)
    assert case.read().row().percent == 100  # type: ignore[union-attr]
    case.sheet(row(percent=1))
    assert case.read().found("R225").message == "完成进度“1”不明确（是1%还是100%），按未填处理"
    case.settings('[reading]\nbare_one = "1%"\n')
    assert case.read().row().percent == 1  # type: ignore[union-attr]


@pytest.mark.hazard("H47")
def test_text_named_xlsx_is_read_as_text(case: Case) -> None:
    case.put("市水务局.xlsx", CSV.encode("gb18030"))
    assert [one.text for one in case.read().rows] == ["埇桥河段清淤"]


@pytest.mark.hazard("H36")
def test_a_control_character_in_a_text_file_costs_no_row(case: Case) -> None:
    case.put("市水务局.csv", CSV.replace("清淤", "清\x00淤\x07").encode())
    got = case.read()
    assert [one.text for one in got.rows] == ["埇桥河段清淤"]
    assert got.cell("R233") == "D2"
