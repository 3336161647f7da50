"""Workbooks without a template, by XlsxWriter: a title, a header row that stays in sight, rows of plain values."""

import datetime as dt
import io
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

import xlsxwriter

from rectify_docs.model.document import Cell, Column, Printed, Rendered, Sheet, Tone, Workbook
from rectify_docs.model.figure import Figure
from rectify_docs.model.source import column_letters
from rectify_docs.render import archive
from rectify_docs.render.charts import draw_chart
from rectify_docs.render.heights import MAX_HEIGHT, lines
from rectify_docs.render.numbers import number_and_format
from rectify_docs.render.properties import CORE, Properties, cleaned, core_xml
from rectify_docs.render.texts import cell_text, risky, shortened

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FONT = {"font_name": "宋体", "font_size": 11, "font_scheme": ""}
"""Every format names it; the scheme's font would win otherwise."""
TONES = {
    Tone.PLAIN: ("", ""),
    Tone.RED: ("#FFC7CE", "#7F0010"),
    Tone.YELLOW: ("#FFEB9C", "#5C4500"),
    Tone.GREEN: ("#C6EFCE", "#00501A"),
    Tone.GREY: ("#D9D9D9", "#333333"),
}
"""Fill and font colour; the contrast is at least 7 : 1 (WCAG 2.1, 1.4.6)."""
BASE = {"border": 1, "text_wrap": True, "valign": "vcenter"}
HEADER = {**BASE, "bold": True, "align": "center", "bg_color": "#E7E6E6"}
TITLE, NOTE = {"bold": True, "font_size": 16}, {"font_color": "#595959"}
A4 = 9
DATE = "yyyy-mm-dd"
LINE_HEIGHT = 15.0
"""Points of a line of 11 pt."""
MAX_LINKS = 65_000
"""Excel opens at most 65,530 links on a sheet."""
MAX_LINK = 2_000
PLAIN_SHEET = re.compile(r"[A-Za-z_]\w*")
TARGET = re.compile(rb'(Target=")([^"]*)(" TargetMode="External")')


class Format(Protocol):
    """What XlsxWriter calls a format; nothing of it is needed here."""


Formats = Callable[..., Format]
"""Properties as keywords → the one format with them."""


def write_workbook(book: Workbook, as_of: dt.date) -> Rendered:
    """The workbook as bytes: A4 landscape, one page wide, its header repeated on every page."""
    stream = io.BytesIO()
    printed: list[Printed] = []
    with xlsxwriter.Workbook(stream, {**OPTIONS, "default_format_properties": dict(FONT)}) as target:
        made: dict[tuple[tuple[str, object], ...], Format] = {}

        def formats(**wanted: object) -> Format:
            key = tuple(sorted(wanted.items(), key=lambda item: item[0]))
            if key not in made:
                made[key] = target.add_format(FONT | wanted)
            return made[key]

        for sheet in book.sheets:
            page = target.add_worksheet(sheet.name)
            printed.extend(_write_sheet(page, sheet, formats))
            draw_chart(target, page, sheet, _header(sheet))
    return Rendered(_packed(stream.getvalue(), Properties(book.title, book.author, as_of)), tuple(printed))


def _packed(data: bytes, properties: Properties) -> bytes:
    files = cleaned(archive.unpack(data))
    files[CORE] = core_xml(properties)
    relations = {name: TARGET.sub(_with_slashes, xml) for name, xml in files.items() if name.endswith(".rels")}
    return archive.write({name: archive.pack(each) for name, each in (files | relations).items()})


def _with_slashes(match: re.Match[bytes]) -> bytes:
    """Relative links with ``/``, which every system understands."""
    return match[1] + match[2].replace(b"\\", b"/") + match[3]


def _write_sheet(target: Any, sheet: Sheet, formats: Formats) -> Iterator[Printed]:  # noqa: ANN401 - untyped library
    header = _header(sheet)
    target.write_string(0, 0, cell_text(sheet.title), formats(**TITLE))
    if sheet.note:
        target.write_string(1, 0, shortened(cell_text(sheet.note)), formats(**NOTE))
    for c, column in enumerate(sheet.columns):
        target.set_column(c, c, column.width)
        target.write_string(header, c, cell_text(column.title), formats(**HEADER))
    target.set_row(header, row_height([Cell(column.title) for column in sheet.columns], sheet.columns))
    _set_up(target, sheet, header)
    links = 0
    for r, cells in enumerate(sheet.rows, header + 1):
        target.set_row(r, row_height(cells, sheet.columns))
        for c, cell in enumerate(cells):
            links += bool(cell.link)
            linked = bool(cell.link) and links <= MAX_LINKS and len(cell.link) <= MAX_LINK
            text = _write_cell(target, (r, c), cell, formats, linked=linked)
            if isinstance(cell.value, Figure):
                yield Printed(cell.value.id, f"{sheet.name}!{column_letters(c + 1)}{r + 1}", text)


def _header(sheet: Sheet) -> int:
    """0-based row of the header."""
    return 2 if sheet.note else 1


def row_height(cells: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Points that the wrapped text of a row needs.

    Why: without a height of its own a row stays one line high in LibreOffice and in WPS, and text lies over text.
    """
    needed = [lines(str(cell.value or ""), column.width) for cell, column in zip(cells, columns, strict=False)]
    return min(LINE_HEIGHT * max(needed, default=1) + 3, MAX_HEIGHT)


def _set_up(target: Any, sheet: Sheet, header: int) -> None:  # noqa: ANN401 - untyped library
    target.set_row(0, 24)
    target.freeze_panes(header + 1, sheet.frozen)
    target.repeat_rows(header)
    target.set_landscape()
    target.set_paper(A4)
    target.fit_to_pages(1, 0)
    target.set_footer("&C第 &P 页，共 &N 页")
    if sheet.columns:
        target.autofilter(header, 0, header + len(sheet.rows), len(sheet.columns) - 1)


def _write_cell(
    target: Any,  # noqa: ANN401 - untyped library
    at: tuple[int, int],
    cell: Cell,
    formats: Formats,
    *,
    linked: bool,
) -> str:
    """Write a cell and return the text that it shows."""
    look: dict[str, object] = dict(BASE)
    fill, colour = TONES[cell.tone]
    if fill:
        look |= {"bg_color": fill, "font_color": colour}
    if linked:
        look |= {"underline": 1} if fill else {"underline": 1, "font_color": "#0563C1"}
    value, text = cell.value, str(cell.value if cell.value is not None else "")
    if isinstance(value, Figure) and (pair := number_and_format(value)):
        value, look["num_format"] = pair
    if linked:
        target.write_url(*at, _address(cell.link), formats(**look), "")
    if isinstance(value, dt.date):
        target.write_datetime(*at, value, formats(**look, num_format=DATE))
        return text
    if isinstance(value, int | float) and not isinstance(value, bool):
        target.write_number(*at, value, formats(**look))
        return text
    text = shortened(cell_text(text))
    if risky(text):
        look["quote_prefix"] = True
    if text:
        target.write_string(*at, text, formats(**look))
    else:
        target.write_blank(*at, None, formats(**look))
    return text


def _address(link: str) -> str:
    """XlsxWriter's form of a link: ``external:path#'Sheet'!A1`` or ``internal:'Sheet'!A1``."""
    path, _, anchor = link.partition("#")
    name, bang, cell = anchor.rpartition("!")
    if bang and not PLAIN_SHEET.fullmatch(name.strip("'")):
        anchor = "'" + name.strip("'").replace("'", "''") + f"'!{cell}"
    if not path:
        return f"internal:{anchor}"
    return f"external:{path}" + (f"#{anchor}" if anchor else "")
