"""报送情况: how the units reported for the newest dispatch, and how often each was late or sent back over all."""

from collections import defaultdict
from collections.abc import Sequence

from rectify_docs.merge.definitions import RECEIPT_STATS, TALLIES
from rectify_docs.merge.figures.book import Book
from rectify_docs.merge.figures.counts import PartitionError
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.receipt import UnitReceipt

PARTS = ("on_time", "late", "amended", "returned", "unusable", "missing")
"""Ways of reporting that exclude each other; 零报告 is counted among them."""


def reporting_figures(book: Book, ledger: Ledger) -> None:
    """Units by way of reporting; for each unit its dispatches by way of reporting."""
    for stat in RECEIPT_STATS:
        counted = [item for item in ledger.receipts if stat.counts(item)]
        _number(book, stat.id, stat.label, stat.definition, counted)
    by_unit: dict[str, list[UnitReceipt]] = defaultdict(list)
    for receipt in ledger.receipt_history:
        by_unit[receipt.unit].append(receipt)
    _check_parts(book)
    for unit, receipts in by_unit.items():
        for tally in TALLIES:
            counted = [item for item in receipts if tally.counts(item)]
            _number(book, tally.id, tally.label, tally.definition, counted, unit=unit)


def _check_parts(book: Book) -> None:
    """Every unit that is asked reported in one way, or did not.

    Raises:
        PartitionError: they do not add up.
    """
    parts, whole = sum(book.value(f"receipts.{part}") for part in PARTS), book.value("receipts.expected")
    if parts != whole:
        message = f"报送情况各项之和 {parts} 与应报单位数 {whole} 不符"
        raise PartitionError(message)


def _number(book: Book, stat: str, label: str, definition: str, counted: Sequence[UnitReceipt], **dims: str) -> None:
    sources = [item.source for item in counted if item.source]
    book.number(stat, label, definition, len(counted), sources, **dims)
