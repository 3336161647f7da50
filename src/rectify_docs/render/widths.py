"""The columns of rendered tables made as wide as their content wants them; what is written stays as it is."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import ceil

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from rectify_docs.gongwen.column_widths import Column, balanced
from rectify_docs.gongwen.profile import profile
from rectify_docs.gongwen.title import wide
from rectify_docs.render import marks
from rectify_docs.render.body import goes_on, head_rows
from rectify_docs.render.given import whole
from rectify_docs.render.lines import P, lines_of, style_of
from rectify_docs.render.places import TBL, W, cells, rows
from rectify_docs.render.tables import GRID, GRID_COL, TC_W, WIDTH, span

LOOKS = ("GwTableText", "GwTableCentre", "GwListText", "GwListCentre")
"""Styles of cells whose columns may change: a writer's own styles keep their widths."""
MARGINS = 120
"""Twips at the left and right of a cell's text."""
UNTORN = re.compile(r"[0-9A-Za-z.%〔〕+\-−]+")
KEPT = 0.7
"""Of its width that a column keeps whatever stands in the others: who drew the table meant something by it."""


def fit_widths(root: etree._Element) -> None:
    """Balance the columns of every table of ours; tables with the same head are one list and keep the same widths."""
    alike: dict[tuple[object, ...], list[etree._Element]] = defaultdict(list)
    for table in root.iter(TBL):
        if key := _key(table):
            alike[key].append(table)
    for tables in alike.values():
        _fit(tables)


def _key(table: etree._Element) -> tuple[object, ...]:
    """Head and grid; empty for a table that is left alone."""
    styles = {style_of(paragraph) for row in _body(table) for cell in cells(row) for paragraph in cell.findall(P)}
    if not styles or not styles <= set(LOOKS):
        return ()
    head = tuple("".join(lines_of(paragraph)) for row in head_rows(table) for paragraph in row.iter(P))
    return (head, tuple(_grid(table)))


def _body(table: etree._Element) -> list[etree._Element]:
    """Rows without those of the head and those with cells over several columns."""
    count, below = len(_grid(table)), list(rows(table))[len(head_rows(table)) :]
    return [row for row in below if len(list(cells(row))) == count > 1]


def _grid(table: etree._Element) -> list[int]:
    return [whole(column, WIDTH, 0) for column in table.findall(f"{GRID}/{GRID_COL}")]


def _fit(tables: Sequence[etree._Element]) -> None:
    grid, body = _grid(tables[0]), [row for table in tables for row in _body(table)]
    size = _size(body)
    if not body or not size:
        return
    texts = [[_texts(cell) for cell in cells(row)] for row in body]
    columns = [_column(width, size, chain.from_iterable(row[at] for row in texts)) for at, width in enumerate(grid)]
    given = balanced(columns, _lengths(body, texts))
    wanted = [width + (new - old.width) * size for width, new, old in zip(grid, given, columns, strict=True)]
    if wanted != grid:
        for table in tables:
            _set(table, wanted)


def _size(body: Iterable[etree._Element]) -> int:
    """Twips of a Chinese character in the table."""
    sizes: Mapping[str, int] = {style.id: profile().sizes[style.size] * 10 for style in profile().style}
    found = (style_of(paragraph) for row in body for paragraph in row.iter(P))
    return next((sizes[style] for style in found if style in sizes), 0)


def _texts(cell: etree._Element) -> list[str]:
    return [marks.strip(line) for paragraph in cell.findall(P) for line in lines_of(paragraph)]


def _column(width: int, size: int, lines: Iterable[str]) -> Column:
    """A column that keeps most of its width, and its longest number or word whole."""
    held = max(int((width - MARGINS) // size), 1)
    longest = max((wide(word) for line in lines for word in UNTORN.findall(line)), default=0.0)
    return Column(held, max(ceil(longest), ceil(KEPT * held)))


def _lengths(body: Sequence[etree._Element], texts: Sequence[Sequence[Sequence[str]]]) -> NDArray[np.float64]:
    """Chinese characters of each cell; the text of a cell merged downwards is shared out among its rows."""
    lengths = np.array([[sum(map(wide, lines)) for lines in row] for row in texts], dtype=np.float64)
    begins = np.array([[not goes_on(cell) for cell in cells(row)] for row in body])
    for column in range(lengths.shape[1]):
        groups = np.cumsum(begins[:, column])
        sums, counts = np.bincount(groups, lengths[:, column]), np.bincount(groups)
        lengths[:, column] = (sums / np.maximum(counts, 1))[groups]
    return lengths


def _set(table: etree._Element, wanted: Sequence[int]) -> None:
    for column, width in zip(table.findall(f"{GRID}/{GRID_COL}"), wanted, strict=True):
        column.set(WIDTH, str(width))
    for row in rows(table):
        at = 0
        for cell in cells(row):
            own = cell.find(f"{{{W}}}tcPr/{TC_W}")
            if own is not None:
                own.set(WIDTH, str(sum(wanted[at : at + span(cell)])))
            at += span(cell)
