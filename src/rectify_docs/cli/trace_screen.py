"""What ``trace`` says on the terminal, or as one JSON object."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_docs.pipeline.trace import Traced, TracedFigure

SHOWN = 40
"""Cells and measures shown of one figure; with --json all of them."""


def trace_lines(traced: "Traced") -> Iterator[str]:
    """The answer, line by line."""
    for figure in traced.figures:
        yield from _figure(figure)
    yield f"数据截至 {traced.as_of}，成品在 {traced.folder.as_posix()}"


def _figure(figure: "TracedFigure") -> Iterator[str]:
    record = figure.record
    yield f"{record.label}：{record.text}（{record.id}）"
    yield f"  口径：{record.definition}"
    places = "；".join(f"{place.document} {place.where}" for place in figure.printed)
    yield f"  印在：{places or '没有印出'}"
    if figure.measures:
        rest = "……" if len(figure.measures) > SHOWN else ""
        yield f"  涉及的措施（{len(figure.measures)}条）：{'、'.join(one.id for one in figure.measures[:SHOWN])}{rest}"
    yield f"  依据的单元格（{len(figure.cells)}个）："
    for cell in figure.cells[:SHOWN]:
        source = cell.source
        place = " ".join(part for part in (source.file, source.sheet and f"[{source.sheet}]", source.cell) if part)
        content = f"  “{cell.content}”" if cell.content else ""
        yield f"    {place}{content}  {cell.state.value}"
    if len(figure.cells) > SHOWN:
        yield f"    ……还有 {len(figure.cells) - SHOWN} 个，加 --json 可全部列出"


def trace_json(traced: "Traced") -> dict[str, Any]:
    """The answer as an object."""
    return {
        "exit_code": 0,
        "folder": traced.folder.as_posix(),
        "as_of": traced.as_of,
        "figures": [_figure_json(one) for one in traced.figures],
    }


def _figure_json(figure: "TracedFigure") -> dict[str, Any]:
    record = figure.record
    return {
        "id": record.id,
        "label": record.label,
        "value": record.value,
        "text": record.text,
        "definition": record.definition,
        "printed": [place.model_dump() for place in figure.printed],
        "measures": [{"id": one.id, "text": one.text} for one in figure.measures],
        "cells": [
            {**cell.source.model_dump(), "content": cell.content, "file_state": cell.state.value}
            for cell in figure.cells
        ],
    }
