"""整改时限 as plans and lists write it → deadline, and what about it has to be decided or said."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from rectify_docs.model.deadline import Deadline, DeadlineKind
from rectify_docs.model.workdays import UnknownYearError
from rectify_docs.normalise.due import before_choices, due_day
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.numerals import NUMERAL, arabic
from rectify_docs.normalise.relative import STAGES, is_span, last_day
from rectify_docs.settings import ReadingRules

IMMEDIATE = re.compile(r"(?:立行立改|立即整改|立即改|立查立改|立整立改|即知即改|边督边改|边查边改)(?:到位)?")
ONGOING = re.compile(
    r"(?:需|须)?(?:长期坚持|持续坚持|长期持续整改|长期整改|长期推进|持续推进|持续整改|常态化推进|常态化)(?:整改)?"
)
DONE = re.compile(r"^(?:已经?完成(?:整改)?|已整改(?:到位|完成)|已办结)")
"""A state in the place of a deadline: 已经完成，长期坚持."""
SOFT = re.compile(r"力争|争取")
LINKS = re.compile(r"^[,;、。和及并且后]+|[,;、。和及并且后]+$")
CLAUSES = re.compile(r"[,;。]")
NUMBERS = re.compile(f"[{NUMERAL}]+(?=[年月日号季]|个?工作日|个月|天)")
BY_PLAN = re.compile(r"[“\"]?(十[二三四五]五)[”\"]?(?:规划)?(?:期间|时期|期内|期末|末)?(?:底?前)?(?:完成)?")
PLANS = {"十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
"""Last year of each five-year plan."""
UNDATED = (
    (STAGES, DeadlineKind.REFERENCE),
    (re.compile(r"每(?:个|半)?(?:年|季度|季|月|周|旬|日|天)"), DeadlineKind.RECURRING),
    (re.compile(r"^(?:按照?|依照|根据|在).*(?:要求|方案|时限|计划|节点|规定|部署)"), DeadlineKind.REFERENCE),
)
"""Phrases without a day of their own; the first that fits holds."""


@dataclass(frozen=True, slots=True)
class DeadlineRules:
    """What a phrase leaves open, decided by the list and the office's settings."""

    year: int | None = None
    """Year of the list, for phrases without year; without it such a phrase is UNKNOWN."""
    anchor: dt.date | None = None
    """起算日: the day after which 30个工作日内 begins."""
    before_month: Literal["待核实", "含", "不含"] = "待核实"
    """Whether 2024年8月前 includes August."""
    before_day: Literal["含", "不含"] = "含"
    """Whether 2023年9月30日前 includes the 30th."""
    immediate_days: int | None = None
    """Days of grace of 立行立改 after the anchor; None: no due day."""


def deadline_rules(
    rules: ReadingRules, year: int | None, in_force: dt.date | None, feedback_on: dt.date | None
) -> DeadlineRules:
    """What the office's settings and the list's date decide.

    Args:
        rules: the settings [reading].
        year: the list's year.
        in_force: 印发日, the day from which the list holds.
        feedback_on: 反馈日, the setting [inspection] feedback_on.
    """
    anchor = feedback_on if rules.relative_from == "反馈日" else in_force
    return DeadlineRules(year, anchor, rules.before_month, rules.before_day, rules.immediate_days)


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """A deadline, and the finding that it asks for."""

    deadline: Deadline
    code: str = ""
    """R212 not understood, R227 the year was added, R255 X月前, R256 no anchor, R257 unknown year; else empty."""
    hint: str = ""
    """What the finding shows: the two possible days, the missing anchor, the unknown year (Chinese)."""


def read_deadline(text: str, rules: DeadlineRules = DeadlineRules()) -> DeadlineReading:
    """The deadline of a phrase, kept as ``raw`` exactly as given; kind UNKNOWN where it is not understood."""
    plain = _plain(text)
    if STAGES.search(plain):
        return DeadlineReading(Deadline(text, DeadlineKind.REFERENCE))
    immediate, ongoing, soft = (bool(one.search(plain)) for one in (IMMEDIATE, ONGOING, SOFT))
    rest = LINKS.sub("", SOFT.sub("", ONGOING.sub("", IMMEDIATE.sub("", plain))))
    if ongoing and DONE.fullmatch(rest):
        rest = ""
    if rest:
        read = _dated(text, rest, rules)
    else:
        read = DeadlineReading(
            Deadline(text, _undated(immediate=immediate, ongoing=ongoing), _grace(rules, immediate=immediate))
        )
        if read.deadline.kind is DeadlineKind.UNKNOWN:
            read = DeadlineReading(read.deadline, "R212")
    kind, due = read.deadline.kind, read.deadline.due
    return DeadlineReading(Deadline(text, kind, due, immediate, ongoing, soft), read.code, read.hint)


def parse_deadline(text: str, list_year: int | None = None) -> Deadline:
    """The deadline of a phrase under the default rules."""
    return read_deadline(text, DeadlineRules(list_year)).deadline


def needs_year(text: str) -> bool:
    """True where a dated phrase names no year, so that the list's was added (finding R227)."""
    return re.search(r"\d{4}|\d{2}年|十[二三四五]五", _plain(text)) is None


def _plain(text: str) -> str:
    return NUMBERS.sub(lambda match: arabic(match[0]), key(text))


def _undated(*, immediate: bool, ongoing: bool) -> DeadlineKind:
    if immediate:
        return DeadlineKind.IMMEDIATE
    return DeadlineKind.ONGOING if ongoing else DeadlineKind.UNKNOWN


def _grace(rules: DeadlineRules, *, immediate: bool) -> dt.date | None:
    if not immediate or rules.immediate_days is None or rules.anchor is None:
        return None
    return rules.anchor + dt.timedelta(days=rules.immediate_days)


def _dated(text: str, rest: str, rules: DeadlineRules) -> DeadlineReading:
    """A phrase with something beside its flags; of several stages the last one counts."""
    if match := BY_PLAN.fullmatch(rest):
        return DeadlineReading(Deadline(text, DeadlineKind.BY_PLAN, dt.date(PLANS[match[1]], 12, 31)))
    if is_span(rest):
        return _relative(text, rest, rules)
    clauses = [clause for part in CLAUSES.split(rest) if (clause := LINKS.sub("", part))]
    days = [due_day(clause, rules.year, day_included=rules.before_day == "含") for clause in clauses]
    choices = before_choices(clauses[-1], rules.year) if clauses else None
    if choices and days[-1] is None:
        return _before(text, choices, [day for day in days if day], rules)
    known = [day for day in days if day]
    if known and len(known) == len(days):
        code = "R227" if needs_year(text) else ""
        return DeadlineReading(Deadline(text, DeadlineKind.BY_DATE, max(known)), code)
    kind = next((kind for pattern, kind in UNDATED if pattern.search(rest)), DeadlineKind.UNKNOWN)
    return DeadlineReading(Deadline(text, kind), "R212" if kind is DeadlineKind.UNKNOWN else "")


def _relative(text: str, rest: str, rules: DeadlineRules) -> DeadlineReading:
    if rules.anchor is None:
        return DeadlineReading(Deadline(text, DeadlineKind.RELATIVE), "R256")
    try:
        return DeadlineReading(Deadline(text, DeadlineKind.RELATIVE, last_day(rest, rules.anchor)))
    except UnknownYearError as error:
        return DeadlineReading(Deadline(text, DeadlineKind.RELATIVE), "R257", str(error))


def _before(
    text: str, choices: tuple[dt.date, dt.date], others: list[dt.date], rules: DeadlineRules
) -> DeadlineReading:
    """2024年8月前: whether August is included is the office's to say."""
    if rules.before_month == "待核实":
        return DeadlineReading(Deadline(text, DeadlineKind.BY_DATE), "R255", "或".join(map(str, choices)))
    day = choices[rules.before_month == "含"]
    return DeadlineReading(Deadline(text, DeadlineKind.BY_DATE, max([day, *others])))
