"""整改时限 as plans and lists write it → deadline."""

import datetime as dt
import re

from rectify_docs.model.deadline import Deadline, DeadlineKind
from rectify_docs.normalise.due import due_day
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.numerals import NUMERAL, arabic

IMMEDIATE = re.compile(r"(?:立行立改|立即整改|立即改|立查立改|立整立改|即知即改|边督边改|边查边改)(?:到位)?")
ONGOING = re.compile(
    r"(?:需|须)?(?:长期坚持|持续坚持|长期持续整改|长期整改|长期推进|持续推进|持续整改|常态化推进|常态化)(?:整改)?"
)
SOFT = re.compile(r"力争|争取")
LINKS = re.compile(r"^[,;、。和及并且后]+|[,;、。和及并且后]+$")
CLAUSES = re.compile(r"[,;。]")
NUMBERS = re.compile(f"[{NUMERAL}]+(?=[年月日号季]|个?工作日|个月|天)")
BY_PLAN = re.compile(r"[“\"]?(十[二三四五]五)[”\"]?(?:规划)?(?:期间|时期|期内|期末|末)?(?:底?前)?(?:完成)?")
PLANS = {"十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
"""Last year of each five-year plan."""
UNDATED = (
    (re.compile(r"每(?:个|半)?(?:年|季度|季|月|周|旬|日|天)"), DeadlineKind.RECURRING),
    (re.compile(r"\d+个?(?:工作日|月|天|日|周|年)(?:以内|之内|内)"), DeadlineKind.RELATIVE),
    (re.compile(r"^(?:按照?|依照|根据|在).*(?:要求|方案|时限|计划|节点|规定|部署)"), DeadlineKind.REFERENCE),
)
"""Phrases without a day of their own; the first that fits holds."""


def parse_deadline(text: str, list_year: int | None = None) -> Deadline:
    """The deadline; kind UNKNOWN where the phrase is not understood (the caller says R212).

    Args:
        text: the phrase; kept as ``raw`` exactly as given.
        list_year: year of the list, for phrases without year; without it such a phrase is UNKNOWN.
    """
    plain = _plain(text)
    immediate, ongoing = bool(IMMEDIATE.search(plain)), bool(ONGOING.search(plain))
    rest = LINKS.sub("", SOFT.sub("", ONGOING.sub("", IMMEDIATE.sub("", plain))))
    kind, due = _dated(rest, list_year) if rest else (_flags(immediate=immediate, ongoing=ongoing), None)
    return Deadline(text, kind, due, immediate, ongoing, bool(SOFT.search(plain)))


def needs_year(text: str) -> bool:
    """True where a dated phrase names no year, so that the list's was added (finding R227)."""
    return re.search(r"\d{4}|\d{2}年|十[二三四五]五", _plain(text)) is None


def _plain(text: str) -> str:
    return NUMBERS.sub(lambda match: arabic(match[0]), key(text))


def _flags(*, immediate: bool, ongoing: bool) -> DeadlineKind:
    if immediate:
        return DeadlineKind.IMMEDIATE
    return DeadlineKind.ONGOING if ongoing else DeadlineKind.UNKNOWN


def _dated(rest: str, list_year: int | None) -> tuple[DeadlineKind, dt.date | None]:
    """Kind and last day of what is left without the flags; of several stages the last one counts."""
    if match := BY_PLAN.fullmatch(rest):
        return DeadlineKind.BY_PLAN, dt.date(PLANS[match[1]], 12, 31)
    days = [due_day(clause, list_year) for part in CLAUSES.split(rest) if (clause := LINKS.sub("", part))]
    known = [day for day in days if day]
    if known and len(known) == len(days):
        return DeadlineKind.BY_DATE, max(known)
    kinds = (kind for pattern, kind in UNDATED if pattern.search(rest))
    return next(kinds, DeadlineKind.UNKNOWN), None
