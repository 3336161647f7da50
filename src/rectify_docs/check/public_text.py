"""The texts that a public notice prints, and private numbers in them (H59)."""

import re
from collections.abc import Iterable, Iterator

from rectify_docs.model.ledger import ProblemState

MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
"""An 11-digit number of a mobile phone (电信网编号计划: 13–19)."""


def public_texts(state: ProblemState) -> Iterator[str]:
    """Every text of a problem that a notice prints."""
    yield from (state.problem.text, state.problem.target)
    for measure in state.measures:
        yield measure.measure.text
        row = measure.lead_state.row if measure.lead_state else None
        if row:
            yield from (row.text, row.next_steps)
    for record in state.closures:
        yield from (record.remark, record.conclusion, record.unit)


def mobiles(texts: Iterable[str]) -> tuple[str, ...]:
    """Mobile numbers, each once."""
    return tuple(dict.fromkeys(match[0] for text in texts for match in MOBILE.finditer(text)))
