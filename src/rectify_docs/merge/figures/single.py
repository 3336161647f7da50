"""Figures of single measures and of single units, where a list names them."""

from collections.abc import Sequence

from rectify_docs.merge.figures.book import Book
from rectify_docs.merge.rounding import dash
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.states import MeasureState
from rectify_docs.model.streaks import lagging, standing_still
from rectify_docs.settings import Rules


def owed_figures(book: Book, ledger: Ledger) -> None:
    """What single units have not done of what lags."""
    for unit, measures in ledger.owing().items():
        late, slow = ([m for m in measures if m.overdue is overdue] for overdue in (True, False))
        text = "该单位的填报决定措施是否完成、{}措施数；同一措施可计入几个单位"
        book.count("owed.overdue", "未完成的逾期措施数", text.format("其自身尚未完成的逾期"), late, unit=unit)
        own = "其自身所报完成进度未达到序时进度（或未报进度）的未达到序时进度"
        book.count("owed.behind", "未完成的滞后措施数", text.format(own), slow, unit=unit)
        for m in measures:
            _owed_percent(book, m, unit)


def _owed_percent(book: Book, measure: MeasureState, unit: str) -> None:
    """What the unit itself says of a measure that it owes; 完成进度 of the measure is the slowest unit's."""
    own = next((one for one in measure.units if one.unit == unit), None)
    percent = own.percent if own else None
    cells = [own.row.source.ref("percent")] if own and own.row else []
    about = {"unit": unit, "measure": measure.id}
    text = "该单位自己所报的完成进度，没有的为“—”"
    book.add("owed.percent", "本单位完成进度", percent, dash(percent, "%"), text, cells, [measure.id], **about)


def streak_figures(book: Book, ledger: Ledger, rules: Rules) -> None:
    """Measures that lag, or stand still, for the weeks of the setting."""
    weeks = rules.streak_weeks
    text = f"截至本期连续{weeks}期及以上逾期或未达到序时进度的措施数"
    book.count("streak.lagging", "连续滞后措施数", text, lagging(ledger, weeks))
    text = (
        f"未完成、本期有单位填报，且各填报单位最近{weeks}次填报的状态、进度和进展情况完全相同的措施数；"
        "只计要求填报且已填报的各期，沿用的不计"
    )
    book.count("streak.still", "没有变化措施数", text, standing_still(ledger, weeks))


def single_figures(book: Book, measures: Sequence[MeasureState]) -> None:
    """Days, weeks and percent of each measure."""
    for m in measures:
        if m.days_left is not None:
            text = "数据截止日期与时限相差的天数"
            book.number("measure.days", "天数", text, abs(m.days_left), m.deadline_cells(), [m.id], measure=m.id)
        text = "截至本期连续逾期或未达到序时进度的调度次数"
        book.number("measure.weeks", "连续滞后周数", text, m.weeks_behind, m.evidence(), [m.id], measure=m.id)
        text = "认定单位所报完成进度的最小值；有认定单位未填报的为“—”"
        shown = dash(m.percent, "%")
        book.add("measure.percent", "完成进度", m.percent, shown, text, m.percent_cells(), [m.id], measure=m.id)
        text = "自开始日期（未列的自清单印发）至时限应完成的百分比，按已过天数计算；没有时限的为“—”"
        shown = dash(m.expected_percent, "%")
        book.add(
            "measure.expected", "序时进度", m.expected_percent, shown, text, m.deadline_cells(), [m.id], measure=m.id
        )
