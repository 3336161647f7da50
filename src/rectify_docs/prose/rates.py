"""A11: a column of percentages is part ÷ whole where both stand in the table, rounding allowed for.

完成率 beside 已完成 and 措施数; 占比 beside the one column that is summed. Which columns they are, the head has to
say and most rows have to bear out: a rate of something else is let be.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from rectify_docs.prose.remark import Remark, Severity
from rectify_docs.prose.table import Amount, Cell, Table, amount

RATE = re.compile(r"^(?P<of>[\u4e00-\u9fff]{2,6})率(?:（%）)?$")
SHARE = re.compile(r"^(?:占比|比重|所占比[例重]|占[总全][\u4e00-\u9fff]{0,4}(?:比[例重]?)?)(?:（%）)?$")
WHOLE = re.compile(r"总|合计|应|^[\u4e00-\u9fff]{2,4}数(?:量|（[^（）]*）)?$")
NOT_COUNTED = re.compile(r"率|比|占|%|位次|排名|名次|序号|编号|未|不|无|非|日期|时限")
"""In heads of columns that are neither part nor whole."""
MOST = Decimal("0.75")
"""Share of the rows that have to bear out what the columns are taken for."""
FEWEST = 3
"""Rows that bear it out at least."""
HUNDRED = Decimal(100)
Row = Mapping[int, Cell]


def rates(_: Sequence[str], tables: Sequence[Table]) -> Iterator[Remark]:
    """Percentages that do not follow from the columns beside them."""
    for table in tables:
        for column, head in table.head.items():
            if match := RATE.match(head):
                pairs = [
                    (part, whole) for part in _parts(table, match["of"]) for whole in _wholes(table) if part != whole
                ]
                yield from _wrong(table, column, [_of_columns(*pair) for pair in pairs], rounding=1)
            elif SHARE.match(head):
                yield from _wrong(table, column, [_of_sum(table, part) for part in _counted(table)], rounding=2)


def _parts(table: Table, of: str) -> list[int]:
    """已完成, 完成数 for 完成率; 按期完成数 is another thing."""
    named = re.compile(rf"^已?{re.escape(of)}(?:数量?|的?[\u4e00-\u9fff]{{0,2}}数)?(?:（[^（）]*）)?$")
    return [column for column in _counted(table) if named.match(table.head[column])]


def _wholes(table: Table) -> list[int]:
    return [column for column in _counted(table) if WHOLE.search(table.head[column])]


def _counted(table: Table) -> list[int]:
    """Columns of numbers that are counts."""
    heads = [column for column, head in table.head.items() if head and not NOT_COUNTED.search(head)]
    return [column for column in heads if any(_number(row, column) for row in table.body)]


Ask = Callable[[Row], Decimal | None]
"""Row → the percentage that should stand in it; None where that cannot be told."""


def _of_columns(part: int, whole: int) -> Ask:
    def ask(row: Row) -> Decimal | None:
        some, all_ = _number(row, part), _number(row, whole)
        return HUNDRED * some.value / all_.value if some and all_ and all_.value and some.unit == all_.unit else None

    return ask


def _of_sum(table: Table, part: int) -> Ask:
    """Of the sum of the rows above 合计, or of all."""
    last = table.body[-1] if table.body else {}
    whole = _number(last, part)
    total = whole.value if whole else Decimal(0)

    def ask(row: Row) -> Decimal | None:
        some = _number(row, part)
        return HUNDRED * some.value / total if some and total else None

    return ask if any("合计" in cell.bare or "总计" in cell.bare for cell in last.values()) else lambda _: None


def _wrong(table: Table, column: int, asks: Sequence[Ask], *, rounding: int) -> Iterator[Remark]:
    """Rows that fall out of what most rows bear out.

    Args:
        table: the table.
        column: that of the percentages.
        asks: what the column may be.
        rounding: half units of the last digit that are allowed (two for shares that are made to add up to 100%).
    """
    for ask in asks:
        told = [
            (row[column], found, wanted)
            for row in table.body
            if (found := _percent(row, column, table)) and (wanted := ask(row)) is not None
        ]
        off = [(cell, wanted) for cell, found, wanted in told if abs(found.value - wanted) > rounding * found.half]
        right = len(told) - len(off)
        if right >= FEWEST and right >= MOST * len(told):
            yield from (_remark(cell, wanted) for cell, wanted in off)
            return


def _percent(row: Row, column: int, table: Table) -> Amount | None:
    """A percentage, whose sign may stand in the head."""
    found = _number(row, column)
    return found if found and (found.unit == "%" or (not found.unit and "%" in table.head[column])) else None


def _number(row: Row, column: int) -> Amount | None:
    return amount(row[column].text) if column in row else None


def _remark(cell: Cell, wanted: Decimal) -> Remark:
    found = cell.text.strip()
    said = amount(found)
    fix = f"{wanted.quantize(Decimal(1).scaleb(-said.decimals if said else 0))}{said.unit if said else ''}"
    start = cell.text.index(found)
    advice = "百分数应等于同行部分数除以总数，请更正百分数或所在行的数"
    return Remark("A11", Severity.ERROR, advice, "统计常识", cell.at, start, start + len(found), found, fix)
