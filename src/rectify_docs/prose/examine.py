"""Every rule over the paragraphs of one text."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rectify_docs.prose.agreement import number_year, one_office
from rectify_docs.prose.arithmetic import arithmetic
from rectify_docs.prose.citations import citations
from rectify_docs.prose.closing import closing
from rectify_docs.prose.consistency import one_range_sign, one_way, respectively
from rectify_docs.prose.dates import dates
from rectify_docs.prose.indicators import indicators
from rectify_docs.prose.numbering import annexes, numbering, stopped_headings
from rectify_docs.prose.pairs import pairs
from rectify_docs.prose.patterns import matches
from rectify_docs.prose.rates import rates
from rectify_docs.prose.remark import Remark
from rectify_docs.prose.shares import decimals, shares
from rectify_docs.prose.short_names import short_names
from rectify_docs.prose.table import Table
from rectify_docs.prose.totals import totals

BY_PARAGRAPH: tuple[Callable[[str, int], Iterator[Remark]], ...] = (
    *(matches, pairs, arithmetic, dates),
    *(respectively, shares, decimals),
)
OVER_ALL: tuple[Callable[[Sequence[str]], Iterator[Remark]], ...] = (
    *(numbering, stopped_headings, annexes, one_way, one_range_sign),
    *(number_year, one_office, closing, citations, short_names),
)

OVER_TABLES: tuple[Callable[[Sequence[str], Sequence[Table]], Iterator[Remark]], ...] = (totals, rates)


def examine(
    paragraphs: Sequence[str], tables: Sequence[Table] = (), figures: Mapping[str, str] | None = None
) -> tuple[Remark, ...]:
    """What the rules find, in the order of the text.

    Args:
        paragraphs: plain texts; what is in a table is a paragraph by itself.
        tables: the tables whose cells are among the paragraphs.
        figures: label → text of figures that are known to be right.
    """
    found = [remark for at, text in enumerate(paragraphs) for rule in BY_PARAGRAPH for remark in rule(text, at)]
    found += [remark for rule in OVER_ALL for remark in rule(paragraphs)]
    found += [remark for rule in OVER_TABLES for remark in rule(paragraphs, tables)]
    found += indicators(paragraphs, tables, figures)
    return tuple(sorted(found, key=lambda one: (one.paragraph, one.start, one.rule)))
