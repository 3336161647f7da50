"""Two dates side by side (两期对比): the list, the figures, and every measure that moved."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rectify_docs.model.change import ListChange, compare_lists
from rectify_docs.model.document import Tone
from rectify_docs.model.figure import Figure, FigureBook
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.stage import Receipt
from rectify_docs.model.states import MeasureState
from rectify_docs.report.text import chinese_date, percent_text

STATS = (
    "problems.total", "problems.accepted", "problems.closed", "measures.total", "measures.done", "measures.on_schedule",
    "measures.behind", "measures.overdue", "measures.not_applicable", "due.total", "due.done", "due.on_time",
    "measures.done_rate", "due.rate",
)  # fmt: skip
"""Figures that are set side by side, rates last."""
KNOWN = "按现在所知"


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure on both dates."""

    label: str
    old: Figure
    """As it was published then."""
    known: Figure
    """The same date's as it is known now: with 补报, 更正 and 裁定 since."""
    new: Figure

    @property
    def difference(self) -> str:
        """What is known now, with its sign, in 个, 条 or 百分点; a dash where one of the two cannot be computed."""
        if self.known.value is None or self.new.value is None:
            return "—"
        value = Decimal(self.new.value) - Decimal(self.known.value)
        counted = "个" if self.new.id.startswith("problems.") else "条"
        unit = "百分点" if "%" in self.known.text + self.new.text else counted
        return f"{value:+f}{unit}" if value else "持平"


@dataclass(frozen=True, slots=True)
class Moved:
    """A measure that stands otherwise than before."""

    old: MeasureState
    """As it was published then."""
    new: MeasureState
    why: tuple[str, ...] = ()
    """What moved it beside the units' new reports: 数据更正 (补报, 更正, 裁定), 验收不通过, 回头看反弹, 延期."""

    @property
    def what(self) -> str:
        """What changed, old → new; empty where nothing did."""
        moved = "；".join(f"{name}{one}→{two}" for name, one, two in _differences(self.old, self.new))
        return f"{moved}（{'、'.join(self.why)}）" if moved and self.why else moved

    @property
    def tone(self) -> Tone:
        """Green for newly done, red for newly overdue and for what fell back."""
        if self.new.done and not self.old.done:
            return Tone.GREEN
        fell = self.new.stage < self.old.stage or (self.new.percent or 0) < (self.old.percent or 0)
        return Tone.RED if fell or (self.new.overdue and not self.old.overdue) else Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two dates."""

    old: dt.date
    new: dt.date
    figures: tuple[FigurePair, ...]
    """Rates last."""
    list_change: ListChange
    moved: tuple[Moved, ...]
    missing: tuple[tuple[str, str], ...]
    """Unit → how it reported on the two dates, where one of them is 未报送: ``未报送→按时``."""

    @property
    def title(self) -> str:
        """The heading of the workbook."""
        return f"{chinese_date(self.old)}与{chinese_date(self.new)}整改情况对比"

    @property
    def restated(self) -> bool:
        """A figure of the older date is no longer what was published."""
        return any(one.old.text != one.known.text for one in self.figures)

    @property
    def basis(self) -> str:
        """Which figures are compared with which."""
        published = f"{self.old}为当时公布的数，其后的补报、更正、裁定见“{KNOWN}”一栏"
        unchanged = f"其后的补报、更正、裁定没有改变{self.old}公布的数"
        return f"{published if self.restated else unchanged}；变化按现在所知的数据计算，与周调度通报一致"

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the figures' columns; what is known now stands apart only where it differs."""
        known = (KNOWN,) if self.restated else ()
        return ("指标", self.old.isoformat(), *known, self.new.isoformat(), "变化")

    def texts(self, one: FigurePair) -> tuple[str, ...]:
        """A figure below :attr:`heads`."""
        known = (one.known.text,) if self.restated else ()
        return (one.label, one.old.text, *known, one.new.text, one.difference)


@dataclass(frozen=True, slots=True)
class Side:
    """What one date is compared by."""

    ledger: Ledger
    figures: FigureBook


def compare(old: Side, known: Side, new: Side) -> Comparison:
    """The comparison of two dates.

    Args:
        old: the older date as it was known then.
        known: the older date as it is known on the newer.
        new: the newer date.
    """
    before, then = ({measure.id: measure for measure in one.ledger.now.measures} for one in (old, known))
    reopened = _reopenings(old.ledger, new.ledger)
    both = [
        Moved(before[one.id], one, _why(before[one.id], then.get(one.id), one, reopened))
        for one in new.ledger.now.measures
        if one.id in before
    ]
    sides = [(old.figures[stat], known.figures[stat], new.figures[stat]) for stat in STATS]
    return Comparison(
        old=old.ledger.as_of,
        new=new.ledger.as_of,
        figures=tuple(FigurePair(three[2].label, *three) for three in sides),
        list_change=compare_lists(old.ledger.list_version, new.ledger.list_version),
        moved=tuple(one for one in both if one.what),
        missing=tuple(_missing(old.ledger, new.ledger)),
    )


def _differences(old: MeasureState, new: MeasureState) -> list[tuple[str, str, str]]:
    """Name, old and new of what differs."""
    parts = (
        ("环节", old.stage.label, new.stage.label),
        ("进度", old.schedule.value, new.schedule.value),
        ("完成进度", percent_text(old.percent), percent_text(new.percent)),
        ("时限", old.deadline.raw, new.deadline.raw),
    )
    return [part for part in parts if part[1] != part[2]]


def _reopenings(old: Ledger, new: Ledger) -> dict[str, str]:
    """Problem → 验收不通过 or 回头看反弹 between the two dates, the last of them."""
    return {
        problem.problem.id: f"{one.step.value}{one.outcome.value}"
        for problem in new.now.problems
        for one in problem.setbacks
        if old.as_of < one.date
    }


def _why(
    old: MeasureState, known: MeasureState | None, new: MeasureState, reopened: Mapping[str, str]
) -> tuple[str, ...]:
    """What moved a measure beside its units' new reports."""
    corrected = ("数据更正",) if known and _differences(old, known) else ()
    again = reopened.get(new.measure.problem_id, "")
    extended = ("延期",) if new.extension and new.extension != old.extension else ()
    return (*corrected, *((again,) if again else ()), *extended)


def _missing(old: Ledger, new: Ledger) -> Iterator[tuple[str, str]]:
    said = [{item.unit: item for item in ledger.receipts} for ledger in (old, new)]
    for unit in sorted({*said[0], *said[1]}):
        items = [receipts.get(unit) for receipts in said]
        labels = [item.label if item else "未到期" for item in items]
        if any(item and item.receipt is Receipt.MISSING for item in items) and labels[0] != labels[1]:
            yield new.roster.name_on(unit, new.as_of), "→".join(labels)
