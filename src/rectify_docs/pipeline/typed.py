"""Writers' own texts (templates, Markdown) looked through for typed numbers."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from rectify_docs.check.typed_numbers import TAG, typed_numbers
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.sheet import Narrative
from rectify_docs.model.source import SourceRef
from rectify_docs.pipeline.templates import find_template
from rectify_docs.report.report_form import KIND as REPORT_FORM
from rectify_docs.verify.documents import Opener
from rectify_docs.verify.records import Place
from rectify_docs.verify.word import word_places
from rectify_docs.verify.workbook import workbook_places

OPENERS: dict[str, Opener] = {"docx": word_places, "xlsx": workbook_places}


def typed_findings(workspace: Path, kinds: Collection[str], narratives: Sequence[Narrative]) -> tuple[Finding, ...]:
    """D511 for a number typed in a narrative, D512 for one typed in the template of a wanted kind."""
    return (*_in_narratives(narratives), *_in_templates(workspace, kinds))


def _in_narratives(narratives: Sequence[Narrative]) -> Iterator[Finding]:
    for narrative in narratives:
        lines = TAG.sub(lambda tag: "\n" * tag[0].count("\n") + " ", narrative.text).splitlines()
        for number, line in enumerate(lines, start=1):
            for typed in typed_numbers(line):
                yield finding("D511", SourceRef(narrative.file, "", number), content=typed, written=line)


def _in_templates(workspace: Path, kinds: Collection[str]) -> Iterator[Finding]:
    for kind in sorted(set(kinds) - {REPORT_FORM}):  # a form's instructions give examples
        for ending, opener in OPENERS.items():
            name = f"{ending}/{kind}.{ending}"
            for place in _places(workspace, name, opener):
                for typed in typed_numbers(place.text):
                    file, where = SourceRef(f"templates/{name}"), f"{name} {place.where}"
                    yield finding("D512", file, content=typed, where=where, written=place.text)


def _places(workspace: Path, name: str, opener: Opener) -> tuple[Place, ...]:
    """The texts of a template; none of one that is not there or does not open, which rendering says."""
    with suppress(Exception):
        return opener(find_template(workspace, name))
    return ()
