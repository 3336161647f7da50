"""The product's ledger agrees with a reference that was written from the definitions, on generated histories."""

import datetime as dt
from random import Random

import pytest

from tests.reference.comparison import differences
from tests.reference.histories import history

HISTORIES = 300
SHOWN = 5


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_the_ledger_agrees_with_the_reference(seed: int) -> None:
    """Every other history is looked at on some day between its first and last dispatch."""
    known = history(seed)
    weeks = known.records.weeks
    span = (weeks[-1] - weeks[0]).days + 10
    away = Random(seed).randint(0, span) if seed % 2 else (weeks[-1] - weeks[0]).days
    left = [str(one) for one in differences(known, seed, weeks[0] + dt.timedelta(days=away))]
    assert not left, "\n".join([f"{len(left)} differences", *left[:SHOWN]])
