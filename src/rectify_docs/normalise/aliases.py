"""Cells of the roster that hold several names: 市水务局（2017-06-30前）、市水利局."""

import re

from rectify_docs.model.finding import finding
from rectify_docs.model.source import SourceRef
from rectify_docs.model.unit import Alias, Period
from rectify_docs.normalise.account import Account
from rectify_docs.normalise.dates import parse_date

LIST = re.compile(r"[、,，;；\n]+")
DATED = re.compile(r"(?P<name>[^()（）]+(?:[(（][^()（）\d]*[)）])?)[(（](?P<period>[^()（）]*\d{4}[^()（）]*)[)）]")
"""A name, which may end in brackets of its own (先行区管委会（筹）), and a period."""
DAY = r"[\d年月日./-]+?"
FORMS = tuple(
    re.compile(form)
    for form in (
        rf"自?(?P<first>{DAY})起?[-–—~至到]+(?P<last>\d{{4}}{DAY})止?",
        rf"自?(?P<first>{DAY})(?:起|以来|[-–—~至到]+今)",
        rf"(?:截?至|到)?(?P<last>{DAY})(?:以前|之前|前|为?止)",
        rf"(?:截?至|到)(?P<last>{DAY})",
    )
)
"""2017-07-01至2018-12-31, 2018-08-13起, 2017-06-30前, 至2017-06-30."""


def split_list(text: str) -> tuple[str, ...]:
    """The names of a cell, each once."""
    return tuple(dict.fromkeys(one.strip() for one in LIST.split(text) if one.strip()))


def split_period(text: str, place: SourceRef, account: Account) -> Alias | None:
    """An alias with the period that it carries; both days count. None, with R299, where the period is unreadable."""
    match = DATED.fullmatch(text)
    if match is None:
        return Alias(text)
    period = _period("".join(match["period"].split()))
    if period is None:
        account.note(finding("R299", place, content=text, name=match["name"]))
        return None
    return Alias(match["name"].strip(), period)


def _period(text: str) -> Period | None:
    for match in (form.fullmatch(text) for form in FORMS):
        days = {name: parse_date(day).value for name, day in match.groupdict().items()} if match else {}
        if days and all(days.values()):
            period = Period(**days)
            return None if period.first and period.last and period.first > period.last else period
    return None
