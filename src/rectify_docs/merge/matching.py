"""Which row of a unit's sheets holds: matching to the list, duplicates, contradictions, rulings."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.ledger import AppliedRuling, Conflict
from rectify_docs.model.measure import Measure
from rectify_docs.model.office import Ruling
from rectify_docs.model.progress import ProgressRow, UnitReport
from rectify_docs.model.rows import UnusedRow
from rectify_docs.model.stage import Receipt

SAME_TEXT = 90
"""Similarity in percent below which a row's measure text is another measure's (hazard H51)."""
RANK = {Receipt.SUPPLEMENT: 0, Receipt.ON_TIME: 1, Receipt.LATE: 1, Receipt.CORRECTION: 2, Receipt.RETURNED: 3}
RULED_ROW = re.compile(r"第\s*(\d+)\s*行")


@dataclass(slots=True)
class Matched:
    """The rows that hold, and everything that was said about the others."""

    rows: list[ProgressRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unused: list[UnusedRow] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    rulings: list[AppliedRuling] = field(default_factory=list)

    def reject(self, row: ProgressRow, found: Finding) -> None:
        """Notes that a row is not used, and why."""
        self.findings.append(found)
        self.unused.append(UnusedRow(row.source.ref(), found.code))


def match_rows(
    reports: Iterable[UnitReport], measures: Mapping[str, Measure], rulings: Mapping[str, Ruling]
) -> Matched:
    """For every week, unit and measure the one row that holds; the result does not depend on the order of reports."""
    matched = Matched()
    groups: dict[tuple[object, str, str], list[tuple[UnitReport, ProgressRow]]] = defaultdict(list)
    for report in reports:
        for row in report.rows:
            if _belongs(row, measures, matched):
                groups[(row.week, row.unit, row.measure_id)].append((report, row))
    for key in sorted(groups, key=str):
        _choose(groups[key], rulings, matched)
    return matched


def _belongs(row: ProgressRow, measures: Mapping[str, Measure], matched: Matched) -> bool:
    """Whether the row is about a measure of the list and from one of its units."""
    place = row.source.ref("measure_id")
    measure = measures.get(row.measure_id)
    if measure is None:
        matched.reject(row, finding("M301", place, unit=row.unit, week=row.week, content=row.measure_id))
        return False
    open_group = any(unit.unresolved_group for unit in measure.units)
    if not open_group and row.unit not in {unit.name for unit in measure.units}:
        matched.reject(row, finding("M304", place, unit=row.unit, week=row.week, measure=measure.id))
        return False
    return _same_text(row, measure, matched)


def _same_text(row: ProgressRow, measure: Measure, matched: Matched) -> bool:
    """Whether the measure's text, where the sheet repeats it, is the list's."""
    if not row.measure_text:
        return True
    likeness = fuzz.ratio(_squeezed(row.measure_text), _squeezed(measure.text))
    if likeness == 100:  # noqa: PLR2004 - percent
        return True
    found = finding(
        "M312",
        row.source.ref("measure"),
        unit=row.unit,
        measure=measure.id,
        week=row.week,
        content=f"相似度{likeness:.0f}%" + ("" if likeness >= SAME_TEXT else "，该行未采用"),
    )
    if likeness >= SAME_TEXT:
        matched.findings.append(found)
        return True
    matched.reject(row, found)
    return False


def _squeezed(text: str) -> str:
    return re.sub(r"[\s，。；：、,.;:（）()“”\"]", "", text)


def _choose(
    candidates: Sequence[tuple[UnitReport, ProgressRow]], rulings: Mapping[str, Ruling], matched: Matched
) -> None:
    """Takes the newest row; equal ones once; what contradicts goes to a ruling or to nobody."""
    newest = max(_age(report) for report, _ in candidates)
    current = sorted((row for report, row in candidates if _age(report) == newest), key=lambda row: row.source.ref())
    for report, row in candidates:
        if _age(report) != newest:
            old = finding("M305", row.source.ref(), unit=row.unit, measure=row.measure_id, week=row.week)
            matched.reject(row, old)
    if len({_key(row) for row in current}) == 1:
        matched.rows.append(current[0])
        for row in current[1:]:
            twice = finding("M303", row.source.ref(), unit=row.unit, measure=row.measure_id, week=row.week)
            matched.reject(row, twice)
        return
    _settle(current, rulings, matched)


def _settle(current: Sequence[ProgressRow], rulings: Mapping[str, Ruling], matched: Matched) -> None:
    """Applies the ruling on a contradiction; without one no row holds."""
    first = current[0]
    content = "；".join(sorted({_key(row) for row in current}))
    rows = "；".join(f"{_file(row, current)}第{row.source.row}行{_words(row)}" for row in current)
    place = first.source.ref("state")
    found = finding(
        "M302", place, unit=first.unit, measure=first.measure_id, week=first.week, content=content, rows=rows
    )
    ruling = rulings.get(found.id)
    chosen = _ruled(current, ruling) if ruling else None
    if chosen and ruling:
        matched.rows.append(chosen)
        said = "、".join(f"“{_words(row)}”" for row in current)
        what = f"{first.unit}{first.measure_id}：填报相互矛盾（{said}），采用“{_words(chosen)}”"
        matched.rulings.append(AppliedRuling(ruling, what))
        matched.findings.append(finding("M326", ruling.source.ref("finding_id"), content=what, week=first.week))
        matched.unused.extend(UnusedRow(row.source.ref(), "M326") for row in current if row is not chosen)
        return
    if ruling:
        source = ruling.source.ref("decision")
        matched.findings.append(finding("M325", source, content=ruling.finding_id, decision=ruling.decision))
    matched.findings.append(found)
    matched.unused.extend(UnusedRow(row.source.ref(), found.code) for row in current)
    matched.conflicts.append(Conflict(first.measure_id, first.unit, tuple(current), found.id))


def _ruled(current: Sequence[ProgressRow], ruling: Ruling) -> ProgressRow | None:
    """The row that ``采用第N行`` names; with several files the decision has to name the file too."""
    number = RULED_ROW.search(ruling.decision)
    rows = [row for row in current if number and row.source.row == int(number[1])]
    if len(rows) > 1:
        rows = [row for row in rows if row.source.file.rsplit("/", 1)[-1] in ruling.decision]
    return rows[0] if len(rows) == 1 else None


def _age(report: UnitReport) -> tuple[int, str]:
    """How new a sheet is: what was sent again counts more, then the declared date."""
    return RANK[report.receipt], report.declared_on.isoformat() if report.declared_on else ""


def _key(row: ProgressRow) -> str:
    """What must agree for two rows to be the same; part of a finding's identity, so free of any wording."""
    percent = "" if row.percent is None else f"{row.percent.normalize():f}"
    return f"{row.stage.name}|{percent}|{row.completed_on or ''}"


def _file(row: ProgressRow, rows: Sequence[ProgressRow]) -> str:
    """The name of a row's file, where the rows come from several."""
    return row.source.file.rsplit("/", 1)[-1] if len({one.source.file for one in rows}) > 1 else ""


def _words(row: ProgressRow) -> str:
    """What a row says, for people."""
    percent = f"{row.percent.normalize():f}%" if row.percent is not None else "未填进度"
    day = row.completed_on
    done = f"，{day.year}年{day.month}月{day.day}日完成" if day else ""
    return f"{row.stage.label}{percent}{done}"
