"""Records → sheets as people lay them out: titles, headers in rows, any order, gaps, footers, several tables."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from random import Random

from benchmarks.fuzz.grid import Page
from benchmarks.fuzz.records import Record

NEEDED = ("measure_id", "text", "state")
OFTEN = ("serial", "percent", "completed_on", "measure", "trouble", "next_steps")
SELDOM = (
    "problem_id",
    "delay_reason",
    "expected_on",
    "evidence",
    "remark",
    "problem",
    "responsible",
    "deadline",
    "filled_by",
)
TITLES = (
    "落实省生态环境保护督察反馈意见整改进展情况表",
    "附件2",
    "（第12期）",
    "2026年3月27日",
    "单位：个、%",
    "请各单位于周五前报送。",
)
FOOTERS = (
    "填报人：张三　　审核人：李四",
    "备注：本表一式两份。",
    "联系电话：0530-1234567",
    "填报日期：2026年3月27日",
    "说明：按月填报。",
)
UPPER = ("本周调度情况", "整改情况", "基本信息", "问题和打算", "工作情况")
EXTRA = ("领导批示", "是否公开", "附件数")
"""Header words that no vocabulary knows."""


@dataclass(slots=True)
class Layout:
    """What a table looks like; the fields are filled by chance."""

    fields: list[str]
    names: dict[str, str]
    unit: str
    """The one reporting unit where no column names it."""
    titles: int = 1
    left: int = 0
    """Empty columns before the table."""
    header_rows: int = 1
    header_gap: int = 0
    merge: bool = True
    """Whether the file kind keeps merged ranges."""
    blank_column: int = -1
    tags: list[str] = field(default_factory=list)


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Field → its header words, as the product's vocabulary has them."""
    text = resources.files("rectify_docs.normalise").joinpath("columns.toml").read_text(encoding="utf-8")
    fields = tomllib.loads(text)["progress"]["fields"]
    return {name: tuple(word for word in words if "/" not in word) for name, words in fields.items()}


def plain_layout(rng: Random, unit: str, *, merge: bool) -> Layout:
    """A form as the office sent it out."""
    fields = [*(() if unit else ("unit",)), *NEEDED, *OFTEN]
    if rng.random() < 0.5:
        rng.shuffle(fields)
    return Layout(fields, {name: synonyms()[name][0] for name in fields}, unit, rng.randrange(3), merge=merge)


def wild_layout(rng: Random, unit: str, *, merge: bool) -> Layout:
    """A form as it comes back."""
    fields = [*(() if unit else ("unit",)), *NEEDED]
    fields += [name for name in OFTEN if rng.random() < 0.7] + [name for name in SELDOM if rng.random() < 0.3]
    rng.shuffle(fields)
    names = {name: _decorated(rng, rng.choice(synonyms()[name])) for name in fields}
    for word in EXTRA:
        if rng.random() < 0.1:
            fields.insert(rng.randrange(len(fields) + 1), word)
            names[word] = word
    titles = rng.choice((0, 1, 1, 2, 3, 5)) if rng.random() < 0.9 else rng.choice((8, 12, 14, 20))
    layout = Layout(fields, names, unit, titles, rng.choice((0, 0, 0, 1, 3)), merge=merge)
    layout.header_rows = rng.choice((1, 1, 2, 2, 3))
    layout.header_gap = rng.choice((0, 0, 0, 0, 1))
    layout.blank_column = rng.randrange(1, len(fields)) if rng.random() < 0.15 else -1
    layout.tags += [f"titles={titles}"] * (titles > 3) + [f"header rows={layout.header_rows}"] * (
        layout.header_rows > 1
    )
    layout.tags += ["header gap"] * layout.header_gap + ["blank column"] * (layout.blank_column > 0)
    return layout


def _decorated(rng: Random, word: str) -> str:
    at = rng.randrange(1, len(word)) if len(word) > 1 else 0
    return rng.choice(
        (
            word,
            word,
            word,
            f"{word[:at]} {word[at:]}",
            f"{word[:at]}\n{word[at:]}",
            f"*{word}",
            f"{word}：",
            f"　{word}",
            f"{word}（必填）",
        )
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table stands in its page."""

    page: Page
    layout: Layout
    columns: dict[str, int]
    data: tuple[int, ...]
    """Row of each record."""
    next_row: int


def put_table(rng: Random, page: Page, top: int, layout: Layout, members: list[Record], *, wild: bool) -> Placed:
    """Writes title lines, header, records and footers into the page, from row ``top`` on."""
    at, columns = layout.left, {}
    for position, name in enumerate(layout.fields):
        at += position == layout.blank_column
        columns[name] = at
        at += 1
    row = _above(rng, page, top, layout, at - 1)
    head = row
    row = _header(rng, page, row, layout, columns) + layout.header_gap
    data = []
    for index, record in enumerate(members):
        if wild and index:
            row = _between(rng, page, row, head, layout, columns)
        for name, column in columns.items():
            if record.cells.get(name) is not None:
                page.cells[row, column] = record.cells[name]
        data.append(row)
        row += 1
    if wild:
        row = _below(rng, page, row, layout)
    return Placed(page, layout, columns, tuple(data), row)


def join_cells(rng: Random, placed: Placed, name: str) -> list[tuple[int, int]]:
    """Merges cells of a field over rows that follow each other; (first record, last record) of each range."""
    column, joined, start = placed.columns.get(name), [], 0
    while column is not None and start < len(placed.data) - 1:
        end = start + rng.randrange(1, 4)
        while end >= len(placed.data) or placed.data[end] - placed.data[start] != end - start:
            end -= 1
        if end > start:
            rows = placed.data[start], placed.data[end]
            placed.page.merges.append((rows[0], column, rows[1], column))
            for row in range(rows[0] + 1, rows[1] + 1):
                placed.page.cells.pop((row, column), None)
            joined.append((start, end))
        start = end + rng.randrange(1, 3)
    return joined


def _above(rng: Random, page: Page, row: int, layout: Layout, last: int) -> int:
    for _ in range(layout.titles):
        page.cells[row, layout.left] = rng.choice(TITLES)
        if layout.merge and rng.random() < 0.7 and last > layout.left:
            page.merges.append((row, layout.left, row, last))
        row += 1
    if layout.unit:
        page.cells[row, layout.left] = f"填报单位：{layout.unit}"
        row += 1
    return row


def _header(rng: Random, page: Page, row: int, layout: Layout, columns: dict[str, int]) -> int:
    """The header in one to three rows: each upper word stands over neighbouring columns of the group above it."""
    last = row + layout.header_rows - 1
    group = sorted(columns.values())
    levels = dict.fromkeys(group, row)
    for level in range(row, last):
        group = _neighbours(rng, group, 2 + last - level)
        if not group:
            break
        page.cells[level, group[0]] = rng.choice(UPPER)
        if layout.merge:
            page.merges.append((level, group[0], level, group[-1]))
        levels |= dict.fromkeys(group, level + 1)
    for name, column in columns.items():
        level = levels[column]
        page.cells[level, column] = layout.names[name]
        if layout.merge and level < last:
            page.merges.append((level, column, last, column))
    return last + 1


def _neighbours(rng: Random, columns: list[int], most: int) -> list[int]:
    """Two or more columns side by side; none where a gap is between those that chance took."""
    width = rng.randrange(2, most + 1)
    start = rng.randrange(max(1, len(columns) - width + 1))
    taken = columns[start : start + width]
    return taken if len(taken) > 1 and taken[-1] - taken[0] == len(taken) - 1 else []


def _between(rng: Random, page: Page, row: int, head: int, layout: Layout, columns: dict[str, int]) -> int:
    """Sometimes a blank row, a repeated header or a 小计 between two records."""
    chance = rng.random()
    if chance < 0.06:
        layout.tags.append("blank row")
        return row + 1
    if chance < 0.10 and layout.header_rows == 1:
        layout.tags.append("repeated header")
        page.cells |= {(row, column): page.cells[head, column] for column in columns.values()}
        return row + 1
    if chance < 0.13:
        layout.tags.append("subtotal row")
        page.cells[row, layout.left] = "小计"
        return row + 1
    return row


def _below(rng: Random, page: Page, row: int, layout: Layout) -> int:
    if rng.random() < 0.3:
        layout.tags.append("total row")
        page.cells[row, layout.left] = "合计"
        row += 1
    row += rng.randrange(2)
    for _ in range(rng.randrange(3)):
        page.cells[row, layout.left + (rng.random() < 0.2)] = rng.choice(FOOTERS)
        row += 1
    return row
