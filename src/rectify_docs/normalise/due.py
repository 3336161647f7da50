"""One dated clause of a deadline, such as 2018年8月底前完成 → its last day."""

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache

from rectify_docs.model.deadline import DeadlineKind, Precision
from rectify_docs.normalise.clause import UNKNOWN, Clause, DeadlineRules, Doubt
from rectify_docs.normalise.spans import CASES, Span, holiday

LEAD = re.compile(
    r"^(?:确保|务必|原则上|截至|截止|最迟|最晚|不晚于|预计|计划|拟|并|应|须|需|于|到|至|在"
    r"|(?:按照?|依照|根据)[^\d,]{2,20}(?:要求|方案|规定|部署|计划)(?=\d))+"
)
RANGE = re.compile(
    r"^(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?:\d{1,2}[日号]|份|[上中下]旬|[初底末])?(?:至|到|[-—~])+"
    r"(?=(?:\d{4}年|明年)?\d{1,2}月)|^(?P<from>\d{4})年?(?:至|到|[-—~])+(?=\d{4}年)"
)
"""The beginning of 2018年6月至12月, of which the end is the deadline."""
CENTURY = 2000


@lru_cache(maxsize=4096)
def dated(clause: str, rules: DeadlineRules, year: int | None = None) -> Clause | None:
    """The last day of a clause that is a date; None for what is none.

    Args:
        clause: comparison key with numbers in digits, without 力争.
        rules: what the office has decided.
        year: for a clause that names none: the one of the clause before it, else the list's.
    """
    plain = LEAD.sub("", clause)
    if (start := RANGE.match(plain)) and (start["year"] or start["from"]):
        return _range(plain, start, rules)
    fitting = ((match, resolve) for pattern, resolve in CASES if (match := pattern.fullmatch(plain)))
    match, resolve = next(fitting, (None, None))
    if match is None or resolve is None:
        return None
    own = _named(match.groupdict(), year)
    if own is None:
        return UNKNOWN
    try:
        span = resolve(match, own)
        if span is None:
            return UNKNOWN
        read = _before(match, span, rules)
        if resolve is holiday and not match["year"] and read.due and year and read.due.year < year:
            read = _before(match, holiday(match, own + 1), rules)
    except (ValueError, OverflowError):
        return Clause(DeadlineKind.UNKNOWN, doubts=(Doubt("R259"),))
    added = not (match.groupdict().get("year") or match.groupdict().get("short")) and read.due
    doubts = (*read.doubts, Doubt("R227", str(read.due.year))) if added and read.due else read.doubts
    return replace(read, doubts=doubts, year=own)


def _range(plain: str, start: re.Match[str], rules: DeadlineRules) -> Clause | None:
    """The end of a range; one that would lie before its start is not understood."""
    year = int(start["year"] or start["from"])
    read = dated(plain[start.end() :], rules, year)
    if read is None or read.latest is None or (read.latest.year, read.latest.month) < (year, int(start["month"] or 1)):
        return UNKNOWN
    return replace(read, doubts=tuple(doubt for doubt in read.doubts if doubt.code != "R227"))


def _named(groups: dict[str, str | None], year: int | None) -> int | None:
    """The year that a clause names, else the one given."""
    if groups.get("year"):
        return int(groups["year"] or 0)
    if groups.get("short"):
        return CENTURY + int(groups["short"] or 0)
    return year + (groups.get("word") == "明年") if year is not None else None


def _before(match: re.Match[str], span: Span, rules: DeadlineRules) -> Clause:
    """Whether 前 includes what it names: with 底 it does, for a day and a month the office decides, a holiday never."""
    clause = Clause(DeadlineKind.BY_DATE, span.last, span.last, span.precision)
    if not match["before"] or match["end"]:
        return clause
    without = span.first - dt.timedelta(days=1)
    if "name" in match.groupdict():
        return replace(clause, due=without, latest=without)
    choice = rules.before_day if span.precision is Precision.DAY else rules.before_month
    if choice == "待核实":
        return replace(clause, due=None, doubts=(Doubt("R255", f"{without}或{span.last}"),))
    return clause if choice == "含" else replace(clause, due=without, latest=without)
