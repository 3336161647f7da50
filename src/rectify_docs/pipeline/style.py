"""The writing style of what goes out (文风): narratives, finished documents, and, as hints, what units wrote."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rectify_docs.check.typed_numbers import TAG
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.sheet import Narrative
from rectify_docs.model.source import SourceRef
from rectify_docs.pipeline.produce import Product
from rectify_docs.prose.examine import examine
from rectify_docs.prose.remark import Remark, Severity
from rectify_docs.report.text import full_width
from rectify_docs.verify.word import word_places

AROUND = 6
"""Characters on both sides by which a remark is found again in a source."""
SHOWN = 3
"""Places that one finding names."""
FIELDS = ("text", "trouble", "delay_reason", "next_steps")
"""What a unit writes in its own words."""


def narrative_style(narratives: Sequence[Narrative]) -> Iterator[Finding]:
    """D513 for each place in a narrative that breaks a rule; tags and Markdown's own marks aside."""
    for narrative in narratives:
        lines = TAG.sub(lambda tag: "\n" * tag[0].count("\n") + "数", narrative.text).splitlines()
        for one in examine([line.lstrip("# >-*") for line in lines]):
            place = SourceRef(narrative.file, "", one.paragraph + 1)
            yield finding("D513", place, content=f"{one.rule} {one.found}", written=lines[one.paragraph], **_said(one))


def unit_style(ledger: Ledger) -> Iterator[Finding]:
    """D515, a hint, for each cell of the newest week in which a unit wrote something wrong."""
    for measure in ledger.now.measures:
        for unit in measure.units:
            if unit.row and unit.row.week == ledger.now.week and not unit.row.arrived:
                yield from _cells(unit.row)


def _cells(row: ProgressRow) -> Iterator[Finding]:
    for field in FIELDS:
        text = str(getattr(row, field))
        wrong = [one for one in examine([full_width(text)]) if one.severity is Severity.ERROR] if text else []
        if wrong:
            about: dict[str, Any] = {"unit": row.unit, "measure": row.measure_id, "week": row.week}
            content = f"{wrong[0].rule} {wrong[0].found}"
            yield finding("D515", row.source.ref(field), content=content, written=text, **about, **_said(wrong[0]))


def document_style(folder: Path, products: Iterable[Product], sources: Iterable[str]) -> Iterator[Finding]:
    """D514 for each document and rule: what is wrong in it and stands in none of the sources.

    Args:
        folder: the staging folder.
        products: what was made; only docx is looked at.
        sources: texts of the list, the units and the office, which have been looked at where they come from.
    """
    known = "\n".join(dict.fromkeys("".join(full_width(text).split()) for text in sources))
    for product in products:
        if product.name.endswith(".docx"):
            yield from _document(folder / product.name, product.name, known)


def _document(path: Path, name: str, known: str) -> Iterator[Finding]:
    places = word_places(path)
    texts = [place.text for place in places]
    found: dict[str, list[str]] = {}
    first: dict[str, Remark] = {}
    for one in examine(texts):
        around = texts[one.paragraph][max(one.start - AROUND, 0) : one.end + AROUND]
        if one.severity is Severity.ERROR and "".join(around.split()) not in known:
            found.setdefault(one.rule, []).append(f"{places[one.paragraph].where}“{around.strip()}”")
            first.setdefault(one.rule, one)
    for rule, where in found.items():
        shown = "、".join(where[:SHOWN]) + (f"等{len(where)}处" if len(where) > SHOWN else "")
        yield finding("D514", content=f"{name} {rule}", document=name, where=shown, **_said(first[rule]))


def _said(one: Remark) -> dict[str, Any]:
    fix = f"，建议改为“{one.fix}”" if one.fix else ""
    return {"rule": one.rule, "advice": one.advice, "found": one.found, "fix": fix, "basis": one.source}


def source_texts(ledger: Ledger, narratives: Sequence[Narrative]) -> Iterator[str]:
    """Every text that documents take over from elsewhere."""
    for problem in ledger.now.problems:
        yield from (problem.problem.text, problem.problem.target)
        for record in problem.closures:
            yield from (record.remark, record.conclusion, record.unit, record.document)
        for measure in problem.measures:
            yield from (measure.measure.text, measure.measure.units_text, measure.deadline.raw, measure.measure.persons)
            for unit in measure.units:
                if unit.row:
                    yield from (str(getattr(unit.row, field)) for field in FIELDS)
    yield from (narrative.text for narrative in narratives)
