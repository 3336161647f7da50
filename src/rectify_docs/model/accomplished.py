"""What a notice says of a finished measure: 完成情况 from when it was done, 巩固措施 that are still to come."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from rectify_docs.model.ledger import Ledger
from rectify_docs.model.office import ClosureStep
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.stage import Stage
from rectify_docs.model.states import MeasureState, ProblemState, UnitState

Told = Mapping[tuple[str, str], Mapping[dt.date, ProgressRow]]
"""Measure and unit → dispatch date → the row that held."""
SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
CLAUSE = re.compile(r"[^，,。；;\n]+[，,。；;]?")
MARKS = "，,。；; \u3000"
NO_NEWS = re.compile(
    r"(?:截至目前|目前|现阶段|(?:本|上)(?:周|期|旬|月)|近期|暂时?|尚|仍|均|也)*(?:无|没有|未有)(?:新的?|其他|明显|更多|任何|工作)*"
    r"(?:进展|变化|情况|内容|补充)*|(?:内容|情况|进展)?(?:与|同)上(?:期|周|次|月)?(?:情况|内容|进展)?(?:相同|一致|一样)?|同上|同前|略|—+|-+"
)
"""本期无新进展, 无变化, 同上期: nothing that the public learns from."""
WEEKLY = re.compile(r"(?:本|上)(?:周|期|旬|月)(?!底|末)")
"""本周组织学习宣传4场: what happened in one week, of which a notice does not say which."""
CLOSING = re.compile(r"(?<!巩固)(?:验收|销号|公示)")
"""配合开展验收: steps of a procedure that is behind the problem when it is published."""


@dataclass(frozen=True, slots=True)
class Accomplishment:
    """What may be printed of one measure."""

    result: str
    """完成情况; empty where nobody wrote any that the public could be told."""
    steps: str
    """巩固措施; empty for none."""


def told(ledger: Ledger) -> Told:
    """Every row that held on some dispatch date, with the corrections that are known."""
    said: dict[tuple[str, str], dict[dt.date, ProgressRow]] = {}
    known = (ledger.before,) if ledger.before else ()
    for snapshot in (*ledger.history, *known, ledger.now):
        for measure in snapshot.measures:
            for unit in measure.units:
                if unit.row:
                    said.setdefault((measure.id, unit.unit), {})[unit.row.week] = unit.row
    for one in ledger.corrections:
        said.setdefault((one.measure_id, one.unit), {})[one.new.week] = one.new
    return said


def accomplished(problem: ProblemState, said: Told) -> dict[str, Accomplishment]:
    """措施编号 → what may be printed of it, in list order."""
    return {measure.id: _accomplished(measure, problem, said) for measure in problem.measures}


def _accomplished(measure: MeasureState, problem: ProblemState, said: Told) -> Accomplishment:
    """By the leading unit; where that has written nothing fit to print, by the others whose report counts."""
    runs = [_done_run(measure, unit, problem, said) for unit in _in_order(measure)]
    results = (_results(row.text) for run in runs for row in run)
    steps = (_steps(row.next_steps) for run in runs[:1] for row in reversed(run))
    return Accomplishment(next(filter(None, results), ""), next(filter(None, steps), ""))


def _in_order(measure: MeasureState) -> list[UnitState]:
    first = measure.lead_state
    others = [unit for unit in measure.units if unit is not first and (unit.lead or unit.unit in measure.deciding)]
    return [first, *others] if first else others


def _done_run(measure: MeasureState, unit: UnitState, problem: ProblemState, said: Told) -> list[ProgressRow]:
    """The rows since the unit first reported 已完成, without a break; those before the problem was reopened are past.

    What it says otherwise after 验收 takes nothing back (as in the ledger).
    """
    rows = dict(said.get((measure.id, unit.unit), {}))
    if unit.row:
        rows[unit.row.week] = unit.row
    accepted = problem.passed.get(ClosureStep.ACCEPTANCE)
    run: list[ProgressRow] = []
    for week, row in sorted(rows.items()):
        if problem.reopened and week <= problem.reopened:
            continue
        if row.stage >= Stage.DONE:
            run.append(row)
        elif accepted is None or week <= accepted.date:
            run.clear()
    return run


def _results(text: str) -> str:
    """The sentences that still mean something to a reader who does not know the week."""
    plain = map(_with_news, SENTENCE.findall(text))
    return "".join(sentence for sentence in plain if not WEEKLY.match(sentence)).strip(MARKS)


def _with_news(sentence: str) -> str:
    """A sentence without its clauses of 无新进展; it ends as it did."""
    clauses = _clauses(sentence)
    kept = "".join(clause for clause in clauses if not NO_NEWS.fullmatch(clause.strip(MARKS)))
    return kept.rstrip(MARKS) + clauses[-1][-1] if kept and kept[-1] in "，," else kept


def _steps(text: str) -> str:
    """The clauses that are still to come once the problem was accepted."""
    kept = [c for c in _clauses(text) if not CLOSING.search(c) and not NO_NEWS.fullmatch(c.strip(MARKS))]
    return "".join(kept).strip(MARKS)


def _clauses(text: str) -> list[str]:
    return [clause for clause in CLAUSE.findall(text.strip()) if clause.strip(MARKS)]
