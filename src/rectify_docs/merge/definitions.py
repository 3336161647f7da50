"""The table of statistics: id, label, 口径 and what is counted (domain definitions)."""

from collections.abc import Callable
from dataclasses import dataclass

from rectify_docs.merge.judging import is_due_soon
from rectify_docs.model.receipt import UnitReceipt
from rectify_docs.model.source import SourceRef
from rectify_docs.model.stage import Receipt, Schedule, Stage
from rectify_docs.model.states import MeasureState, ProblemState
from rectify_docs.model.unit import UnitKind
from rectify_docs.settings import Rules

HALF_YEAR = 183
"""Days."""


def _id_cell(measure: MeasureState) -> tuple[SourceRef, ...]:
    return (measure.measure.source.ref("measure_id"),)


@dataclass(frozen=True, slots=True)
class MeasureStat:
    """A count of measures."""

    id: str
    label: str
    definition: str
    """口径, with placeholders of :func:`rules_note`."""
    test: Callable[[MeasureState, Rules], bool]
    refs: Callable[[MeasureState], tuple[SourceRef, ...]] = MeasureState.evidence


@dataclass(frozen=True, slots=True)
class ProblemStat:
    """A count of problems."""

    id: str
    label: str
    definition: str
    test: Callable[[ProblemState], bool]


@dataclass(frozen=True, slots=True)
class ReceiptStat:
    """A count of reports (of units on one dispatch date, or of dispatch dates of one unit) by how they came."""

    id: str
    label: str
    definition: str
    receipts: frozenset[Receipt] = frozenset()
    """Empty: all."""
    nil: bool = False
    unusable: bool = False
    """已报待核实 units count here and under no other way of reporting."""

    def counts(self, item: UnitReceipt) -> bool:
        """Whether a receipt is one of them."""
        if not self.receipts:
            return True
        return item.receipt in self.receipts and item.unusable == self.unusable and (item.nil or not self.nil)


@dataclass(frozen=True, slots=True)
class UnitStat:
    """A count of responsible units."""

    id: str
    label: str
    definition: str
    kinds: frozenset[UnitKind] = frozenset()
    """Empty: all."""


MEASURE_STATS = (
    MeasureStat("measures.total", "措施总数", "现行整改措施清单中的措施条数", lambda m, _: bool(m.id), _id_cell),
    MeasureStat(
        "measures.done",
        "已完成措施数",
        "按认定方式{recognition}，认定单位全部报送“已完成”及以后环节的措施数；“基本完成”“阶段性办结”不计入；"
        "长期坚持类仅在报送已完成时计入",
        lambda m, _: m.schedule is Schedule.DONE,
    ),
    MeasureStat(
        "measures.on_schedule",
        "达到序时进度措施数",
        "未完成、未逾期，且完成进度不低于序时进度（已过天数÷清单生效至时限的天数）{tolerance}的措施数",
        lambda m, _: m.schedule is Schedule.ON_SCHEDULE,
        MeasureState.schedule_cells,
    ),
    MeasureStat(
        "measures.behind",
        "未达到序时进度措施数",
        "未完成、未逾期，且完成进度低于序时进度（已过天数÷清单生效至时限的天数）{tolerance}的措施数",
        lambda m, _: m.schedule is Schedule.BEHIND,
        MeasureState.schedule_cells,
    ),
    MeasureStat(
        "measures.overdue",
        "逾期措施数",
        "时限（经批准延期的按新时限）早于数据截止日期且未完成的措施数；立行立改、长期坚持等无截止日期的不计入",
        lambda m, _: m.schedule is Schedule.OVERDUE,
        MeasureState.overdue_cells,
    ),
    MeasureStat(
        "measures.not_applicable",
        "不适用措施数",
        "未完成、未逾期，且没有截止日期或没有可用完成进度的措施数",
        lambda m, _: m.schedule is Schedule.NOT_APPLICABLE,
        MeasureState.schedule_cells,
    ),
    MeasureStat(
        "measures.ongoing",
        "长期坚持措施数",
        "时限含“长期坚持”的措施数，为其中数，不参与各项加总",
        lambda m, _: m.deadline.ongoing,
        MeasureState.overdue_cells,
    ),
    MeasureStat(
        "due.total",
        "到期应完成数",
        "时限（经批准延期的按新时限）早于数据截止日期的措施数",
        lambda m, _: _past_due(m),
        MeasureState.overdue_cells,
    ),
    MeasureStat(
        "due.done",
        "到期已完成数",
        "到期应完成的措施中已完成的条数，含逾期完成",
        lambda m, _: _past_due(m) and m.done,
        MeasureState.overdue_cells,
    ),
    MeasureStat(
        "due.on_time",
        "按期完成数",
        "到期应完成的措施中在时限前（含当日）完成的条数；完成日期未填的，按首次报送完成的调度日期计；"
        "验收不通过、回头看反弹后须重新完成，不晚于该日的完成日期视同未填",
        lambda m, _: _past_due(m) and _on_time(m),
        MeasureState.on_time_cells,
    ),
    MeasureStat(
        "due.soon",
        "即将到期数",
        "未完成、未逾期，且在数据截止日期后{due_soon_days}天内（含当日）到期的措施数",
        lambda m, rules: is_due_soon(m.days_left, m.schedule, rules),
        MeasureState.overdue_cells,
    ),
)

RATES = (
    ("measures.done", "measures.total", "measures.done_rate", "完成率"),
    ("measures.overdue", "measures.total", "measures.overdue_rate", "逾期率"),
    ("due.on_time", "due.total", "due.rate", "按期完成率"),
)
"""Part, whole, and the rate of the two: what a reader who divides gets."""

SHARES = (
    ("measures.done", "measures.done_share", "已完成占比"),
    ("measures.overdue", "measures.overdue_share", "逾期占比"),
    ("measures.behind", "measures.behind_share", "未达到序时进度占比"),
    ("measures.on_schedule", "measures.on_schedule_share", "达到序时进度占比"),
    ("measures.not_applicable", "measures.not_applicable_share", "不适用占比"),
)
"""The exclusive parts of 进度 in the order of :class:`Schedule`, and the names of their shares, which sum to 100.0."""

PROBLEM_STATS = (
    ProblemStat("problems.total", "问题总数", "现行清单中的问题个数", lambda p: bool(p.problem.id)),
    ProblemStat(
        "problems.closed", "已销号问题数", "已登记销号（含已公开）的问题个数", lambda p: p.stage >= Stage.CLOSED
    ),
    ProblemStat(
        "problems.accepted",
        "已验收待销号问题数",
        "已登记验收通过、尚未销号的问题个数",
        lambda p: Stage.ACCEPTED <= p.stage < Stage.CLOSED,
    ),
    ProblemStat("problems.open", "整改中问题数", "尚未验收通过的问题个数", lambda p: p.stage < Stage.ACCEPTED),
    ProblemStat(
        "problems.due_half_year",
        "半年内到期问题数",
        f"有未完成、未逾期措施在数据截止日期后{HALF_YEAR}天内到期的问题个数",
        lambda p: any(not m.done and m.days_left is not None and 0 <= m.days_left <= HALF_YEAR for m in p.measures),
    ),
)

AMENDED = frozenset({Receipt.SUPPLEMENT, Receipt.CORRECTION})
SENT = frozenset(Receipt)
RECEIPT_STATS = (
    ReceiptStat("receipts.expected", "应报单位数", "本期有应报措施的责任单位数，已销号的不再要求报送"),
    ReceiptStat(
        "receipts.on_time", "按时报送单位数", "在调度日期文件夹内收到报表的单位数", frozenset({Receipt.ON_TIME})
    ),
    ReceiptStat(
        "receipts.nil",
        "零报告单位数",
        "报表写明零报告、没有填报行的单位数，为其中数，也计入按时、迟报等",
        SENT,
        nil=True,
    ),
    ReceiptStat("receipts.late", "迟报单位数", "报表在迟报文件夹内的单位数", frozenset({Receipt.LATE})),
    ReceiptStat("receipts.amended", "补报更正单位数", "报表在补报、更正文件夹内的单位数", AMENDED),
    ReceiptStat(
        "receipts.unusable",
        "已报待核实单位数",
        "报表已收到、但内容未能采用的单位数，不计入按时、迟报等",
        SENT,
        unusable=True,
    ),
    ReceiptStat("receipts.missing", "未报送单位数", "未收到报表的应报单位数", frozenset({Receipt.MISSING})),
    ReceiptStat("receipts.returned", "退回重报单位数", "报表被退回后重报的单位数", frozenset({Receipt.RETURNED})),
)

TALLIES = tuple(
    ReceiptStat(f"tally.{name}", f"累计{label}次数", f"截至本期各调度日期中，该单位{label}的次数", receipts, **how)
    for name, label, receipts, how in (
        ("expected", "应报", frozenset[Receipt](), {}),
        ("on_time", "按时报送", frozenset({Receipt.ON_TIME}), {}),
        ("nil", "零报告", SENT, {"nil": True}),
        ("late", "迟报", frozenset({Receipt.LATE}), {}),
        ("amended", "补报更正", AMENDED, {}),
        ("unusable", "已报待核实", SENT, {"unusable": True}),
        ("missing", "未报送", frozenset({Receipt.MISSING}), {}),
        ("returned", "退回重报", frozenset({Receipt.RETURNED}), {}),
    )
)
"""The same over all dispatches, for one unit."""


UNIT_STATS = (
    UnitStat("units.total", "责任单位数", "现行清单中列明的责任单位个数，单位集合按名录展开"),
    UnitStat("units.districts", "县区数", "现行清单中列明的县区个数", frozenset({UnitKind.DISTRICT})),
)


def _past_due(measure: MeasureState) -> bool:
    return measure.days_left is not None and measure.days_left < 0


def _on_time(measure: MeasureState) -> bool:
    due = measure.deadline.due
    return measure.done_on is not None and due is not None and measure.done_on <= due


JUDGES = {"全部完成": "全部责任单位", "牵头认定": "牵头单位", "分县区销账": "所涉各县区"}
"""认定方式 → whose reports decide (认定单位)."""


def rules_note(rules: Rules) -> dict[str, str]:
    """What the office's settings add to the definitions."""
    tolerance = f"（容差{rules.behind_tolerance}个百分点）" if rules.behind_tolerance else ""
    group, other = rules.group_recognition, rules.default_recognition
    recognition = (
        f"（责任单位含各县区等集合的为“{group}”，由{JUDGES[group]}认定；其他为“{other}”，由{JUDGES[other]}认定；"
        "清单或裁定另行写明的从其写明）"
    )
    return {"tolerance": tolerance, "due_soon_days": str(rules.due_soon_days), "recognition": recognition}
