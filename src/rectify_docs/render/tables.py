"""Tables after rendering: cells merged downwards (``{% vm %}``), and grids that fit the columns printed."""

from collections.abc import Iterable, Sequence

from lxml import etree

from rectify_docs.render import marks
from rectify_docs.render.given import whole
from rectify_docs.render.places import TBL, T, W, cells, rows

TC_PR, TC_W, SPAN, V_MERGE = (f"{{{W}}}{name}" for name in ("tcPr", "tcW", "gridSpan", "vMerge"))
TBL_PR, TBL_W, GRID, GRID_COL = (f"{{{W}}}{name}" for name in ("tblPr", "tblW", "tblGrid", "gridCol"))
P, P_PR, VAL, WIDTH, TYPE = (f"{{{W}}}{name}" for name in ("p", "pPr", "val", "w", "type"))
CELL_ORDER = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar")
"""The beginning of CT_TcPr's sequence (ECMA-376 17.4.70); a validator refuses any other order."""
RANK = {f"{{{W}}}{name}": rank for rank, name in enumerate(CELL_ORDER)}


def merge_down(root: etree._Element) -> None:
    """Merge cells that ``{% vm %}`` marked with the cell above, where it is of the same pass and says the same."""
    for table in root.iter(TBL):
        above: dict[int, tuple[etree._Element, str]] = {}
        for row in rows(table):
            above = dict(_merged(row, above))


def _merged(
    row: etree._Element, above: dict[int, tuple[etree._Element, str]]
) -> Iterable[tuple[int, tuple[etree._Element, str]]]:
    column = 0
    for cell in cells(row):
        mark, text = _taken_mark(cell)
        head = above.get(column)
        if mark == marks.MERGE_NEXT and head is not None and head[1] == text:
            _set(head[0], V_MERGE, "restart")
            _set(cell, V_MERGE, "continue")
            _empty(cell)
            yield column, head
        elif mark:
            yield column, (cell, text)
        column += span(cell)


def _taken_mark(cell: etree._Element) -> tuple[str, str]:
    """The merge mark of a cell, which is removed, and the cell's text."""
    mark, text = "", []
    for element in cell.iter(T):
        value = element.text or ""
        for each in (marks.MERGE_FIRST, marks.MERGE_NEXT):
            if each in value:
                mark, value = each, value.replace(each, "")
        element.text = value
        text.append(value)
    return mark, "".join(text)


def _empty(cell: etree._Element) -> None:
    """Leave one empty paragraph with its format: hidden text must not stay behind."""
    first, *others = cell.findall(P)
    for child in [child for child in first if child.tag != P_PR]:
        first.remove(child)
    for other in others:
        cell.remove(other)


def span(cell: etree._Element) -> int:
    """Grid columns that a cell covers."""
    return max(whole(cell.find(f"{TC_PR}/{SPAN}"), VAL, 1), 1)


def _set(cell: etree._Element, tag: str, value: str) -> None:
    """Set a cell property in its place of the sequence."""
    properties = cell.find(TC_PR)
    if properties is None:
        properties = etree.Element(TC_PR)
        cell.insert(0, properties)
    found = properties.find(tag)
    if found is None:
        found = etree.SubElement(properties, tag)
    found.set(VAL, value)
    put_in_order(properties)


def put_in_order(properties: etree._Element) -> None:
    """Sort cell properties as the schema wants them."""
    children = sorted(properties, key=lambda child: RANK.get(str(child.tag), len(RANK)))
    if children != list(properties):
        properties[:] = children


def fit_grids(root: etree._Element) -> None:
    """Make every table's grid, widths and spans fit the columns that were printed."""
    for table in root.iter(TBL):
        all_rows = [list(cells(row)) for row in rows(table)]
        for cell in (cell for row in all_rows for cell in row):
            properties = cell.find(TC_PR)
            if properties is not None:
                put_in_order(properties)
        full = next((row for row in all_rows if row and all(span(cell) == 1 for cell in row)), None)
        grid = table.find(GRID)
        if full is not None and grid is not None:
            _fit(table, grid, full, all_rows)


def _fit(
    table: etree._Element, grid: etree._Element, full: Sequence[etree._Element], all_rows: list[list[etree._Element]]
) -> None:
    old = [whole(column, WIDTH, 0) for column in grid.findall(GRID_COL)]
    count = len(full)
    for row in all_rows:
        _fit_spans(row, count)
    if len(old) == count:
        return
    widths = _scaled([_width(cell) for cell in full], _total(table) or sum(old))
    grid[:] = [etree.Element(GRID_COL, {WIDTH: str(width)}) for width in widths]
    for row in all_rows:
        column = 0
        for cell in row:
            width = sum(widths[column : column + span(cell)])
            column += span(cell)
            found = cell.find(f"{TC_PR}/{TC_W}")
            if found is not None:
                found.set(WIDTH, str(width))
                found.set(TYPE, "dxa")


def _fit_spans(row: Sequence[etree._Element], count: int) -> None:
    """A row that covers more or fewer columns than there are gives or takes at its widest cell."""
    surplus = sum(span(cell) for cell in row) - count
    if not row or not surplus:
        return
    widest = max(row, key=span)
    if len(row) == 1 or 1 < span(widest) > surplus:
        _set(widest, SPAN, str(span(widest) - surplus))


def _width(cell: etree._Element) -> int:
    found = cell.find(f"{TC_PR}/{TC_W}")
    return int(float(found.get(WIDTH, "0"))) if found is not None and found.get(TYPE, "dxa") == "dxa" else 0


def _total(table: etree._Element) -> int:
    """``w:tblW`` in twentieths of a point; 0 where it is no absolute width."""
    found = table.find(f"{TBL_PR}/{TBL_W}")
    return int(float(found.get(WIDTH, "0"))) if found is not None and found.get(TYPE) == "dxa" else 0


def _scaled(widths: Sequence[int], total: int) -> list[int]:
    """The widths in their proportions, adding up to ``total`` exactly; equal where none is known."""
    known = list(widths) if all(width > 0 for width in widths) else [1] * len(widths)
    whole, result, done = sum(known), [], 0
    for index in range(len(known)):
        edge = round(sum(known[: index + 1]) * total / whole)
        result.append(edge - done)
        done = edge
    return result
