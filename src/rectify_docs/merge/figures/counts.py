"""Measures and problems by 进度, and what overlaps: overall and along every dimension."""

from collections.abc import Iterable, Mapping, Sequence

from rectify_docs.merge.definitions import MEASURE_STATS, PROBLEM_STATS, RATES, SHARES, UNIT_STATS, rules_note
from rectify_docs.merge.figures.book import Book
from rectify_docs.merge.grouping import by_area, by_kind, by_lead, by_supervisor, by_unit
from rectify_docs.merge.rounding import largest_remainder, percent, rate_text
from rectify_docs.model.figure import figure_id
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.source import SourceRef
from rectify_docs.model.states import MeasureState, ProblemState
from rectify_docs.settings import Rules


class PartitionError(ValueError):
    """The parts of an exclusive partition do not add up to the whole: a defect, never data."""


def count_all(book: Book, ledger: Ledger, rules: Rules) -> None:
    """Overall, by unit, area, kind, supervisor, lead and problem.

    Raises:
        PartitionError: 进度 does not add up to all measures, or the parts by area, kind, supervisor or lead do not.
    """
    problems, measures = ledger.now.problems, ledger.now.measures
    problem_figures(book, problems)
    measure_figures(book, measures, rules)
    for unit, named in by_unit(measures).items():
        measure_figures(book, named, rules, unit=unit)
    _by_problem(book, "area", by_area(problems), rules)
    _by_problem(book, "kind", by_kind(problems), rules)
    _by_measure(book, "supervisor", by_supervisor(measures), rules)
    _by_measure(book, "lead", by_lead(measures), rules)
    for problem in problems:
        measure_figures(book, problem.measures, rules, problem=problem.problem.id)
    _units(book, ledger)


def _by_problem(book: Book, dim: str, groups: Mapping[str, Sequence[ProblemState]], rules: Rules) -> None:
    for name, problems in groups.items():
        problem_figures(book, problems, **{dim: name})
        measure_figures(book, [measure for problem in problems for measure in problem.measures], rules, **{dim: name})
    _check_parts(book, dim, groups)


def _by_measure(book: Book, dim: str, groups: Mapping[str, Sequence[MeasureState]], rules: Rules) -> None:
    for name, measures in groups.items():
        measure_figures(book, measures, rules, **{dim: name})
    _check_parts(book, dim, groups)


def _check_parts(book: Book, dim: str, names: Iterable[str]) -> None:
    """Holds the parts of an exclusive partition against the whole, part of 进度 by part.

    Raises:
        PartitionError: they do not add up.
    """
    keys = list(names)
    for stat in ("measures.total", *(share[0] for share in SHARES)):
        parts, whole = sum(book.value(stat, **{dim: key}) for key in keys), book.value(stat)
        if keys and parts != whole:
            message = f"按{dim}分的{book.figures[stat].label}之和 {parts} 与总数 {whole} 不符"
            raise PartitionError(message)


def problem_figures(book: Book, problems: Sequence[ProblemState], **dims: str) -> None:
    """Counts of problems."""
    for stat in PROBLEM_STATS:
        counted = [problem for problem in problems if stat.test(problem)]
        refs = [ref for problem in counted for ref in _problem_refs(problem)]
        book.number(stat.id, stat.label, stat.definition, len(counted), refs, **dims)


def _problem_refs(problem: ProblemState) -> list[SourceRef]:
    refs = [record.source.ref("step") for record in problem.closures]
    return [problem.problem.source.ref("problem_id"), *refs]


def measure_figures(book: Book, measures: Sequence[MeasureState], rules: Rules, **dims: str) -> None:
    """Counts by 进度, their shares, and what overlaps.

    Raises:
        PartitionError: 进度 does not add up to the measures.
    """
    note = rules_note(rules)
    for stat in MEASURE_STATS:
        counted = [measure for measure in measures if stat.test(measure, rules)]
        book.count(stat.id, stat.label, stat.definition.format(**note), counted, stat.refs, **dims)
    parts = [book.figures[figure_id(stat, **dims)] for stat, _, _ in SHARES]
    counts = [int(item.value or 0) for item in parts]
    if sum(counts) != len(measures):
        message = f"进度各项之和 {sum(counts)} 与措施总数 {len(measures)} 不符（{dims or '总体'}）"
        raise PartitionError(message)
    for (_, share_id, label), part, share in zip(SHARES, parts, largest_remainder(counts), strict=True):
        definition = f"{part.label}÷措施总数，保留一位小数，按最大余额法使各项之和为100.0%"
        book.add(share_id, label, share, rate_text(share), definition, part.sources, part.measures, **dims)
    for part_id, whole_id, rate_id, label in RATES:
        part, whole = book.figures[figure_id(part_id, **dims)], book.figures[figure_id(whole_id, **dims)]
        rate = percent(int(part.value or 0), int(whole.value or 0))
        definition = f"{part.label}÷{whole.label}，四舍五入保留一位小数"
        book.add(
            rate_id, label, rate, rate_text(rate), definition, (*part.sources, *whole.sources), whole.measures, **dims
        )


def _units(book: Book, ledger: Ledger) -> None:
    """How many units the list names."""
    named = {unit.unit: measure for measure in reversed(ledger.now.measures) for unit in measure.units}
    for stat in UNIT_STATS:
        counted = [unit for unit in named if not stat.kinds or ledger.roster.kind(unit) in stat.kinds]
        refs = [named[unit].measure.source.ref("units") for unit in counted]
        book.number(stat.id, stat.label, stat.definition, len(counted), refs)
