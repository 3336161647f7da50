"""纪要格式 (10.3): how minutes are told from other documents, and where in them the lists of persons stand."""

import re
from collections.abc import Sequence

from rectify_docs.gongwen.conformance.paragraphs import Paragraph

ROLL = re.compile(r"^(?P<label>出席|请假|列席|缺席)(?:人员|单位|人)?(?:名单)?[：:]")
"""A list of persons by its label."""


def is_minutes(marks: Sequence[Paragraph]) -> bool:
    """The mark says 纪要."""
    return "".join(one.bare for one in marks).endswith("纪要")


def text_begin(flow: Sequence[Paragraph], head: int) -> int:
    """The last position of the head of minutes without a title: the text begins with the first indented paragraph.

    Args:
        flow: the document's paragraphs.
        head: position of the mark's last line, -1 where it does not stand in the flow.
    """
    found = (at for at in range(head + 1, len(flow)) if flow[at].bare and flow[at].first_line > 0)
    return next(found, head + 1) - 1


def closing_roll(flow: Sequence[Paragraph], rolls: Sequence[int]) -> int | None:
    """The first of the lists that close the text; those above some text (practice of some offices) close nothing."""
    text = [at for at, one in enumerate(flow) if one.bare and one.first_line > 0 and at not in rolls]
    return next((at for at in rolls if not text or at > text[-1]), None)
