"""位次: districts among themselves and departments among themselves, by 完成率."""

from fractions import Fraction

from rectify_docs.merge.figures.book import Book
from rectify_docs.merge.grouping import by_unit
from rectify_docs.model.figure import figure_id
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.unit import PEERS

TEXT = (
    "在责任清单列明的{peers}中按完成率（涉及该单位的措施中已完成的占比，按比值而非四舍五入后的数）由高到低的位次；"
    "完成率相同的位次并列，其后位次顺延"
)


def ranking_figures(book: Book, ledger: Ledger) -> None:
    """Each unit's place: one more than the peers that have a higher rate, so that equal ones share theirs."""
    named = by_unit(ledger.now.measures)
    for peers, kinds in PEERS.items():
        units = [unit for unit in named if ledger.roster.kind(unit) in kinds]
        rates = {unit: Fraction(sum(m.done for m in named[unit]), len(named[unit])) for unit in units}
        for unit, rate in rates.items():
            place = 1 + sum(other > rate for other in rates.values())
            own = book.figures[figure_id("measures.done_rate", unit=unit)]
            text = TEXT.format(peers=peers)
            book.number("rank.done_rate", "完成率位次", text, place, own.sources, own.measures, unit=unit)
