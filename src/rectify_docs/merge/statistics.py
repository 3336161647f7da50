"""The figures of a ledger: each with definition and the cells that were counted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rectify_docs.merge.definitions import (
    MEASURE_STATS,
    PROBLEM_STATS,
    RATES,
    RECEIPT_STATS,
    SHARES,
    UNIT_STATS,
    rules_note,
)
from rectify_docs.merge.grouping import by_area, by_kind, by_lead, by_supervisor, by_unit
from rectify_docs.merge.rounding import dash, largest_remainder, percent
from rectify_docs.model.figure import Figure, FigureBook, FigureValue, figure_id
from rectify_docs.model.ledger import Ledger, MeasureState, ProblemState
from rectify_docs.model.source import SourceRef
from rectify_docs.model.stage import Schedule
from rectify_docs.model.streaks import lagging, standing_still
from rectify_docs.settings import Rules


class PartitionError(ValueError):
    """The parts of an exclusive partition do not add up to the whole: a defect, never data."""


@dataclass(slots=True)
class _Book:
    """Figures being collected; an id is taken once."""

    figures: dict[str, Figure]

    def add(
        self,
        stat: str,
        label: str,
        value: FigureValue,
        text: str,
        definition: str,
        sources: Iterable[SourceRef],
        **dims: str,
    ) -> Figure:
        """Adds one figure."""
        key = figure_id(stat, **dims)
        name = label + "".join(f"（{value}）" for value in dims.values())
        unique = tuple(dict.fromkeys(sources))
        self.figures[key] = Figure(key, name, value, text, definition, unique)
        return self.figures[key]


def compute(ledger: Ledger, rules: Rules) -> FigureBook:
    """All figures of a ledger.

    Raises:
        PartitionError: 进度 does not add up to all measures, or the parts by area, kind, supervisor or lead do not.
    """
    book = _Book({})
    _problem_figures(book, ledger.now.problems)
    _measure_figures(book, ledger.now.measures, rules)
    for unit, measures in by_unit(ledger.now.measures).items():
        _measure_figures(book, measures, rules, unit=unit)
    for dim, groups in (("area", by_area(ledger.now.problems)), ("kind", by_kind(ledger.now.problems))):
        for name, problems in groups.items():
            _problem_figures(book, problems, **{dim: name})
            inside = [measure for problem in problems for measure in problem.measures]
            _measure_figures(book, inside, rules, **{dim: name})
        _check_parts(book, dim, groups)
    for dim, parts in (("supervisor", by_supervisor(ledger.now.measures)), ("lead", by_lead(ledger.now.measures))):
        for name, measures in parts.items():
            _measure_figures(book, measures, rules, **{dim: name})
        _check_parts(book, dim, parts)
    for problem in ledger.now.problems:
        _measure_figures(book, problem.measures, rules, problem=problem.problem.id)
    _unit_figures(book, ledger)
    _week_figures(book, ledger)
    _owed_figures(book, ledger)
    _streak_figures(book, ledger, rules)
    _restated_figures(book, ledger, rules)
    _receipt_figures(book, ledger)
    _single_figures(book, ledger.now.measures)
    return FigureBook(book.figures)


def _check_parts(book: _Book, dim: str, names: Iterable[str]) -> None:
    """Holds the parts of an exclusive partition against the whole, part of 进度 by part.

    Raises:
        PartitionError: they do not add up.
    """
    keys = list(names)
    for stat in ("measures.total", *(share[0] for share in SHARES)):
        parts = sum(int(book.figures[figure_id(stat, **{dim: key})].value or 0) for key in keys)
        whole = int(book.figures[stat].value or 0)
        if keys and parts != whole:
            message = f"按{dim}分的{book.figures[stat].label}之和 {parts} 与总数 {whole} 不符"
            raise PartitionError(message)


def _count(
    book: _Book,
    stat: str,
    label: str,
    definition: str,
    counted: Sequence[MeasureState],
    refs: Callable[[MeasureState], Iterable[SourceRef]] = MeasureState.evidence,
    **dims: str,
) -> Figure:
    sources = [ref for measure in counted for ref in refs(measure)]
    return book.add(stat, label, len(counted), str(len(counted)), definition, sources, **dims)


def _problem_figures(book: _Book, problems: Sequence[ProblemState], **dims: str) -> None:
    for stat in PROBLEM_STATS:
        counted = [problem for problem in problems if stat.test(problem)]
        refs = [ref for problem in counted for ref in _problem_refs(problem)]
        book.add(stat.id, stat.label, len(counted), str(len(counted)), stat.definition, refs, **dims)


def _problem_refs(problem: ProblemState) -> list[SourceRef]:
    refs = [record.source.ref("step") for record in problem.closures]
    return [problem.problem.source.ref("problem_id"), *refs]


def _measure_figures(book: _Book, measures: Sequence[MeasureState], rules: Rules, **dims: str) -> None:
    """Counts by schedule, their shares, and what overlaps."""
    note = rules_note(rules)
    for stat in MEASURE_STATS:
        counted = [measure for measure in measures if stat.test(measure, rules)]
        _count(book, stat.id, stat.label, stat.definition.format(**note), counted, stat.refs, **dims)
    parts = [book.figures[figure_id(stat, **dims)] for stat, _, _ in SHARES]
    counts = [int(item.value or 0) for item in parts]
    if sum(counts) != len(measures):
        message = f"进度各项之和 {sum(counts)} 与措施总数 {len(measures)} 不符（{dims or '总体'}）"
        raise PartitionError(message)
    for (_, share_id, label), part, share in zip(SHARES, parts, largest_remainder(counts), strict=True):
        definition = f"{part.label}÷措施总数，保留一位小数，按最大余额法使各项之和为100.0%"
        book.add(share_id, label, share, dash(share, "%"), definition, part.sources, **dims)
    for part_id, whole_id, rate_id, label in RATES:
        part, whole = book.figures[figure_id(part_id, **dims)], book.figures[figure_id(whole_id, **dims)]
        rate = percent(int(part.value or 0), int(whole.value or 0))
        definition = f"{part.label}÷{whole.label}，四舍五入保留一位小数"
        book.add(rate_id, label, rate, dash(rate, "%"), definition, (*part.sources, *whole.sources), **dims)


def _unit_figures(book: _Book, ledger: Ledger) -> None:
    """How many units the list names."""
    named = {unit.unit: measure for measure in reversed(ledger.now.measures) for unit in measure.units}
    for stat in UNIT_STATS:
        counted = [unit for unit in named if not stat.kinds or ledger.roster.kind(unit) in stat.kinds]
        refs = [named[unit].measure.source.ref("units") for unit in counted]
        book.add(stat.id, stat.label, len(counted), str(len(counted)), stat.definition, refs)


def _deadline_refs(measure: MeasureState) -> tuple[SourceRef, ...]:
    if measure.extension:
        return (measure.extension.source.ref("new"),)
    return (measure.measure.source.ref("deadline"),)


def _week_figures(book: _Book, ledger: Ledger) -> None:
    """What changed since the dispatch before."""
    old = {m.id: m for m in ledger.before.measures} if ledger.before else {}
    first = not ledger.before
    new_done = [m for m in ledger.now.measures if m.done and not (first or (m.id in old and old[m.id].done))]
    new_overdue = [m for m in ledger.now.measures if m.overdue and not (first or (m.id in old and old[m.id].overdue))]
    beyond = "（含上期清单中没有的）"
    _count(book, "week.new_done", "本周新增完成数", f"上期未完成{beyond}、本期已完成的措施数", new_done)
    _count(book, "week.new_overdue", "本周新增逾期数", f"上期未逾期{beyond}、本期逾期的措施数", new_overdue)
    if ledger.list_before:
        listed = ledger.list_before.measures
        text = "上期调度日期有效的清单中的措施条数"
        refs = [measure.source.ref("measure_id") for measure in listed]
        book.add("list.before", "上期措施总数", len(listed), str(len(listed)), text, refs)
    if ledger.before:
        before = ledger.before.measures
        done = sum(m.schedule is Schedule.DONE for m in before)
        _change(book, "done", "已完成措施数较上期", sum(m.done for m in ledger.now.measures) - done)
        now_rate, old_rate = book.figures["measures.done_rate"].value, percent(done, len(before))
        _change(book, "done_rate", "完成率较上期", Decimal(now_rate or 0) - (old_rate or 0))


def _streak_figures(book: _Book, ledger: Ledger, rules: Rules) -> None:
    """Measures that lag, or stand still, for the weeks of the setting."""
    weeks = rules.streak_weeks
    text = f"截至本期连续{weeks}期及以上逾期或未达到序时进度的措施数"
    _count(book, "streak.lagging", "连续滞后措施数", text, lagging(ledger, weeks))
    text = f"未完成，且各单位最近{weeks}期填报的状态、进度和进展情况（含沿用）完全相同的措施数"
    _count(book, "streak.still", "没有变化措施数", text, standing_still(ledger, weeks))


def _owed_figures(book: _Book, ledger: Ledger) -> None:
    """What single units have not done of what lags."""
    for unit, measures in ledger.owing().items():
        late, slow = ([m for m in measures if m.overdue is overdue] for overdue in (True, False))
        text = "该单位的填报决定措施是否完成、其自身尚未完成的{}措施数；同一措施可计入几个单位"
        _count(book, "owed.overdue", "未完成的逾期措施数", text.format("逾期"), late, unit=unit)
        _count(book, "owed.behind", "未完成的滞后措施数", text.format("未达到序时进度"), slow, unit=unit)


def _restated_figures(book: _Book, ledger: Ledger, rules: Rules) -> None:
    """What the dispatch before published, and what it comes to with the corrections since; only where they differ."""
    published, now = ledger.published_before, ledger.before
    if published is None or now is None or published == now:
        return
    parts = {share[0] for share in SHARES}
    for stat in (stat for stat in MEASURE_STATS if stat.id in parts):
        old, new = ([m for m in one.measures if stat.test(m, rules)] for one in (published, now))
        if [m.id for m in old] != [m.id for m in new]:
            _count(book, f"published.{stat.id}", f"上期公布的{stat.label}", "上期通报时已知的数据", old)
            _count(
                book, f"restated.{stat.id}", f"更正后的上期{stat.label}", "上期调度日期的数据，含其后的补报、更正", new
            )


def _change(book: _Book, stat: str, label: str, value: FigureValue) -> None:
    """A signed difference; the text is its absolute value, the word (增加, 减少) is the sentence's."""
    text = dash(abs(Decimal(value or 0)))
    definition = "本期数减上期数" if stat == "done" else "本期完成率减上期完成率，单位为百分点"
    sources = book.figures["measures.done"].sources
    book.add(f"change.{stat}", label, value, text, definition, sources)


def _receipt_figures(book: _Book, ledger: Ledger) -> None:
    for stat in RECEIPT_STATS:
        of_kind = [item for item in ledger.receipts if not stat.receipts or item.receipt in stat.receipts]
        whole = not stat.receipts
        counted = [i for i in of_kind if whole or (i.unusable == stat.unusable and (i.nil or not stat.nil))]
        refs = [item.source for item in counted if item.source]
        book.add(stat.id, stat.label, len(counted), str(len(counted)), stat.definition, refs)


def _single_figures(book: _Book, measures: Sequence[MeasureState]) -> None:
    """Days and weeks of single measures, where a list names them."""
    for m in measures:
        if m.days_left is not None:
            days = abs(m.days_left)
            text = "数据截止日期与时限相差的天数"
            book.add("measure.days", "天数", days, str(days), text, _deadline_refs(m), measure=m.id)
        weeks, text = m.weeks_behind, "截至本期连续逾期或未达到序时进度的调度次数"
        book.add("measure.weeks", "连续滞后周数", weeks, str(weeks), text, m.evidence(), measure=m.id)
        if m.percent is not None:
            text = "认定单位所报完成进度的最小值"
            book.add("measure.percent", "完成进度", m.percent, dash(m.percent, "%"), text, m.evidence(), measure=m.id)
