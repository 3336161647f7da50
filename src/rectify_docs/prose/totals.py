"""A11: 合计 and 小计 are the sums of their rows, rounding allowed for.

What cannot be summed for sure is let be: rates, ranks and dates, rows of several levels, tables of a document that says
that something is counted several times, and tables in which no column adds up as it is read here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from rectify_docs.prose.remark import Remark, Severity
from rectify_docs.prose.table import NOTHING, Amount, Cell, Table, amount, is_labelled, label

TOTAL = re.compile(r"^(?:合计|总计|共计|总合计)(?:（[^（）]*）)?[：:]?$")
PART = re.compile(r"^小计(?:（[^（）]*）)?[：:]?$|^[^，。]{1,12}小计[：:]?$")
NOT_SUMMED = re.compile(
    r"率|比|占|%|％|‰|均|次序|位次|名次|排名|序号|编号|代码|序时|进度|日期|时间|时限|期限|年份|月份|电话|浓度|指数"
    r"|单价|价格|等级|得分|评分|分数|最[大高低小多少]|增速|增长|增幅|同比|环比|定额|标准|强度|系数|温度|累计"
)
"""Heads of columns whose numbers do not add up to anything."""
SEVERAL = re.compile(r"其中|^[（(][一二三四五六七八九十\d]+[）)]|^(?:按|分).{1,8}[：:分]")
"""Labels of rows that are parts of others."""
OVERLAPPING = re.compile(
    r"重复(?:计|统计|列|纳入)|重叠|交叉(?:重复|计)|(?:分别|均|各自?)计入|大于(?:总数|合计)|不等于|剔除|去重|扣除重"
    r"|(?:涉及|属于)(?:多|两|几)个|四舍五入[^。]{0,15}(?:合计|总|分项)|(?:合计|总|分项)[^。]{0,15}(?:四舍五入|不含|不包括|未列)"
)
"""Said anywhere in the document: its sums need not be the sums of what is printed."""
MEASURED = re.compile(r"[万亿元吨亩米]|公顷|公里|投资|资金|面积|千瓦|km|ha")
"""Amounts that are rounded before they are printed, whole numbers too."""
FEWEST = 2
"""Rows that make a sum."""
Row = Mapping[int, Cell]


def totals(paragraphs: Sequence[str], tables: Sequence[Table]) -> Iterator[Remark]:
    """Sums that are not those of their rows."""
    if any(OVERLAPPING.search(text) for text in paragraphs):
        return
    for table in tables:
        if not any(SEVERAL.search(label(row)) for row in table.body):
            wrong, right = _compared(table)
            if right or len({cell.column for cell, _ in wrong}) == 1:
                yield from (_remark(cell, sums) for cell, sums in wrong)


def _compared(table: Table) -> tuple[list[tuple[Cell, Decimal]], int]:
    """Sums that are wrong, each with what its rows add up to; and how many are right."""
    wrong, right = list[tuple[Cell, Decimal]](), 0
    for at, row in enumerate(table.body):
        readings = list(_readings(table.body, at)) if _kind(row) else []
        for column, cell in row.items():
            said = amount(cell.text)
            if said is None or not _is_summed(table, column):
                continue
            added = [found for rows in readings if (found := _added(rows, column, said, table.head[column]))]
            if any(fits for _, fits in added):
                right += 1
            elif added:
                wrong.append((cell, added[0][0]))
    return wrong, right


def _readings(body: Sequence[Row], at: int) -> Iterator[list[Row]]:
    """The rows that a sum may be meant to add up, the likeliest first."""
    kind = _kind(body[at])
    for rows in (list(reversed(body[:at])), list(body[at + 1 :])):
        block = _until(rows, {"合计"} if kind == "合计" else {"合计", "小计"})
        plain = [row for row in block if not _kind(row)]
        parts = [row for row in block if _kind(row) == "小计"]
        yield from (found for found in (plain, parts if kind == "合计" else []) if len(found) >= FEWEST)


def _until(rows: Sequence[Row], kinds: set[str]) -> list[Row]:
    end = next((at for at, row in enumerate(rows) if _kind(row) in kinds), len(rows))
    return list(rows[:end])


def _kind(row: Row) -> str:
    """合计, 小计, or nothing."""
    texts = [cell.bare for cell in row.values()]
    if any(TOTAL.match(text) for text in texts):
        return "合计"
    return "小计" if any(PART.match(text) for text in texts) else ""


def _is_summed(table: Table, column: int) -> bool:
    head = table.head.get(column, "")
    return bool(head) and not NOT_SUMMED.search(head)


def _added(rows: Sequence[Row], column: int, said: Amount, head: str) -> tuple[Decimal, bool] | None:
    """Sum of a column and whether it is what was said; None where something in it is no number of that unit."""
    cells = [row.get(column) for row in rows]
    if not all(cell is not None and is_labelled(row) for cell, row in zip(cells, rows, strict=True)):
        return None
    texts = [cell.bare for cell in cells if cell is not None and cell.bare not in NOTHING]
    found = [one for text in texts if (one := amount(text))]
    if len(found) < max(len(texts), FEWEST) or {one.unit for one in (*found, said)} - {said.unit} or said.unit == "%":
        return None
    total = sum((one.value for one in found), Decimal(0))
    rounded = any(one.decimals for one in (*found, said)) or MEASURED.search(head + said.unit)
    room = said.half + sum(one.half for one in found) if rounded else Decimal(0)
    return total, abs(total - said.value) <= room


def _remark(cell: Cell, total: Decimal) -> Remark:
    advice = f"合计应等于各行之和，各行之和为{total}，请更正合计或各行"
    start = cell.text.index(cell.text.strip())
    found = cell.text.strip()
    return Remark("A11", Severity.ERROR, advice, "统计常识", cell.at, start, start + len(found), found)
