"""Spreadsheets from the writers' templates: expressions in cells, one named row per list."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
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
from rectify_docs.render.texts import LIMIT, length, risky
from rectify_docs.render.xlsx_rows import NamedRow, multiply, named_rows

HAS_TAG = re.compile(r"\{[{%]")
SINGLE = re.compile(r"\s*\{\{((?:(?!\}\}|\{\{).)*)\}\}\s*", re.DOTALL)
ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Text that a spreadsheet would take for an escaped character (ECMA-376 22.9.2.19)."""
DAMAGED = "请用 Excel 或 WPS 打开该模板并另存为 .xlsx"
FORMULA = "请删去公式，改用变量（统计数由程序给出）"


@dataclass(slots=True)
class _Filling:
    """One template on its way to a finished workbook."""

    file: str
    variables: Mapping[str, object]

    def sheet(self, sheet: Worksheet, rows: list[NamedRow]) -> Iterator[Printed]:
        """Fill all cells of a sheet; ``rows`` are its lists, the lowest first."""
        scopes: dict[int, tuple[int, int, Mapping[str, object]]] = {}
        for named in rows:
            items = self._items(named)
            extra = max(len(items), 1) - 1
            scopes = {row + extra if row > named.row else row: scope for row, scope in scopes.items()}
            self._spread(named, items, scopes)
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and isinstance(cell.value, str):
                    first, last, extra_variables = scopes.get(cell.row, (1, 0, {}))
                    inside = first <= cell.column <= last
                    if rows and cell.data_type == "f":
                        msg = "模板单元格含公式，加行后会算错"
                        raise TemplateError(msg, place=self._place(cell), remedy=FORMULA)
                    yield from self._cell(cell, {**self.variables, **extra_variables} if inside else self.variables)

    def _items(self, named: NamedRow) -> list[object]:
        with trouble.explained(lambda _: f"{self.file} [{named.sheet.title}] 第{named.row}行"):
            trouble.demand([{named.variable.split(".")[0]: f"{self.file} [{named.sheet.title}]"}], self.variables)
            value: Any = _expression(named.variable)(self.variables)
            return list(value)

    def _spread(
        self, named: NamedRow, items: list[object], scopes: dict[int, tuple[int, int, Mapping[str, object]]]
    ) -> None:
        columns = range(named.first, named.last + 1)
        texts = {column: named.sheet.cell(named.row, column).value for column in columns}
        multiply(named, len(items))
        for index, item in enumerate(items):
            scopes[named.row + index] = (named.first, named.last, {"row": item})
            for column, text in texts.items():
                cell = named.sheet.cell(named.row + index, column)
                if not isinstance(cell, MergedCell):
                    cell.value = text
        if not items:
            for column in columns:
                named.sheet.cell(named.row, column).value = None
        _merge(named, items)

    def _cell(self, cell: Cell, variables: Mapping[str, object]) -> Iterator[Printed]:
        where, place, text = f"{cell.parent.title}!{cell.coordinate}", self._place(cell), str(cell.value)
        if cell.data_type == "f" or not HAS_TAG.search(text):
            return
        with trouble.explained(lambda _: place):
            single = SINGLE.fullmatch(text)
            value = _expression(single[1])(variables) if single else None
            rendered = "" if isinstance(value, Figure) else self._text(text, variables, place)
        if isinstance(value, Figure):
            yield Printed(value.id, where, value.text)
            _put_figure(cell, value)
        else:
            yield from (Printed(figure_id, where, shown) for figure_id, shown in marks.found(rendered))
            self._put_text(cell, marks.strip(rendered), place)

    def _place(self, cell: Cell) -> str:
        return f"{self.file} {cell.parent.title}!{cell.coordinate}：{cell.value}"

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
    ``row.merge_key``.

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
    return Rendered(_packed(book, Properties(title, author, as_of)), tuple(printed))


def _packed(book: Workbook, properties: Properties) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    files = cleaned(archive.unpack(stream.getvalue()))
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


def _merge(named: NamedRow, items: list[object]) -> None:
    keys = [_merge_key(item) for item in items] if named.merged else []
    start = 0
    for index in range(1, len(keys) + 1):
        if index == len(keys) or keys[index] != keys[start]:
            for column in named.merged if index - start > 1 else ():
                named.sheet.merge_cells(None, named.row + start, column, named.row + index - 1, column)
            start = index


def _merge_key(item: object) -> object:
    return item["merge_key"] if isinstance(item, Mapping) else getattr(item, "merge_key", None)
