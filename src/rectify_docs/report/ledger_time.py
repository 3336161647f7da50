"""整改台账: what falls due when, which deadlines were moved, and how the units reported, dispatch by dispatch."""

import datetime as dt

from rectify_docs.model.agenda import Entry, agenda
from rectify_docs.model.document import Cell, Column, Sheet, Tone
from rectify_docs.model.stage import Receipt
from rectify_docs.report.material import Material
from rectify_docs.report.parts import deadline_text

AHEAD, BEHIND = dt.timedelta(days=365), dt.timedelta(days=3660)
"""How far the calendar looks; back only for what is open still."""
TALLIES = ("expected", "on_time", "nil", "late", "amended", "unusable", "missing", "returned")
TONES = {Receipt.MISSING: Tone.RED, Receipt.LATE: Tone.YELLOW, Receipt.RETURNED: Tone.YELLOW}


def calendar(material: Material) -> Sheet:
    """日程: deadlines, milestones and recurring duties of open measures, the past ones first.

    Recurring duties of the past are left out: nobody can tell from the sheets whether they were done.
    """
    ledger = material.ledger
    past = agenda(ledger.now.measures, ledger.as_of - BEHIND, ledger.as_of - dt.timedelta(days=1))
    ahead = agenda(ledger.now.measures, ledger.as_of, ledger.as_of + AHEAD)
    entries = (*(entry for entry in past if not entry.duty), *ahead)
    rows = tuple(_entry(entry, material) for entry in entries)
    columns = (
        Column("日期", 12),
        Column("剩余天数", 9),
        Column("事项", 12),
        Column("措施编号", 9),
        Column("牵头单位", 20),
        Column("清单原文", 40),
        Column("整改措施", 60),
    )
    note = "未完成措施在今后一年内的整改时限、阶段性节点和定期任务；已过的时限、节点排在前面；每周、每旬的只列最近一次"
    return Sheet("日程", "日程", columns, rows, note, frozen=1)


def _entry(entry: Entry, material: Material) -> tuple[Cell, ...]:
    left = (entry.day - material.ledger.as_of).days
    soon = left <= material.settings.rules.due_soon_days
    return (
        Cell(entry.day, Tone.RED if left < 0 else Tone.YELLOW if soon else Tone.PLAIN),
        Cell(left),
        Cell(entry.due.value),
        Cell(entry.measure.id),
        Cell(material.lead(entry.measure)),
        Cell(material.say(entry.text)),
        Cell(material.say(entry.measure.measure.text)),
    )


def extensions(material: Material) -> Sheet:
    """延期: every measure whose deadline was moved, the original beside the one in force."""
    moved = [(state, state.extension) for state in material.ledger.now.measures if state.extension]
    rows = tuple(
        (
            Cell(state.id),
            Cell(material.lead(state)),
            Cell(extension.old_text or state.measure.deadline.raw),
            Cell(state.measure.deadline.due),
            Cell(deadline_text(state, material)),
            Cell(state.deadline.due),
            Cell(extension.approved_on),
            Cell(extension.document),
            Cell(extension.reason),
            Cell(state.schedule.value),
        )
        for state, extension in moved
    )
    columns = (
        Column("措施编号", 9),
        Column("牵头单位", 20),
        Column("原时限", 20),
        Column("原截止日期", 12),
        Column("现时限", 36),
        Column("现截止日期", 12),
        Column("批准日期", 12),
        Column("批准文号", 24),
        Column("理由", 40),
        Column("进度", 14),
    )
    return Sheet("延期", f"经批准延期的措施（{len(rows)}条）", columns, rows, frozen=1)


def reporting(material: Material) -> Sheet:
    """报送情况: for each unit how often it reported how, and how on each dispatch date."""
    ledger, figures = material.ledger, material.figures
    came = {(one.unit, one.week): one for one in ledger.receipt_history}
    units = sorted(dict.fromkeys(one.unit for one in ledger.receipt_history))
    labels = [figures.get(f"tally.{name}", unit=units[0]).label for name in TALLIES] if units else []
    rows = []
    for unit in units:
        tallies = (Cell(figures.get(f"tally.{name}", unit=unit)) for name in TALLIES)
        weeks = (came.get((unit, week)) for week in ledger.weeks)
        how = (Cell(one.label, TONES.get(one.receipt, Tone.PLAIN)) if one else Cell("未到期") for one in weeks)
        rows.append((Cell(material.unit(unit)), *tallies, *how))
    columns = (
        Column("单位", 24),
        *(Column(label.partition("（")[0], 10) for label in labels),
        *(Column(week.isoformat(), 14) for week in ledger.weeks),
    )
    return Sheet("报送情况", "各单位报送情况", columns, tuple(rows), "“未到期”指该期没有应报的措施", frozen=1)
