"""What all tables of ``rectify.toml`` share."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Days = Annotated[int, Field(ge=0, le=3660)]


class Table(BaseModel):
    """A table of ``rectify.toml``: unknown keys are errors, so that a typo is not silently ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
