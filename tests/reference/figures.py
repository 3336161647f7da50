"""The statistics, counted one measure after the other."""

from rectify_docs.model.measure import Measure
from rectify_docs.model.stage import Schedule, Stage
from rectify_docs.settings import Rules
from tests.reference.known import History, deadline_on, list_on
from tests.reference.ledger import Book, soon
from tests.reference.measures import reporters

PARTS = {
    Schedule.DONE: "measures.done",
    Schedule.OVERDUE: "measures.overdue",
    Schedule.BEHIND: "measures.behind",
    Schedule.ON_SCHEDULE: "measures.on_schedule",
    Schedule.NOT_APPLICABLE: "measures.not_applicable",
}
COUNTS = ("measures.total", *PARTS.values(), "measures.ongoing", "due.total", "due.done", "due.on_time", "due.soon")


def figures(history: History, rules: Rules, now: Book, before: Book | None) -> dict[str, int]:
    """Figure id → value, over all measures and for each unit.

    Args:
        history: the records.
        rules: the office's settings.
        now: the ledger's day.
        before: the dispatch date before the newest, as it is known now.
    """
    counts = dict.fromkeys(COUNTS, 0)
    for measure in list_on(history, now.day).measures:
        ids = _counted(history, measure, now, rules)
        units = reporters(history, measure, now.day)
        for unit in units:
            for each in COUNTS:
                counts.setdefault(f"{each}[unit={unit}]", 0)
        for each in ids:
            counts[each] += 1
            for unit in units:
                counts[f"{each}[unit={unit}]"] += 1
    counts |= _new(now, before) if before else {}
    problems = list(now.problems.values())
    counts["problems.total"] = len(problems)
    counts["problems.closed"] = sum(stage >= Stage.CLOSED for stage in problems)
    counts["problems.accepted"] = sum(Stage.ACCEPTED <= stage < Stage.CLOSED for stage in problems)
    counts["problems.open"] = sum(stage < Stage.ACCEPTED for stage in problems)
    return counts


def _counted(history: History, measure: Measure, now: Book, rules: Rules) -> list[str]:
    """The ids of the figures in which a measure counts."""
    state = now.measures[measure.id]
    deadline = deadline_on(history, measure, now.day)
    ids = ["measures.total", PARTS[state.schedule]]
    if deadline.ongoing:
        ids.append("measures.ongoing")
    if soon(state.schedule, state.days_left, rules):
        ids.append("due.soon")
    if deadline.due is not None and deadline.due < now.day:
        ids.append("due.total")
        if state.stage >= Stage.DONE:
            ids.append("due.done")
        if state.stage >= Stage.DONE and state.done_on is not None and state.done_on <= deadline.due:
            ids.append("due.on_time")
    return ids


def _new(now: Book, before: Book) -> dict[str, int]:
    """What is done, and what overdue, that was not on the dispatch date before."""
    done = overdue = 0
    for id_, state in now.measures.items():
        old = before.measures.get(id_)
        done += state.stage >= Stage.DONE and not (old and old.stage >= Stage.DONE)
        overdue += state.overdue and not (old and old.overdue)
    return {"week.new_done": done, "week.new_overdue": overdue}
