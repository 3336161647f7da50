"""Earlier dates hidden in a measure's text (2018年7月底前制定…) or in a deadline of several stages."""

import re
from collections.abc import Iterator

from rectify_docs.model.deadline import Deadline, Milestone
from rectify_docs.normalise.due import due_day
from rectify_docs.normalise.keys import key

PERIOD = r"(?:\d{1,2}月(?:份?[底末]|[上中下]旬|\d{1,2}[日号])?|年?[底末]|上半年|第?[一二三四1-4]季度[底末]?)"
PHRASE = re.compile(
    rf"(?P<soft>力争|争取)?(?:确保|到|于|在)?(?P<date>\d{{4}}年{PERIOD})(?P<before>之?前|以前)?"
    r"(?P<work>完成|建成|实现|解决|彻底|全面|制定|出台|印发|取缔|关停|投入)?"
)
NO_DEADLINE = re.compile(r"(?:截至|截止|自|从|以来|始于|《[^》]*|〔[^〕]*|[（(][^（()）]*第)$")
"""What stands before a date that says when something was, or belongs to a title or a number."""
CONTEXT = 30
"""Characters before a date that are looked at."""


def milestones(text: str, deadline: Deadline) -> tuple[Milestone, ...]:
    """The dates in a measure's text that are earlier than its deadline, or that it has none of; each day once.

    A target year (到2020年, 2019年…达到90%以上) says what is to be reached, not when a step is due: it is no milestone.
    """
    found = (*_in_text(text), *_stages(deadline))
    earlier = {one.due: one for one in reversed(found) if deadline.due is None or one.due < deadline.due}
    return tuple(earlier[day] for day in sorted(earlier))


def _in_text(text: str) -> Iterator[Milestone]:
    for match in PHRASE.finditer(text):
        if not (match["before"] or match["work"] or match["soft"] or match["date"][-1] in "底末"):
            continue
        if NO_DEADLINE.search(text[max(0, match.start() - CONTEXT) : match.start()]):
            continue
        due = due_day(key(match["date"] + (match["before"] or "")), None)
        if due:
            yield Milestone(match[0].removesuffix(match["work"] or ""), due, bool(match["soft"]))


def _stages(deadline: Deadline) -> Iterator[Milestone]:
    """The earlier stages of 2018年底前完成甲，2020年底前全面完成."""
    for part in re.split(r"[,，;；]", deadline.raw):
        due = due_day(key(part), None) if part.strip() else None
        if due:
            yield Milestone(part.strip(), due, deadline.soft)
