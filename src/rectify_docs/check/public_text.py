"""The texts that a public notice prints: periods that are wrongly counted, private numbers (H56, H59)."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from rectify_docs.model.accomplished import Told, accomplished
from rectify_docs.model.states import ProblemState
from rectify_docs.model.workdays import UnknownYearError, working_days_between

PERIOD = re.compile(
    r"(\d{4})[年.-](\d{1,2})[月.-](\d{1,2})日?\s*(?:至|到|—+|-|~|～)\s*(?:(\d{4})[年.-])?(?:(\d{1,2})[月.-])?(\d{1,2})日?"
    r"[^。；\n]{0,12}?(\d{1,2})个工作日"
)
"""2024年9月29日至10月9日，共10个工作日; both days are counted."""
MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
"""An 11-digit number of a mobile phone (电信网编号计划: 13–19)."""


def public_texts(state: ProblemState, said: Told) -> Iterator[str]:
    """Every text of a problem that a notice prints."""
    yield from (state.problem.text, state.problem.target)
    results = accomplished(state, said)
    for measure in state.measures:
        yield from (measure.measure.text, results[measure.id].result, results[measure.id].steps)
    for record in state.closures:
        yield from (record.remark, record.conclusion, record.unit)


def wrong_period(text: str) -> str:
    """What is wrong with a stated period of working days (H56); empty where it is right or none is stated."""
    for match in PERIOD.finditer(text):
        year, month, day, other_year, other_month, last, stated = match.groups()
        try:
            first = dt.date(int(year), int(month), int(day))
            end = dt.date(int(other_year or year), int(other_month or month), int(last))
            counted = working_days_between(first, end)
        except UnknownYearError as error:
            return str(error)
        except ValueError:
            return f"“{match[0]}”中的日期不存在"
        if counted != int(stated):
            return f"“{match[0]}”实为{counted}个工作日"
    return ""


IDENTITY = re.compile(r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[\dXx](?![\dA-Za-z])")
"""公民身份号码 (GB 11643)."""


def has_identity(texts: Iterable[str]) -> bool:
    """Whether somebody's 公民身份号码 stands in a text."""
    return any(IDENTITY.search(text) for text in texts)


def mobiles(texts: Iterable[str]) -> tuple[str, ...]:
    """Mobile numbers, each once."""
    return tuple(dict.fromkeys(match[0] for text in texts for match in MOBILE.finditer(text)))
