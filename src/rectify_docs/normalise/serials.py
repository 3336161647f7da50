"""编号 as people write them → ids: ``12``, ``12-3``, ``<批次>/12-3`` (H08–H11)."""

import datetime as dt
import re

from rectify_docs.model.sheet import CellValue
from rectify_docs.normalise.keys import clean, key
from rectify_docs.normalise.numerals import NUMERAL, chinese_number

DASHES = re.compile("[‐‑‒–—―−－﹣﹘ー]")
AROUND = re.compile(r"^(?:第|序号|编号|问题|措施|任务|no\.?|[(\[【〔<《、.:])+|(?:号|项|条|个|[)\]】〕>》、.。,:])+$")
LONGEST = 100
"""Characters of a cell that may hold a number."""
NUMBER = re.compile(rf"\d{{1,6}}|[{NUMERAL}]{{1,5}}")
STATED = re.compile(
    rf"(?:序号\s*|第\s*)(?P<marked>[\d{NUMERAL}]{{1,5}})(?:[:：、.．号项]|\s)|(?P<plain>[{NUMERAL}]{{1,5}})、(?![{NUMERAL}])"
)
DOTTED = re.compile(r"\d{1,4}\.\d{1,3}")
"""12.3 for 12-3."""
TWO_DIGIT_YEARS = range(1930, 2000)
FEBRUARY_29 = (2029, 2)
BATCH = re.compile(r"(.+)/([^/]+)")


def parse_number(text: str) -> int | None:
    """１, ①, 一, (一), ㈠, 第8号, 序号十 → the number; None for all else."""
    plain = AROUND.sub("", key(text)) if len(text) <= LONGEST else ""
    if not NUMBER.fullmatch(plain):
        return None
    return int(plain) if plain.isdigit() else chinese_number(plain)


def parse_problem_id(value: CellValue) -> str:
    """The canonical 问题编号; what is no number is kept as written, empty for an empty cell."""
    if isinstance(value, dt.date):
        return _turned(value)
    batch, text = _batch(_text(value))
    number = parse_number(text)
    return batch + (str(number) if number is not None else text)


def parse_measure_id(value: CellValue, problem_id: str = "") -> str:
    """The canonical 措施编号; what has no known form is kept as written, empty for an empty cell.

    Args:
        value: the cell; a date is an id that the spreadsheet turned into one (1-2 → 1月2日, see ``is_turned``).
        problem_id: canonical 问题编号 of the row, for sheets that number the measures within a problem.
    """
    if isinstance(value, dt.date):
        return _turned(value)
    batch, text = _batch(_text(value))
    if DOTTED.fullmatch(text):
        text = text.replace(".", "-")
    first, dash, second = text.partition("-")
    problem, item = parse_number(first), parse_number(second)
    if dash and problem is not None and item is not None:
        return f"{batch or _batch(problem_id)[0]}{problem}-{item}"
    if not dash and problem is not None and problem_id:
        return f"{problem_id}-{problem}"
    return batch + text


def stated_number(text: str) -> str:
    """The number that a problem's text begins with: 序号十：…, 第8号问题…, 十、…; empty where it names none.

    An Arabic 1. is no number of the problem: texts begin their own lists so.
    """
    match = STATED.match(clean(text))
    number = parse_number(match["marked"] or match["plain"]) if match else None
    return "" if number is None else str(number)


def with_lost_zero(value: CellValue) -> str:
    """The id of which a spreadsheet may have cut the zero: 1-10 for the number 1.1; empty for all else (H10)."""
    if not isinstance(value, float) or not DOTTED.fullmatch(str(value)):
        return ""
    return f"{parse_measure_id(value)}0"


def is_turned(value: CellValue) -> bool:
    """True where the spreadsheet turned an id into a date (finding R230)."""
    return isinstance(value, dt.date)


def _turned(date: dt.date) -> str:
    """The id that became a date: 1-2 became 2 January of some year; 1-32, no day, the first of January 1932.

    A spreadsheet takes a number of two digits that is no day of the month for a year: 30 to 99 of the last century,
    and 2-29, outside leap years, for February 2029.
    """
    is_year = date.day == 1 and (date.year in TWO_DIGIT_YEARS or (date.year, date.month) == FEBRUARY_29)
    return f"{date.month}-{date.year % 100 if is_year else date.day}"


def _batch(text: str) -> tuple[str, str]:
    """``<批次>/`` with its slash, and the rest."""
    match = BATCH.fullmatch(text)
    return (f"{match[1]}/", match[2]) if match else ("", text)


def _text(value: CellValue) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else "".join(DASHES.sub("-", clean(str(value))).split())
