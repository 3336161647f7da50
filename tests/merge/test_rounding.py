from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.merge.rounding import dash, largest_remainder, percent


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=8).filter(any))
def test_shares_add_up_to_exactly_one_hundred(counts: list[int]) -> None:
    shares = [share for share in largest_remainder(counts) if share is not None]
    assert sum(shares) == Decimal("100.0")
    assert all(
        abs(share - Decimal(100 * n) / sum(counts)) < Decimal("0.1") for share, n in zip(shares, counts, strict=True)
    )


def test_nothing_to_share() -> None:
    assert largest_remainder([0, 0]) == (None, None)
    assert percent(0, 0) is None
    assert dash(None, "%") == "—"


def test_half_is_rounded_up_and_a_needless_zero_dropped() -> None:
    assert percent(1, 16) == Decimal("6.3")
    assert dash(Decimal("50.0"), "%") == "50%"
    assert dash(Decimal("0.5"), "%") == "0.5%"
