"""Chance with a fixed seed: the same key always draws the same, on every machine and Python."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

SEED = "示例市2026"
T = TypeVar("T")


def draw(limit: int, *key: object) -> int:
    """A number from 0 to ``limit`` − 1."""
    text = "|".join([SEED, *map(str, key)])
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % limit


def pick(choices: Sequence[T], *key: object) -> T:
    """One of ``choices``."""
    return choices[draw(len(choices), *key)]
