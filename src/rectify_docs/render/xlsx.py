"""Spreadsheets from the writers' templates: expressions in cells, one named row per list."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from rectify_docs.errors import TemplateError
from rectify_docs.model.document import Printed, Rendered
from rectify_docs.model.figure import Figure
from rectify_docs.render import archive, marks, trouble
from rectify_docs.render.environment import environment, plain_text
from rectify_docs.render.numbers import number_and_format
from rectify_docs.render.properties import CORE, Properties, cleaned, core_xml
from rectify_docs.render.styles import STYLES, in_order
from rectify_docs.render.texts import LIMIT, length, risky, shortened
from rectify_docs.render.xlsx_heights import grow, released
from rectify_docs.render.xlsx_rows import Layout, NamedRow, named_rows, spread

PART = "xl/worksheets/sheet{}.xml"
"""The parts of the worksheets, in their order, as openpyxl names them."""
HAS_TAG = re.compile(r"\{[{%]")
SINGLE = re.compile(r"\s*\{\{((?:(?!\}\}|\{\{).)*)\}\}\s*", re.DOTALL)
ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Text that a spreadsheet would take for an escaped character (ECMA-376 22.9.2.19)."""
TYPED = (Figure, Decimal, float, dt.date)
"""Values that keep their type where they stand alone in a cell: a number or a date, in the cell's own format."""
DAMAGED = "请用 Excel 或 WPS 打开该模板并另存为 .xlsx"
FORMULA = "请删去公式，改用变量（统计数由程序给出）"


@dataclass(slots=True)
class _Filling:
    """One template on its way to a finished workbook."""

    file: str
    variables: Mapping[str, object]
    grown: dict[str, list[int]] = field(default_factory=dict)
    """Sheet → rows whose height follows their text."""

    def sheet(self, sheet: Worksheet, rows: list[NamedRow]) -> Iterator[Printed]:
        """Fill all cells of a sheet; ``rows`` are its lists, the lowest first."""
        if rows:
            self._refuse_formulas(sheet)
        lists = [(named, self._items(named)) for named in rows]
        for named, items in lists:
            spread(named, items)
        layout = Layout([(named, items) for named, items in reversed(lists)])
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and isinstance(cell.value, str) and HAS_TAG.search(cell.value):
                    origin, scope = layout.of(cell.row, cell.column)
                    place = self._place(cell, origin)
                    yield from self._cell(cell, {**self.variables, **scope} if scope else self.variables, place)
        self.grown[sheet.title] = grow(sheet, layout.rows())

    def _refuse_formulas(self, sheet: Worksheet) -> None:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if not isinstance(cell, Cell) or cell.data_type != "f":
                continue
            msg = "模板单元格含公式，加行后会算错"
            raise TemplateError(msg, place=self._place(cell, cell.row), remedy=FORMULA)

    def _items(self, named: NamedRow) -> list[object]:
        with trouble.explained(lambda _: f"{self.file} [{named.sheet.title}] 第{named.row}行"):
            trouble.demand([{named.variable.split(".")[0]: f"{self.file} [{named.sheet.title}]"}], self.variables)
            value: Any = _expression(named.variable)(self.variables)
            return list(value)

    def _cell(self, cell: Cell, variables: Mapping[str, object], place: str) -> Iterator[Printed]:
        where, text = f"{cell.parent.title}!{cell.coordinate}", str(cell.value)
        with trouble.explained(lambda _: place):
            single = SINGLE.fullmatch(text)
            value = _expression(single[1])(variables) if single else None
            typed = isinstance(value, TYPED) or (single is not None and value is None)
            rendered = "" if typed else self._text(text, variables, place)
        if isinstance(value, str):
            rendered = shortened(rendered)
        if isinstance(value, Figure):
            yield Printed(value.id, where, value.text)
            _put_figure(cell, value)
        elif typed:
            cell.value = float(value) if isinstance(value, Decimal) else value
        else:
            plain = marks.strip(rendered)
            yield from (Printed(figure_id, where, shown, plain) for figure_id, shown in marks.found(rendered))
            self._put_text(cell, plain, place)

    def _place(self, cell: Cell, row: int) -> str:
        """The cell as it stands in the template, before rows were added."""
        return f"{self.file} {cell.parent.title}!{cell.column_letter}{row}：{cell.value}"

    def _text(self, text: str, variables: Mapping[str, object], place: str) -> str:
        template, needed = _template(text)
        trouble.demand([dict.fromkeys(needed, place)], variables)
        return template.render(variables)

    def _put_text(self, cell: Cell, text: str, place: str) -> None:
        if length(text) > LIMIT:
            msg = f"内容有{length(text)}字，超出单元格容量（{LIMIT}字）"
            raise TemplateError(msg, place=place, remedy="请在模板中把该内容分到几个单元格，或缩短原文")
        _put_text(cell, text)


def fill_xlsx(path: Path, variables: Mapping[str, object], *, title: str, author: str, as_of: dt.date) -> Rendered:
    """Fill a template.

    A defined name ``rows_<list>`` marks the row that is repeated for each item, as ``row``, of the variable ``<list>``
    (``__`` stands for a dot); ``merge_<list>`` marks the columns that are merged over rows with equal
    ``row.merge_key``. What a cell has (style, protection, validations, conditional formats) every row of its list has;
    a list's row with a height of its own is as high as its text. A value of None leaves its cell blank.

    Raises:
        TemplateError: the file is no xlsx, a name or a tag is wrong, or a text does not fit into its cell.
    """
    file = f"{path.parent.name}/{path.name}"
    try:
        book = load_workbook(path)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, InvalidFileException) as error:
        msg = "模板打不开，不是完好的 xlsx 文件"
        raise TemplateError(msg, place=file, remedy=DAMAGED) from error
    filling = _Filling(file, variables)
    rows = named_rows(book, file)
    printed: list[Printed] = []
    for sheet in book.worksheets:
        printed.extend(filling.sheet(sheet, [each for each in rows if each.sheet is sheet]))
    return Rendered(_packed(book, Properties(title, author, as_of), filling.grown), tuple(printed))


def _packed(book: Workbook, properties: Properties, grown: Mapping[str, list[int]]) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    files = cleaned(archive.unpack(stream.getvalue()))
    for number, sheet in enumerate(book.worksheets, start=1):
        if rows := grown.get(sheet.title):
            part = PART.format(number)
            files[part] = released(files[part], rows)
    files[CORE] = core_xml(properties)
    files[STYLES] = in_order(files[STYLES])
    return archive.write({name: archive.pack(data) for name, data in files.items()})


@cache
def _environment() -> jinja2.Environment:
    return environment(plain_text)


@cache
def _template(text: str) -> tuple[jinja2.Template, tuple[str, ...]]:
    template, needed = trouble.compiled(_environment(), text, lambda _: "")
    return template, tuple(needed)


@cache
def _expression(text: str) -> "jinja2.environment.TemplateExpression":
    return _environment().compile_expression(text, undefined_to_none=False)


def _put_figure(cell: Cell, figure: Figure) -> None:
    pair = number_and_format(figure)
    if pair is None:
        _put_text(cell, figure.text)
    else:
        cell.value, cell.number_format = pair


def _put_text(cell: Cell, text: str) -> None:
    """Text, whatever it looks like."""
    cell.value = ESCAPE_LIKE.sub("_x005F_", text) or None
    if text:
        cell.data_type = "s"
    if risky(text):
        cell.quotePrefix = True
