import io
import zipfile
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from rectify_docs.model.document import Cell, Column, Printed, Sheet, Tone, Workbook
from rectify_docs.render.texts import LIMIT, length, shortened
from rectify_docs.render.workbook import row_height, write_workbook
from tests.render.samples import AS_OF, HOSTILE, HOSTILE_SHOWN, complaints, figure

ROWS = (
    (Cell("=1+1"), Cell(figure("done")), Cell(figure("rate", Decimal("43.5"), "43.5%"), Tone.RED)),
    (Cell(HOSTILE), Cell(figure("none", None, "—"), Tone.GREY), Cell(figure("change", -3, "3"))),
    (Cell("开", link="../../input/某 市.xlsx#进展 表!B3"), Cell(7, link="#空!A1"), Cell(None, Tone.GREEN)),
    (Cell("@x\x0b\r\n二"), Cell(1.5), Cell(figure("days", 3, "3天"))),
)
COLUMNS = tuple(Column(title, 12) for title in ("甲", "乙", "丙"))
BOOK = Workbook(
    "台账<&>", "市整改办", (Sheet("台账", "整改台账", COLUMNS, ROWS, "截至某日"), Sheet("空", "空表", COLUMNS[:1], ()))
)


def test_values_formats_and_places() -> None:
    result = write_workbook(BOOK, AS_OF)
    sheet = load_workbook(io.BytesIO(result.data))["台账"]
    assert [cell.value for cell in sheet["A"]][:4] == ["整改台账", "截至某日", "甲", "=1+1"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}
    assert sheet["A5"].value == HOSTILE_SHOWN
    assert sheet["A7"].value == "@x\n二"
    assert sheet["A4"].quotePrefix
    shown = [(sheet[at].value, sheet[at].number_format) for at in ("B4", "C4", "B5", "C5", "C7")]
    assert shown == [(12, "0"), (0.435, "0.0%"), ("—", "General"), (3, "0"), (3, '0"天"')]
    assert result.printed == (
        Printed("done", "台账!B4", "12"),
        Printed("rate", "台账!C4", "43.5%"),
        Printed("none", "台账!B5", "—"),
        Printed("change", "台账!C5", "3"),
        Printed("days", "台账!C7", "3天"),
    )


def test_links_are_relative_with_slashes() -> None:
    sheet = load_workbook(io.BytesIO(write_workbook(BOOK, AS_OF).data))["台账"]
    outside, inside = sheet["A6"].hyperlink, sheet["B6"].hyperlink
    assert outside is not None
    assert (outside.target, outside.location) == ("../../input/某%20市.xlsx", "'进展 表'!B3")
    assert inside is not None
    assert (inside.target, inside.location) == (None, "空!A1" if inside.location == "空!A1" else "'空'!A1")
    assert (sheet["A6"].value, sheet["B6"].value) == ("开", 7)


def test_print_set_up_and_navigation() -> None:
    sheet = load_workbook(io.BytesIO(write_workbook(BOOK, AS_OF).data))["台账"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A4", "A3:C7", "$3:$3")
    assert sheet["A4"].alignment.wrap_text
    assert sheet["C4"].fill.fgColor.rgb == "FFFFC7CE"


def test_same_bytes_valid_and_without_history(tmp_path: Path) -> None:
    first, second = (write_workbook(BOOK, AS_OF).data for _ in range(2))
    assert first == second
    (tmp_path / "o.xlsx").write_bytes(first)
    assert complaints(tmp_path / "o.xlsx") == []
    assert {i.date_time[0] for i in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {1980}
    properties = load_workbook(io.BytesIO(first)).properties
    assert (properties.title, properties.creator, properties.lastModifiedBy) == ("台账<&>", "市整改办", None)
    assert properties.modified is not None
    assert properties.modified.date() == AS_OF


def test_what_no_cell_can_hold_is_cut_visibly() -> None:
    for text in ("字" * 40_000, "𠀀" * 20_000):
        cut = shortened(text)
        assert length(cut) <= LIMIT
        assert cut.endswith("请查原件）")
        book = Workbook("", "", (Sheet("表", "", COLUMNS[:1], ((Cell(text),),)),))
        sheet = load_workbook(io.BytesIO(write_workbook(book, AS_OF).data))["表"]
        assert sheet["A3"].value == cut
    assert shortened("字" * LIMIT) == "字" * LIMIT


def test_a_row_is_as_high_as_its_wrapped_text() -> None:
    columns = (Column("短", 10), Column("长", 21))
    assert row_height((Cell("一"), Cell("二")), columns) == 18
    assert row_height((Cell("一"), Cell("二" * 25)), columns) == 48
    assert row_height((Cell("一\n二"), Cell(None)), columns) == 33
    assert row_height((Cell("长" * 9000),), columns) == 409
