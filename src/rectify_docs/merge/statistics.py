"""The figures of a ledger: each with definition and the cells that were counted."""

from rectify_docs.merge.figures.book import Book
from rectify_docs.merge.figures.changes import change_figures
from rectify_docs.merge.figures.counts import count_all
from rectify_docs.merge.figures.ranking import ranking_figures
from rectify_docs.merge.figures.reporting import reporting_figures
from rectify_docs.merge.figures.single import owed_figures, single_figures, streak_figures
from rectify_docs.merge.figures.upcoming import upcoming_figures
from rectify_docs.model.figure import FigureBook
from rectify_docs.model.ledger import Ledger
from rectify_docs.settings import Rules


def compute(ledger: Ledger, rules: Rules) -> FigureBook:
    """All figures of a ledger.

    Raises:
        PartitionError: 进度 does not add up to all measures, or the parts by area, kind, supervisor or lead do not.
    """
    book = Book()
    count_all(book, ledger, rules)
    ranking_figures(book, ledger)
    change_figures(book, ledger, rules)
    owed_figures(book, ledger)
    streak_figures(book, ledger, rules)
    upcoming_figures(book, ledger, rules)
    reporting_figures(book, ledger)
    single_figures(book, ledger.now.measures)
    return FigureBook(book.figures)
