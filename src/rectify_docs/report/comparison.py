"""Two dates side by side (两期对比): the list, the figures, and every measure that moved."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rectify_docs.model.change import ListChange, compare_lists
from rectify_docs.model.document import Cell, Column, Sheet, Tone, Workbook
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


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure on both dates."""

    label: str
    old: Figure
    new: Figure

    @property
    def difference(self) -> str:
        """With its sign, in 项 or 百分点; a dash where one of the two cannot be computed."""
        if self.old.value is None or self.new.value is None:
            return "—"
        value = Decimal(self.new.value) - Decimal(self.old.value)
        unit = "百分点" if "%" in self.old.text + self.new.text else "项"
        return f"{value:+f}{unit}" if value else "持平"


@dataclass(frozen=True, slots=True)
class Moved:
    """A measure that stands otherwise than before."""

    old: MeasureState
    new: MeasureState

    @property
    def what(self) -> str:
        """What changed, old → new."""
        old, new = self.old, self.new
        parts = (
            ("环节", old.stage.label, new.stage.label),
            ("进度", old.schedule.value, new.schedule.value),
            ("完成进度", percent_text(old.percent), percent_text(new.percent)),
            ("时限", old.deadline.raw, new.deadline.raw),
        )
        return "；".join(f"{name}{one}→{two}" for name, one, two in parts if one != two)

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
    list_change: ListChange
    moved: tuple[Moved, ...]
    missing: tuple[tuple[str, str], ...]
    """Unit → how it reported on the two dates, where one of them is 未报送: ``未报送→按时``."""

    @property
    def title(self) -> str:
        """The heading of the workbook."""
        return f"{chinese_date(self.old)}与{chinese_date(self.new)}整改情况对比"


def compare(old: Ledger, old_figures: FigureBook, new: Ledger, new_figures: FigureBook) -> Comparison:
    """The comparison of two ledgers, the older first."""
    before = {measure.id: measure for measure in old.now.measures}
    both = [Moved(before[measure.id], measure) for measure in new.now.measures if measure.id in before]
    return Comparison(
        old=old.as_of,
        new=new.as_of,
        figures=tuple(FigurePair(new_figures[stat].label, old_figures[stat], new_figures[stat]) for stat in STATS),
        list_change=compare_lists(old.list_version, new.list_version),
        moved=tuple(one for one in both if one.what),
        missing=tuple(_missing(old, new)),
    )


def _missing(old: Ledger, new: Ledger) -> Iterator[tuple[str, str]]:
    said = [{item.unit: item for item in ledger.receipts} for ledger in (old, new)]
    for unit in sorted({*said[0], *said[1]}):
        items = [receipts.get(unit) for receipts in said]
        if any(item and item.receipt is Receipt.MISSING for item in items):
            yield new.roster.name_on(unit, new.as_of), "→".join(item.label if item else "未到期" for item in items)


def workbook(comparison: Comparison, author: str) -> Workbook:
    """The comparison as a workbook: figures, list, measures, reporting."""
    return Workbook(
        comparison.title,
        author,
        (_figures(comparison), _list(comparison), _measures(comparison), _reporting(comparison)),
    )


def _figures(comparison: Comparison) -> Sheet:
    rows = tuple(
        (Cell(one.label), Cell(one.old.text), Cell(one.new.text), Cell(one.difference)) for one in comparison.figures
    )
    columns = (
        Column("指标", 28),
        Column(comparison.old.isoformat(), 14),
        Column(comparison.new.isoformat(), 14),
        Column("变化", 16),
    )
    return Sheet("指标", comparison.title, columns, rows, "口径见整改台账的口径说明；占比按各期自己的措施总数计算")


def _list(comparison: Comparison) -> Sheet:
    change = comparison.list_change
    parts = (("新增", change.added), ("删除", change.dropped), ("修改", change.changed))
    rows = tuple((Cell(word), Cell(id_)) for word, ids in parts for id_ in ids)
    return Sheet(
        "清单变化", "清单变化", (Column("变化", 12), Column("措施编号", 16)), rows, "" if rows else "清单没有变化"
    )


def _measures(comparison: Comparison) -> Sheet:
    rows = tuple(
        (Cell(one.new.id), Cell(one.new.measure.text), Cell(one.new.lead_name), Cell(one.what, one.tone))
        for one in comparison.moved
    )
    columns = (Column("措施编号", 10), Column("整改措施", 60), Column("牵头单位", 20), Column("变化", 50))
    return Sheet("措施变化", f"有变化的措施（{len(rows)}条）", columns, rows)


def _reporting(comparison: Comparison) -> Sheet:
    rows = tuple((Cell(unit), Cell(how)) for unit, how in comparison.missing)
    columns = (Column("单位", 34), Column("两期报送情况", 24))
    return Sheet("未报送", "有一期未报送的单位", columns, rows, "" if rows else "两期都没有未报送的单位")
