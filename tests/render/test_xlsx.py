import datetime as dt
import io
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from rectify_docs.errors import TemplateError
from rectify_docs.model.document import Printed, Rendered
from rectify_docs.render import archive
from rectify_docs.render.texts import LIMIT
from rectify_docs.render.xlsx import fill_xlsx
from tests.render.samples import AS_OF, complaints, figure

NAMES = {"rows_part__rows": "清单!$A$4:$C$4", "merge_part__rows": "清单!$A$4:$A$4", "rows_notes": "清单!$A$6:$A$6"}
ROWS = [
    {"merge_key": 1, "problem": "甲", "text": "=1+1", "count": figure("a", 3, "3")},
    {"merge_key": 1, "problem": "甲", "text": "{{ x }}<b>&\x0b\n二", "count": figure("b", 4, "4")},
    {"merge_key": 2, "problem": "乙", "text": "@x", "count": figure("c", None, "—")},
]
VARIABLES: dict[str, object] = {
    "city": "示例市",
    "done": figure("done"),
    "rate": figure("rate", Decimal("43.5"), "43.5%"),
    "part": {"rows": ROWS},
    "notes": [{"text": "注一"}, {"text": "注二"}],
}
THIN = Side(style="thin")


def cells(sheet: Worksheet) -> None:
    sheet["A1"], sheet["A2"], sheet["B2"] = "{{ city }}整改措施清单", "共{{ done }}条", "{{ rate }}"
    sheet["A1"].font = Font(name="黑体", bold=True, size=16, color="FF0000", underline="single")
    for column, head, tag in zip(
        "ABC", "题措数", ("{{ row.problem }}", "{{ row.text }}", "{{ row.count }}"), strict=True
    ):
        sheet[f"{column}3"], sheet[f"{column}4"] = head, tag
        sheet[f"{column}4"].border = Border(THIN, THIN, THIN, THIN)
    sheet["A5"], sheet["A6"], sheet["A7"] = "{{ city }}合计", "{{ row.text }}", "尾"


def template(folder: Path, change: Callable[[Workbook], object] = lambda _: None) -> Path:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "清单"
    cells(sheet)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A5:C5")
    sheet.row_dimensions[4].height, sheet.row_dimensions[5].height = 33, 11
    sheet.print_title_rows, sheet.print_area, sheet.auto_filter.ref = "3:3", "A1:C7", "A3:C4"
    validation = DataValidation(type="list", formula1='"是,否"')
    validation.add("C4")
    sheet.add_data_validation(validation)
    red = PatternFill("solid", bgColor="FF0000")
    rule = CellIsRule(operator="greaterThan", formula=["5"], fill=red)  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add("C4", rule)
    for name, place in NAMES.items():
        book.defined_names[name] = DefinedName(name, attr_text=place)
    book.properties.creator = "某人"
    change(book)
    path = folder / "清单.xlsx"
    book.save(path)
    return path


def filled(path: Path, **changes: object) -> Rendered:
    return fill_xlsx(path, VARIABLES | changes, title="标题", author="市整改办", as_of=AS_OF)


def sheet_of(result: Rendered) -> Worksheet:
    return load_workbook(io.BytesIO(result.data))["清单"]


def test_rows_come_with_their_format_and_push_the_rest_down(tmp_path: Path) -> None:
    sheet = sheet_of(filled(template(tmp_path)))
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values == [
        ["示例市整改措施清单", None, None],
        ["共12条", 0.435, None],
        ["题", "措", "数"],
        ["甲", "=1+1", 3],
        [None, "{{ x }}<b>&\n二", 4],
        ["乙", "@x", "—"],
        ["示例市合计", None, None],
        ["注一", None, None],
        ["注二", None, None],
        ["尾", None, None],
    ]
    assert [sheet.row_dimensions[row].height for row in range(4, 9)] == [33, 33, 33, 11, None]
    assert [sheet[f"B{row}"].border.left.style for row in range(3, 8)] == [None, "thin", "thin", "thin", None]
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"A1:C1", "A4:A5", "A7:C7"}


def test_areas_stretch_and_the_names_are_gone(tmp_path: Path) -> None:
    result = filled(template(tmp_path))
    sheet = sheet_of(result)
    assert sheet.print_area == "'清单'!$A$1:$C$10"
    assert (sheet.print_title_rows, sheet.auto_filter.ref) == ("$3:$3", "A3:C6")
    assert [str(each.sqref) for each in sheet.data_validations.dataValidation] == ["C4:C6"]
    assert [str(each.sqref) for each in sheet.conditional_formatting] == ["C4:C6"]
    assert not load_workbook(io.BytesIO(result.data)).defined_names


def test_text_is_never_a_formula_and_figures_are_numbers(tmp_path: Path) -> None:
    result = filled(template(tmp_path))
    sheet = sheet_of(result)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}
    assert sheet["B4"].quotePrefix
    assert sheet["B6"].quotePrefix
    assert (sheet["B2"].number_format, sheet["C4"].number_format) == ("0.0%", "0")
    assert result.printed == (
        Printed("done", "清单!A2", "12"),
        Printed("rate", "清单!B2", "43.5%"),
        Printed("a", "清单!C4", "3"),
        Printed("b", "清单!C5", "4"),
        Printed("c", "清单!C6", "—"),
    )


def test_an_empty_list_leaves_one_blank_row(tmp_path: Path) -> None:
    sheet = sheet_of(filled(template(tmp_path), part={"rows": []}))
    assert [cell.value for cell in sheet[4]] == [None, None, None]
    assert sheet["A5"].value == "示例市合计"


def test_same_bytes_valid_and_without_history(tmp_path: Path) -> None:
    path = template(tmp_path)
    first, second = filled(path).data, filled(path).data
    assert first == second
    assert "某人".encode() not in first
    (tmp_path / "o.xlsx").write_bytes(first)
    assert complaints(tmp_path / "o.xlsx") == []
    properties = load_workbook(io.BytesIO(first)).properties
    assert (properties.title, properties.creator, properties.lastModifiedBy) == ("标题", "市整改办", None)


def typed(book: Workbook) -> None:
    sheet = book["清单"]
    for address, tag in (("B4", "{{ row.day }}"), ("C4", "{{ row.share }}"), ("A5", "{{ day }}截止")):
        sheet[address] = tag
    sheet["B4"].number_format, sheet["C4"].number_format = "yyyy-mm-dd", "0%"
    for address in ("B4", "C4"):
        sheet[address].protection = Protection(locked=False)
    sheet.protection.sheet = True


def test_dates_and_numbers_keep_their_type_and_nothing_stays_blank(tmp_path: Path) -> None:
    rows = [
        {"merge_key": 1, "problem": "甲", "day": dt.date(2018, 7, 6), "share": Decimal("0.335")},
        {"merge_key": 2, "problem": "乙", "day": None, "share": 0.5},
    ]
    result = filled(template(tmp_path, typed), part={"rows": rows}, day="7月6日")
    sheet = sheet_of(result)
    assert [sheet[f"B{row}"].value for row in (4, 5)] == [dt.datetime.combine(dt.date(2018, 7, 6), dt.time()), None]
    assert [sheet[f"C{row}"].value for row in (4, 5)] == [0.335, 0.5]
    assert [sheet[f"{column}5"].number_format for column in "BC"] == ["yyyy-mm-dd", "0%"]
    assert [[sheet[f"{column}{row}"].protection.locked for column in "ABC"] for row in (4, 5)] == [
        [True, False, False]
    ] * 2
    assert sheet.protection.sheet
    assert (sheet["A6"].value, result.printed) == (
        "7月6日截止",
        (Printed("done", "清单!A2", "12"), *result.printed[1:]),
    )


def high(book: Workbook) -> None:
    sheet = book["清单"]
    sheet["B4"].alignment = Alignment(wrap_text=True)
    sheet.column_dimensions["B"].width = 22


def test_a_lists_row_is_as_high_as_its_text_and_may_grow(tmp_path: Path) -> None:
    rows = [{**ROWS[0], "merge_key": at, "text": text} for at, text in enumerate(("短", "长" * 50, "长" * 9000))]
    result = filled(template(tmp_path, high), part={"rows": rows})
    sheet = sheet_of(result)
    heights = [sheet.row_dimensions[row].height for row in (4, 5, 6, 7)]
    assert heights[0] == 33
    assert 70 < (heights[1] or 0) < 90  # 50 characters, ten to a line of 15 points
    assert heights[2:] == [409, 11]
    xml = archive.unpack(result.data)["xl/worksheets/sheet1.xml"].decode()
    fixed = {row: "customHeight" in tag for row, tag in re.findall(r'(<row r="\d+")([^>]*)>', xml)}
    assert [fixed[f'<row r="{row}"'] for row in (4, 5, 6, 7)] == [False, False, False, True]


def put(address: str, value: str) -> Callable[[Workbook], object]:
    return lambda book: book["清单"].__setitem__(address, value)


def rename(name: str, place: str) -> Callable[[Workbook], object]:
    return lambda book: book.defined_names.__setitem__(name, DefinedName(name, attr_text=place))


@pytest.mark.parametrize(
    ("change", "message", "place"),
    [
        (put("A2", "{{ ctiy }}"), "模板用了没有的变量：ctiy", "清单!A2：{{ ctiy }}"),
        (put("A4", "{{ row.promlem }}"), "模板用了没有的变量：promlem", "清单!A4"),
        (put("A2", "{{ city"), "模板语法有误", "清单!A2"),
        (put("A2", "{{ part }}"), "模板要印出的是不能直接印出的值", "清单!A2"),
        (put("A7", "=SUM(C4:C4)"), "模板单元格含公式", "清单!A7"),
        (rename("rows_nothing", "清单!$A$7:$A$7"), "模板用了没有的变量：nothing", "清单"),
        (rename("rows_part__nothing", "清单!$A$7:$A$7"), "模板用了没有的变量：nothing", "清单"),
        (rename("rows_x", "清单!$A$7:$A$8"), "名称 rows_x 指的不是一行单元格", "清单.xlsx"),
        (rename("rows_x", "无!$A$7"), "名称 rows_x 指的不是一行单元格", "清单.xlsx"),
    ],
)
def test_errors_name_the_cell(tmp_path: Path, change: Callable[[Workbook], object], message: str, place: str) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(template(tmp_path, change))
    assert caught.value.message.startswith(message)
    assert place in caught.value.place
    assert caught.value.remedy


def test_what_no_cell_can_hold_is_an_error_with_the_cell(tmp_path: Path) -> None:
    path = template(tmp_path)
    filled(path, city="字" * (LIMIT - 6))
    with pytest.raises(TemplateError, match="超出单元格容量") as caught:
        filled(path, city="字" * LIMIT)
    assert "清单!A1" in caught.value.place


def test_no_xlsx(tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"nothing")
    with pytest.raises(TemplateError, match="模板打不开"):
        filled(tmp_path / "坏.xlsx")
