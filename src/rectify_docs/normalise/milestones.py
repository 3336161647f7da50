"""Earlier dates hidden in a measure's text (2018年7月底前制定…): steps on the way, and target years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rectify_docs.model.deadline import Deadline, Milestone
from rectify_docs.normalise.clause import OPEN, DeadlineRules
from rectify_docs.normalise.due import dated
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.numerals import NUMERAL, arabic
from rectify_docs.normalise.spans import VERBS

DIGIT = rf"[\d{NUMERAL}]"
MONTH = rf"{DIGIT}{{1,3}}\s*月"
DAY = rf"{DIGIT}{{1,3}}\s*[日号]"
YEAR = (
    r"(?:(?<![\d—–-])(?:\d{4}|[〇○零一二三四五六七八九]{4}|\d\d(?=\s*年\s*(?:年?[底末]|\d\d?\s*月)))\s*年"
    r"|今年|本年|明年)"
)
PERIOD = (
    rf"(?:{MONTH}(?:份?\s*[底末]|份?\s*[上中下]旬|\s*{DAY}|份)?|年?[底末内]|[上下]半年|第?[一二三四1-4]季度[底末]?)"
)
BEFORE = r"(?:\s*(?:之?前|以前))"
BARE = rf"(?:(?<![\d年]){MONTH}(?:\s*[底末]|\s*{DAY})?|年底)(?={BEFORE})"
PHRASE = re.compile(
    rf"(?P<lead>(?:力争|争取|确保|到|至|于|在){{0,4}})"
    rf"(?P<date>(?P<year>{YEAR})\s*(?P<period>{PERIOD})?|{BARE})(?P<before>{BEFORE})?"
)
"""A date without year counts with 前 only."""
SOFT = re.compile(r"力争|争取")
BOUND = re.compile(r"力争|争取|确保|[到至]$")
STEP = re.compile(rf"[,，]?\s*(?:(?:全面|全部|按期|基本|彻底)*(?:{VERBS}|投入))(?![了的])")
"""What follows a date by which something is to be done."""
TARGET = re.compile(
    r"[^。；;]{0,40}?(?:达到|达标率|提高到|提升到|降低到|降至|下降|不低于|不少于|不高于|以上|以下|[%％])"
)
PAST = re.compile(r"\s*(?:以来|以后|起|开始|后|度|已|的|印发的|[至到—–-])")
"""What follows a date that something began with, or that is over."""
NO_DEADLINE = re.compile(r"(?:截至|截止|自|从|始于|每|每年|每个月|《[^》]*|〔[^〕]*|[（(][^（()）]*第)$")
"""What stands before a date that says when something was, comes back, or belongs to a title or a number."""
CONTEXT, AFTER = 30, 60
"""Characters before and after a date that are looked at."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A date in a text."""

    milestone: Milestone
    target: bool


def milestones(text: str, deadline: Deadline, rules: DeadlineRules = OPEN) -> tuple[Milestone, ...]:
    """The steps in a measure's text that are due before its deadline, or that it has none for; each once, in time.

    A date is a step where 底 or 前, 力争, 确保 or 到, or a verb such as 完成 says that something is due by then. A bare
    year that says what is to be reached (到2020年, 2019年…达到90%以上) is a target: no milestone and no deadline, and
    ``target_years`` lists it. Dates of the years before the list's are history, as are those after 截至 and 自, and
    those in titles.

    Args:
        text: the measure as written.
        deadline: of the measure; what is due with it or later is no milestone.
        rules: of the list; a date without year takes that of the date before it, else the list's.
    """
    found = {one.milestone for one in _found(text, rules) if not one.target and _is_earlier(one.milestone, deadline)}
    return tuple(sorted(found, key=lambda one: (one.due is None, one.due, one.text)))


def target_years(text: str, deadline: Deadline, rules: DeadlineRules = OPEN) -> tuple[Milestone, ...]:
    """The target years in a measure's text before its deadline, or that it has none for, in the order of the text."""
    found = (one.milestone for one in _found(text, rules) if one.target and _is_earlier(one.milestone, deadline))
    return tuple(dict.fromkeys(found))


def _is_earlier(one: Milestone, deadline: Deadline) -> bool:
    return one.due is None or deadline.due is None or one.due < deadline.due


def _found(text: str, rules: DeadlineRules) -> Iterator[_Found]:
    year = rules.year
    for match in PHRASE.finditer(text):
        start = match.start("date")
        if NO_DEADLINE.search(text[max(0, start - CONTEXT) : start]):
            continue
        plain = arabic(key(match["date"] + (match["before"] or "")))
        clause = dated(plain, rules, year)
        if clause is None or clause.year is None or clause.year < (rules.year or 0):
            continue
        year = clause.year
        kind = _kind(match, text[match.end() : match.end() + AFTER])
        if kind:
            soft = SOFT.search(match["lead"])
            written = (soft[0] if soft else "") + match["date"] + (match["before"] or "")
            yield _Found(Milestone(written, clause.due, soft is not None), kind == "target")


def _kind(match: re.Match[str], after: str) -> str:
    """``step``, ``target``, or nothing for a date that says neither."""
    if not match["before"] and PAST.match(after):
        return ""
    bound = bool(match["before"] or BOUND.search(match["lead"]))
    if match["year"] and not match["period"] and not match["before"]:
        if STEP.match(after):
            return "step"
        return "target" if bound or TARGET.match(after) else ""
    return "step" if bound or match["date"][-1] in "底末" or STEP.match(after) else ""
