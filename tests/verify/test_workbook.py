import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from rectify_docs.model.document import Cell, Column, Printed, Sheet, Workbook
from rectify_docs.model.figure import Figure, FigureValue
from rectify_docs.render.workbook import write_workbook
from rectify_docs.verify.documents import verify_documents
from rectify_docs.verify.figures import misplaced
from rectify_docs.verify.records import Failure, Place, VerifiedDocument
from rectify_docs.verify.workbook import workbook_places

NAME = "台账.xlsx"


def figure(value: FigureValue, text: str) -> Figure:
    return Figure("f", "…", value, text, "…")


def made(folder: Path, *cells: Cell) -> tuple[Printed, ...]:
    sheet = Sheet("总 表", "台账", tuple(Column(f"列{n}", 10) for n in range(len(cells))), (cells,))
    rendered = write_workbook(Workbook("台账", "示例市", (sheet,)), dt.date(2018, 7, 6))
    (folder / NAME).write_bytes(rendered.data)
    return rendered.printed


def check(folder: Path, *printed: Printed, allowed: tuple[str, ...] = ()) -> tuple[Failure, ...]:
    return verify_documents(folder, [VerifiedDocument(NAME, "ledger", printed)], allowed=allowed)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (61, "61"),
        (Decimal("43.5"), "43.5%"),
        (Decimal("0.125") * 100, "13%"),
        (Decimal(100) / 3, "33.3%"),
        (Decimal("-2.5"), "2.5个百分点"),
        (Decimal("-2.5"), "-2.5"),
        (12, "12件"),
        (None, "—"),
        (1234567, "1234567"),
    ],
)
def test_figures_by_the_renderer_pass(tmp_path: Path, value: FigureValue, text: str) -> None:
    printed = made(tmp_path, Cell("x"), Cell(figure(value, text)))
    assert [(each.where, each.text) for each in printed] == [("总 表!B3", text)]
    assert check(tmp_path, *printed) == ()


@pytest.mark.parametrize(
    ("value", "text", "wrong"),
    [
        (61, "61", "6"),
        (61, "61", "1"),
        (61, "61", "61%"),
        (Decimal("43.5"), "43.5%", "43.6%"),
        (Decimal("43.5"), "43.5%", "43.5"),
        (12, "12件", "12项"),
        (12, "12", "十二"),
        (None, "—", "0"),
    ],
)
def test_another_number_is_found(tmp_path: Path, value: FigureValue, text: str, wrong: str) -> None:
    made(tmp_path, Cell(figure(value, text)))
    (failure,) = check(tmp_path, Printed("f", "总 表!A3", wrong))
    assert (failure.where, failure.expected) == ("总 表!A3", wrong)


@pytest.mark.parametrize("text", ["", "abc", "nan", "inf", "61-1"])
def test_a_cell_of_numbers_that_holds_none_is_a_failure(text: str) -> None:
    document = VerifiedDocument(NAME, "ledger", (Printed("f", "总 表!A3", "61"),))
    cell = Place("总 表!A3", text, "总 表", 3, 1, "0")
    assert [failure.found for failure in misplaced(document, [cell])] == [text]
    assert not list(misplaced(document, [replace(cell, text="61")]))


@pytest.mark.parametrize("where", ["总 表!A9", "别的!A3", "A3"])
def test_place_that_does_not_exist(tmp_path: Path, where: str) -> None:
    made(tmp_path, Cell(figure(1, "1")))
    (failure,) = check(tmp_path, Printed("f", where, "1"))
    assert failure.found == "没有这个位置"


@pytest.mark.parametrize("text", ["{{ total }}", "None", "nan"])
def test_leftovers(tmp_path: Path, text: str) -> None:
    made(tmp_path, Cell(text))
    (failure,) = check(tmp_path)
    assert (failure.where, failure.found) == ("总 表!A3", text)
    assert check(tmp_path, allowed=(text,)) == ()


@pytest.mark.parametrize("content", [b"", b"PK", b"no archive"])
def test_file_that_does_not_open(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    (failure,) = check(tmp_path)
    assert failure.expected == "能打开的文件"


def test_values_of_all_kinds(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    moment = dt.datetime.combine(dt.date(2018, 7, 6), dt.time(8))
    sheet.append(["文", 1, 0.5, True, moment.date(), moment, moment.time(), "=1+1", None, "末"])
    book.save(tmp_path / NAME)
    found = workbook_places(tmp_path / NAME)
    assert [place.where for place in found] == [f"Sheet!{letter}1" for letter in "ABCDEFGHJ"]
    assert [bool(place.number_format) for place in found] == [False, True, True] + [False] * 6
