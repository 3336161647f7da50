"""What the two records of a run have in common: frozen models, their bytes, and the address of a cell."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from rectify_docs.model.figure import FigureValue
from rectify_docs.model.source import SourceRef

SchemaNumber = Literal[1]
"""Version of the layout; a reader refuses a number that it does not know."""
Number = int | float | None
"""Null where a figure cannot be computed."""
Percent = Annotated[float, Field(ge=0, le=100)]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Record(BaseModel):
    """A part of a record: frozen, unknown keys ignored."""

    model_config = ConfigDict(
        frozen=True,
        extra="ignore",
        populate_by_name=True,
        allow_inf_nan=False,
        use_attribute_docstrings=True,
    )


class SparseRecord(Record):
    """A record with keys that are left out where they say nothing.

    Why its own class: the serializer runs in Python, which is slow for the many sources of a run.
    """

    omit_empty: ClassVar[frozenset[str]] = frozenset()
    """Fields that are not written when empty."""

    @model_serializer(mode="wrap")
    def _without_empty(self, handler: SerializerFunctionWrapHandler) -> Mapping[str, Any]:
        written: dict[str, Any] = handler(self)
        return {key: value for key, value in written.items() if value or key not in self.omit_empty}


class SourceRecord(Record):
    """Where a value came from."""

    file: str
    """Path below the workspace."""
    sheet: str
    """Empty for a text file."""
    cell: str
    """`E5`, `第5行` for a whole row, empty for a whole file."""


def dump(model: Record) -> bytes:
    r"""The JSON text of a record in UTF-8: keys in the order of the contract, the same bytes for the same record.

    Why backslashreplace: a file name that is no valid UTF-8 (unpacked from a GBK archive) holds lone surrogates;
    as ``\udc80`` they survive in JSON and come back when read.
    """
    written = model.model_dump(mode="json", by_alias=True)
    text = json.dumps(written, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode("utf-8", errors="backslashreplace")


def source_record(source: SourceRef) -> SourceRecord:
    """The address of a cell, a row or a file."""
    return SourceRecord(file=source.file, sheet=source.sheet, cell=source.cell)


def number(value: FigureValue) -> Number:
    """A figure's value as JSON knows it: whole numbers stay whole, decimals become floats."""
    return float(value) if isinstance(value, Decimal) else value
