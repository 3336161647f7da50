"""A number makes the same file everywhere, and the files are of all sorts and kinds."""

import io
import zipfile
from collections import Counter

import pytest
from benchmarks.fuzz.judge import TOKEN
from benchmarks.fuzz.mutant import KINDS, SORTS, make

ALL = len(SORTS) * len(KINDS)


def test_a_number_makes_the_same_file() -> None:
    for number in range(2 * ALL):
        assert make(number).data == make(number).data, number


def test_every_sort_is_made_of_every_kind() -> None:
    made = Counter((one.sort, one.kind) for one in map(make, range(ALL)))
    assert made.keys() == {(sort, kind) for sort in SORTS for kind in KINDS}


@pytest.mark.parametrize("number", [n for n in range(1, 3 * ALL) if n % 3 and make(n).kind.startswith(("csv", "txt"))])
def test_tokens_stand_in_the_file_as_often_as_they_are_asked_for(number: int) -> None:
    mutant = make(number)
    text = mutant.data.decode(mutant.kind.split()[1])
    assert Counter(TOKEN.findall(text)) == mutant.tokens


def test_tokens_stand_in_a_workbook() -> None:
    mutant = next(one for one in map(make, range(1, ALL)) if one.sort == "cells" and one.kind == "xlsx")
    with zipfile.ZipFile(io.BytesIO(mutant.data)) as archive:
        text = archive.read("xl/sharedStrings.xml").decode() + archive.read("xl/worksheets/sheet1.xml").decode()
    assert set(TOKEN.findall(text)) == set(mutant.tokens)
    assert mutant.tokens
