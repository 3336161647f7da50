"""How things moved and what comes next, for the weekly dispatch."""

import datetime as dt
from collections.abc import Iterable

from rectify_docs.model.agenda import Due, agenda
from rectify_docs.model.states import MeasureState
from rectify_docs.model.streaks import lagging, standing_still
from rectify_docs.report.contexts.weekly_dispatch import ListChange, Since, Streaks, Upcoming, UpcomingItem
from rectify_docs.report.material import Material
from rectify_docs.report.parts import by_days, change
from rectify_docs.report.text import chinese_date, names


def list_change(material: Material) -> ListChange:
    """The list has more or fewer measures than at the dispatch before: both denominators."""
    figures = material.figures
    old, new = figures["before.total"], figures["measures.total"]
    return ListChange(
        before=old,
        word="增至" if (new.value or 0) > (old.value or 0) else "减至",
        now=new,
        done_before=figures["before.done"],
        rate_before=figures["before.done_rate"],
    )


def since(material: Material) -> Since | None:
    """The change since the day that the office compares with; None without one."""
    if material.ledger.since is None:
        return None
    figures = material.figures
    return Since(
        date=chinese_date(material.ledger.since.as_of),
        total=figures["since.total"],
        done=figures["since.done"],
        done_rate=figures["since.done_rate"],
        done_change=change(figures["since.change_done"], "增加", "减少"),
        rate_change=change(figures["since.change_done_rate"], "提高", "下降"),
    )


def streaks(material: Material) -> Streaks:
    """Measures that lag, or stand still, for several dispatches."""
    ledger, figures, weeks = material.ledger, material.figures, material.settings.rules.streak_weeks

    def named(measures: Iterable[MeasureState]) -> str:
        return names(f"{measure.id}（{material.lead(measure)}）" for measure in measures)

    return Streaks(
        weeks=weeks,
        lagging=figures["streak.lagging"],
        lagging_names=named(lagging(ledger, weeks)),
        still=figures["streak.still"],
        still_names=named(standing_still(ledger, weeks)),
    )


def due_soon(measures: Iterable[MeasureState], days: int) -> list[MeasureState]:
    """即将到期 within so many days, the next ones first."""
    open_ones = [m for m in measures if not m.done and m.days_left is not None and 0 <= m.days_left <= days]
    return by_days(open_ones)


def upcoming(material: Material) -> Upcoming:
    """Milestones and recurring duties that fall due."""
    ledger, figures = material.ledger, material.figures
    last = ledger.as_of + dt.timedelta(days=material.settings.rules.due_soon_days)
    entries = agenda(ledger.now.measures, ledger.as_of, last)

    def named(due: Due) -> tuple[UpcomingItem, ...]:
        return tuple(
            UpcomingItem(
                id=one.measure.id,
                lead=material.lead(one.measure),
                text=material.say(one.text),
                day=chinese_date(one.day),
            )
            for one in entries
            if one.due is due
        )

    return Upcoming(
        milestones=figures["upcoming.milestones"],
        duties=figures["upcoming.duties"],
        milestone_items=named(Due.MILESTONE),
        duty_items=named(Due.DUTY),
    )
