"""A deadline's clauses: 立行立改，2018年底前完成方案、2020年底前全面完成 taken apart, each clause by its kind."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from rectify_docs.model.deadline import DeadlineKind, Precision
from rectify_docs.normalise.clause import UNKNOWN, Clause, DeadlineRules, Doubt
from rectify_docs.normalise.due import dated
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.numerals import NUMERAL, arabic
from rectify_docs.normalise.relative import relative

IMMEDIATE = re.compile(r"(?:立行立改|立即整改|立即改|立查立改|立整立改|即知即改|边督边改|边查边改)(?:到位)?")
ONGOING = re.compile(
    r"(?:需|须)?(?:长期坚持|持续坚持|长期持续整改|长期整改|长期推进|持续推进|持续整改|常态化推进|常态化)(?:整改)?"
)
SOFT = re.compile(r"力争|争取")
LINKS = re.compile(r"^[,;、。和及并且后]+|[,;、。和及并且后]+$")
CLAUSES = re.compile(
    rf"[,，;；。]|、(?=\s*(?:力争|争取|确保|到|于|在)*\s*[\d{NUMERAL}]{{1,4}}\s*[年月])|\n(?=\s*\d{{4}}\s*年)"
)
"""Between clauses; 、 only before another year or month, not within 每月10日、25日前; a line break before a year."""
NUMBERS = re.compile(rf"(?<![{NUMERAL}])[{NUMERAL}]{{1,7}}(?=[年月日号季]|个?工作日|个月|个?星期|天|周)")
TIME_WORDS = re.compile(r"\d|[年月日周季旬底末前后内限期]|[今明后]天|阶段|节点|随时|岁|已")
"""A clause without any says nothing about time: 确保达标."""
BY_PLAN = re.compile(r"[“\"]?(十[二三四五]五)[”\"]?(?:规划)?(?:期间|时期|期内|期末|末)?(?:底?前)?(?:内)?(?:完成)?")
PLANS = {"十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
"""Last year of each five-year plan."""
RECURRING = re.compile(r"每(?:个|半)?(?:年|季度|季|月|周|旬|日|天)")
REFERENCE = re.compile(r"^(?:按照?|依照|根据|在).*(?:要求|方案|时限|计划|节点|规定|部署)")
DONE = re.compile(r"已经?(?:全部|全面)?(?:完成(?:整改)?|整改(?:到位|完成)|办结|销号)")
"""A state in the place of a deadline: 已经完成，长期坚持."""
FLAGS = Clause(DeadlineKind.ONGOING)
"""A clause that is nothing but 立行立改 or 长期坚持."""


@dataclass(frozen=True, slots=True)
class Part:
    """A clause as it is written, and what it says."""

    text: str
    clause: Clause
    immediate: bool = False
    ongoing: bool = False


def plain_phrase(text: str) -> str:
    """Comparison key of a phrase, its numbers in digits."""
    return NUMBERS.sub(lambda match: arabic(match[0]), key(text))


def parts(text: str, rules: DeadlineRules) -> list[Part]:
    """The clauses of a phrase that say something about time; one without year takes that of the clause before it."""
    found: list[Part] = []
    year = rules.year
    for written in CLAUSES.split(text):
        part = _part(written, rules, year) if written.strip() else None
        if part:
            found.append(part)
            if part.clause.year is not None:
                year = max(part.clause.year, rules.year or 0)
    return found


def _part(written: str, rules: DeadlineRules, year: int | None) -> Part | None:
    """One clause without its flags; None where it says nothing about time, or nothing at all."""
    plain = plain_phrase(written)
    immediate, ongoing = bool(IMMEDIATE.search(plain)), bool(ONGOING.search(plain))
    rest = LINKS.sub("", SOFT.sub("", ONGOING.sub("", IMMEDIATE.sub("", LINKS.sub("", plain)))))
    if not (immediate or ongoing or TIME_WORDS.search(rest)):
        return None
    clause = next((read for case in CASES if (read := case(rest, rules, year))), UNKNOWN) if rest else FLAGS
    return Part(written.strip(), replace(clause, soft=bool(SOFT.search(plain))), immediate, ongoing)


def _by_plan(rest: str, _: DeadlineRules, __: int | None) -> Clause | None:
    match = BY_PLAN.fullmatch(rest)
    day = dt.date(PLANS[match[1]], 12, 31) if match else None
    return Clause(DeadlineKind.BY_PLAN, day, day, Precision.PLAN) if day else None


def _recurring(rest: str, _: DeadlineRules, __: int | None) -> Clause | None:
    return Clause(DeadlineKind.RECURRING) if RECURRING.search(rest) else None


def _reference(rest: str, _: DeadlineRules, __: int | None) -> Clause | None:
    return Clause(DeadlineKind.REFERENCE, doubts=(Doubt("R261"),)) if REFERENCE.search(rest) else None


def _state(rest: str, _: DeadlineRules, __: int | None) -> Clause | None:
    return Clause(DeadlineKind.ONGOING, doubts=(Doubt("R260", rest),)) if DONE.fullmatch(rest) else None


CASES: tuple[Callable[[str, DeadlineRules, int | None], Clause | None], ...] = (
    _by_plan,
    _recurring,
    lambda rest, rules, _: relative(rest, rules),
    dated,
    _state,
    _reference,
)
"""Kinds of clauses; the first that fits holds."""
