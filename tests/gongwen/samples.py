"""Contexts made from their models: everything there, or nothing at all."""

import dataclasses
import types
import typing
from typing import Any

from pydantic import BaseModel

from rectify_docs.model.document import Block
from rectify_docs.model.figure import Figure
from rectify_docs.report.contexts.closure_form import ClosureFormContext
from rectify_docs.report.contexts.disclosure_notice import DisclosureNoticeContext
from rectify_docs.report.contexts.measure_list import MeasureListContext
from rectify_docs.report.contexts.meeting_minutes import MeetingMinutesContext
from rectify_docs.report.contexts.npc_report import NpcReportContext
from rectify_docs.report.contexts.shared import Context
from rectify_docs.report.contexts.supervision_letter import SupervisionLetterContext
from rectify_docs.report.contexts.weekly_dispatch import WeeklyDispatchContext

CONTEXTS: dict[str, type[Context]] = {
    "measure-list": MeasureListContext,
    "weekly-dispatch": WeeklyDispatchContext,
    "npc-report": NpcReportContext,
    "meeting-minutes": MeetingMinutesContext,
    "disclosure-notice": DisclosureNoticeContext,
    "supervision-letter": SupervisionLetterContext,
    "closure-form": ClosureFormContext,
}


def sample(kind: type[BaseModel], *, full: bool, rows: int = 3) -> Any:
    """A context with every list filled and every condition true, or with neither."""
    return kind(**{name: _value(field.annotation, name, full, rows) for name, field in kind.model_fields.items()})


def _value(annotation: Any, name: str, full: bool, rows: int) -> Any:
    if isinstance(annotation, types.UnionType):
        inner = next(each for each in typing.get_args(annotation) if each is not type(None))
        return _value(inner, name, full, rows) if full else None
    if typing.get_origin(annotation) is tuple:
        inner = typing.get_args(annotation)[0]
        return _values(inner, name, rows) if full else ()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return sample(annotation, full=full, rows=rows)
    if annotation is Figure:
        return Figure(name, name, 7 if full else 0, "7" if full else "0", "口径")
    plain = {bool: full, int: 30}
    return plain.get(annotation, f"某{name}" if full else "")


def _values(inner: Any, name: str, rows: int) -> tuple[Any, ...]:
    if inner is Block:
        return tuple(Block(level, f"第{level}级文字") for level in (0, 2, 3, 4, 0))
    return tuple(_value(inner, name, True, rows) for _ in range(rows))


def fields(annotation: Any) -> dict[str, Any] | None:
    """Attributes that a template may use of a value; None where there are none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {name: field.annotation for name, field in annotation.model_fields.items()}
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        return dict(typing.get_type_hints(annotation))
    return None
