"""The writing style of what goes out (文风): texts, tables and indicators of finished documents."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rectify_docs.model.document import Printed
from rectify_docs.model.figure import Figure
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.sheet import Narrative
from rectify_docs.pipeline.produce import Product
from rectify_docs.pipeline.style import FIELDS, said
from rectify_docs.prose.examine import examine
from rectify_docs.prose.remark import Remark, Severity
from rectify_docs.prose.table import tables
from rectify_docs.report.text import full_width
from rectify_docs.verify.records import Place
from rectify_docs.verify.word import word_places

AROUND = 6
"""Characters on both sides by which a remark is found again in a source."""
SHOWN = 3
"""Places that one finding names."""
OF_FIGURES = frozenset({"A11", "A12"})
"""Rules on figures that have to fit each other in the document, wherever each of them comes from."""


def document_style(
    folder: Path, products: Iterable[Product], sources: Iterable[str], figures: Mapping[str, Figure]
) -> Iterator[Finding]:
    """D514 for each document and rule: what is wrong in it and stands in none of the sources.

    Args:
        folder: the staging folder.
        products: what was made; only docx is looked at: the cells of workbooks are figures and sources.
        sources: texts of the list, the units and the office, which have been looked at where they come from.
        figures: label → the run's own figure.
    """
    known = "\n".join(dict.fromkeys("".join(full_width(text).split()) for text in sources))
    told = {label: figure.text for label, figure in figures.items()}
    for product in products:
        if product.name.endswith(".docx"):
            places = word_places(folder / product.name)
            remarks = (one for one in remarks_on(places, told) if one.severity is Severity.ERROR)
            own = [one for one in remarks if _is_own(one, places, known, product.printed)]
            yield from _findings(product.name, places, own)


def remarks_on(places: Sequence[Place], figures: Mapping[str, str]) -> tuple[Remark, ...]:
    """What the rules find in an opened document; a remark's paragraph is the position of its place."""
    located = [(place.table, place.row, place.column, place.text) for place in places]
    return examine([place.text for place in places], tuple(tables(located)), figures)


@dataclass(frozen=True, slots=True)
class Worded:
    """What the rules of style say of one place in anybody's document."""

    where: str
    """``第3段``, ``表1第2行第4列``."""
    around: str
    """What was found, with what stands around it."""
    remark: Remark
    suggestion: str
    """What to write, ready to print; empty where a person has to decide."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the rules of style say of one document."""

    remarks: tuple[Worded, ...] = ()
    unread: str = ""
    """Why its texts were not looked at; empty where they were."""


def worded(path: Path) -> Wording:
    """The writing style of anybody's docx, headers and notes included."""
    try:
        places = word_places(path)
        found = remarks_on(places, {})
    except Exception as error:  # whatever a library raises: the rules of format can still say what is wrong
        return Wording(
            unread=f"文字未检查：文件中有读不了的部件（{type(error).__name__}），请用 Word 或 WPS 打开后另存"
        )
    return Wording(
        tuple(
            Worded(place.where, quoted(one, places), one, one.suggestion(place.text))
            for one in found
            for place in (places[one.paragraph],)
        )
    )


def _is_own(one: Remark, places: Sequence[Place], known: str, printed: Collection[Printed]) -> bool:
    """Whether the document itself is to blame: no source says so, and no figure was printed there."""
    place = places[one.paragraph]
    if one.rule in OF_FIGURES:
        figures = (re.escape(each.text) for each in printed if each.where == place.where)
        return one.rule != "A12" or not any(re.match(rf"{text}(?![\d.])", one.found) for text in figures)
    around = place.text[max(one.start - AROUND, 0) : one.end + AROUND]
    return "".join(around.split()) not in known


def _findings(name: str, places: Sequence[Place], remarks: Sequence[Remark]) -> Iterator[Finding]:
    for rule in dict.fromkeys(one.rule for one in remarks):
        found = [one for one in remarks if one.rule == rule]
        where = [f"{places[one.paragraph].where}“{quoted(one, places)}”" for one in found]
        shown = "、".join(where[:SHOWN]) + (f"等{len(where)}处" if len(where) > SHOWN else "")
        wording = said(found[0], places[found[0].paragraph].text)
        yield finding("D514", content=f"{name} {rule}", document=name, where=shown, **wording)


def quoted(one: Remark, places: Sequence[Place]) -> str:
    """What was found, with what stands around it."""
    return places[one.paragraph].text[max(one.start - AROUND, 0) : one.end + AROUND].strip()


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
