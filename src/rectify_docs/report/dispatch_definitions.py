"""附件4 of the weekly dispatch: the 口径 of everything that it prints."""

from rectify_docs.model.figure import Figure, FigureBook
from rectify_docs.report.contexts.shared import Definition
from rectify_docs.report.material import Material
from rectify_docs.report.parts import definitions

DEFINED = (
    "problems.total",
    "problems.closed",
    "problems.accepted",
    "problems.open",
    "measures.total",
    "measures.done",
    "measures.done_rate",
    "measures.on_schedule",
    "measures.behind",
    "measures.overdue",
    "measures.not_applicable",
    "measures.ongoing",
    "due.total",
    "due.done",
    "due.on_time",
    "due.rate",
    "due.soon",
    "week.new_done",
    "week.new_overdue",
    "streak.lagging",
    "streak.still",
    "upcoming.milestones",
    "upcoming.duties",
    "receipts.expected",
    "receipts.on_time",
    "receipts.nil",
    "receipts.late",
    "receipts.amended",
    "receipts.unusable",
    "receipts.missing",
    "receipts.returned",
)
"""Overall figures of the dispatch, in the order in which it prints them."""
EACH = {"measure.percent": "完成进度", "measure.expected": "序时进度", "measure.weeks": "连续滞后周数"}
"""Figures of single measures, which all have one definition, and what they are called."""
RANK = Definition(
    label="位次",
    text="县区（含功能区）之间、部门之间分别按完成率（按比值而非四舍五入后的数）由高到低排列；完成率相同的并列，其后位次顺延",
)
CLOSURE = Definition(label="销号程序", text="公示无异议后方可销号；未经公示登记销号的不计入已销号")
LIGHTS = "逾期为红灯；未达到序时进度的、未完成且{days}天内到期的为黄灯；其他有时限的为绿灯；没有时限的不设灯"


def dispatch_definitions(material: Material, own: tuple[Figure, ...] = ()) -> tuple[Definition, ...]:
    """The whole annex.

    Args:
        material: what the dispatch is made from.
        own: figures that the dispatch has beside those of the ledger.
    """
    figures, rules = material.figures, material.settings.rules
    lights = Definition(label="灯", text=LIGHTS.format(days=rules.due_soon_days))
    return (
        *definitions(figures, DEFINED),
        *(Definition(label=figure.label, text=figure.definition) for figure in own),
        *_of_single(figures, material),
        RANK,
        lights,
        *([CLOSURE] if rules.disclosure_before_closure else []),
    )


def _of_single(figures: FigureBook, material: Material) -> tuple[Definition, ...]:
    """What is said of single measures, by the first of them."""
    first = [measure.id for measure in material.ledger.now.measures[:1]]
    return tuple(
        Definition(label=label, text=figures.get(stat, measure=id_).definition)
        for id_ in first
        for stat, label in EACH.items()
    )
