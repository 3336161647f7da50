"""A long list is cut into tables between problems, and what goes on is marked."""

from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.figure import Figure
from rectify_docs.report.contexts.measure_list import MeasureRow, Part, ProblemRow
from rectify_docs.report.measure_list import in_blocks

NUMBER = Figure("n", "n", 1, "1", "口径")
BLANK = dict.fromkeys(MeasureRow.model_fields, "")


def problem(number: int, rows: int) -> ProblemRow:
    measures = tuple(MeasureRow(**(BLANK | {"id": f"{number}-{at}"})) for at in range(1, rows + 1))
    return ProblemRow(number=str(number), text="", target="", measures=measures)


def part(name: str, *problems: ProblemRow) -> Part:
    return Part(name=name, problems_total=NUMBER, measures_total=NUMBER, problems=problems)


def ids(blocks: list[tuple[Part, ...]]) -> list[list[str]]:
    return [[m.id for one in block for p in one.problems for m in p.measures] for block in blocks]


def test_a_table_ends_with_a_problem_and_the_next_says_that_it_goes_on() -> None:
    parts = (part("水", problem(1, 2), problem(2, 2)), part("大气", problem(3, 1)))
    blocks = in_blocks(parts, limit=3)
    assert ids(blocks) == [["1-1", "1-2"], ["2-1", "2-2", "3-1"]]
    assert [[one.name for one in block] for block in blocks] == [["水"], ["水（续）", "大气"]]


def test_a_problem_longer_than_a_table_is_not_torn() -> None:
    assert ids(in_blocks((part("", problem(1, 1), problem(2, 5), problem(3, 1)),), limit=3)) == [
        ["1-1"],
        ["2-1", "2-2", "2-3", "2-4", "2-5"],
        ["3-1"],
    ]


@given(st.lists(st.integers(1, 8), max_size=30), st.integers(1, 10))
def test_every_row_stands_once_in_its_order(sizes: list[int], limit: int) -> None:
    whole = part("水", *(problem(number, size) for number, size in enumerate(sizes, start=1)))
    blocks = in_blocks((whole,), limit)
    assert [id_ for block in ids(blocks) for id_ in block] == [m.id for p in whole.problems for m in p.measures]
    assert all(len(block) <= max(limit, *sizes) for block in ids(blocks))
