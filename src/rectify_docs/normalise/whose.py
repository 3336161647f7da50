"""Whose table, and whose row: by a line above it, by column, by the sheet's name, its title, or the file's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from rectify_docs.model.finding import Finding, finding
from rectify_docs.normalise.progress_row import Context
from rectify_docs.normalise.reporter import labelled
from rectify_docs.normalise.table import Table
from rectify_docs.normalise.units import parse_units

SHEET, TITLE = "工作表名", "标题"


@dataclass(frozen=True, slots=True)
class Whose:
    """The tables of one file, and who reports in them."""

    tables: Sequence[Table]
    context: Context

    def label(self, table: Table) -> str:
        """The name that stands above the table, in its sheet's name or title, or once on its sheet; else empty."""
        return self._label(table)[0]

    def of_table(self, table: Table) -> str | Finding:
        """The unit of a table; empty where its rows name theirs, or nothing does; R221 where its names disagree."""
        label, where = self._label(table)
        if label:
            self._note(table, label, where)
            return self.context.reporters.resolve(label, table.ref())
        if table.rows and table.has("unit"):
            return ""
        if self.is_by_responsible(table):
            self.context.account.note(finding("R208", table.ref(), week=self.context.week))
            return ""
        sheet, file = self._guesses(table)
        if sheet and file and sheet != file:
            return self.nameless(table, 0)
        unit = self.context.reporters.of_file(table.sheet.file)
        titled = unit or self.context.reporters.guessed("\n".join(table.above))
        self._note(table, titled, "" if unit else TITLE)
        return titled

    def of_row(self, table: Table, row: int, named: str | Finding) -> str | Finding:
        """The unit that a row names, else the table's, else what the office says; R221 where nobody says."""
        own = "unit" if table.has("unit") else "responsible"
        written = table.text(row, own) if own == "unit" or not named else ""
        if written and (own == "unit" or self.is_by_responsible(table)):
            return self.context.reporters.resolve(written, table.ref(row, own))
        return named or self.nameless(table, row)

    def nameless(self, table: Table, row: int) -> str | Finding:
        """The unit that the office says it is, else R221."""
        place = table.ref(row, "unit")
        found = finding("R221", place, week=self.context.week, content=str(place))
        return self.context.reporters.ruled(found, f"“{place}”的填报单位") or found

    def _label(self, table: Table) -> tuple[str, str]:
        """A name, and where it was found; the place is empty for a line that says 填报单位."""
        if own := labelled(table):
            return own, ""
        others = [other for other in self.tables if other.sheet is table.sheet]
        labels = {labelled(other) for other in others} - {""}
        if not table.has("unit"):
            if unit := self._of_sheet(table):
                return unit, SHEET
            title = self.context.reporters.guessed("\n".join(table.above)) if len(others) > 1 else ""
            if title:
                return title, TITLE
        return (labels.pop(), "") if len(labels) == 1 else ("", "")

    def _of_sheet(self, table: Table) -> str:
        """The unit that the sheet is called after; empty where the file is called after another one."""
        sheet, file = self._guesses(table)
        return sheet if file in {"", sheet} else ""

    def _guesses(self, table: Table) -> tuple[str, str]:
        """The units after which the sheet and the file are called."""
        guessed = self.context.reporters.guessed
        return guessed(table.sheet.name), guessed(PurePosixPath(table.sheet.file).stem)

    def is_by_responsible(self, table: Table) -> bool:
        """Whether a table that names no reporter has one responsible unit in each row: a summary of several units."""
        if table.has("unit") or not table.has("responsible") or any(self._guesses(table)):
            return False
        roster, week = self.context.reporters.roster, self.context.week
        for row in table.rows:
            units = parse_units(table.text(row, "responsible"), roster, week).units
            if len(units) != 1 or units[0].name not in roster.units:
                return False
        return bool(table.rows)

    def _note(self, table: Table, unit: str, where: str) -> None:
        """R249 where the name was not written as 填报单位."""
        if unit and where:
            content = table.sheet.name if where == SHEET else "　".join(table.above)
            called = self.context.reporters.roster.name_on(unit, self.context.week)
            about = {"unit": unit, "called": called, "content": content}
            self.context.account.note(finding("R249", table.ref(), week=self.context.week, where=where, **about))
