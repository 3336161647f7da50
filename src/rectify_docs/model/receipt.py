"""报送情况: how a unit reported for one dispatch date."""

import datetime as dt
from dataclasses import dataclass

from rectify_docs.model.source import SourceRef
from rectify_docs.model.stage import Receipt

NIL, UNUSABLE = "零报告", "已报待核实"


@dataclass(frozen=True, slots=True)
class UnitReceipt:
    """How a unit reported for one dispatch date."""

    unit: str
    week: dt.date
    receipt: Receipt
    source: SourceRef | None = None
    last_reported: dt.date | None = None
    """Newest dispatch date up to ``week`` with a report; None if there never was one."""
    nil: bool = False
    """零报告."""
    unusable: bool = False
    """已报待核实: what came could not be used."""

    @property
    def label(self) -> str:
        """按时, 迟报, 零报告, 迟报（零报告） and so on."""
        if self.unusable:
            return UNUSABLE
        if not self.nil:
            return self.receipt.value
        return NIL if self.receipt is Receipt.ON_TIME else f"{self.receipt.value}（{NIL}）"
