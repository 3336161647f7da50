"""A number → a mutated file, the same on every machine, and what has to be found again in it."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from random import Random

from benchmarks.fuzz.damage import damaged
from benchmarks.fuzz.grid import Page
from benchmarks.fuzz.hostile import make_hostile
from benchmarks.fuzz.layout import join_cells, plain_layout, put_table, wild_layout
from benchmarks.fuzz.records import UNITS, Record, records
from benchmarks.fuzz.write import xls, xlsm, xlsx
from benchmarks.fuzz.write_text import delimited, ods, web_page

SORTS = ("bytes", "cells", "structure")
KINDS = (
    "xlsx", "xls", "csv utf-8", "xlsm", "ods", "csv utf-8-sig", "xlsx", "txt utf-16", "html", "xls", "csv gb18030",
    "txt gb18030", "html gb18030",
)  # fmt: skip
"""File kinds in turn; those that units send most come twice."""
ENDINGS = {"xlsx": ".xlsx", "xlsm": ".xlsm", "xls": ".xls", "ods": ".ods", "csv": ".csv", "txt": ".txt", "html": ".xls"}
WRITERS = {"xlsx": xlsx, "xlsm": xlsm, "xls": xls, "ods": ods}
BOOKS = frozenset({"xlsx", "xlsm", "xls"})
NAMES = (
    "{u}3月27日进展",
    "附件2：整改进展情况表（{u}）",
    "进展 {u} 20260327",
    "新建 XLS 工作表",
    "😀{u}",
    "\u202e{u}",
    "2026年第12周 {u}",
    "{{{{ x }}}}",
)
SHEETS = ("Sheet1", "进展情况", "3月27日", "3.27", "第12周", "东城区", "表一")
OTHERS = ("3月20日", "上周", "Sheet2", "Sheet3", "明细", "3.13")
BASES = 12
"""Undamaged files of each kind that the byte mutants start from."""


@dataclass(slots=True)
class Mutant:
    """One file to be read."""

    number: int
    sort: str
    kind: str
    name: str
    """Path below a workspace."""
    data: bytes = b""
    tokens: Counter[str] = field(default_factory=Counter)
    """Token → rows that have to be found with it; empty for damaged bytes."""
    tags: list[str] = field(default_factory=list)
    """What was done, for people."""
    with_roster: bool = True


def make(number: int) -> Mutant:
    """The mutant of a number."""
    rng = Random(number)
    sort, kind = SORTS[number % len(SORTS)], KINDS[number // len(SORTS) % len(KINDS)]
    unit = rng.choice(UNITS)
    stem = rng.choice(NAMES).format(u=rng.choice((unit, unit, rng.choice(UNITS), "")))
    mutant = Mutant(
        number, sort, kind, f"input/progress/2026-03-27/{stem}{_ending(rng, kind)}", with_roster=rng.random() < 0.8
    )
    if sort == "bytes":
        base = _base(kind, rng.randrange(BASES))
        other = _base(rng.choice(("xlsx", "ods", "xls")), rng.randrange(BASES))
        mutant.data, mutant.tags = damaged(rng, base, other)
    else:
        mutant.data = _whole(rng, mutant, unit if rng.random() < 0.4 else "")
    return mutant


def _ending(rng: Random, kind: str) -> str:
    """Sometimes a name that lies about the content."""
    ending = ENDINGS[kind.partition(" ")[0]]
    return rng.choice((".xls", ".xlsx", ending.upper())) if rng.random() < 0.06 and ending != ".txt" else ending


@cache
def _base(kind: str, index: int) -> bytes:
    rng = Random(f"base {kind} {index}")
    sort = "structure" if index % 2 else "cells"
    return _whole(rng, Mutant(index, sort, kind, ""), "")


def _whole(rng: Random, mutant: Mutant, unit: str) -> bytes:
    """A file as a program writes it; notes the tokens of the mutant."""
    pages = _pages(rng, mutant, unit)
    form, _, encoding = mutant.kind.partition(" ")
    if form in WRITERS:
        return WRITERS[form](pages)
    if form == "html":
        return web_page(pages[0], encoding or "utf-8")
    return delimited(pages[0], encoding, "\t" if form == "txt" else rng.choice((",", ",", ",", ";")))


def _pages(rng: Random, mutant: Mutant, unit: str) -> list[Page]:
    wild, book = mutant.sort == "structure", mutant.kind in BOOKS | {"ods"}
    count = rng.choice((1, 1, 1, 2, 3)) if wild and book else 1
    pages = [Page(rng.choice(SHEETS)), *(Page(name) for name in rng.sample(OTHERS, count - 1))]
    members = records(rng, mutant.number, rng.randrange(1, 13) * count, unit)
    for at, page in enumerate(pages):
        _fill(rng, mutant, page, members[at::count], unit)
        mutant.tags.append(f"sheet {page.name}")
        if at and rng.random() < 0.3:
            page.visible = False
            mutant.tags.append("hidden sheet")
    if wild and book and rng.random() < 0.2:
        pages.insert(rng.randrange(2), Page("填表说明", {(0, 0): "填表说明", (1, 0): "一、请按期报送。"}))
        mutant.tags.append("sheet of notes")
    return pages


def _fill(rng: Random, mutant: Mutant, page: Page, members: list[Record], unit: str) -> None:
    """One to three tables in the page."""
    wild, merge = mutant.sort == "structure", mutant.kind in BOOKS | {"html", "html gb18030"}
    tables = rng.choice((1, 1, 1, 1, 2, 3)) if wild else 1
    mutant.tags += [f"tables={tables}"] * (tables > 1)
    top = 0
    for at in range(tables):
        own = members[at::tables]
        layout = wild_layout(rng, unit, merge=merge) if wild else plain_layout(rng, unit, merge=merge)
        if not wild:
            for record in own:
                mutant.tags += make_hostile(rng, record)
            if rng.random() < 0.15 and own:
                own.insert(rng.randrange(len(own)), rng.choice(own))
                mutant.tags.append("row twice")
        placed = put_table(rng, page, top, layout, own, wild=wild)
        tokens = [record.token for record in own]
        if wild and mutant.kind in BOOKS and rng.random() < 0.5:
            name = rng.choice(("unit", "problem", "measure", "problem_id", "measure_id", "text", "state", "percent"))
            for first, last in join_cells(rng, placed, name):
                mutant.tags.append(f"merged {name}")
                if name == "text":
                    tokens[first : last + 1] = [tokens[first]] * (last + 1 - first)
        mutant.tokens.update(tokens)
        mutant.tags += layout.tags
        if wild and placed.data and rng.random() < 0.15:
            page.hidden_rows.add(rng.choice(placed.data))
            mutant.tags.append("hidden row")
        if wild and rng.random() < 0.1:
            page.hidden_columns.add(rng.choice(list(placed.columns.values())))
            mutant.tags.append("hidden column")
        top = placed.next_row + rng.randrange(1, 4)
