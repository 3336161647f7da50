"""另与该日比较: the day that the office compares with beside the dispatch before, and what can be known of a day."""

import datetime as dt
from collections.abc import Sequence

from rectify_docs.merge.snapshot import Judge
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.ledger import Snapshot


def snapshot_since(judge: Judge, day: dt.date | None, as_of: dt.date) -> tuple[Snapshot | None, tuple[Finding, ...]]:
    """The ledger's measures on the day of the setting, as they are known now; M329 for a day that cannot be compared.

    Args:
        judge: what is known now.
        day: the day; None where the office names none.
        as_of: 数据截止日期.
    """
    if day is None:
        return None, ()
    space = judge.space
    why = "不早于数据截止日期" if day >= as_of else nothing_known(day, space.weeks, space.version(day).in_force)
    if why:
        return None, (finding("M329", content=day.isoformat(), why=why),)
    return judge.on(day).snapshot, ()


def nothing_known(day: dt.date, weeks: Sequence[dt.date], in_force: dt.date | None) -> str:
    """Why a day shows nothing (Chinese); empty for one that does.

    Before the first dispatch nobody has reported, which is not the same as 已完成0条; and without a list in force there
    are no measures to count.

    Args:
        day: the day.
        weeks: dispatch dates, oldest first.
        in_force: the day from which the list holds that would be looked at; None for an undated one.
    """
    if not weeks or day < weeks[0]:
        return f"早于首个调度日期{weeks[0]}" if weeks else "当时尚无调度"
    return f"早于整改措施清单的生效日期{in_force}" if in_force and day < in_force else ""
