"""Binary workbooks; the file's source stands in ``tests/resources/README.md``."""

import datetime as dt
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rectify_docs.model.sheet import CellMark, Merge
from rectify_docs.read.xlsb_records import read_cell, records
from tests.read.files import changed, code, read

SAMPLE = Path(__file__).parents[1] / "resources/progress.xlsb"


def test_all_that_a_sheet_shows() -> None:
    first, second = read(SAMPLE).records
    assert first.rows == (
        ("周调度表",) * 5,
        ("序号", "责任单位", "完成比例", "完成时限", "备注"),
        (1, "埇桥区", 0.85, dt.date(2018, 7, 6), "1.10"),
        (2, "埇桥区", 0.5, "2018年8月", 5572666031),
        (3, "石桥县", 1, None, None),
    )
    assert first.marks == {(3, 3): CellMark.PERCENT, (5, 3): CellMark.PERCENT, (5, 5): CellMark.ERROR}
    assert first.merges == (Merge(1, 1, 1, 5), Merge(3, 2, 4, 2))
    assert (first.name, first.visible, first.hidden_rows, first.hidden_columns) == ("7.6", True, 1, 1)
    assert (second.name, second.visible) == ("底稿", False)


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.dat"])
def test_content_decides_not_the_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(SAMPLE.read_bytes())
    assert read(tmp_path / name).records[0].value(3, 3) == 0.85


def test_dates_of_old_macs(tmp_path: Path) -> None:
    def older(name: str, content: bytes) -> bytes:
        if name != "xl/workbook.bin":
            return content
        at = content.index(b"\x99\x01") + 3
        return content[:at] + bytes([content[at] | 1]) + content[at + 1 :]

    (tmp_path / "a.xlsb").write_bytes(changed(SAMPLE.read_bytes(), older))
    sheet = read(tmp_path / "a.xlsb").records[0]
    assert sheet.date1904
    assert sheet.value(3, 4) == dt.date(2022, 7, 7)


@pytest.mark.parametrize(
    ("packed", "value"), [(85 << 2 | 2, 85), (8550 << 2 | 3, 85.5), (-4 << 2 | 2, -4), (0x3FE00000, 0.5)]
)
def test_packed_numbers(packed: int, value: float) -> None:
    long = read_cell(2, struct.pack("<IIi", 3, 7, packed), 1, ())
    short = read_cell(13, struct.pack("<Ii", 7, packed), 4, ())
    assert (long.value, long.column, long.style) == (short.value, short.column, short.style) == (value, 4, 7)


def test_the_sample_has_long_and_short_cells() -> None:
    kinds: set[int] = set()

    def look(name: str, content: bytes) -> bytes:
        if name.startswith("xl/worksheets/"):
            kinds.update(kind for kind, _ in records(content))
        return content

    changed(SAMPLE.read_bytes(), look)
    assert kinds & set(range(1, 12))
    assert kinds & set(range(12, 19))


def test_a_cut_part_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.xlsb").write_bytes(
        changed(SAMPLE.read_bytes(), lambda name, held: held[:-20] if "sheet1" in name else held)
    )
    assert code(tmp_path / "a.xlsb") == "F102"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(0, 3000),
    value=st.integers(0, 255),
    part=st.sampled_from(["workbook", "sheet1", "styles", "Strings"]),
)
def test_damaged_bytes_do_not_make_it_raise(tmp_path: Path, at: int, value: int, part: str) -> None:
    def damaged(name: str, content: bytes) -> bytes:
        if part not in name or not name.endswith(".bin"):
            return content
        place = at % len(content)
        return content[:place] + bytes([value]) + content[place + 1 :]

    (tmp_path / "a.xlsb").write_bytes(changed(SAMPLE.read_bytes(), damaged))
    reading = read(tmp_path / "a.xlsb")
    assert bool(reading.records) != bool(reading.findings)
