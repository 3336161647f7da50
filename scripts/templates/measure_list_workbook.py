"""整改措施清单 as a workbook: a row named ``rows_measures`` for each measure, ``merge_measures`` over a problem's."""

import datetime as dt
import io

import xlsxwriter

CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
"""Written into docProps; says nothing."""
COLUMNS = (
    ("问题编号", "problem_number", 7),
    ("{% if is_plan %}整改任务{% else %}反馈问题{% endif %}", "problem", 26),
    ("整改目标", "target", 20),
    ("措施编号", "id", 8),
    ("整改措施", "text", 32),
    ("责任单位", "units", 16),
    ("责任人", "persons", 10),
    ("整改时限", "deadline", 13),
    ("督导单位及领导", "supervision", 14),
    ("验收单位", "acceptor", 12),
    ("进展情况", "progress", 26),
    ("环节", "stage", 10),
)
"""Head, field of the loop variable ``row``, characters wide."""
CENTRED = {"problem_number", "id", "deadline", "stage"}
MERGED = 3
"""Columns that are merged over a problem's measures."""
TITLE_ROW, SUBTITLE_ROW, HEAD_ROW, LIST_ROW = range(4)
SHEET = "整改措施清单"
TITLE = (
    "{{ city }}贯彻落实{{ inspection }}{% if is_plan %}整改实施方案措施清单{% else %}反馈意见整改措施清单{% endif %}"
    "{% if example %}（示例数据）{% endif %}"
)
SUBTITLE = (
    "{% if problems_total %}共{{ problems_total }}个问题、{{ measures_total }}条措施{% else %}清单暂无问题和措施"
    "{% endif %}{% if version %}；{{ version }}{% endif %}{% if approval %}，{{ approval }}{% endif %}"
    "；数据截至{{ as_of }}"
)
A4 = 9
BASE = {"text_wrap": True, "valign": "vcenter", "border": 1, "font_name": "仿宋_GB2312", "font_size": 10.5}
FORMATS: dict[str, dict[str, object]] = {
    "title": {"font_name": "方正小标宋简体", "font_size": 18, "align": "center", "valign": "vcenter"},
    "subtitle": {"font_name": "仿宋_GB2312", "font_size": 12, "align": "center", "valign": "vcenter"},
    "head": {**BASE, "font_name": "黑体", "align": "center"},
    "text": {**BASE, "align": "left"},
    "centre": {**BASE, "align": "center"},
}


def build() -> bytes:
    """The template."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        formats = {name: book.add_format(look) for name, look in FORMATS.items()}
        sheet = book.add_worksheet(SHEET)
        last = len(COLUMNS) - 1
        sheet.merge_range(TITLE_ROW, 0, TITLE_ROW, last, TITLE, formats["title"])
        sheet.merge_range(SUBTITLE_ROW, 0, SUBTITLE_ROW, last, SUBTITLE, formats["subtitle"])
        for c, (head, field, width) in enumerate(COLUMNS):
            sheet.set_column(c, c, width)
            sheet.write_string(HEAD_ROW, c, head, formats["head"])
            look = formats["centre" if field in CENTRED else "text"]
            sheet.write_string(LIST_ROW, c, f"{{{{ row.{field} }}}}", look)
        _set_up(sheet)
        row, letters = LIST_ROW + 1, (chr(ord("A") + last), chr(ord("A") + MERGED - 1))
        book.define_name("rows_measures", f"='{SHEET}'!$A${row}:${letters[0]}${row}")
        book.define_name("merge_measures", f"='{SHEET}'!$A${row}:${letters[1]}${row}")
    return stream.getvalue()


def _set_up(sheet: xlsxwriter.worksheet.Worksheet) -> None:
    """A4 landscape, one page wide, its head on every page."""
    sheet.set_row(TITLE_ROW, 32)
    sheet.set_row(SUBTITLE_ROW, 20)
    sheet.set_row(HEAD_ROW, 30)
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.8)
    sheet.center_horizontally()
    sheet.set_footer("&C— &P —")
