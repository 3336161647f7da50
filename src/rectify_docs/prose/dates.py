"""A05: dates exist, their weekday is right, and a span does not end before it begins."""

import datetime as dt
import re
from collections.abc import Iterator

from rectify_docs.prose.remark import Remark, Severity

DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:（(?:星期|周)(?P<week>[一二三四五六日天])）)?"
)
SPAN = re.compile(
    r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日\s*(?:至|到|—+|～)\s*(?:((?:19|20)\d\d)年)?(?:(\d{1,2})月)?(\d{1,2})日"
)
WEEK = "一二三四五六日"


def dates(text: str, paragraph: int) -> Iterator[Remark]:
    """Days that do not exist, wrong weekdays, spans that run backwards."""
    for match in DATE.finditer(text):
        day = _day(match["year"], match["month"], match["day"])
        if day is None:
            yield _remark("日期不存在", match, paragraph)
        elif match["week"] and WEEK[day.weekday()] != match["week"].replace("天", "日"):
            yield _remark(f"该日是星期{WEEK[day.weekday()]}", match, paragraph)
    for match in SPAN.finditer(text):
        year, month, day_, other_year, other_month, last = match.groups()
        first, end = _day(year, month, day_), _day(other_year or year, other_month or month, last)
        if first and end and end < first:
            yield _remark("起止日期颠倒", match, paragraph)


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _remark(advice: str, match: re.Match[str], paragraph: int) -> Remark:
    span = match.start(), match.end()
    return Remark("A05", Severity.ERROR, advice, "历法", paragraph, *span, match[0])
