"""状态 as units write it → stage and 长期坚持 (H21); the words stand in ``states.toml``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rectify_docs.model.stage import Stage
from rectify_docs.normalise.keys import key

ONGOING = re.compile(
    r"(?:需|须|并|且|后|转入|纳入)*(?:长期坚持|持续坚持|长期推进|长期整改|长期持续整改|持续整改|常态化推进|常态化)(?:整改)?"
)
"""Words that say that a measure goes on after it is done."""
LONGEST = 100
"""Characters of a cell that may say a state."""
CONNECTORS = re.compile(r"[,;、。.:()\[\]/+【】“”\"']|[并且]$")


@dataclass(frozen=True, slots=True)
class State:
    """What a state word says."""

    stage: Stage
    """As a unit may report it: 申请验收 at most."""
    ongoing: bool = False
    capped: bool = False
    """The word says more than a unit may report (finding R231)."""


@cache
def words() -> dict[str, Stage]:
    """Comparison key of each word → its stage.

    Raises:
        ValueError: a word stands under two stages.
    """
    raw = tomllib.loads(resources.files(__package__).joinpath("states.toml").read_text(encoding="utf-8"))
    pairs = [(key(word), Stage[stage]) for stage, listed in raw.items() for word in listed]
    if len(dict(pairs)) != len(pairs):
        msg = "states.toml: a word stands twice"
        raise ValueError(msg)
    return dict(pairs)


def parse_state(text: str) -> State | None:
    """The state, None for a word that is not in the table; 长期坚持 alone is a measure in progress that goes on."""
    plain = key(text) if len(text) <= LONGEST else ""
    ongoing = ONGOING.search(plain) is not None
    rest = CONNECTORS.sub("", ONGOING.sub("", plain))
    stage = words().get(rest) if rest else (Stage.IN_PROGRESS if ongoing else None)
    if stage is None:
        return None
    return State(min(stage, Stage.ACCEPTANCE_REQUESTED), ongoing, stage > Stage.ACCEPTANCE_REQUESTED)
