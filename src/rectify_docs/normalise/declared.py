"""The date that a sheet's title, sheet name or file name declares."""

import datetime as dt
import re
from collections.abc import Iterable

from rectify_docs.normalise.dates import parse_date
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.numerals import NUMERAL

DATES = re.compile(
    rf"(?:\d{{4}}|[{NUMERAL}]{{4}})年[\d{NUMERAL}]{{1,3}}月[\d{NUMERAL}]{{1,3}}日"
    r"|(?<!\d)\d{4}([./-])\d{1,2}\1\d{1,2}(?!\d)"
    r"|(?<!\d)20\d{6}(?!\d)"
    r"|(?<!\d)\d{1,2}月\d{1,2}[日号]?"
    r"|(?<![\d.])\d{1,2}\.\d{1,2}(?![\d.])"
    r"|(?<!\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
)
"""Full dates, 7月6日, 7.6 and 0706."""
YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")
COMPACT = re.compile(r"(\d{2})(\d{2})")


def declared_date(text: str, near: dt.date) -> dt.date | None:
    """The latest date that the text names (a period is named by its last day); None where it names none."""
    found = (parse_date(_dotted(match[0]), near).value for match in DATES.finditer(key(text)))
    return max((date for date in found if date), default=None)


def _dotted(text: str) -> str:
    """0706 as 7.6, 7月6 as 7月6日: a title's date that parse_date understands."""
    match = COMPACT.fullmatch(text)
    if match:
        return f"{match[1]}.{match[2]}"
    return f"{text}日" if "月" in text and text[-1] not in "日号" else text


def stated_year(lines: Iterable[str]) -> int | None:
    """The first year that the lines name; None where they name none."""
    match = YEAR.search(key("\n".join(lines)))
    return int(match[0]) if match else None
