"""Who reports: the unit of a progress sheet, from a column, a line above or below, or the file's name."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.source import SourceRef
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.account import Account
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.nearest import district_of, hint, suggested
from rectify_docs.normalise.strangers import held
from rectify_docs.normalise.table import Table
from rectify_docs.normalise.units import canonical, parse_units

LABELLED = re.compile(
    r"(?:填报|报送|上报|填表)(?:单位|部门)\s*(?:[(（][^)）]*[)）])?\s*[:：　]\s*"
    r"(?P<name>(?!调度|填报|填表|报送|日期|时间|联系|审核|负责人)\S.*?)\s*(?:[(（](?:盖章|公章|签章|章|零报告)[)）])?\s*"
    r"(?=$|[　\s]|(?:填报|填表|报送|调度)?(?:日期|时间|人)\s*[:：]|(?:联系|审核|负责)(?:人|电话|方式)?\s*[:：])",
    re.MULTILINE,
)
NOT_WITHIN = r"(?<![区县旗镇乡])"
"""What may not stand before a unit's name in a file's name: 东城区环保局 is not 环保局."""
NOT_PART = r"(?![一-鿿]{0,6}[局委厅院队])"
"""What may not follow a unit's name in a file's name: 市中区环保局 is not 市中区."""


@dataclass(frozen=True, slots=True)
class Reporters:
    """How names are understood in one reading."""

    roster: Roster
    week: dt.date
    account: Account
    """Holds the rulings, and notes a name that was taken from a file's name."""

    def resolve(self, written: str, place: SourceRef) -> str | Finding:
        """The canonical name; R220, R290 or R292 where the roster does not know it that day and nobody has ruled."""
        plain = "".join(written.split())
        if not self.roster.units:
            return plain
        if name := canonical(plain, self.roster, self.week) or self._organ(plain):
            self._note_outdated(plain, name, place)
            return name
        found = self._stranger(plain, place)
        return self.ruled(found, f"填报单位“{plain}”") or found

    def _organ(self, plain: str) -> str:
        """The district that 市中区党委、政府 or 市中区人民政府 speaks of; empty for all else."""
        named = parse_units(plain, self.roster, self.week).units
        one = named[0] if len(named) == 1 else None
        return one.name if one and one.organs and not one.group and one.name in self.roster.units else ""

    def _note_outdated(self, plain: str, name: str, place: SourceRef) -> None:
        """R298, once for a sheet, where a unit's name is not the one that is valid."""
        holders = self.roster.names.get(key(plain), ())
        if holders and not any(one.period.holds(self.week) for one in holders):
            now = self.roster.name_on(self.roster.answering(name, self.week), self.week)
            about = {"unit": name, "content": plain, "day": str(self.week), "now": now}
            self.account.note(finding("R298", SourceRef(place.file, place.sheet), week=self.week, **about))

    def _stranger(self, plain: str, place: SourceRef) -> Finding:
        """Why a name is nobody's: an alias of another time, a body of a district, or unknown."""
        periods = held(plain, self.roster)
        code = "R290" if periods else "R292" if district_of(plain, self.roster) else "R220"
        about = {"unit": plain, "content": plain, "day": str(self.week), "periods": periods}
        offer = hint(suggested(plain, self.roster, self.week))
        return finding(code, place, week=self.week, hint=offer, **about)

    def known(self, written: str) -> str:
        """The canonical name, or the name as written without blanks where the roster does not know it."""
        plain = "".join(written.split())
        return canonical(plain, self.roster, self.week) or plain

    def ruled(self, found: Finding, what: str) -> str | None:
        """The unit that the office decided on; None where it has not, or named no known unit."""

        def known(decision: str) -> str | None:
            plain = "".join(decision.split())
            return canonical(plain, self.roster, self.week) if self.roster.units else plain or None

        internal = found.code == "R221"
        return self.account.rulings.settle(found, known, lambda name: f"{what}认定为{name}", internal=internal)

    def of_file(self, file: str) -> str:
        """The one unit whose name or alias stands in the file's name (R209); empty where none or several do."""
        unit = self.guessed(PurePosixPath(file).stem)
        if unit:
            now = self.roster.name_on(unit, self.week)
            self.account.note(finding("R209", SourceRef(file), unit=unit, week=self.week, called=now))
        return unit

    def guessed(self, text: str) -> str:
        """The one unit that a text names; empty where it names none or several.

        The longest name holds: 市中区环保局 does not speak of 市中区.
        """
        rest = key(text)
        found: list[str] = []
        for known in sorted(self.roster.names, key=lambda one: (-len(one), one)):
            unit = self.roster.called(known, self.week)
            if known in rest and known and unit and re.search(NOT_WITHIN + re.escape(known) + NOT_PART, rest):
                found.append(unit)
                rest = rest.replace(known, "\n")
        return found[0] if len(set(found)) == 1 else ""


def labelled(table: Table) -> str:
    """The name after 填报单位： above the table, else below it; empty where there is none."""
    for lines in (table.above, table.below):
        if match := LABELLED.search("\n".join(lines)):
            return match["name"]
    return ""
