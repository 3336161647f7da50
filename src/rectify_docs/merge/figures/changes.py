"""What changed: against the dispatch before, since a day that the office names, and by later corrections."""

from decimal import Decimal

from rectify_docs.merge.definitions import MEASURE_STATS, SHARES
from rectify_docs.merge.figures.book import Book
from rectify_docs.merge.rounding import percent, rate_text
from rectify_docs.model.ledger import Ledger, Snapshot
from rectify_docs.model.source import SourceRef
from rectify_docs.model.states import MeasureState
from rectify_docs.settings import Rules

BEYOND = "（含上期清单中没有的）"
PUBLISHED, RESTATED = "上期通报时已知的数据", "上期调度日期的数据，含其后的补报、更正"
DONE = "measures.done"


def change_figures(book: Book, ledger: Ledger, rules: Rules) -> None:
    """New this week, the differences with both denominators, and what the dispatch before published otherwise."""
    _new_this_week(book, ledger)
    if ledger.before:
        _compared(book, ledger.now, ledger.before, "before", "上期")
    if ledger.since:
        day = ledger.since.as_of
        _compared(book, ledger.now, ledger.since, "since", f"{day.year}年{day.month}月{day.day}日")
    _restated(book, ledger, rules)


def _id_cell(measure: MeasureState) -> tuple[SourceRef, ...]:
    return (measure.measure.source.ref("measure_id"),)


def _new_this_week(book: Book, ledger: Ledger) -> None:
    old = {m.id: m for m in ledger.before.measures} if ledger.before else {}
    done = [m for m in ledger.now.measures if m.done and not (m.id in old and old[m.id].done)]
    overdue = [m for m in ledger.now.measures if m.overdue and not (m.id in old and old[m.id].overdue)]
    if not ledger.before:  # why: nothing is new where nothing was before
        done, overdue = [], []
    book.count("week.new_done", "本周新增完成数", f"上期未完成{BEYOND}、本期已完成的措施数", done)
    book.count("week.new_overdue", "本周新增逾期数", f"上期未逾期{BEYOND}、本期逾期的措施数", overdue)


def _compared(book: Book, now: Snapshot, then: Snapshot, stat: str, name: str) -> None:
    """The earlier numbers, each with its denominator, and the signed differences in 条 and 百分点."""
    done = [measure for measure in then.measures if measure.done]
    whole = book.count(f"{stat}.total", f"{name}措施总数", f"{name}有效的清单中的措施条数", then.measures, _id_cell)
    text = f"{name}的已完成措施数，按现在已知的数据（含其后的补报、更正）"
    part = book.count(f"{stat}.done", f"{name}已完成措施数", text, done)
    rate, sources = percent(len(done), len(then.measures)), (*part.sources, *whole.sources)
    text = f"{part.label}÷{whole.label}，四舍五入保留一位小数"
    old_rate = book.add(f"{stat}.done_rate", f"{name}完成率", rate, rate_text(rate), text, sources, whole.measures)
    more, both = sum(measure.done for measure in now.measures) - len(done), (book.figures["measures.done"], part)
    book.change(f"{stat}.change_done", f"已完成措施数较{name}", f"本期数减{name}的数", more, both)
    points = Decimal(book.figures["measures.done_rate"].value or 0) - (rate or 0)
    text = f"本期完成率减{name}完成率，单位为百分点；清单有调整的，两者的措施总数不同"
    book.change(
        f"{stat}.change_done_rate", f"完成率较{name}", text, points, (book.figures["measures.done_rate"], old_rate)
    )


def _restated(book: Book, ledger: Ledger, rules: Rules) -> None:
    """What the dispatch before published, and what it comes to with the corrections since; only where they differ."""
    published, now = ledger.published_before, ledger.before
    if published is None or now is None or published == now:
        return
    parts = {share[0] for share in SHARES}
    for stat in (stat for stat in MEASURE_STATS if stat.id in parts):
        old, new = ([m for m in one.measures if stat.test(m, rules)] for one in (published, now))
        if [m.id for m in old] != [m.id for m in new]:
            book.count(f"published.{stat.id}", f"上期公布的{stat.label}", PUBLISHED, old)
            book.count(f"restated.{stat.id}", f"更正后的上期{stat.label}", RESTATED, new)
        if stat.id == DONE:
            _restated_rate(book, published, now)


def _restated_rate(book: Book, published: Snapshot, now: Snapshot) -> None:
    """完成率 of the dispatch before, then and now; only where its printed text differs."""
    rates = [percent(sum(m.done for m in one.measures), len(one.measures)) for one in (published, now)]
    if rates[0] == rates[1]:
        return
    names = (("published", "上期公布的", PUBLISHED, published), ("restated", "更正后的上期", RESTATED, now))
    for rate, (stat, word, text, one) in zip(rates, names, strict=True):
        sources, ids = [ref for m in one.measures for ref in m.evidence()], [m.id for m in one.measures]
        whole = f"{text}，已完成措施数÷措施总数，四舍五入保留一位小数"
        book.add(f"{stat}.{DONE}_rate", f"{word}完成率", rate, rate_text(rate), whole, sources, ids)
