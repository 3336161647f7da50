"""Files made to do harm: one finding each, within time and memory."""

import struct
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_docs.read import bounds
from tests.read.files import MAIN, SHEET, code, packed, read, xlsx

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
FAR = '<row r="1"><c s="0" r="XFD1048576"><v>1</v></c></row>'
SHARED = "<si><t>abc</t></si>"
ENTITY = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
LONG = "长" * 32_000
ODS = "application/vnd.oasis.opendocument.spreadsheet"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def lying(data: bytes) -> bytes:
    """The same archive with a central directory that says that its parts are small."""
    held, at = bytearray(data), 0
    while (at := held.find(b"PK\x01\x02", at)) >= 0:
        struct.pack_into("<I", held, at + 24, min(1000, *struct.unpack_from("<I", held, at + 24)))
        at += 4
    return bytes(held)


def ods(rows: str) -> bytes:
    spaces = "".join(f' xmlns:{one}="{OFFICE}{one}:1.0"' for one in ("office", "table", "text"))
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="a">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    return packed([("mimetype", ODS), ("content.xml", content)])


def everywhere() -> bytes:
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 100_000))
    return xlsx(rows, strings=f"<si><t>{LONG}</t></si>")


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a sheet that unpacks too large": ("a.xlsx", lambda: xlsx(ONE * 1_200_000), "F111"),
    "a sheet that unpacks too large and says 1 kB": ("a.xlsx", lambda: lying(xlsx(ONE * 1_200_000)), "F111"),
    "shared texts that say 1 kB": ("a.xlsx", lambda: lying(xlsx(ONE, strings=SHARED * 2_500_000)), "F111"),
    "millions of shared texts": ("a.xlsx", lambda: xlsx(ONE, strings="<si/>" * 4_000_000), "F111"),
    "a long text in every cell": ("a.xlsx", everywhere, "F111"),
    "a text without end": ("a.xlsx", lambda: xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{LONG * 700}'), "F111"),
    "a million merged ranges": (
        "a.xlsx",
        lambda: xlsx(ONE, after="<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 1_000_000 + "</mergeCells>"),
        "F112",
    ),
    "merged ranges over each other": (
        "a.xlsx",
        lambda: xlsx(
            "".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c></row>' for at in range(1, 20_000)),
            after="<mergeCells>" + '<mergeCell ref="A1:A20000"/>' * 50_000 + "</mergeCells>",
        ),
        "F112",
    ),
    "entities in a sheet": ("a.xlsx", lambda: xlsx(ONE, start=ENTITY), "F102"),
    "styles without end": ("a.xlsx", lambda: xlsx(ONE, styles="<numFmt a" * 2_000_000), "F102"),
    "styles of 36 MB": ("a.xlsx", lambda: xlsx(ONE, styles='<xf numFmtId="9"/>' * 1_900_000), "F111"),
    "a far cell in small letters": (
        "a.xlsx",
        lambda: xlsx(ONE + '<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>'),
        "F112",
    ),
    "a far cell in a near row": ("a.xlsx", lambda: xlsx(ONE + FAR), "F112"),
    "a far cell without address": (
        "a.xlsx",
        lambda: xlsx(f'<row>{"<c/>" * 16_383}<c><v>1</v></c></row><row r="1048576"><c><v>1</v></c></row>'),
        "F112",
    ),
    "too many parts": ("a.xlsx", lambda: packed([(str(at), b"") for at in range(30_000)]), "F111"),
    "60 MB of commas": ("a.csv", lambda: b"," * 60_000_000, "F112"),
    "60 MB of lines": ("a.csv", lambda: b"a\n" * 30_000_000, "F112"),
    "60 MB of one cell": ("a.csv", lambda: bytes("长" * 20_000_000, "utf-8"), "F102"),
    "a quotation without end": ("a.csv", lambda: b'1,2\n"' + b"a,b\n" * 20_000, "F115"),
    "a web page of 2 million cells": ("a.xls", lambda: b"<table>" + b"<tr><td>x</tr>" * 2_000_000, "F111"),
    "web cells that span everything": (
        "a.xls",
        lambda: b"<table>" + b"<tr><td colspan=1000>x</td></tr>" * 10_000 + b"</table>",
        "F112",
    ),
    "an .ods of repeated values": (
        "a.ods",
        lambda: ods(
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
            'table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>'
        ),
        "F112",
    ),
    "an .ods of a million rows": ("a.ods", lambda: ods("<table:table-row/>" * 1_200_000), "F111"),
    "an .ods of blanks": (
        "a.ods",
        lambda: ods(
            '<table:table-row><table:table-cell><text:p><text:s text:c="99999999"/></text:p></table:table-cell>'
            "</table:table-row>"
        ),
        "F102",
    ),
    "an .ods with entities": ("a.ods", lambda: packed([("mimetype", ODS), ("content.xml", ENTITY + "<a/>")]), "F102"),
}


@pytest.mark.parametrize("what", BAD)
def test_one_finding_within_time_and_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    monkeypatch.setattr(bounds, "MAX_UNPACKED", 40 * bounds.MEGABYTE)
    name, make, expected = BAD[what]
    (tmp_path / name).write_bytes(make())
    start = time.process_time()
    tracemalloc.start()
    try:
        found = code(tmp_path / name)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == expected
    assert peak < 260 * bounds.MEGABYTE
    assert time.process_time() - start < 10, "twice the bound, for tracing slows things down"


def test_parts_of_the_same_name_are_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed([(SHEET, f'<worksheet xmlns="{MAIN}"/>'), (SHEET, "")])
    (tmp_path / "a.xlsx").write_bytes(data)
    assert code(tmp_path / "a.xlsx") == "F102"


def test_an_encrypted_archive(tmp_path: Path) -> None:
    held = bytearray(xlsx(ONE))
    at = held.find(b"PK\x01\x02")
    held[at + 8] |= 1
    (tmp_path / "a.xlsx").write_bytes(bytes(held))
    assert code(tmp_path / "a.xlsx") == "F103"


def test_deeply_nested_tables_end(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"<table><tr><td>x" * 20_000)
    assert len(read(tmp_path / "a.xls").findings) <= 1
