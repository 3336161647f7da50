"""Every phrase that was found in real documents, read from the table beside the checkout."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from rectify_docs.normalise.deadline import DeadlineRules, read_deadline

TABLE = Path(__file__).parents[3] / "shared/domain/deadlines.tsv"
RULES = DeadlineRules(2018, dt.date(2018, 6, 29))
KNOWN: dict[str, tuple[tuple[str, str, str], ...]] = {
    "立行立改,长期坚持": (("立行立改,长期坚持", "immediate", ""),),
    "立行立改": (("立行立改", "immediate", ""),),
    "2018年8月": (("2018年8月", "by_date", "2018-08-31"),),
    "2018年8月底": (("2018年8月底", "by_date", "2018-08-31"),),
    "2018年年底 / ": (("2018年年底", "by_date", "2018-12-31"), ("2020年年底", "by_date", "2020-12-31")),
    "2018年7月底前 / ": (("2018年7月底前", "by_date", "2018-07-31"), ("2018年8月底前", "by_date", "2018-08-31")),
    "2018年6月底完成": (("2018年6月底完成方案", "by_date", "2018-06-30"),),
    "力争2018年9月完成 / ": (
        ("力争2018年9月完成", "by_date", "2018-09-30"),
        ("力争2018年年底前", "by_date", "2018-12-31"),
    ),
    "2018年年底前 / ": (("2018年年底前", "by_date", "2018-12-31"), ("2020年年底前", "by_date", "2020-12-31")),
    "到2020年 / ": (
        ("到2020年", "by_date", "2020-12-31"),
        ("到2020年年底", "by_date", "2020-12-31"),
        ("2020年,", "by_date", "2020-12-31"),
    ),
    "2019年城区清洁取暖率达到": (("2019年城区清洁取暖率达到90%以上", "by_date", "2019-12-31"),),
    "每半年各自": (
        ("每半年各自至少研究1次", "recurring", ""),
        ("每季度至少研究一次", "recurring", ""),
        ("每年向同级人大常委会报告", "recurring", ""),
        ("每周调度一次", "recurring", ""),
    ),
    "2023年9月30日前": (("2023年9月30日前", "by_date", "2023-09-30"),),
    "2025年12月31日 / ": (
        ("2025年12月31日", "by_date", "2025-12-31"),
        ("2025年12月31日前", "by_date", "2025-12-31"),
    ),
    "2024年12月底": (("2024年12月底", "by_date", "2024-12-31"),),
    "“十四五”期间": (("“十四五”期间", "by_plan", "2025-12-31"),),
    "2020年底前 / ": (
        ("2020年底前", "by_date", "2020-12-31"),
        ("应于2020年底前完成", "by_date", "2020-12-31"),
        ("2020年底完成的6项", "by_date", "2020-12-31"),
    ),
    "确保12月10日前完成": (
        ("确保12月10日前完成", "by_date", "2018-12-10"),
        ("10月底前完成年度47个问题", "by_date", "2018-10-31"),
        ("今年6月底前", "by_date", "2018-06-30"),
    ),
    "2018年底前完成,": (
        ("2018年底前完成", "by_date", "2018-12-31"),
        ("2017年9月底前完成", "by_date", "2017-09-30"),
        ("2018年12月底前", "by_date", "2018-12-31"),
    ),
    "到2015年底": (("到2015年底", "by_date", "2015-12-31"), ("到2019年底", "by_date", "2019-12-31")),
    "2024年底前,并长期坚持": (
        ("2024年底前,并长期坚持", "by_date", "2024-12-31"),
        ("2025年底前,并长期坚持", "by_date", "2025-12-31"),
    ),
    "2026年底前": (("2026年底前", "by_date", "2026-12-31"),),
    "已经完成,长期坚持": (("已经完成,长期坚持", "ongoing", ""),),
    "长期坚持 / ": (
        ("长期坚持", "ongoing", ""),
        ("需长期坚持", "ongoing", ""),
        ("需长期持续整改", "ongoing", ""),
    ),
    "短期攻坚": (("短期攻坚、中期推进和长期坚持三个阶段", "reference", ""),),
    "短期(6个月内)": (
        ("短期(6个月内)", "relative", "2018-12-29"),
        ("中期(1-2年)", "relative", "2020-06-29"),
        ("长期(3-5年)", "relative", "2023-06-29"),
    ),
    "2024年8月前 / ": (("2024年8月前", "by_date", ""), ("2027年前", "by_date", "")),
    "30个工作日内": (
        ("30个工作日内", "relative", "2018-08-10"),
        ("45个工作日内", "relative", "2018-08-31"),
        ("6个月内", "relative", "2018-12-29"),
    ),
    "7日内": (
        ("7日内", "relative", "2018-07-06"),
        ("10天内", "relative", "2018-07-09"),
        ("7天内", "relative", "2018-07-06"),
    ),
    "每月10日": (("每月10日、25日前", "recurring", ""),),
    "争取“十一”之前": (("争取“十一”之前", "by_date", "2018-09-30"),),
    "在市级整改方案": (("在市级整改方案明确的整改完成时限前", "reference", ""),),
    "计划节点": (("计划节点", "unknown", ""), ("2018年计划", "unknown", "")),
    "2017岁尾前": (("2017岁尾前", "unknown", ""),),
    "NOT SEEN": (
        ("2018年第三季度", "by_date", "2018-09-30"),
        ("2018年上半年", "by_date", "2018-06-30"),
        ("2018年9月中旬", "by_date", "2018-09-20"),
        ("2018.9.30", "by_date", "2018-09-30"),
        ("2018-09-30", "by_date", "2018-09-30"),
        ("18年底", "by_date", "2018-12-31"),
        ("持续推进", "ongoing", ""),
        ("立即整改", "immediate", ""),
        ("边督边改", "immediate", ""),
        ("按省要求时限", "reference", ""),
        ("2018年底前完成XX,2020年底前全面完成", "by_date", "2020-12-31"),
    ),
}
"""Beginning of a row of the table → its phrases, each with kind and last day."""


@pytest.mark.parametrize(("text", "kind", "due"), sorted({case for cases in KNOWN.values() for case in cases}))
def test_the_normal_form_of_a_phrase(text: str, kind: str, due: str) -> None:
    deadline = read_deadline(text, RULES).deadline
    assert (deadline.kind.value, str(deadline.due or "")) == (kind, due)


@pytest.mark.skipif(not TABLE.exists(), reason="the table of phrases is not beside this checkout (../shared/domain)")
def test_every_row_of_the_table_is_covered() -> None:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = [row[0] for row in list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]
    missing = [row for row in rows if not any(row == start or row.startswith(start) for start in KNOWN)]
    assert missing == []
    assert len(rows) >= len(KNOWN) - 1
