"""Tables of ours get other columns where their content wants them; a writer's stay."""

from pathlib import Path

import pytest

from rectify_docs.render.body import taken
from rectify_docs.render.places import TBL, rows
from rectify_docs.render.tables import GRID_COL, TC_W, WIDTH
from rectify_docs.render.widths import fit_widths
from tests.render.samples import write_docx

GRID = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="3000"/><w:gridCol w:w="1500"/></w:tblGrid>'
HEAD = "<w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr>"
LONG = "管网修复和清淤同步推进" * 40


def cell(text: str, style: str = "GwTableText", merge: str = "") -> str:
    properties = f'<w:tcPr><w:tcW w:w="900" w:type="dxa"/>{merge}</w:tcPr>'
    return f'<w:tc>{properties}<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'


def table(*rows: str, style: str = "GwTableText") -> str:
    head = HEAD.format("".join(cell(text, "GwTableHead") for text in ("编号", "措施", "原因")))
    lines = "".join(f"<w:tr>{''.join(cell(text, style) for text in row.split('|'))}</w:tr>" for row in rows)
    return f"<w:tbl>{GRID}{head}{lines}</w:tbl>"


def fitted(folder: Path, body: str) -> list[list[int]]:
    """The grids of the tables; where they changed, the cells have the same widths."""
    _, root = taken(write_docx(folder / "t.docx", body).read_bytes())
    fit_widths(root)
    grids = []
    for one in root.iter(TBL):
        grid = [int(column.get(WIDTH, "")) for column in one.iter(GRID_COL)]
        own = [int(width.get(WIDTH, "")) for width in list(rows(one))[-1].iter(TC_W)]
        assert grid in ([1000, 3000, 1500], own)
        grids.append(grid)
    return grids


def test_a_long_cell_makes_its_column_wider(tmp_path: Path) -> None:
    (grid,) = fitted(tmp_path, table(f"1-1|修复管网|{LONG}", "1-2|清淤|完成"))
    assert sum(grid) == 5500
    assert grid[2] > 1500
    assert grid[1] >= 0.65 * 3000


def test_blocks_of_one_list_keep_the_same_widths(tmp_path: Path) -> None:
    first, second = fitted(tmp_path, table(f"1-1|修复管网|{LONG}") + table("2-1|修复管网|完成"))
    assert first == second != [1000, 3000, 1500]


@pytest.mark.parametrize("body", [table(f"1-1|修复|{LONG}", style="MyTable"), table("1-1|修复|完成"), table()])
def test_other_tables_stay_as_they_are(tmp_path: Path, body: str) -> None:
    assert fitted(tmp_path, body) == [[1000, 3000, 1500]]
