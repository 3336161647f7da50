"""The words of a report: progress, the week's clause, state, next step, evidence."""

import datetime as dt
from typing import cast

from scripts.example.chance import draw, pick
from scripts.example.dates import WEEKS
from scripts.example.plan import Measure, Notes, load, units

FULL = 100
AREAS = ("县区", "功能区")


def note(measure: Measure, unit: str, week: dt.date, percent: int | None) -> str:
    """How far the unit has come, with the quantities that its percentage stands for."""
    if measure.last and unit == measure.lead and week == WEEKS[-1]:
        return measure.last
    notes = _notes(measure, unit)
    if percent is None:
        text = pick(notes, measure.id, unit)[1]
    else:
        text = [words for floor, words in notes if floor <= percent][-1]
    total = _total(measure, unit)
    return text.format(
        n=_share(total, percent),
        t=total,
        m=_share(measure.member_total, percent),
        p=f"{percent}%",
        s=2 + draw(4, measure.id, unit, "s"),
    )


def _share(total: int, percent: int | None) -> int:
    done = round(total * (percent or 0) / FULL)
    return done if percent == FULL else min(done, max(total - 1, 0))


def _total(measure: Measure, unit: str) -> int:
    """The lead's task is the plan's; a district's share of it differs from district to district."""
    if unit == measure.lead or not _is_area(unit) or not measure.member:
        return measure.total
    return round(measure.total * (60 + draw(61, measure.id, unit, "total")) / 100)


def _is_area(unit: str) -> bool:
    return units()[unit].kind in AREAS


def _role(measure: Measure, unit: str) -> str:
    if unit == measure.lead:
        return "lead"
    return "member" if _is_area(unit) and measure.member else "co"


def _notes(measure: Measure, unit: str) -> Notes:
    return {"lead": measure.notes, "member": measure.member, "co": measure.co or measure.notes}[_role(measure, unit)]


def week_clause(measure: Measure, unit: str, week: dt.date, finished: bool) -> str:
    """What happened this week; never the same as the week before."""
    pools = cast("dict[str, list[str]]", load("phrases")["week"])
    kind = measure.clauses or measure.kind
    if finished:
        pool = pools["制度完成" if measure.kind == "制度" else "完成"]
    else:
        pool = pools["协同" if _role(measure, unit) == "co" else kind]
    start = draw(len(pool), measure.id, unit, "clause")
    number = 2 + draw(4, measure.id, unit, week, "k")
    return pool[(start + WEEKS.index(week)) % len(pool)].format(k=number)


def state(measure: Measure, unit: str, percent: int | None, *, lagging: bool) -> str:
    """The unit's own word for 未启动, 正在推进 or 已完成."""
    words = cast("dict[str, list[str]]", load("phrases")["words"])
    if measure.ongoing:
        return "已完成，长期坚持" if percent == FULL else "长期坚持"
    if percent == 0:
        return "未启动"
    if percent == FULL:
        return pick(words["完成"], unit)
    return pick(words["滞后" if lagging else "推进"], unit, measure.id)


def next_step(measure: Measure, unit: str, finished: bool) -> str:
    """下一步措施."""
    pools = cast("dict[str, list[str]]", load("phrases")["next"])
    if measure.ongoing and not finished:
        return pick(pools["长期"], measure.id, unit, "next")
    if finished:
        return pick(pools["完成"], measure.id, unit, "next")
    if _role(measure, unit) == "co":
        return pick(pools["协同"], measure.id, unit, "next")
    return measure.member_next or measure.next if unit != measure.lead else measure.next


def evidence(measure: Measure, unit: str, week: dt.date) -> str:
    """佐证材料."""
    pool = cast("list[str]", load("phrases")["evidence"][measure.kind])
    key = (measure.id, unit, week, "evidence")
    return pick(pool, *key).format(k=2 + draw(5, *key, "k"))
