import datetime as dt
import io
import struct
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import CellMark, Merge, RawSheet
from rectify_docs.read import bounds
from rectify_docs.read.workbook import read_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(path: Path) -> Reading[RawSheet]:
    return read_workbook(path, f"input/{path.name}")


def codes(reading: Reading[RawSheet]) -> list[str]:
    return [found.code for found in reading.findings]


@pytest.fixture
def book() -> Any:
    return openpyxl.Workbook()


def saved(book: Any, tmp_path: Path, name: str = "a.xlsx") -> RawSheet:
    book.save(tmp_path / name)
    reading = read(tmp_path / name)
    assert not reading.findings
    return reading.records[0]


def test_rows_start_at_a1(book: Any, tmp_path: Path) -> None:
    book.active["C4"] = "甲"
    book.active["D5"] = 1.5
    sheet = saved(book, tmp_path)
    assert sheet.value(4, 3) == "甲"
    assert sheet.value(5, 4) == 1.5
    assert sheet.value(1, 1) is None
    assert sheet.value(99, 99) is None


def test_types_survive(book: Any, tmp_path: Path) -> None:
    book.active.append(["1.10", 1.10, 12, dt.date(2018, 7, 6), True, "a\nb", None])
    assert saved(book, tmp_path).rows[0][:6] == ("1.10", 1.1, 12, dt.date(2018, 7, 6), True, "a\nb")


def test_merges_are_filled_and_kept(book: Any, tmp_path: Path) -> None:
    sheet = book.active
    for row in range(1, 5):
        sheet.cell(row, 2, row)
    sheet["A2"] = "问题"
    sheet.merge_cells("A2:A3")
    raw = saved(book, tmp_path)
    assert [raw.value(row, 1) for row in range(1, 5)] == [None, "问题", "问题", None]
    assert raw.merges == (Merge(2, 1, 3, 1),)


def test_a_merge_reaches_no_further_than_the_used_area(book: Any, tmp_path: Path) -> None:
    book.active["A1"] = "题"
    book.active["C3"] = 1
    book.active.merge_cells("A1:B900")
    raw = saved(book, tmp_path)
    assert raw.rows == (("题", "题", None), ("题", "题", None), ("题", "题", 1))


def test_marks(book: Any, tmp_path: Path) -> None:
    sheet = book.active
    for at, form in enumerate(("0%", "0.00%", '0.0"%"', "General"), start=1):
        sheet.cell(1, at, 0.85).number_format = form
    sheet["A2"] = "=B3/C3"
    sheet["B2"] = "#REF!"
    sheet["B2"].data_type = "e"
    sheet["C2"] = "#N/A 的说明"
    sheet["A3"] = "=NA()"
    sheet.merge_cells("A3:A4")
    sheet["B4"] = 1
    raw = saved(book, tmp_path)
    assert raw.marks == {
        (1, 1): CellMark.PERCENT,
        (1, 2): CellMark.PERCENT,
        (2, 1): CellMark.NO_VALUE,
        (2, 2): CellMark.ERROR,
        (3, 1): CellMark.NO_VALUE,
        (4, 1): CellMark.NO_VALUE,
    }
    assert raw.value(2, 1) is None
    assert raw.value(2, 2) is None


def test_a_date_shown_without_its_day_is_a_month(book: Any, tmp_path: Path) -> None:
    for at, form in enumerate(('yyyy"年"m"月"', "yyyy-mm-dd", "mmm-yy"), start=1):
        book.active.cell(1, at, dt.date(2018, 8, 1)).number_format = form
    assert saved(book, tmp_path).rows[0] == ("2018年8月", dt.date(2018, 8, 1), "2018年8月")


def test_hidden_rows_and_sheets(book: Any, tmp_path: Path) -> None:
    for row in range(1, 5):
        book.active.cell(row, 1, row)
    book.active.row_dimensions[2].hidden = True
    book.active.row_dimensions[9].hidden = True
    book.create_sheet("底稿").sheet_state = "hidden"
    book["底稿"]["A1"] = 1
    book.save(tmp_path / "a.xlsx")
    first, second = read(tmp_path / "a.xlsx").records
    assert (first.hidden_rows, first.visible) == (1, True)
    assert (second.name, second.visible) == ("底稿", False)


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.dat"])
def test_content_decides_not_the_name(book: Any, tmp_path: Path, name: str) -> None:
    book.active["A1"] = "甲"
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.xlsx").rename(tmp_path / name)
    assert read(tmp_path / name).records[0].value(1, 1) == "甲"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "单位,进度\n埇桥区,85%\n"),
        ("utf-8-sig", "单位,进度\n埇桥区,85%\n"),
        ("gb18030", "单位,进度\r\n埇桥区,85%\r\n"),
        ("utf-16", "单位\t进度\n埇桥区\t85%\n"),
        ("gbk", "单位;进度\n埇桥区;85%\n"),
    ],
)
@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.xls"])
def test_delimited_text(tmp_path: Path, encoding: str, text: str, name: str) -> None:
    (tmp_path / name).write_bytes(text.encode(encoding))
    reading = read(tmp_path / name)
    assert not reading.findings
    assert reading.records[0].rows == (("单位", "进度"), ("埇桥区", "85%"))
    assert reading.records[0].name == ""


def test_quoted_line_breaks_stay_in_their_cell(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes('编号,进展\n1-1,"一、甲,\n二、乙"\n'.encode("gb18030"))
    assert read(tmp_path / "a.csv").records[0].rows[1] == ("1-1", "一、甲,\n二、乙")


def _docx() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return stream.getvalue()


def _empty_book() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xlsx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "F103"),
        ("a.xlsx", b"PK\x03\x04 cut", "F102"),
        ("a.xlsx", b"not a workbook", "F102"),
        ("a.xls", OLE + b"\0" * 3000, "F102"),
        ("a.xls", b"<html><p>1</p></html>", "F102"),
        ("a.xls", b"\xef\xbb\xbf\n<HTML>", "F102"),
        ("a.xls", b"\x00\x01\x02binary", "F102"),
        ("a.docx", _docx(), "F104"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "F104"),
        ("a.pdf", b"%PDF-1.4", "F104"),
        ("a.xlsx", b"", "F107"),
        ("a.csv", b" \r\n", "F107"),
        ("a.csv", b",,\r\n,,\r\n", "F107"),
        ("a.xlsx", _empty_book(), "F107"),
        ("a.csv", b"\x81\xff\xff,\xff", "F105"),
    ],
)
def test_bad_files_are_findings(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    reading = read(tmp_path / name)
    assert codes(reading) == [code]
    assert reading.records == ()


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    assert codes(read(tmp_path / "gone.xlsx")) == ["F102"]


def test_an_archive_that_unpacks_too_large_is_refused(
    book: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.active["A1"] = "甲"
    book.save(tmp_path / "a.xlsx")
    monkeypatch.setattr(bounds, "MAX_UNPACKED", 100)
    assert codes(read(tmp_path / "a.xlsx")) == ["F111"]


def test_a_far_corner_does_not_fill_the_memory(book: Any, tmp_path: Path) -> None:
    book.active["A1"] = "甲"
    book.active["XFD1048576"] = "乙"
    book.save(tmp_path / "a.xlsx")
    assert codes(read(tmp_path / "a.xlsx")) == ["F112"]


def test_formatted_empty_rows_to_the_end_do_no_harm(book: Any, tmp_path: Path) -> None:
    book.active["A1"] = "甲"
    book.active["A1048576"].number_format = "0%"
    assert saved(book, tmp_path).value(1, 1) == "甲"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), start=st.sampled_from([b"", b"PK\x03\x04", OLE, b"<", b"\xff\xfe"]))
@pytest.mark.parametrize("ending", ["xlsx", "xls", "csv", "ods", "bin"])
def test_no_bytes_make_it_raise(tmp_path: Path, data: bytes, start: bytes, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(start + data)
    reading = read(path)
    assert bool(reading.records) != bool(reading.findings)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 4000), value=st.integers(0, 255))
def test_a_damaged_byte_does_not_make_it_raise(tmp_path: Path, at: int, value: int) -> None:
    data = bytearray(_filled_book())
    data[at % len(data)] = value
    (tmp_path / "a.xlsx").write_bytes(bytes(data))
    reading = read(tmp_path / "a.xlsx")
    assert all(code in {"F102", "F103", "F104", "F105", "F107", "F111", "F112"} for code in codes(reading))


def _filled_book() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["措施编号", 0.5, "=1+1", dt.date(2018, 7, 6)])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _biff(text: bytes) -> bytes:
    """A bare BIFF5 stream of one sheet with a label, as old programs write it without an OLE container."""
    records = [
        (0x809, struct.pack("<HHHH", 0x500, 0x10, 0, 0)),
        (0x204, struct.pack("<HHHH", 0, 0, 0, len(text)) + text),
    ]
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in [*records, (0xA, b"")])


def test_a_bare_biff_stream_is_refused_not_misread(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(_biff(b"abc"))
    assert codes(read(tmp_path / "a.xls")) == ["F102"]
