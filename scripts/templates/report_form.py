"""进展填报表 as a workbook: grey cells are locked, yellow ones are filled in, a hidden sheet says whose form it is."""

import datetime as dt
import io

import xlsxwriter
from xlsxwriter.worksheet import Worksheet as Sheet

from scripts.templates.measure_list_workbook import A4, CREATED

SHEET, KEY_SHEET = "进展填报表", "填报标识"
LOCKED = (
    ("措施编号", "id", 7),
    ("整改措施", "text", 22),
    ("整改时限", "deadline", 10),
    ("上期进展情况", "last_text", 22),
    ("上期状态", "last_state", 8),
    ("上期完成进度", "last_percent", 6.5),
)
TO_FILL = (
    ("进展情况", "", 28),
    ("状态", "state", 10),
    ("完成进度", "percent", 7),
    ("完成日期", "completed_on", 10.5),
    ("存在问题", "", 13),
    ("滞后原因", "", 12),
    ("预计完成日期", "expected_on", 10.5),
    ("下一步措施", "", 13),
    ("佐证材料", "", 9),
)
"""Head, field of the loop variable ``row``, characters wide."""
COLUMNS = LOCKED + TO_FILL
KEY_COLUMNS = ("name", "value", "text", "issued")
TITLE_ROW, NIL_ROW, UNIT_ROW, HEAD_ROW, LIST_ROW, SIGN_ROW, NOTE_ROW = range(7)
TEXT, STATE, PERCENT, COMPLETED, EXPECTED = (
    [name for name, _, _ in COLUMNS].index(name)
    for name in ("进展情况", "状态", "完成进度", "完成日期", "预计完成日期")
)
LAST = len(COLUMNS) - 1
TITLE = "{{ city }}{{ inspection }}整改进展填报表{% if example %}（示例数据）{% endif %}"
DATE = "调度日期：{{ date }}{% if last_date %}　　上期：{{ last_date }}{% endif %}"
HINT = "只填黄色格。浅色斜体是上期报送的数，填写“进展情况”后转为正常字样，请逐项核对、修改。"
NIL = "零报告（各项均无新进展、不逐条填写时，选“是”）："
STATES = ("未启动", "正在推进", "已完成", "申请验收", "正在推进（长期坚持）", "已完成（长期坚持）")
NOTES = (
    "1. 只填黄色格，不要改动灰色格，不要增加或删除行，也不要把表复制到别的文件；文件名可以改。",
    "2. 每条措施都要填“进展情况”，写本期新做的工作，不要照抄上期；没有新进展的，写“本期无新进展”。",
    "3. “状态”从下拉列表中选，最多填到“申请验收”；时限含“长期坚持”的，选带“（长期坚持）”的。验收、公示、销号不用填。",
    "4. “完成进度”填 0 至 100 之间的数，如 85%，难以量化的可以不填。",
    "5. 日期写成 2026-7-6 的形式；“预计完成日期”只知道月份的，可写“9月底”。",
    "6. 逾期或滞后的措施，请填“滞后原因”和“预计完成日期”。",
    "7. 各项均无新进展的，也可以只在表上方“零报告”处选“是”，其余不填。",
)
SIGNATURES = (("填报人：", 0, 1, 3), ("审核人：", 4, 5, 6), ("联系电话：", 7, 8, 10), ("填报日期：", 11, 12, 14))
"""Label, its first and last column, last column of the cell to fill in behind it."""
GREY, YELLOW, HEAD_GREY, HEAD_YELLOW = "#F2F2F2", "#FFFBE6", "#D9D9D9", "#FFE699"
PALE = "#666666"
FONT = {"font_name": "宋体", "font_size": 10.5, "font_scheme": "", "valign": "vcenter"}
CELL = {**FONT, "text_wrap": True, "border": 1, "border_color": "#808080"}
OPEN = {**CELL, "bg_color": YELLOW, "locked": False}
SHUT = {**CELL, "bg_color": GREY}
CENTRE = {"align": "center"}
NUMBERS = {"percent": "0%", "last_percent": "0%", "completed_on": "yyyy-mm-dd", "expected_on": "yyyy-mm-dd", "id": "@"}
NARROW = {*NUMBERS, "deadline", "last_state", "state"}
FIRST_DATE, LAST_DATE = dt.date(2000, 1, 1), dt.date(2099, 12, 31)


def build() -> bytes:
    """The template."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        sheet, key = book.add_worksheet(SHEET), book.add_worksheet(KEY_SHEET)
        _head(book, sheet)
        _list(book, sheet)
        _foot(book, sheet)
        _validate(sheet)
        _set_up(sheet)
        pale = book.add_format({"font_color": PALE, "italic": True})
        for first, last in ((STATE, COMPLETED), (EXPECTED, EXPECTED)):
            written = f'=${chr(ord("A") + TEXT)}{LIST_ROW + 1}=""'
            sheet.conditional_format(
                LIST_ROW, first, LIST_ROW, last, {"type": "formula", "criteria": written, "format": pale}
            )
        _hide(key)
        row, end = LIST_ROW + 1, chr(ord("A") + LAST)
        book.define_name("rows_measures", f"='{SHEET}'!$A${row}:${end}${row}")
        book.define_name("rows_key", f"='{KEY_SHEET}'!$A$1:$D$1")
    return stream.getvalue()


def _head(book: xlsxwriter.Workbook, sheet: Sheet) -> None:
    title = book.add_format({**FONT, **CENTRE, "font_size": 18, "bold": True})
    plain = book.add_format({**FONT, "font_size": 12, "bold": True})
    hint, nil = book.add_format({**FONT, "text_wrap": True}), book.add_format({**FONT, "align": "right"})
    sheet.merge_range(TITLE_ROW, 0, TITLE_ROW, LAST, TITLE, title)
    sheet.merge_range(UNIT_ROW, 0, UNIT_ROW, TEXT, "填报单位：{{ unit }}", plain)
    sheet.merge_range(UNIT_ROW, TEXT + 1, UNIT_ROW, LAST, DATE, plain)
    sheet.merge_range(NIL_ROW, 0, NIL_ROW, TEXT, HINT, hint)
    sheet.merge_range(NIL_ROW, TEXT + 1, NIL_ROW, LAST - 1, NIL, nil)
    sheet.write_blank(NIL_ROW, LAST, None, book.add_format({**OPEN, **CENTRE}))


def _list(book: xlsxwriter.Workbook, sheet: Sheet) -> None:
    heads = {
        look: book.add_format({**CELL, **CENTRE, "bold": True, "bg_color": look}) for look in (HEAD_GREY, HEAD_YELLOW)
    }
    for column, (head, field, width) in enumerate(COLUMNS):
        base = SHUT if column < len(LOCKED) else OPEN
        look = {**base, **(CENTRE if field in NARROW else {}), "num_format": NUMBERS.get(field, "General")}
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD_ROW, column, head, heads[HEAD_GREY if column < len(LOCKED) else HEAD_YELLOW])
        if field:
            sheet.write_string(LIST_ROW, column, f"{{{{ row.{field} }}}}", book.add_format(look))
        else:
            sheet.write_blank(LIST_ROW, column, None, book.add_format(look))


def _foot(book: xlsxwriter.Workbook, sheet: Sheet) -> None:
    label, note = (
        book.add_format({**FONT, "align": "right"}),
        book.add_format({**FONT, "text_wrap": True, "valign": "top"}),
    )
    line = book.add_format({**FONT, "bottom": 1, "bg_color": YELLOW, "locked": False, "num_format": "@"})
    for text, first, last, end in SIGNATURES:
        sheet.merge_range(SIGN_ROW, first, SIGN_ROW, last, text, label)
        if last + 1 < end:
            sheet.merge_range(SIGN_ROW, last + 1, SIGN_ROW, end, "", line)
        else:
            sheet.write_blank(SIGN_ROW, end, None, line)
    sheet.merge_range(NOTE_ROW, 0, NOTE_ROW, LAST, "\n".join(("填表说明：", *NOTES)), note)


def _validate(sheet: Sheet) -> None:
    """Drop-downs and limits; a clerk can go on after a warning, not after an error."""
    sheet.data_validation(NIL_ROW, LAST, NIL_ROW, LAST, {
        "validate": "list", "source": ["是"], "error_title": "零报告", "error_message": "请选“是”，或留空。",
    })  # fmt: skip
    sheet.data_validation(LIST_ROW, STATE, LIST_ROW, STATE, {
        "validate": "list", "source": list(STATES),
        "input_title": "状态", "input_message": "请从下拉列表中选。时限含“长期坚持”的，选带“（长期坚持）”的。",
        "error_title": "状态不在列表中",
        "error_message": "请从下拉列表中选：未启动、正在推进、已完成、申请验收（可加“长期坚持”）。",
    })  # fmt: skip
    sheet.data_validation(LIST_ROW, PERCENT, LIST_ROW, PERCENT, {
        "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1,
        "input_title": "完成进度", "input_message": "填 0 至 100 之间的数，如 85%；难以量化的可以不填。",
        "error_title": "完成进度有误", "error_message": "请填 0% 至 100% 之间的数，如 85%。",
    })  # fmt: skip
    dates = {"validate": "date", "criteria": "between", "minimum": FIRST_DATE, "maximum": LAST_DATE}
    sheet.data_validation(LIST_ROW, COMPLETED, LIST_ROW, COMPLETED, {
        **dates, "input_title": "完成日期", "input_message": "已完成的，填实际完成的日期，写成 2026-7-6 的形式。",
        "error_title": "不是日期", "error_message": "请写成 2026-7-6 的形式。",
    })  # fmt: skip
    sheet.data_validation(LIST_ROW, EXPECTED, LIST_ROW, EXPECTED, {
        **dates, "error_type": "warning",
        "input_title": "预计完成日期", "input_message": "写成 2026-7-6 的形式；只知道月份的，可写“9月底”。",
        "error_title": "不是日期", "error_message": "请写成 2026-7-6 的形式；只知道月份的，可写“9月底”。",
    })  # fmt: skip


def _set_up(sheet: Sheet) -> None:
    """A4 landscape, one page wide, unit and head on every page; rows and columns may be made larger."""
    heights = {TITLE_ROW: 32, UNIT_ROW: 22, NIL_ROW: 22, HEAD_ROW: 32, LIST_ROW: 48, SIGN_ROW: 26}
    for row, height in {**heights, NOTE_ROW: 16 * (len(NOTES) + 1)}.items():
        sheet.set_row(row, height)
    sheet.freeze_panes(LIST_ROW, 2)
    sheet.set_selection(LIST_ROW, TEXT, LIST_ROW, TEXT)
    sheet.repeat_rows(UNIT_ROW, HEAD_ROW)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.protect("", {"format_rows": True, "format_columns": True})


def _hide(key: Sheet) -> None:
    """The key: shown by no menu of a spreadsheet, and locked."""
    for column, field in enumerate(KEY_COLUMNS):
        key.write_string(0, column, f"{{{{ row.{field} }}}}")
    key.protect("")
    key.very_hidden()
