"""``trace``: from a printed figure back to its definition, the measures counted, and the cells behind it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rectify_docs.errors import UsageError
from rectify_docs.filing.edited import LEDGER_NAME, RUN_NAME
from rectify_docs.model.ledger_record import LedgerRecord
from rectify_docs.model.run import FigureRecord, PrintedRecord, RunRecord
from rectify_docs.pipeline.cells import Cells, TracedCell
from rectify_docs.pipeline.nearest_figure import find_figures

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
Place = tuple[str, str, str]
"""File, sheet, cell."""


@dataclass(frozen=True, slots=True)
class CountedMeasure:
    """A measure that a figure counts."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """One figure, walked back."""

    record: FigureRecord
    printed: tuple[PrintedRecord, ...]
    """Where it stands; in the one document, where one was asked about."""
    measures: tuple[CountedMeasure, ...]
    cells: tuple[TracedCell, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """The answer to one question."""

    folder: Path
    as_of: str
    figures: tuple[TracedFigure, ...]


def trace(output: str, wanted: str, workspace: Path) -> Traced:
    """The figures that a text means.

    Args:
        output: ``output/2018-07-06``, the date alone, or a document in that folder.
        wanted: a figure's id, its label or a part of it, or the number as printed.
        workspace: the workspace; an output folder elsewhere has its own.

    Raises:
        UsageError: there is no such folder or figure; the nearest ones are named.
        InputError: run.json cannot be read.
    """
    folder, document = _folder(output, workspace)
    run = RunRecord.load(folder / RUN_NAME)
    found = find_figures(run.figures, wanted, document)
    by_cell, texts = _measures(folder)
    cells = Cells(folder.resolve().parents[1], {one.path: one.sha256 for one in run.inputs})
    figures = tuple(
        TracedFigure(
            record=one,
            printed=tuple(place for place in one.printed if document in {"", place.document}),
            measures=tuple(CountedMeasure(id_, texts.get(id_, "")) for id_ in _counted(one, by_cell)),
            cells=tuple(map(cells.look, one.sources)),
        )
        for one in found
    )
    return Traced(folder, run.as_of.isoformat(), figures)


def _folder(output: str, workspace: Path) -> tuple[Path, str]:
    """The folder that holds run.json, and the document below it that is asked about; empty for none."""
    path = workspace / "output" / output if DATE.fullmatch(output) else Path(output)
    for folder in (path, *path.parents):
        if (folder / RUN_NAME).is_file():
            inner = path.relative_to(folder).as_posix()
            if path.is_dir() or path.name == RUN_NAME:
                return folder, ""
            if path.is_file():
                return folder, inner
    made = sorted(one.parent.name for one in (workspace / "output").glob(f"*/{RUN_NAME}"))
    remedy = f"已有成品的日期：{'、'.join(made)}" if made else "请先运行 build；或用 --workspace 指定工作区"
    message = "没有这个成品文件夹或文件"
    raise UsageError(message, place=output, remedy=remedy)


def _counted(figure: FigureRecord, by_cell: Mapping[Place, Sequence[str]]) -> list[str]:
    """What a figure counts; runs that did not yet note it tell by the cells."""
    cells = (id_ for one in figure.sources for id_ in by_cell.get((one.file, one.sheet, one.cell), ()))
    return list(dict.fromkeys(figure.measures or cells))


def _measures(folder: Path) -> tuple[Mapping[Place, Sequence[str]], Mapping[str, str]]:
    """Cell → the measures that it decides, and measure → text, from ledger.json; empty where that cannot be read."""
    try:
        ledger = LedgerRecord.model_validate_json((folder / LEDGER_NAME).read_bytes())
    except (OSError, ValueError):
        return {}, {}
    found: dict[Place, list[str]] = defaultdict(list)
    for measure in ledger.measures:
        for source in measure.sources:
            found[source.file, source.sheet, source.cell].append(measure.id)
    return found, {measure.id: measure.text for measure in ledger.measures}
