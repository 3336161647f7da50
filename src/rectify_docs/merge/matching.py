"""Which row of a unit's sheets holds: matching to the list, duplicates, contradictions, rulings."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from rectify_docs.merge.succession import Succession
from rectify_docs.model.change import Conflict
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.measure import Measure
from rectify_docs.model.progress import ProgressRow, UnitReport
from rectify_docs.model.rows import UnusedRow
from rectify_docs.model.ruling import Rulings
from rectify_docs.model.stage import Receipt
from rectify_docs.model.unit import Roster
from rectify_docs.settings import ReadingRules

DEFAULTS = ReadingRules()
SAME = 100
ACCEPTED = frozenset({"采用", "予以采用", "同意采用"})
NEAR_TEXT, OTHER_TEXT = "M312", "M313"
RANK = {Receipt.SUPPLEMENT: 0, Receipt.ON_TIME: 1, Receipt.LATE: 1, Receipt.RETURNED: 2, Receipt.CORRECTION: 3}
"""补报 adds what is missing and replaces nothing; 退回重报 replaces the first sheet, 更正 of a later week both."""
Key = tuple[dt.date, str, str]
"""Week, unit, measure."""
RULED_ROW = re.compile(r"第\s*(\d+)\s*行")


@dataclass(slots=True)
class Matched:
    """The rows that hold, and everything that was said about the others."""

    rows: list[ProgressRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unused: list[UnusedRow] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    rulings: Rulings = field(default_factory=Rulings)
    succession: Succession = field(default_factory=lambda: Succession(Roster()))
    same_text: int = DEFAULTS.same_text
    """Similarity in percent below which a row's measure text is another measure's."""

    def called(self, row: ProgressRow) -> str:
        """The unit's name on the row's date, for messages."""
        return self.succession.roster.name_on(row.unit, row.week)

    def reject(self, row: ProgressRow, found: Finding) -> None:
        """Notes that a row is not used, and why."""
        self.findings.append(found)
        self.unused.append(UnusedRow(row.source.ref(), found.code))


def match_rows(reports: Iterable[UnitReport], measures: Mapping[str, Measure], matched: Matched) -> None:
    """Find for every week, unit and measure the one row that holds; the result does not depend on the order of reports.

    Args:
        reports: what came in.
        measures: the list by 措施编号.
        matched: takes the rows, and everything that is said about the others.
    """
    first: dict[Key, tuple[UnitReport, ProgressRow]] = {}
    more: dict[Key, list[tuple[UnitReport, ProgressRow]]] = defaultdict(list)
    for report in reports:
        responsible = matched.succession.responsible(measures, report.week)
        for row in report.rows:
            fits = row.unit in responsible.get(row.measure_id, ()) and not row.measure_text
            if own := row if fits else _placed(row, measures, matched):
                key, found = (own.week, own.unit, own.measure_id), (report, own)
                if first.setdefault(key, found) is not found:
                    more[key].append(found)
    matched.rows += (row for key, (_, row) in first.items() if key not in more)
    for key in sorted(more):
        _choose((first[key], *more[key]), matched)


def _placed(row: ProgressRow, measures: Mapping[str, Measure], matched: Matched) -> ProgressRow | None:
    """The row with the measure that it is about; None where it is about none of the list's, or not from its unit."""
    found = _misfit(row, measures, matched)
    if found is None:
        return row
    if found.code == NEAR_TEXT:
        matched.findings.append(found)
        return row
    if (other := measures.get(row.other_id)) and _likeness(row, other) >= matched.same_text:
        place = row.source.ref("measure_id")
        about = {"unit": row.unit, "measure": other.id, "content": row.measure_id}
        matched.findings.append(finding("M314", place, week=row.week, **about))
        return replace(row, measure_id=other.id)

    def known(decision: str) -> str | None:
        wanted = "".join(decision.split())
        if wanted in ACCEPTED and found.code == OTHER_TEXT:
            return row.measure_id
        return wanted if wanted in measures else None

    said = f"{matched.called(row)}第{row.source.row}行（{row.measure_id}）按措施"
    ruled = matched.rulings.settle(found, known, lambda measure_id: f"{said}{measure_id}采用")
    if ruled is None:
        matched.reject(row, found)
        return None
    return replace(row, measure_id=ruled)


def _misfit(row: ProgressRow, measures: Mapping[str, Measure], matched: Matched) -> Finding | None:
    """What speaks against a row: no such measure, not its unit, another measure's text."""
    measure = measures.get(row.measure_id)
    if measure is None:
        place = row.source.ref("measure_id")
        return finding("M301", place, unit=row.unit, week=row.week, content=row.measure_id, written=row.measure_id)
    if row.unit not in matched.succession.responsible(measures, row.week)[measure.id]:
        about = {"unit": row.unit, "called": matched.called(row), "measure": measure.id, "written": row.unit}
        return finding("M304", row.source.ref("measure_id"), week=row.week, **about)
    return _other_text(row, measure, matched.same_text)


def _other_text(row: ProgressRow, measure: Measure, same_text: int) -> Finding | None:
    """M312 where the sheet repeats the measure's text otherwise than the list, M313 where it is another's."""
    if not row.measure_text:
        return None
    likeness = _likeness(row, measure)
    if likeness == SAME:
        return None
    code = NEAR_TEXT if likeness >= same_text else OTHER_TEXT
    place = row.source.ref("measure")
    content = _squeezed(row.measure_text)
    about = {"unit": row.unit, "measure": measure.id, "content": content, "written": row.measure_text}
    return finding(code, place, week=row.week, likeness=f"{likeness:.0f}%", **about)


def _likeness(row: ProgressRow, measure: Measure) -> float:
    """How like the measure's text the row's is, punctuation aside: 0 to 100; 0 where the row repeats none."""
    if not row.measure_text:
        return 0
    return fuzz.ratio(_squeezed(row.measure_text), _squeezed(measure.text))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s，。；：、,.;:（）()“”\"]", "", text)


def _choose(candidates: Sequence[tuple[UnitReport, ProgressRow]], matched: Matched) -> None:
    """Takes the newest of several rows; equal ones once; what contradicts goes to a ruling or to nobody."""
    newest = _newest([report for report, _ in candidates])
    current = sorted((row for report, row in candidates if newest(report)), key=lambda row: row.source.ref())
    for report, row in candidates:
        if not newest(report):
            matched.reject(row, _about_row("M305", row, matched))
    if len({_key(row) for row in current}) == 1:
        matched.rows.append(current[0])
        for row in current[1:]:
            matched.reject(row, _about_row("M303", row, matched))
        return
    _settle(current, matched)


def _about_row(code: str, row: ProgressRow, matched: Matched) -> Finding:
    about = {"unit": row.unit, "called": matched.called(row), "measure": row.measure_id}
    return finding(code, row.source.ref(), week=row.week, **about)


def _settle(current: Sequence[ProgressRow], matched: Matched) -> None:
    """Applies the ruling on a contradiction; without one no row holds."""
    first = current[0]
    content = "；".join(sorted({_key(row) for row in current}))
    said = "、".join(f"“{_words(row)}”" for row in current)
    rows = "；".join(f"{_file(row, current)}第{row.source.row}行{_words(row)}" for row in current)
    place = first.source.ref("state")
    about = {"unit": first.unit, "measure": first.measure_id, "content": content, "written": said}
    found = finding("M302", place, week=first.week, rows=rows, called=matched.called(first), **about)
    what = f"{matched.called(first)}{first.measure_id}：填报相互矛盾（{said}），采用"
    chosen = matched.rulings.settle(found, lambda text: _ruled(current, text), lambda row: f"{what}“{_words(row)}”")
    if chosen:
        matched.rows.append(chosen)
        matched.unused.extend(UnusedRow(row.source.ref(), "M326") for row in current if row is not chosen)
        return
    matched.findings.append(found)
    matched.unused.extend(UnusedRow(row.source.ref(), found.code) for row in current)
    matched.conflicts.append(Conflict(first.measure_id, first.unit, tuple(current), found.id))


def _ruled(current: Sequence[ProgressRow], decision: str) -> ProgressRow | None:
    """The row that ``采用第N行`` names; with several files the decision has to name the file too."""
    number = RULED_ROW.search(decision)
    rows = [row for row in current if number and row.source.row == int(number[1])]
    if len(rows) > 1:
        rows = [row for row in rows if row.source.file.rsplit("/", 1)[-1] in decision]
    return rows[0] if len(rows) == 1 else None


def _newest(reports: Sequence[UnitReport]) -> Callable[[UnitReport], bool]:
    """Whether a sheet is among the newest: what was sent again counts more, then the declared date.

    A sheet that declares no date is not older than others for that: nobody can tell.
    """
    rank = max(map(_rank, reports))
    dates = [report.declared_on for report in reports if _rank(report) == rank]
    known = [date for date in dates if date]
    last = max(known) if len(known) == len(dates) else None
    return lambda report: _rank(report) == rank and (last is None or report.declared_on == last)


def _rank(report: UnitReport) -> tuple[int, dt.date]:
    """Of several corrections the one that came last counts."""
    return RANK[report.receipt], report.known_on


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
