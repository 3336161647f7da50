"""The product's ledger agrees with a reference that was written from the definitions, on generated histories."""

import datetime as dt
from functools import cache
from random import Random

import pytest

from tests.reference.comparison import Difference, differences
from tests.reference.histories import history
from tests.reference.known_differences import KNOWN, Known

HISTORIES = 300
SHOWN = 5


@cache
def compared(seed: int) -> tuple[tuple[Difference, Known | None], ...]:
    """What differs in a history, and what accounts for it; every other history is looked at on some day between."""
    known = history(seed)
    weeks = known.records.weeks
    span = (weeks[-1] - weeks[0]).days + 10
    away = Random(seed).randint(0, span) if seed % 2 else (weeks[-1] - weeks[0]).days
    found = differences(known, seed, weeks[0] + dt.timedelta(days=away))
    return tuple((one, next((item for item in KNOWN if item.explains(known, one)), None)) for one in found)


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_the_ledger_agrees_with_the_reference(seed: int) -> None:
    left = [str(one) for one, known in compared(seed) if known is None]
    assert not left, "\n".join([f"{len(left)} differences", *left[:SHOWN]])


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.name)
def test_every_known_difference_still_occurs(known: Known) -> None:
    assert any(known is one for seed in range(HISTORIES) for _, one in compared(seed)), "take it out of the table"
