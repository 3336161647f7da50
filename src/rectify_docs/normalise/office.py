"""The office's own workbooks: closures (验收公示销号), rulings (裁定), extensions (延期)."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TypeVar

from rectify_docs.model.deadline import Deadline, DeadlineKind
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.office import ClosureRecord, ClosureStep, Extension, Outcome, Ruling
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import RawSheet
from rectify_docs.normalise.account import Account, open_tables
from rectify_docs.normalise.cells import check_cells
from rectify_docs.normalise.clause import deadline_rules
from rectify_docs.normalise.dates import DateReading, DateRules, read_date
from rectify_docs.normalise.deadline import read_deadline
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.serials import parse_measure_id, parse_problem_id
from rectify_docs.normalise.table import Table
from rectify_docs.settings import ReadingRules

T = TypeVar("T")
DEFAULTS = ReadingRules()
STEPS = {step.value: step for step in ClosureStep} | {
    "验收销号": ClosureStep.CLOSURE, "现场验收": ClosureStep.ACCEPTANCE, "信息公开": ClosureStep.PUBLICATION,
    "社会公示": ClosureStep.DISCLOSURE,
}  # fmt: skip
OUTCOMES = {outcome.value: outcome for outcome in Outcome} | {
    "验收通过": Outcome.PASSED, "通过验收": Outcome.PASSED, "合格": Outcome.PASSED, "同意": Outcome.PASSED,
    "同意销号": Outcome.PASSED, "无异议": Outcome.PASSED, "公示无异议": Outcome.PASSED, "已公开": Outcome.PASSED,
    "已销号": Outcome.PASSED, "未发现反弹": Outcome.PASSED, "无反弹": Outcome.PASSED, "完成": Outcome.PASSED,
    "未通过": Outcome.FAILED, "验收不通过": Outcome.FAILED, "不合格": Outcome.FAILED, "不同意": Outcome.FAILED,
    "不同意销号": Outcome.FAILED, "公示有异议": Outcome.OBJECTION, "发现反弹": Outcome.REBOUND,
    "有反弹": Outcome.REBOUND, "问题反弹": Outcome.REBOUND,
}  # fmt: skip
"""Word of the 结论 column → outcome."""


def read_closures(sheets: Sequence[RawSheet], rules: ReadingRules = DEFAULTS) -> Reading[ClosureRecord]:
    """The closure records in the order written; what is no step, date or conclusion is R240."""
    return _read(sheets, "closures", ("problem_id", "step", "date", "conclusion"), _closure, rules)


def read_rulings(sheets: Sequence[RawSheet], rules: ReadingRules = DEFAULTS) -> Reading[Ruling]:
    """The rulings in the order written."""
    return _read(sheets, "rulings", ("finding_id", "decision"), _ruling, rules)


def read_extensions(sheets: Sequence[RawSheet], rules: ReadingRules = DEFAULTS) -> Reading[Extension]:
    """The extensions in the order written; the new deadline must be one that the grammar knows."""
    return _read(sheets, "extensions", ("measure_id", "new"), _extension, rules)


def _read(
    sheets: Sequence[RawSheet],
    kind: str,
    needed: tuple[str, ...],
    build: Callable[[Table, int, Account], T | Finding],
    rules: ReadingRules,
) -> Reading[T]:
    account = Account(rules=rules)
    records: list[T] = []
    for table in open_tables(sheets, kind, account):
        for row in table.rows:
            if not check_cells(table, row, needed, account):
                continue
            record = _blank(table, row, needed) or build(table, row, account)
            if isinstance(record, Finding):
                account.reject(table, row, record)
            else:
                records.append(record)
    return account.reading(tuple(records))


def _blank(table: Table, row: int, needed: tuple[str, ...]) -> Finding | None:
    for name in needed:
        if not table.text(row, name):
            place = table.ref(row, name)
            return finding("R211", place, content=str(place), row=row, field=table.words.label(name))
    return None


def _unreadable(table: Table, row: int, name: str, kind: str, choices: str) -> Finding:
    about = {"kind": kind, "row": row, "field": table.words.label(name), "choices": choices}
    return finding("R240", table.ref(row, name), measure="", content=table.text(row, name), **about)  # type: ignore[arg-type]


def _closure(table: Table, row: int, _: Account) -> ClosureRecord | Finding:
    kind = "验收公示销号"
    step = STEPS.get(key(table.text(row, "step")))
    if step is None:
        return _unreadable(table, row, "step", kind, "、".join(one.value for one in ClosureStep))
    outcome = OUTCOMES.get(key(table.text(row, "conclusion")))
    if outcome is None:
        return _unreadable(table, row, "conclusion", kind, "、".join(one.value for one in Outcome))
    date = _read_date(table, row, "date").value
    if date is None:
        return _unreadable(table, row, "date", kind, "2018年7月6日 或 2018-07-06")
    return ClosureRecord(
        problem_id=parse_problem_id(table.value(row, "problem_id")),
        step=step,
        date=date,
        unit=table.text(row, "unit"),
        outcome=outcome,
        conclusion=table.text(row, "conclusion"),
        source=table.source(row),
        document=table.text(row, "document"),
        remark=table.text(row, "remark"),
    )


def _ruling(table: Table, row: int, account: Account) -> Ruling | Finding:
    return Ruling(
        finding_id=key(table.text(row, "finding_id")),
        decision=table.text(row, "decision"),
        source=table.source(row),
        basis=table.text(row, "basis"),
        decided_by=table.text(row, "decided_by"),
        date=_date(table, row, "date", account),
    )


def _extension(table: Table, row: int, account: Account) -> Extension | Finding:
    approved = _date(table, row, "approved_on", account)
    new = _deadline(table, row, approved, account)
    if new.due is None and new.kind is not DeadlineKind.ONGOING:
        return _unreadable(table, row, "new", "延期审批", "2018年8月底、2018年8月31日 等")
    return Extension(
        measure_id=parse_measure_id(table.value(row, "measure_id")),
        new=new,
        source=table.source(row),
        old_text=table.text(row, "old"),
        reason=table.text(row, "reason"),
        document=table.text(row, "document"),
        approved_on=approved,
    )


def _deadline(table: Table, row: int, approved: dt.date | None, account: Account) -> Deadline:
    """The new deadline; a phrase without year, or that counts from a day, takes the approval's (R227)."""
    value = table.value(row, "new")
    if isinstance(value, dt.date):
        day = _read_date(table, row, "new").value
        return Deadline(f"{value.year}年{value.month}月{value.day}日", DeadlineKind.BY_DATE, day)
    text, label, place = table.text(row, "new"), table.words.label("new"), table.ref(row, "new")
    read = read_deadline(text, deadline_rules(account.rules, approved.year if approved else None, approved, None))
    added = [doubt.hint for doubt in read.doubts if doubt.code == "R227"]
    if added:
        account.note(finding("R227", place, content=text, field=label, year=added[-1]))
    return read.deadline


def _date(table: Table, row: int, name: str, account: Account) -> dt.date | None:
    """A date that the record can do without; R226 or R259 where it is none."""
    reading = _read_date(table, row, name)
    if reading.code:
        label, text = table.words.label(name), table.text(row, name)
        account.note(finding(reading.code, table.ref(row, name), content=text, field=label))
    return reading.value


def _read_date(table: Table, row: int, name: str) -> DateReading:
    return read_date(table.value(row, name), DateRules(date1904=table.sheet.date1904))
