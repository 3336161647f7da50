"""Who reports: the unit of a progress sheet, from a column, a line above or below, or the file's name."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from rapidfuzz import fuzz, process

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.source import SourceRef
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.account import Account
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.table import Table
from rectify_docs.normalise.units import canonical

LABELLED = re.compile(
    r"(?:填报|报送|上报|填表)(?:单位|部门)\s*(?:[(（][^)）]*[)）])?\s*[:：]\s*"
    r"(?P<name>(?!调度|填报|填表|报送|日期|时间|联系|审核|负责人)\S.*?)\s*(?:[(（](?:盖章|公章|签章|章|零报告)[)）])?\s*"
    r"(?=$|[　\s]|填报|填表|报送|日期|时间|联系|审核|负责人)",
    re.MULTILINE,
)
NOT_WITHIN = r"(?<![区县旗镇乡])"
"""What may not stand before a unit's name in a file's name: 东城区环保局 is not 环保局."""
NOT_PART = r"(?![一-鿿]{0,6}[局委厅院队])"
"""What may not follow a unit's name in a file's name: 市中区环保局 is not 市中区."""
LIKENESS = 60
"""Percent from which a name is offered as a suggestion."""


@dataclass(frozen=True, slots=True)
class Reporters:
    """How names are understood in one reading."""

    roster: Roster
    week: dt.date
    account: Account
    """Holds the rulings, and notes a name that was taken from a file's name."""

    def resolve(self, written: str, place: SourceRef) -> str | Finding:
        """The canonical name; the finding R220 where the roster does not know it and nobody has ruled."""
        plain = "".join(written.split())
        if not self.roster.units:
            return plain
        if name := canonical(plain, self.roster):
            return name
        found = finding("R220", place, unit=plain, week=self.week, content=plain, hint=self._hint(plain))
        return self.ruled(found, f"填报单位“{plain}”") or found

    def known(self, written: str) -> str:
        """The canonical name, or the name as written without blanks where the roster does not know it."""
        plain = "".join(written.split())
        return canonical(plain, self.roster) or plain

    def ruled(self, found: Finding, what: str) -> str | None:
        """The unit that the office decided on; None where it has not, or named no known unit."""

        def known(decision: str) -> str | None:
            return canonical(decision, self.roster) if self.roster.units else "".join(decision.split()) or None

        return self.account.rulings.settle(found, known, lambda name: f"{what}认定为{name}")

    def of_file(self, file: str) -> str:
        """The one unit whose name or alias stands in the file's name; empty where none or several do.

        The longest name holds: 市中区环保局 in a file's name does not speak of 市中区.
        """
        rest = key(PurePosixPath(file).stem)
        found: list[str] = []
        for known in sorted(self.roster.names, key=lambda one: (-len(one), one)):
            if known and re.search(NOT_WITHIN + re.escape(known) + NOT_PART, rest):
                found.append(self.roster.names[known])
                rest = rest.replace(known, "\n")
        if len(set(found)) != 1:
            return ""
        self.account.note(finding("R209", SourceRef(file), unit=found[0], week=self.week))
        return found[0]

    def _hint(self, plain: str) -> str:
        near = process.extractOne(key(plain), list(self.roster.names), scorer=fuzz.ratio, score_cutoff=LIKENESS)
        return f"，是否“{self.roster.names[near[0]]}”" if near else ""


def labelled(table: Table) -> str:
    """The name after 填报单位： above the table, else below it; empty where there is none."""
    for lines in (table.above, table.below):
        if match := LABELLED.search("\n".join(lines)):
            return match["name"]
    return ""
