"""All rules over one document."""

from collections.abc import Sequence

from rectify_docs.gongwen.conformance import end_rules, head_rules, page_rules, safety_rules
from rectify_docs.gongwen.conformance.package import Docx
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.records import Result, Rules

FILE_RULES: Sequence[Rules[Parts]] = (page_rules.RULES, head_rules.RULES, end_rules.RULES, safety_rules.RULES)


def check_docx(data: bytes) -> tuple[Result, ...]:
    """What the file says, by every rule.

    Raises:
        NotWordError: it is no docx.
    """
    parts = Parts(Docx(data))
    return tuple(result for rules in FILE_RULES for result in rules.answers(parts))
