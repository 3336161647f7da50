"""The hazard table with the outcome of its tests, as Markdown."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

TABLE = Path(__file__).with_name("hazards.toml")
Outcomes = dict[str, list[tuple[str, str]]]
"""Hazard → (test, outcome)."""
HEAD = """# 风险表：真实表格会怎样出错，程序怎样处理

每一行都由测试在真实文件（.xlsx、.xls、.csv、.html、.docx 等）中造出来，再看程序读成什么。
本页由 `make hazards` 按测试结果生成。

| 编号 | 风险 | 处理 | 测试 | 结果 |
|---|---|---|---|---|
"""


def hazards() -> dict[str, tuple[str, str]]:
    """Id → what goes wrong, what is done."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {id_: (what, done) for id_, (what, done) in rows.items()}


def report(outcomes: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    """The table; a hazard without a test is said to have none."""
    rows = [_row(id_, what, done, outcomes.get(id_, ())) for id_, (what, done) in hazards().items()]
    passed = sum(row.endswith("| 通过 |") for row in rows)
    return HEAD + "\n".join(rows) + f"\n\n共{len(rows)}行，通过{passed}行。\n"


def _row(id_: str, what: str, done: str, seen: Sequence[tuple[str, str]]) -> str:
    names = dict.fromkeys(
        f"`{Path(test.split('::')[0]).name}::{test.split('::')[-1].split('[')[0]}`" for test, _ in seen
    )
    result = "没有测试" if not seen else "通过" if all(outcome == "passed" for _, outcome in seen) else "未通过"
    return f"| {id_} | {what} | {done} | {'<br>'.join(names)}（{len(seen)}例） | {result} |"
