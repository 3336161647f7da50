"""Every phrase that was found in real documents: an own table, and the table of the documents beside the checkout."""

import csv
import datetime as dt
import re
from pathlib import Path

import pytest

from rectify_docs.model.deadline import DeadlineKind
from rectify_docs.normalise.clause import DeadlineRules
from rectify_docs.normalise.deadline import DeadlineReading, read_deadline

TABLE = Path(__file__).parents[3] / "shared/domain/deadlines.tsv"
ANCHOR = dt.date(2018, 6, 29)
RULES = DeadlineRules(2018, ANCHOR)
"""The list of the published plan: of 2018, in force from 29 June."""
OWN = """
立行立改,长期坚持 immediate - immediate ongoing
立行立改 immediate - immediate
2018年8月 by_date 2018-08-31
2018年8月底 by_date 2018-08-31
2018年年底 by_date 2018-12-31
2019年年底 by_date 2019-12-31
2020年年底 by_date 2020-12-31
2018年7月底前 by_date 2018-07-31
2018年8月底前 by_date 2018-08-31
2018年6月底完成 by_date 2018-06-30
力争2018年9月完成 by_date 2018-09-30 soft
力争2018年年底前 by_date 2018-12-31 soft
2018年年底前 by_date 2018-12-31
2020年年底前 by_date 2020-12-31
到2020年 by_date 2020-12-31
到2020年年底 by_date 2020-12-31
2020年, by_date 2020-12-31
2019年城区清洁取暖率达到 by_date 2019-12-31
每半年各自至少研究1次 recurring -
每季度至少研究一次 recurring -
每年向同级人大常委会报告 recurring -
每周调度一次 recurring -
2023年9月30日前 by_date 2023-09-30
2025年12月31日 by_date 2025-12-31
2025年12月31日前 by_date 2025-12-31
2024年12月底 by_date 2024-12-31
“十四五”期间 by_plan 2025-12-31
2020年底前 by_date 2020-12-31
应于2020年底前完成 by_date 2020-12-31
2020年底完成的6项 by_date 2020-12-31
确保12月10日前完成 by_date 2018-12-10 R227
10月底前完成年度47个问题 by_date 2018-10-31 R227
今年6月底前 by_date 2018-06-30 R227
2018年底前完成 by_date 2018-12-31
2017年9月底前完成 by_date 2017-09-30
2018年3月底前完成 by_date 2018-03-31
2018年12月底前 by_date 2018-12-31
到2015年底 by_date 2015-12-31
到2019年底 by_date 2019-12-31
2024年底前,并长期坚持 by_date 2024-12-31 ongoing
2025年底前,并长期坚持 by_date 2025-12-31 ongoing
2026年底前 by_date 2026-12-31
已经完成,长期坚持 ongoing - ongoing R260
长期坚持 ongoing - ongoing
需长期坚持 ongoing - ongoing
需长期持续整改 ongoing - ongoing
短期攻坚、中期推进和长期坚持三个阶段 reference - R261
短期(6个月内)、中期(1-2年)、长期(3-5年) relative 2023-06-29
2024年8月前 by_date - R255
2027年前 by_date - R255
30个工作日内 relative 2018-08-10
45个工作日内 relative 2018-08-31
6个月内 relative 2018-12-29
7日内 relative 2018-07-06
10天内 relative 2018-07-09
7天内 relative 2018-07-06
每月10日、25日前 recurring -
争取“十一”之前 by_date 2018-09-30 soft R227
在市级整改方案明确的整改完成时限前 reference - R261
计划节点 unknown - R212
2018年计划 unknown - R212
2017岁尾前 unknown - R212
2018年第三季度 by_date 2018-09-30
2018年上半年 by_date 2018-06-30
2018年9月中旬 by_date 2018-09-20
2018.9.30 by_date 2018-09-30
2018-09-30 by_date 2018-09-30
18年底 by_date 2018-12-31
持续推进 ongoing - ongoing
立即整改 immediate - immediate
边督边改 immediate - immediate
按省要求时限 reference - R261
2018年底前完成XX,2020年底前全面完成 by_date 2020-12-31
"""
"""Phrase, kind, last day, then flags and the codes of findings."""
EXPECTED = {line.split()[0]: line.split()[1:] for line in OWN.strip().splitlines()}
KINDS = {
    "named day": "by_date",
    "by_date AMBIGUOUS": "by_date",
    "column, free text": "unknown",
    "not official": "unknown",
    "status": "ongoing",
}
"""Words of the documents' table → kinds; a stage with terms is relative, one without a reference."""


@pytest.mark.parametrize("text", EXPECTED)
def test_the_normal_form_of_a_phrase(text: str) -> None:
    read = read_deadline(text, RULES)
    deadline = read.deadline
    flags = [name for name in ("immediate", "ongoing", "soft") if getattr(deadline, name)]
    found = [deadline.kind.value, str(deadline.due or "-"), *flags, *(doubt.code for doubt in read.doubts)]
    assert (deadline.raw, found) == (text, EXPECTED[text])


def _rows() -> list[tuple[str, str, str]]:
    """Phrase, kind and last day of the documents' table, a row that names several phrases once for each."""
    if not TABLE.exists():
        return []
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    split = re.compile(r" / |, ")
    found = []
    for row in rows:
        phrases = [one.rstrip("…") for one in split.split(row[0].split("): ")[-1] if "NOT SEEN" in row[0] else row[0])]
        days = row[3].split(" / ") if len(row) > 3 else []
        kind = row[2] if len(row) > 2 else ""
        found += [(one, kind, days[at] if len(days) == len(phrases) else row[3]) for at, one in enumerate(phrases)]
    return found


@pytest.mark.skipif(not TABLE.exists(), reason="the table of phrases is not beside this checkout (../shared/domain)")
def test_the_table_of_the_documents_is_read_whole() -> None:
    rows = _rows()
    assert len(rows) == len(EXPECTED)
    assert {phrase for phrase, _, _ in rows} == set(EXPECTED)


@pytest.mark.parametrize(("text", "kind", "due"), _rows())
def test_a_phrase_has_the_normal_form_that_the_documents_table_states(text: str, kind: str, due: str) -> None:
    read = read_deadline(text, RULES)
    assert _kind_agrees(kind, read)
    assert _due_agrees(due, read)


def _kind_agrees(cell: str, read: DeadlineReading) -> bool:
    deadline = read.deadline
    if "quarter" in cell or cell in {"-", ""}:  # the phrases that were not seen: one cell for all of them
        return deadline.kind is not DeadlineKind.UNKNOWN
    if cell == "stage":
        return deadline.kind is (DeadlineKind.RELATIVE if deadline.due else DeadlineKind.REFERENCE)
    if cell == "status+ongoing":
        return deadline.ongoing and [doubt.code for doubt in read.doubts] == ["R260"]
    first, _, flag = cell.partition("+")
    return deadline.kind.value == KINDS.get(first, first) and (not flag or bool(getattr(deadline, flag)))


def _due_agrees(cell: str, read: DeadlineReading) -> bool:
    due, codes = read.deadline.due, {doubt.code for doubt in read.doubts}
    if match := re.fullmatch(r"(?:\d{4}|YYYY)(-\d\d-\d\d)", cell):
        return due is not None and due.isoformat().endswith(match[0].removeprefix("YYYY"))
    if " or " in cell:  # 2024-07-31 or 2024-08-31; 2026-12-31 or 2027-12-31
        hint = next(doubt.hint for doubt in read.doubts if doubt.code == "R255")
        return due is None and hint.replace("或", " or ") in cell
    return {
        "needs the document's year": due is not None and due.year == RULES.year and "R227" in codes,
        "10-01 of the document year, exclusive": due == dt.date(2018, 9, 30),
        "last day of month": due is not None and (due + dt.timedelta(days=1)).day == 1,
        "period end": due is not None and (due + dt.timedelta(days=1)).day == 1,
        "anchor + N": due is not None and due > ANCHOR,
        "anchor + N calendar days": due is not None and due > ANCHOR,
        "-": due is None or len(read.stages) == 2,  # stages that state their terms: relative to 印发日
        "look up": due is None,
        "": read.deadline.kind is not DeadlineKind.UNKNOWN,
    }[cell]
