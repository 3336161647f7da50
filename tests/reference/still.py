"""没有变化: the open measures about which all units that ever reported keep saying the same."""

import datetime as dt
from decimal import Decimal

from rectify_docs.model.measure import Measure
from rectify_docs.model.stage import Stage
from rectify_docs.settings import Rules
from tests.reference.known import History, list_on, weeks_up_to
from tests.reference.ledger import Book
from tests.reference.measures import reporters
from tests.reference.receipts import asked
from tests.reference.rows import held, said

Words = tuple[Stage, Decimal | None, str]


def still(history: History, rules: Rules, now: Book) -> list[str]:
    """Their numbers: not done, answered in the newest dispatch, and each unit's last answers are one and the same."""
    found = []
    for measure in list_on(history, now.day).measures:
        if now.measures[measure.id].stage >= Stage.DONE:
            continue
        units = [name for name in reporters(history, measure, now.day) if said(history, name, measure.id, now.day)]
        given = [_given(history, rules, measure.id, name, now.day) for name in units]
        fresh = any(answers and answers[-1] is not None for answers in given)
        given = [[words for words in answers if words is not None] for answers in given]
        last = [answers[-rules.streak_weeks :] for answers in given]
        if fresh and all(len(words) == rules.streak_weeks and len(set(words)) == 1 for words in last):
            found.append(measure.id)
    return found


def _given(history: History, rules: Rules, measure_id: str, unit: str, day: dt.date) -> list[Words | None]:
    """What a unit answered on each dispatch date, as known then; None where it was not asked or did not answer."""
    answers: list[Words | None] = []
    for week in weeks_up_to(history, day):
        listed = _listed(history, measure_id, week)
        row = held(history, week, unit, measure_id, week)
        if listed is None or row is None or not asked(history, listed, rules, week):
            answers.append(None)
        else:
            answers.append((row.stage, row.percent, "".join(row.text.split())))
    return answers


def _listed(history: History, measure_id: str, week: dt.date) -> Measure | None:
    for measure in list_on(history, week).measures:
        if measure.id == measure_id:
            return measure
    return None
