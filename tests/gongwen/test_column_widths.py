"""Columns as wide as their content wants them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.gongwen.column_widths import Column, balanced


def height(widths: list[int], lengths: list[list[float]]) -> int:
    """Lines, counted cell by cell."""
    return sum(
        max(1, *(-(-int(length) // width) for length, width in zip(row, widths, strict=True))) for row in lengths
    )


def test_a_long_cell_gets_room_from_short_ones() -> None:
    lengths = [[3.0, 10.0, 800.0], [2.0, 8.0, 5.0]]
    widths = balanced([Column(10, 3), Column(20, 6), Column(10, 3)], np.array(lengths))
    assert sum(widths) == 40
    assert widths[2] > 20
    assert height(widths, lengths) < height([10, 20, 10], lengths) / 2


def test_widths_of_a_writer_stay_where_little_is_won() -> None:
    columns = [Column(10, 3), Column(10, 3)]
    assert balanced(columns, np.array([[9.0, 10.0], [10.0, 9.0]])) == [10, 10]


@given(
    st.integers(2, 5).flatmap(
        lambda count: st.tuples(
            st.lists(st.tuples(st.integers(1, 30), st.integers(1, 10)), min_size=count, max_size=count),
            st.lists(st.lists(st.integers(0, 400), min_size=count, max_size=count), min_size=1, max_size=8),
        )
    )
)
def test_nothing_grows_and_no_column_falls_below_what_it_needs(
    case: tuple[list[tuple[int, int]], list[list[int]]],
) -> None:
    columns = [Column(width, min(least, width)) for width, least in case[0]]
    lengths = [[float(one) for one in row] for row in case[1]]
    before = [column.width for column in columns]
    widths = balanced(columns, np.array(lengths))
    assert sum(widths) == sum(before)
    assert all(width >= column.least for width, column in zip(widths, columns, strict=True))
    assert height(widths, lengths) <= height(before, lengths)
