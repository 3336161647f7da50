"""Figures of single measures and of single units, where a list names them."""

from collections.abc import Sequence

from rectify_docs.merge.figures.book import Book
from rectify_docs.merge.rounding import dash
from rectify_docs.model.ledger import Ledger, MeasureState
from rectify_docs.model.source import SourceRef
from rectify_docs.model.streaks import lagging, standing_still
from rectify_docs.settings import Rules


def owed_figures(book: Book, ledger: Ledger) -> None:
    """What single units have not done of what lags."""
    for unit, measures in ledger.owing().items():
        late, slow = ([m for m in measures if m.overdue is overdue] for overdue in (True, False))
        text = "该单位的填报决定措施是否完成、其自身尚未完成的{}措施数；同一措施可计入几个单位"
        book.count("owed.overdue", "未完成的逾期措施数", text.format("逾期"), late, unit=unit)
        book.count("owed.behind", "未完成的滞后措施数", text.format("未达到序时进度"), slow, unit=unit)


def streak_figures(book: Book, ledger: Ledger, rules: Rules) -> None:
    """Measures that lag, or stand still, for the weeks of the setting."""
    weeks = rules.streak_weeks
    text = f"截至本期连续{weeks}期及以上逾期或未达到序时进度的措施数"
    book.count("streak.lagging", "连续滞后措施数", text, lagging(ledger, weeks))
    text = f"未完成，且各单位最近{weeks}期填报的状态、进度和进展情况（含沿用）完全相同的措施数"
    book.count("streak.still", "没有变化措施数", text, standing_still(ledger, weeks))


def single_figures(book: Book, measures: Sequence[MeasureState]) -> None:
    """Days, weeks and percent of each measure."""
    for m in measures:
        if m.days_left is not None:
            text = "数据截止日期与时限相差的天数"
            book.number("measure.days", "天数", text, abs(m.days_left), _deadline_refs(m), [m.id], measure=m.id)
        text = "截至本期连续逾期或未达到序时进度的调度次数"
        book.number("measure.weeks", "连续滞后周数", text, m.weeks_behind, m.evidence(), [m.id], measure=m.id)
        if m.percent is not None:
            text = "认定单位所报完成进度的最小值"
            shown, cells = dash(m.percent, "%"), m.evidence()
            book.add("measure.percent", "完成进度", m.percent, shown, text, cells, [m.id], measure=m.id)


def _deadline_refs(measure: MeasureState) -> tuple[SourceRef, ...]:
    if measure.extension:
        return (measure.extension.source.ref("new"),)
    return (measure.measure.source.ref("deadline"),)
