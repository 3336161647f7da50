"""Every rule over the paragraphs of one text."""

from collections.abc import Callable, Iterator, Sequence

from rectify_docs.prose.agreement import number_year, one_office
from rectify_docs.prose.arithmetic import arithmetic
from rectify_docs.prose.citations import citations
from rectify_docs.prose.closing import closing
from rectify_docs.prose.consistency import one_range_sign, one_way, respectively
from rectify_docs.prose.dates import dates
from rectify_docs.prose.numbering import annexes, numbering, stopped_headings
from rectify_docs.prose.pairs import pairs
from rectify_docs.prose.patterns import matches
from rectify_docs.prose.remark import Remark
from rectify_docs.prose.shares import decimals, shares
from rectify_docs.prose.short_names import short_names

BY_PARAGRAPH: tuple[Callable[[str, int], Iterator[Remark]], ...] = (
    *(matches, pairs, arithmetic, dates),
    *(respectively, shares, decimals),
)
OVER_ALL: tuple[Callable[[Sequence[str]], Iterator[Remark]], ...] = (
    *(numbering, stopped_headings, annexes, one_way, one_range_sign),
    *(number_year, one_office, closing, citations, short_names),
)


def examine(paragraphs: Sequence[str]) -> tuple[Remark, ...]:
    """What the rules find, in the order of the text.

    Args:
        paragraphs: plain texts; what is in a table is a paragraph by itself.
    """
    found = [remark for at, text in enumerate(paragraphs) for rule in BY_PARAGRAPH for remark in rule(text, at)]
    found += [remark for rule in OVER_ALL for remark in rule(paragraphs)]
    return tuple(sorted(found, key=lambda one: (one.paragraph, one.start, one.rule)))
