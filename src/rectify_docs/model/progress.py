"""Progress rows (进展) and the files that units send."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from rectify_docs.model.source import RowSource, SourceRef
from rectify_docs.model.stage import Receipt, Stage


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """What one unit reported about one measure for one dispatch date."""

    measure_id: str
    unit: str
    """Canonical name of the reporting unit."""
    week: dt.date
    """调度日期: the folder's date."""
    stage: Stage
    """What the state word says; a unit's sheet reaches 申请验收 at most."""
    source: RowSource
    receipt: Receipt = Receipt.ON_TIME
    text: str = ""
    """进展情况."""
    percent: Decimal | None = None
    """完成进度, 0 to 100."""
    state_text: str = ""
    """状态 as written."""
    ongoing: bool = False
    """The state says 长期坚持."""
    completed_on: dt.date | None = None
    """完成日期."""
    trouble: str = ""
    """存在问题."""
    delay_reason: str = ""
    """滞后原因."""
    expected_on: dt.date | None = None
    """预计完成日期."""
    next_steps: str = ""
    """下一步措施."""
    evidence: str = ""
    """佐证材料."""
    other_id: str = ""
    """措施编号 of which the spreadsheet may have cut the zero (1.1 for 1.10); empty where it cannot have."""
    measure_text: str = ""
    """整改措施 as the unit's sheet repeats it; empty where the sheet has no such column."""
    arrived: dt.date | None = None
    """Dispatch date in whose folder it lies, where that is later than ``week`` (补报, 更正)."""
    amend_reason: str = ""
    """更正原因 as the unit gives it."""


@dataclass(frozen=True, slots=True)
class UnitReport:
    """One sheet that came in: who sent it, for which date, and how it came."""

    unit: str
    """Canonical name; empty where the sheet names nobody."""
    week: dt.date
    receipt: Receipt
    source: SourceRef
    rows: tuple[ProgressRow, ...]
    declared_on: dt.date | None = None
    """Date that the file or its title declares; decides between two files of one unit."""
    nil: bool = False
    """零报告: the sheet says that there is nothing to report; it counts as reported."""
    unusable: bool = False
    """The file came, but nothing of it could be read or told to be the unit's (已报待核实)."""
    arrived: dt.date | None = None
    """Dispatch date in whose folder it lies, where that is later than ``week`` (补报, 更正)."""

    @property
    def known_on(self) -> dt.date:
        """From this dispatch date on its rows are known."""
        return self.arrived or self.week
