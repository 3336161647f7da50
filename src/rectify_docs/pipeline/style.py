"""The writing style of what comes in (文风): narratives, and, as hints, what units wrote."""

from collections.abc import Iterator, Sequence
from typing import Any

from rectify_docs.check.typed_numbers import TAG
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.sheet import Narrative
from rectify_docs.model.source import SourceRef
from rectify_docs.prose.examine import examine
from rectify_docs.prose.remark import Remark, Severity
from rectify_docs.report.text import full_width

FIELDS = ("text", "trouble", "delay_reason", "next_steps")
"""What a unit writes in its own words."""


def narrative_style(narratives: Sequence[Narrative]) -> Iterator[Finding]:
    """D513 for each place in a narrative that breaks a rule; tags and Markdown's own marks aside."""
    for narrative in narratives:
        lines = TAG.sub(lambda tag: "\n" * tag[0].count("\n") + "数", narrative.text).splitlines()
        plain = [line.lstrip("# >-*") for line in lines]
        for one in examine(plain):
            place, at = SourceRef(narrative.file, "", one.paragraph + 1), one.paragraph
            wording = said(one, plain[at])
            yield finding("D513", place, content=f"{one.rule} {one.found}", written=lines[at], **wording)


def unit_style(ledger: Ledger) -> Iterator[Finding]:
    """D515, a hint, for each cell of the newest week in which a unit wrote something wrong."""
    for measure in ledger.now.measures:
        for unit in measure.units:
            if unit.row and unit.row.week == ledger.now.week and not unit.row.arrived:
                yield from _cells(unit.row)


def _cells(row: ProgressRow) -> Iterator[Finding]:
    for field in FIELDS:
        text = str(getattr(row, field))
        shown = full_width(text)
        wrong = [one for one in examine([shown]) if one.severity is Severity.ERROR] if text else []
        if wrong:
            about: dict[str, Any] = {"unit": row.unit, "measure": row.measure_id, "week": row.week}
            content = f"{wrong[0].rule} {wrong[0].found}"
            yield finding(
                "D515", row.source.ref(field), content=content, written=text, **about, **said(wrong[0], shown)
            )


def said(one: Remark, text: str) -> dict[str, Any]:
    """What a remark on a paragraph says, for a finding's wording."""
    fix = one.suggestion(text)
    return {"rule": one.rule, "advice": one.advice, "found": one.found, "fix": fix, "basis": one.source}
