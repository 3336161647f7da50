"""All rules over one document: on the file, and on the pages that came of it."""

from collections.abc import Sequence

from rectify_docs.gongwen.conformance import (
    blank_rules,
    closing_rules,
    corner_rules,
    end_place_rules,
    end_rules,
    gap_rules,
    head_rules,
    layout_rules,
    letter_rules,
    line_rules,
    minutes_page_rules,
    minutes_rules,
    number_rules,
    page_rules,
    place_rules,
    safety_rules,
    signature_rules,
    stamp_rules,
    text_rules,
    title_rules,
    upward_rules,
)
from rectify_docs.gongwen.conformance.package import Docx
from rectify_docs.gongwen.conformance.page_facts import read_pages
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.records import Result, Rules
from rectify_docs.gongwen.conformance.rendered import Rendered

FILE_RULES: Sequence[Rules[Parts]] = (
    page_rules.RULES,
    corner_rules.RULES,
    head_rules.RULES,
    title_rules.RULES,
    text_rules.RULES,
    blank_rules.RULES,
    signature_rules.RULES,
    end_rules.RULES,
    minutes_rules.RULES,
    safety_rules.RULES,
)
PAGE_RULES: Sequence[Rules[Rendered]] = (
    layout_rules.RULES,
    line_rules.RULES,
    number_rules.RULES,
    place_rules.RULES,
    upward_rules.RULES,
    gap_rules.RULES,
    closing_rules.RULES,
    stamp_rules.RULES,
    end_place_rules.RULES,
    letter_rules.RULES,
    minutes_page_rules.RULES,
)


def check_docx(data: bytes) -> tuple[Result, ...]:
    """What the file says, by every rule.

    Raises:
        NotWordError: it is no docx.
    """
    parts = Parts(Docx(data))
    return tuple(result for rules in FILE_RULES for result in rules.answers(parts))


def check_pages(data: bytes, pdf: bytes) -> tuple[Result, ...]:
    """What its pages show, by every rule.

    Args:
        data: the docx.
        pdf: what was rendered from it.

    Raises:
        NotWordError: it is no docx.
        pypdfium2.PdfiumError: the other is no PDF.
    """
    document = Rendered(Parts(Docx(data)), read_pages(pdf), pdf)
    return tuple(result for rules in PAGE_RULES for result in rules.answers(document))
