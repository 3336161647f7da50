"""Report forms are read back before they go out: what its template lets nobody read shall reach no unit."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rectify_docs.errors import TemplateError
from rectify_docs.model.document import Document
from rectify_docs.model.finding import Severity
from rectify_docs.model.ledger import Ledger
from rectify_docs.normalise.progress import read_progress
from rectify_docs.normalise.units import canonical
from rectify_docs.pipeline.produce import product_name
from rectify_docs.read.workbook import read_workbook
from rectify_docs.report.report_form import KIND, TEMPLATE

UNTOUCHED = "R280"
"""All that the reader has to say about a form that nobody has filled in."""
REMEDY = "请在模板中保留“填报标识”工作表、表头各列和“填报单位”一行，可从新建的工作区（init）复制原模板对照"


def prove_forms(folder: Path, documents: Sequence[Document], ledger: Ledger) -> None:
    """Reads every form in the staging folder as if it came back untouched.

    Raises:
        TemplateError: the reader does not know one for what it is, or misses a measure.
    """
    for document in documents:
        wrong = "；".join(_wrong(folder, document, ledger)) if document.kind == KIND else ""
        if wrong:
            message = f"用该模板做出的填报表收回后认不出来：{wrong}"
            raise TemplateError(message, place=f"templates/{TEMPLATE}", remedy=REMEDY)


def _wrong(folder: Path, document: Document, ledger: Ledger) -> Iterator[str]:
    name, called = product_name(document), str((document.context or {}).get("unit"))
    unit = canonical(called, ledger.roster, ledger.as_of) or called
    sheets = read_workbook(folder / name, name)
    reading = read_progress(sheets.records, ledger.as_of, roster=ledger.roster)
    findings = [found for found in (*sheets.findings, *reading.findings) if found.severity is not Severity.INFO]
    yield from (found.message for found in findings if found.code != UNTOUCHED)
    if [found.unit for found in findings if found.code == UNTOUCHED] != [unit]:
        yield f"应为{unit}的空白填报表"
    wanted = len(ledger.asked.get(unit, ()))
    if reading.rows_read != wanted:
        yield f"应有{wanted}条措施，读出{reading.rows_read}条"
