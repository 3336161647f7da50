"""Ten figures of the example's documents, walked back to cells that are then opened by other means."""

import csv
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rectify_docs.pipeline.cells import FileState
from rectify_docs.pipeline.trace import Traced, trace
from tests.acceptance.test_example import folder

__all__ = ["folder"]
DISPATCH, REPORT, LEDGER = "通报.docx", "报告.docx", "整改台账.xlsx"
FIGURES = (
    (DISPATCH, "measures.done", 18),
    (DISPATCH, "measures.overdue", 3),
    (DISPATCH, "measures.behind", 4),
    (DISPATCH, "due.soon", 6),
    (REPORT, "measures.total", 55),
    (REPORT, "measures.on_schedule", 23),
    (REPORT, "measures.ongoing", 10),
    (LEDGER, "measures.not_applicable", 7),
    (LEDGER, "due.total", 13),
    (LEDGER, "week.new_done", 3),
)


def traced(folder: Path, document: str, wanted: str) -> Traced:
    name = next(path.name for path in folder.iterdir() if path.name.endswith(document))
    return trace(str(folder / name), wanted, folder.parents[1])


@cache
def opened(path: Path) -> Any:
    """A workbook; each is opened once."""
    return openpyxl.load_workbook(path, data_only=True)


def shown(workspace: Path, file: str, sheet: str, cell: str) -> str:
    """What stands in a cell, read without the product; merged ranges by their first cell."""
    path = workspace / file
    if path.suffix == ".csv":
        rows = list(csv.reader(path.read_text(encoding="gb18030").splitlines()))
        return rows[int(cell[1:]) - 1][ord(cell[0]) - ord("A")]
    page = opened(path)[sheet]
    for merged in page.merged_cells.ranges:
        if cell in merged:
            return str(page.cell(merged.min_row, merged.min_col).value)
    return str(page[cell].value)


@pytest.mark.parametrize(
    ("document", "words", "ids"),
    [
        (DISPATCH, "已逾期27天", {"measure.days[measure=18-1]"}),
        (DISPATCH, "并列3", {f"rank.done_rate[unit={unit}]" for unit in ("西城区", "云岭县", "市公安局")}),
        ("第11号问题整改完成情况的公示.docx", "共10个工作日", {"notice.working_days[problem=3]"}),
    ],
)
def test_words_around_a_printed_number_choose_its_figure(
    folder: Path, document: str, words: str, ids: set[str]
) -> None:
    assert {figure.record.id for figure in traced(folder, document, words).figures} == ids


@pytest.mark.parametrize(("document", "id_", "value"), FIGURES)
def test_a_printed_figure_leads_to_its_cells(folder: Path, document: str, id_: str, value: int) -> None:
    (figure,) = traced(folder, document, id_).figures
    assert figure.record.value == value == len(figure.measures)
    assert figure.record.definition
    assert {place.document.endswith(document) for place in figure.printed} == {True}
    assert len(figure.cells) >= value
    for cell in figure.cells:
        source = cell.source
        assert cell.state is FileState.SAME
        stands = " ".join(shown(folder.parents[1], source.file, source.sheet, source.cell).split())
        assert stands.startswith(cell.content.removesuffix("……")) or cell.content.startswith(stands), source


def test_a_number_as_printed_leads_to_the_figures_that_say_it(folder: Path) -> None:
    found = traced(folder, DISPATCH, "61.5%").figures
    assert "due.rate" in {one.record.id for one in found}
    assert {one.record.text for one in found} == {"61.5%"}


def test_lagging_measures_lead_to_state_percent_and_deadline(folder: Path) -> None:
    (figure,) = traced(folder, DISPATCH, "measures.behind").figures
    contents = {cell.content for cell in figure.cells if "南浦区" in cell.source.file or "清单" in cell.source.file}
    assert {"正在推进", "0.48", "2026年4月底"} <= contents
