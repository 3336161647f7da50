"""What the ledger shows to be wrong or worth knowing in the newest week."""

import re
from collections.abc import Iterator

from rectify_docs.check import history_rules  # noqa: F401 - registers its rules
from rectify_docs.check.registry import RULES, rule
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.source import SourceRef
from rectify_docs.model.stage import Receipt, Stage
from rectify_docs.model.states import MeasureState, UnitState

WHOLE = 100
STILL_TO_COME = re.compile(r"预计|力争|尚未|正在(?!常)")
"""Words that contradict 已完成 (hazard H22)."""


def check_ledger(ledger: Ledger) -> tuple[Finding, ...]:
    """All rules over one ledger, in the order of their codes."""
    return tuple(found for code in sorted(RULES) for found in RULES[code](ledger))


@rule("C401")
def unit_missing(ledger: Ledger) -> Iterator[Finding]:
    """Bad: a unit that is asked for sent nothing. Good: its sheet, or 零报告, lies in the week's folder."""
    for item in ledger.receipts:
        if item.receipt is Receipt.MISSING and not item.unusable:
            since = f"沿用{item.last_reported}数据" if item.last_reported else "此前也从未报送"
            yield finding("C401", None, week=ledger.now.week, content=since, **_unit(item.unit, ledger))


@rule("C418")
def report_unusable(ledger: Ledger) -> Iterator[Finding]:
    """Bad: a unit's sheet came, but none of it could be used. Good: a sheet that is read."""
    for item in ledger.receipts:
        if item.unusable:
            since = f"沿用{item.last_reported}数据" if item.last_reported else "此前也没有可用的填报"
            yield finding("C418", item.source, week=ledger.now.week, content=since, **_unit(item.unit, ledger))


@rule("C402")
def unit_late(ledger: Ledger) -> Iterator[Finding]:
    """Bad: a sheet in 迟报/ or 退回重报/. Good: it came in time."""
    for item in ledger.receipts:
        if item.receipt not in {Receipt.ON_TIME, Receipt.MISSING, Receipt.NOT_DUE}:
            about = _unit(item.unit, ledger)
            yield finding("C402", item.source, week=ledger.now.week, content=item.receipt.value, **about)


@rule("C403")
def list_without_date(ledger: Ledger) -> Iterator[Finding]:
    """Bad: an undated list, so that 序时 has no start. Good: input/measures/2018-06-29/."""
    dated = [measure for measure in ledger.now.measures if measure.deadline.due]
    if dated and ledger.list_version.in_force is None and not all(m.measure.start for m in dated):
        yield finding("C403", dated[0].measure.source.ref("deadline"))


@rule("C416")
def done_in_the_future(ledger: Ledger) -> Iterator[Finding]:
    """Bad: 已完成 with a 完成日期 after the dispatch date. Good: a day that has come."""
    for measure, unit in _fresh(ledger):
        row = unit.row
        if row and row.completed_on and row.completed_on > row.week:
            place, day = row.source.ref("completed_on"), row.completed_on.isoformat()
            about = _unit(unit.unit, ledger) | {"measure": measure.id, "content": day, "written": day}
            yield finding("C416", place, week=row.week, **about)


@rule("C410")
def percent_fell(ledger: Ledger) -> Iterator[Finding]:
    """Bad: 85% last week, 60% now (hazard H20). Good: 60%, then 85%."""
    for fallen in ledger.regressions:
        old, new = fallen.old.percent, fallen.new.percent
        if old is not None and new is not None and new < old:
            place, week = fallen.new.source.ref("percent"), fallen.new.week
            change = {"old": f"{old.normalize():f}%", "new": f"{new.normalize():f}%"}
            measure = fallen.measure_id
            content = f"{change['old']}→{change['new']}"
            about = _unit(fallen.unit, ledger) | {"measure": measure, "content": content, "written": change["new"]}
            yield finding("C410", place, week=week, **about, **change)


@rule("C411")
def stage_fell(ledger: Ledger) -> Iterator[Finding]:
    """Bad: 已完成 last week, 正在推进 now. Good: the other way round."""
    for fallen in ledger.regressions:
        old, new = fallen.old.stage, fallen.new.stage
        if new < old:
            place, week = fallen.new.source.ref("state"), fallen.new.week
            measure, content = fallen.measure_id, f"{old.label}→{new.label}"
            words = {"old": old.label, "new": new.label, "written": fallen.new.state_text}
            about = _unit(fallen.unit, ledger) | {"measure": measure, "content": content}
            yield finding("C411", place, week=week, **about, **words)


@rule("C412")
def state_against_percent(ledger: Ledger) -> Iterator[Finding]:
    """Bad: 已完成 with 80%, or 正在推进 with 100% (hazard H19). Good: 已完成 with 100%."""
    for measure, unit in _fresh(ledger):
        row = unit.row
        if row is None or row.percent is None or (row.stage >= Stage.DONE) == (row.percent == WHOLE):
            continue
        percent = f"{row.percent.normalize():f}%"
        yield finding(
            "C412",
            row.source.ref("percent"),
            measure=measure.id,
            week=row.week,
            content=f"{row.stage.label}{percent}",
            written=f"{row.state_text} {percent}",
            state=row.stage.label,
            percent=percent,
            **_unit(unit.unit, ledger),
        )


@rule("C413")
def units_differ(ledger: Ledger) -> Iterator[Finding]:
    """Bad: 甲局 已完成, 乙区 正在推进 for one measure (hazard H23). Good: both the same."""
    for measure in ledger.now.measures:
        said = {unit.unit: unit.row.stage.label for unit in measure.units if unit.row}
        if len(set(said.values())) > 1:
            content = "、".join(f"{unit}“{stage}”" for unit, stage in said.items())
            words = "、".join(f"{_unit(unit, ledger)['called']}“{stage}”" for unit, stage in said.items())
            yield finding("C413", measure.measure.source.ref("units"), measure=measure.id, content=content, said=words)


@rule("C414")
def row_missing(ledger: Ledger) -> Iterator[Finding]:
    """Bad: a unit's sheet leaves out one of its measures (hazard H24). Good: every measure has a row, or 零报告.

    It stands at the sheet; :func:`rectify_docs.check.refused.at_refused_rows` finds the row where one was refused.
    """
    silent = {item.unit for item in ledger.receipts if item.receipt is Receipt.MISSING or item.nil or item.unusable}
    sheets = {item.unit: item.source for item in ledger.receipts if item.unit not in silent}
    came = {unit: SourceRef(place.file, place.sheet) if place else None for unit, place in sheets.items()}
    conflicts = {(c.unit, c.measure_id) for c in ledger.conflicts if c.rows[0].week == ledger.now.week}
    for measure in ledger.now.measures:
        for unit in measure.units:
            if unit.unit not in came or (unit.unit, measure.id) in conflicts:
                continue
            if unit.receipt is Receipt.MISSING and measure.stage < Stage.CLOSED:
                since = f"沿用{unit.row.week}数据" if unit.row else "此前也没有可采用的填报"
                about = _unit(unit.unit, ledger) | {"measure": measure.id, "content": since}
                yield finding("C414", came[unit.unit], week=ledger.now.week, **about)


@rule("C415")
def state_against_text(ledger: Ledger) -> Iterator[Finding]:
    """Bad: 状态 已完成, text 预计9月底完成 (hazard H22). Good: 状态 正在推进 with that text."""
    for measure, unit in _fresh(ledger):
        row = unit.row
        word = STILL_TO_COME.search(row.text) if row and row.stage >= Stage.DONE else None
        if row and word:
            place, content = row.source.ref("text"), word[0]
            about = _unit(unit.unit, ledger) | {"measure": measure.id, "content": content, "written": row.text}
            yield finding("C415", place, week=row.week, **about)


@rule("R289")
def same_text(ledger: Ledger) -> Iterator[Finding]:
    """Bad: word for word what the unit wrote the time before. Good: something new, or it was done already then."""
    past = ledger.before.measures if ledger.before else ()
    old = {(measure.id, unit.unit): unit.row for measure in past for unit in measure.units}
    for measure, unit in _fresh(ledger):
        row, before = unit.row, old.get((measure.id, unit.unit))
        if row is None or before is None or before.stage >= Stage.DONE or not row.text:
            continue
        if "".join(row.text.split()) == "".join(before.text.split()):
            about = _unit(unit.unit, ledger) | {"measure": measure.id}
            yield finding("R289", row.source.ref("text"), week=row.week, **about)


def _unit(name: str, ledger: Ledger) -> dict[str, str]:
    """A unit as a finding has it: its canonical name, and the name of the day."""
    return {"unit": name, "called": ledger.roster.name_on(name, ledger.as_of)}


def _fresh(ledger: Ledger) -> Iterator[tuple[MeasureState, UnitState]]:
    """The units' words of the newest week."""
    for measure in ledger.now.measures:
        for unit in measure.units:
            if unit.row and unit.row.week == ledger.now.week:
                yield measure, unit
