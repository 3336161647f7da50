"""What holds for every history: no order matters, later news changes no earlier day, parts add up to the whole."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import TypeVar

import pytest

from rectify_docs.merge.definitions import SHARES
from rectify_docs.merge.ledger import Merged, build_ledger
from rectify_docs.merge.records import Records
from rectify_docs.merge.statistics import compute
from rectify_docs.model.ledger import Snapshot
from rectify_docs.model.ruling import open_until
from rectify_docs.settings import Settings
from tests.reference.histories import history

T = TypeVar("T")
SETTINGS = Settings()
SEEDS = range(1000, 1040)
EXCLUSIVE = ("area", "kind", "supervisor", "problem")
"""Dimensions by which every measure counts once; by unit tables overlap."""
PARTS = ("done", "overdue", "behind", "on_schedule", "not_applicable")


def shuffled(records: Records, random: Random) -> Records:
    def mixed(items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(random.sample(items, len(items)))

    return Records(
        lists=mixed(records.lists),
        roster=records.roster,
        weeks=mixed(records.weeks),
        reports=mixed(records.reports),
        closures=mixed(records.closures),
        rulings=mixed(records.rulings),
        extensions=mixed(records.extensions),
    )


def known_by(records: Records, day: dt.date) -> Records:
    """What a workspace held on a day; rulings as long as the day's week was open."""
    ruled_until = open_until(day, records.weeks)
    return Records(
        lists=tuple(one for one in records.lists if (one.in_force or dt.date.min) <= day),
        roster=records.roster,
        weeks=tuple(week for week in records.weeks if week <= day),
        reports=tuple(one for one in records.reports if one.week <= day),
        closures=tuple(one for one in records.closures if one.date <= day),
        rulings=tuple(one for one in records.rulings if (one.date or day) <= ruled_until),
        extensions=tuple(one for one in records.extensions if (one.approved_on or day) <= day),
    )


def said(merged: Merged) -> tuple[object, ...]:
    return merged.ledger, sorted(map(repr, merged.findings)), sorted(map(repr, merged.unused))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_order_of_records_matters(seed: int) -> None:
    assert_no_order_matters(history(seed).records, seed)


def assert_no_order_matters(records: Records, seed: int) -> None:
    day = records.weeks[-1]
    other = shuffled(records, Random(seed))
    assert said(build_ledger(records, SETTINGS, day)) == said(build_ledger(other, SETTINGS, day)), seed


@pytest.mark.parametrize("seed", SEEDS)
def test_what_comes_later_changes_no_earlier_day(seed: int) -> None:
    records = history(seed).records
    day = Random(seed).choice(records.weeks[:-1]) + dt.timedelta(days=seed % 7)
    assert said(build_ledger(records, SETTINGS, day)) == said(build_ledger(known_by(records, day), SETTINGS, day))


def test_a_past_weeks_snapshot_is_the_ledger_of_that_week() -> None:
    for seed in SEEDS:
        records = history(seed).records
        for snapshot in build_ledger(records, SETTINGS, records.weeks[-1]).ledger.history:
            then = build_ledger(records, SETTINGS, snapshot.as_of).ledger.now
            assert bare(snapshot) == bare(then), (seed, snapshot.as_of)


def bare(snapshot: Snapshot) -> Snapshot:
    """Without the streaks, which only the newest snapshot carries."""
    problems = (
        replace(problem, measures=tuple(one._replace(weeks_behind=0) for one in problem.measures))
        for problem in snapshot.problems
    )
    return replace(snapshot, problems=tuple(problems))


@pytest.mark.parametrize("seed", SEEDS)
def test_parts_add_up(seed: int) -> None:
    records = history(seed).records
    book = compute(build_ledger(records, SETTINGS, records.weeks[-1]).ledger, SETTINGS.rules)
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for figure in book:
        stat, _, inner = figure.id.partition("[")
        dim = inner.partition("=")[0]
        if stat == "measures.total":
            assert figure.value == sum(int(book[figure.id.replace("total", part, 1)].value or 0) for part in PARTS)
        if dim in EXCLUSIVE and isinstance(figure.value, int):
            sums[stat, dim] += figure.value
        if stat == SHARES[0][1] and figure.value is not None:
            shares = (book[figure.id.replace(stat, name, 1)].value for _, name, _ in SHARES)
            assert sum(Decimal(share or 0) for share in shares) == Decimal("100.0")
    assert {dim for _, dim in sums} >= {"area", "problem"}
    assert {key: total for key, total in sums.items() if total != book[key[0]].value} == {}
