"""近期日程: milestones and recurring duties that fall due within the days of the setting."""

import datetime as dt

from rectify_docs.merge.figures.book import Book
from rectify_docs.model.agenda import Due, agenda
from rectify_docs.model.ledger import Ledger
from rectify_docs.settings import Rules

STATS = (
    (Due.MILESTONE, "upcoming.milestones", "近期阶段性节点数", "整改措施或时限中写明的、早于整改时限的日期"),
    (Due.DUTY, "upcoming.duties", "近期定期任务数", "整改措施或时限中的“每季度”“每月”等要求；每周、每旬的只计最近一次"),
)


def upcoming_figures(book: Book, ledger: Ledger, rules: Rules) -> None:
    """How many of each fall due."""
    last = ledger.as_of + dt.timedelta(days=rules.due_soon_days)
    entries = agenda(ledger.now.measures, ledger.as_of, last)
    for due, stat, label, what in STATS:
        counted = [entry for entry in entries if entry.due is due]
        text = f"未完成措施在数据截止日期后{rules.due_soon_days}天内（含当日）的{due.value}个数，即{what}"
        sources = [entry.measure.measure.source.ref("measure") for entry in counted]
        book.number(stat, label, text, len(counted), sources, [entry.measure.id for entry in counted])
