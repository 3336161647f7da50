"""What contradicts earlier weeks, the list before, or the office's own records."""

from collections.abc import Iterator

from rectify_docs.check.registry import rule
from rectify_docs.model.change import ListChange
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.stage import Receipt, Stage
from rectify_docs.model.states import MeasureState, ProblemState


@rule("C417")
def open_after_acceptance(ledger: Ledger) -> Iterator[Finding]:
    """Bad: 正在推进 for a measure whose problem is 已验收. Good: 已完成, or 回头看反弹 in the office's records."""
    for problem in ledger.now.problems:
        for measure in problem.measures if problem.stage >= Stage.ACCEPTED else ():
            for unit in measure.units:
                row = unit.row
                if row and row.week == ledger.now.week and row.stage < Stage.DONE and unit.unit in measure.deciding:
                    about = _about(unit.unit, measure.id, ledger) | {
                        "content": row.stage.label,
                        "written": row.state_text,
                    }
                    words = {"problem": problem.problem.id, "stage": problem.stage.label}
                    yield finding("C417", row.source.ref("state"), week=row.week, **about, **words)


@rule("C422")
def done_before_the_setback(ledger: Ledger) -> Iterator[Finding]:
    """Bad: 完成日期 of before 验收不通过, repeated after it. Good: the day on which what was wanting was done."""
    for problem in ledger.now.problems:
        for last in problem.setbacks[-1:]:
            words = {"day": last.date.isoformat(), "step": f"{last.step.value}{last.conclusion}"}
            for measure, row in _done_anew(problem, ledger):
                if row.completed_on and row.completed_on <= last.date:
                    about = _about(row.unit, measure.id, ledger) | {"content": row.completed_on.isoformat()}
                    yield finding("C422", row.source.ref("completed_on"), week=row.week, **about, **words)


@rule("C423")
def no_dispatch_on_the_day(ledger: Ledger) -> Iterator[Finding]:
    """Bad: documents as of a day without a dispatch, with the figures of the one before. Good: that week's sheets."""
    week = ledger.now.week
    if week and week < ledger.as_of:
        yield finding("C423", week=week, content=ledger.as_of.isoformat(), day=week.isoformat())


@rule("C419")
def correction_without_reason(ledger: Ledger) -> Iterator[Finding]:
    """Bad: 更正 that says nothing of why. Good: 更正原因 in a column, or on a line beside the table."""
    for one in ledger.corrections:
        if one.new.receipt is Receipt.CORRECTION and not one.new.amend_reason:
            about = _about(one.unit, one.measure_id, ledger) | {"content": one.new.week.isoformat()}
            yield finding("C419", one.new.source.ref(), week=ledger.now.week, **about)


@rule("C421")
def listed_after_acceptance(ledger: Ledger) -> Iterator[Finding]:
    """Bad: a new version of the list adds a measure to a problem that is 已销号. Good: to one that is still open."""
    for problem in ledger.now.problems:
        for measure in problem.measures if problem.stage >= Stage.ACCEPTED else ():
            if measure.stage < Stage.ACCEPTED:
                place, stage = measure.measure.source.ref("measure_id"), problem.stage.label
                yield finding("C421", place, measure=measure.id, problem=problem.problem.id, stage=stage)


@rule("C420")
def list_changed(ledger: Ledger) -> Iterator[Finding]:
    """Bad: 209 measures last time, 259 now, compared without a word (hazard H60). Good: the same list."""
    change = ledger.list_change
    if ledger.list_before and change:
        old, new = len(ledger.list_before.measures), len(ledger.list_version.measures)
        word = "增至" if new > old else "减至" if new < old else "仍为"
        content, what = f"{old}→{new}", _what(change)
        yield finding("C420", week=ledger.now.week, content=content, old=old, new=new, word=word, what=what)


def _done_anew(problem: ProblemState, ledger: Ledger) -> Iterator[tuple[MeasureState, ProgressRow]]:
    """The rows of the newest week by which the units whose report counts are done, setbacks considered."""
    for measure in problem.measures:
        for unit in measure.units:
            fresh = unit.row and unit.row.week == ledger.now.week and unit.stage >= Stage.DONE
            if unit.row and fresh and unit.unit in measure.deciding:
                yield measure, unit.row


def _about(unit: str, measure: str, ledger: Ledger) -> dict[str, str]:
    """A unit and measure as a finding has them, with the unit's name of the day."""
    return {"unit": unit, "called": ledger.roster.name_on(unit, ledger.as_of), "measure": measure}


def _what(change: ListChange) -> str:
    parts = (("新增", change.added), ("删除", change.dropped), ("修改", change.changed))
    return "；".join(f"{word}{'、'.join(ids)}" for word, ids in parts if ids)
