"""The office's records that no version of the list can take in, or that contradict each other."""

from collections.abc import Iterator

from rectify_docs.merge.space import Space
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.rows import UnusedRow
from rectify_docs.model.source import RowSource


def strangers(space: Space) -> tuple[tuple[Finding, ...], tuple[UnusedRow, ...]]:
    """M320 a closure of no problem, M323 an extension of no measure, M328 extensions of one day that differ."""
    found = tuple(_found(space))
    return tuple(one for _, one in found), tuple(UnusedRow(source.ref(), one.code) for source, one in found)


def _found(space: Space) -> Iterator[tuple[RowSource, Finding]]:
    """The records' rows, and what is wrong with them."""
    problems = {problem.id for version in space.records.lists for problem in version.problems}
    for record in space.records.closures:
        if record.problem_id not in problems:
            place, kind = record.source.ref("problem_id"), record.step.value
            yield record.source, finding("M320", place, content=record.problem_id, kind=kind)
    for one in space.records.extensions:
        if one.measure_id not in space.starts:
            yield one.source, finding("M323", one.source.ref("measure_id"), content=one.measure_id)
    for one in space.ties:
        day = one.approved_on.isoformat() if one.approved_on else "未填批准日期"
        yield one.source, finding("M328", one.source.ref("new"), measure=one.measure_id, content=one.new.raw, day=day)
