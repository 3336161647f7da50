"""Deadlines that count from a day: 30个工作日内, 自印发之日起6个月内, 短期(6个月内)、中期(1-2年)、长期(3-5年)."""

import calendar
import datetime as dt
import re

from rectify_docs.model.deadline import DeadlineKind, Precision
from rectify_docs.model.workdays import UnknownYearError, working_day_after
from rectify_docs.normalise.clause import Clause, DeadlineRules, Doubt
from rectify_docs.normalise.due import LEAD, dated
from rectify_docs.normalise.spans import REST, VERBS

MONTHS = 12
UNITS = r"个?工作日|个?日|天|周|个?星期|个月|年"
AMOUNT = rf"(?:(?:\d{{1,2}}(?:[-~—至到]|个月至))?(?P<number>\d{{1,3}})(?P<unit>{UNITS})|(?P<half>半年|半个月))"
"""Of 1-2年 the upper bound counts."""
WITHIN = re.compile(
    rf"(?:自|从)?(?P<event>[^\d,]{{0,20}}?)(?:之日|当日)?(?:起|之后|以后|后)?的?{AMOUNT}(?:以内|之内|内)"
    rf"(?:(?:全面|全部|按期|基本)*(?:{VERBS}){REST}*)?"
)
TERM = re.compile(rf"{AMOUNT}(?:以内|之内|内)?")
STAGE = re.compile(
    r"(?P<name>近期|短期|中长期|中期|长期|远期)(?:攻坚|推进|坚持|整改|治理|目标|任务|措施)?(?:\((?P<term>[^()]*)\))?"
)
STAGES = re.compile(
    rf"(?:{re.sub('[?]P<[a-z]+>', '?:', STAGE.pattern)}[、,;和及与]*)+(?:[三两二3]个阶段)?(?:推进|实施)?"
)


def relative(clause: str, rules: DeadlineRules) -> Clause | None:
    """A clause that counts from a day; None for what is none. Without that day it has no last day (R256).

    The day is the one that the clause names (自反馈之日起, 印发后), else the office's setting decides.

    Args:
        clause: comparison key with numbers in digits.
        rules: the days that are known.
    """
    match = WITHIN.fullmatch(LEAD.sub("", clause))
    return _counted(match, _anchor(match["event"], rules)) if match else None


def stages(phrase: str, rules: DeadlineRules) -> list[tuple[str, Clause]]:
    """The stages of a phrase with their terms, each by its upper bound; empty for what names no stages.

    A stage without a term is a reference to the plan's own table.
    """
    found = list(STAGE.finditer(phrase)) if STAGES.fullmatch(phrase) else []
    if len(found) < 2 and not any(one["term"] for one in found):  # noqa: PLR2004
        return []
    return [(one[0], _stage(one["term"] or "", rules)) for one in found]


def _stage(term: str, rules: DeadlineRules) -> Clause:
    match = TERM.fullmatch(term)
    if match:
        return _counted(match, rules.anchor)
    return (term and dated(term, rules, rules.year)) or Clause(DeadlineKind.REFERENCE, doubts=(Doubt("R261"),))


def _anchor(event: str, rules: DeadlineRules) -> dt.date | None:
    if not event:
        return rules.anchor
    if "反馈" in event:
        return rules.feedback
    return rules.issued if re.search(r"印发|发布|公布|下发", event) else None


def _counted(match: re.Match[str], anchor: dt.date | None) -> Clause:
    if anchor is None:
        return Clause(DeadlineKind.RELATIVE, doubts=(Doubt("R256"),))
    try:
        day = _last_day(match, anchor)
    except UnknownYearError as error:
        return Clause(DeadlineKind.RELATIVE, doubts=(Doubt("R257", str(error)),))
    return Clause(DeadlineKind.RELATIVE, day, day, Precision.DAY)


def _last_day(match: re.Match[str], anchor: dt.date) -> dt.date:
    """The last day of a span that begins after ``anchor``.

    Months and years end on the day of the same number, or on the month's last (民法典 第二百零二条).

    Raises:
        UnknownYearError: working days of a year that the calendar does not know.
    """
    if match["half"]:
        return _months_after(anchor, 6) if match["half"] == "半年" else anchor + dt.timedelta(days=15)
    number, unit = int(match["number"]), match["unit"].removeprefix("个")
    if unit == "工作日":
        return working_day_after(anchor, number)
    if unit in {"月", "年"}:
        return _months_after(anchor, number * (MONTHS if unit == "年" else 1))
    return anchor + dt.timedelta(days=number * (7 if unit in {"周", "星期"} else 1))


def _months_after(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
