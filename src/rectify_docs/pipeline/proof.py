"""Everything that was made is opened again before it is filed."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rectify_docs.errors import VerifyError
from rectify_docs.model.document import Document
from rectify_docs.model.figure import FigureBook
from rectify_docs.model.ledger import Ledger
from rectify_docs.pipeline.produce import Product
from rectify_docs.report.measure_list import KIND as MEASURE_LIST
from rectify_docs.verify.documents import verify_documents
from rectify_docs.verify.listed import ListedRow
from rectify_docs.verify.records import VerifiedDocument

SHOWN = 5
"""Failures that the message quotes."""
LOOKS_LIKE_A_TAG = re.compile(r"\{\{|\{%|\{#|^\s*(?:none|nan)\s*$", re.IGNORECASE)
TABLES = (".docx", ".xlsx")
"""Endings of the files in which each measure of the list stands once."""


def prove(
    folder: Path,
    products: Sequence[Product],
    documents: Sequence[Document],
    ledger: Ledger,
    figures: FigureBook,
    contact: str = "",
) -> None:
    """Re-opens every product in the staging folder; ``contact`` is what the office has set for the public.

    Raises:
        VerifyError: a file does not open, a figure does not stand where it was printed, a tag or a mark is left, a
            figure differs between documents or from the ledger, a measure of the list is missing or stands twice, or
            its row has lost a text, or a public document gives something away.
    """
    looked_at = [VerifiedDocument(product.name, product.kind, product.printed) for product in products]
    rows = list(_listed(ledger))
    lists = [p.name for p in products if p.kind == MEASURE_LIST and p.name.endswith(TABLES)]
    allowed = {text for document in documents for text in _texts(document) if LOOKS_LIKE_A_TAG.search(text)}
    told = {figure.id: figure.text for figure in figures}
    wanted = dict.fromkeys(lists, rows)
    failures = verify_documents(
        folder,
        looked_at,
        allowed=allowed,
        listed=wanted,
        ledger=told,
        internal=list(_internal(ledger)),
        permitted=contact,
    )
    if failures:
        message = "成品核验未通过：" + "；".join(failure.message for failure in failures[:SHOWN])
        more = f"（共{len(failures)}处）" if len(failures) > SHOWN else ""
        remedy = "成品未改动。如改过模板，请检查所列位置；否则请把本条信息发给维护人员"
        raise VerifyError(message + more, remedy=remedy)


def _listed(ledger: Ledger) -> Iterator[ListedRow]:
    """What a row of the measure list has to show, taken from the ledger and not from what made the list."""
    for problem in ledger.now.problems:
        for number, state in enumerate(problem.measures):
            shown = {
                "整改措施": state.measure.text,
                "责任单位": state.measure.units_text,
                "责任人": state.measure.persons,
                "整改时限": state.deadline.raw,
            }
            first = {"问题编号": problem.problem.id, "反馈问题": problem.problem.text} if number == 0 else {}
            yield ListedRow(state.id, first | shown)


def _internal(ledger: Ledger) -> Iterator[str]:
    """Remarks that are for the office and the units alone: troubles, reasons of delay, bases of rulings.

    What a unit says in its report on progress as well is no secret.
    """
    for measure in ledger.now.measures:
        for row in (unit.row for unit in measure.units if unit.row):
            told = row.text + row.next_steps
            yield from (text for text in (row.trouble, row.delay_reason, row.amend_reason) if text not in told)
    yield from (one.ruling.basis for one in ledger.rulings)


def _texts(document: Document) -> Iterator[str]:
    """Every text that a document was given."""
    yield from _strings(document.context)
    if document.workbook:
        for sheet in document.workbook.sheets:
            yield from (str(cell.value) for row in sheet.rows for cell in row if cell.value is not None)


def _strings(value: object) -> Iterator[str]:
    """The strings inside a context, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
    elif hasattr(type(value), "model_fields"):
        yield from _strings(dict(value))  # type: ignore[call-overload]
