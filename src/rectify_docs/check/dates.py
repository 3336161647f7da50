"""Days in the settings that contradict each other or the data: mostly last week's, not brought up to date."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from rectify_docs.model.finding import Finding, finding
from rectify_docs.settings import Settings

NAMES = {
    "measure-list": "整改措施清单",
    "weekly-dispatch": "周调度通报",
    "npc-report": "人大报告",
    "meeting-minutes": "会议纪要",
    "disclosure-notice": "公示",
    "supervision-letter": "督办通知单",
}
"""Document kinds that have a 成文日期, as findings name them."""


def check_dates(
    settings: Settings, issued: Mapping[str, dt.date], as_of: dt.date, kinds: Collection[str]
) -> Iterator[Finding]:
    """D530 for each day before one that it has to follow.

    A document is signed after its data were gathered and its meeting was held, and printed after it was signed
    (党政机关公文处理工作条例 第二十五条: 复核、登记、印制 follow 签发).

    Args:
        settings: the office's settings.
        issued: 成文日期 by document kind.
        as_of: 数据截止日期.
        kinds: document kinds to look at; those without a 成文日期 are passed over.
    """
    printed = {"weekly-dispatch": settings.dispatch.printed_on, "meeting-minutes": settings.meeting_minutes.printed_on}
    held = {"meeting-minutes": settings.meeting_minutes.meeting_date}
    for kind, name in NAMES.items():
        if kind in kinds:
            signed = issued.get(kind)
            yield from _early(name, "成文日期", signed, {"会议日期": held.get(kind), "数据截止日期": as_of})
            yield from _early(name, "印发日期", printed.get(kind), {"成文日期": signed, "数据截止日期": as_of})


def _early(document: str, what: str, day: dt.date | None, limits: Mapping[str, dt.date | None]) -> Iterator[Finding]:
    """The first of some limits that a day comes before."""
    missed = [(name, limit) for name, limit in limits.items() if day and limit and day < limit]
    for name, limit in missed[:1]:
        yield finding("D530", content=f"{document}的{what}{day}早于{name}{limit}")
