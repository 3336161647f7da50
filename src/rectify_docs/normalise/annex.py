"""A published annex: tables of a document, usually without 问题编号 and 措施编号 → problems and measures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rectify_docs.model.finding import finding
from rectify_docs.model.measure import MeasureList
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import RawSheet
from rectify_docs.model.source import SourceRef
from rectify_docs.model.stage import SourceKind
from rectify_docs.normalise.account import Account, account_totals
from rectify_docs.normalise.columns import Vocabulary, vocabulary
from rectify_docs.normalise.declared import stated_year
from rectify_docs.normalise.enumeration import pieces
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.listing import Entry, Listed, is_renumbered, measure_list
from rectify_docs.normalise.serials import parse_problem_id
from rectify_docs.normalise.table import Table, continued, find_tables

HEADER_ROWS = 15
"""Rows of a table in which its header is looked for."""
REQUIRED = (("problem", "target"), ("measure",), ("units", "lead", "deadline"))
"""What a table must have to be a list of measures."""
SPLIT = ("units", "persons", "deadline")
"""Cells that may be counted off along with the measures."""
MARK = "(续)"


@dataclass(slots=True)
class _Draft:
    """The list while it is made."""

    account: Account = field(default_factory=Account)
    problems: list[Listed] = field(default_factory=list)
    area: str = ""
    merged_to: int = 0
    """Last row of the merged cell that holds the open problem."""


def annex_words() -> Vocabulary:
    """The header words of measure lists; 序号 takes the place of the ids."""
    return replace(vocabulary("measures"), required=REQUIRED)


def list_tables(sheets: Sequence[RawSheet]) -> tuple[Table, ...]:
    """The tables that are lists of measures; one without a header goes on with the columns of the one before it."""
    words = annex_words()
    found: list[Table] = []
    for sheet in sheets:
        own = [t for t in find_tables(sheet, words, HEADER_ROWS) if all(t.has(*fields) for fields in words.required)]
        width = max((len(row) for row in sheet.rows), default=0)
        if not own and found and width == max(len(row) for row in found[-1].sheet.rows):
            own = [continued(sheet, found[-1])]
        found += own
    return tuple(found)


def read_annex(tables: Sequence[Table], above: Sequence[str] = ()) -> Reading[MeasureList]:
    """The measure list of an annex's tables; no record where they hold no measure.

    Findings: R211 a row without problem or measure, R266 a problem goes on in the next table, R267 several measures in
    one cell that were not told apart, R268 the problems were counted anew.

    Args:
        tables: the lists, in the document's order.
        above: the document's text, in which the year stands.
    """
    draft = _Draft()
    for table in tables:
        draft.account.sheets[table.sheet.file, table.sheet.name] = table.sheet
        draft.merged_to = 0
        account_totals(table, draft.account)
        for row in table.rows:
            if section := _section(table, row):
                draft.area = section
                continue
            draft.account.count(table.sheet.file, 1)
            _read_row(table, row, draft)
    problems = [one for one in draft.problems if one.entries]
    if is_renumbered(problems) and tables:
        draft.account.note(finding("R268", SourceRef(tables[0].sheet.file)))
    year = stated_year([*above, *(line for table in tables for line in table.above)])
    return draft.account.reading((measure_list(problems, year, SourceKind.FEEDBACK),) if problems else ())


def _section(table: Table, row: int) -> str:
    """The text of a row that is one cell over the whole width: the heading of a part, 领域."""
    texts = {text for value in table.sheet.rows[row - 1] if (text := str(value or "").strip())}
    spans = any(m.first_row == row and m.first_column < m.last_column for m in table.sheet.merges)
    return texts.pop() if len(texts) == 1 and spans else ""


def _read_row(table: Table, row: int, draft: _Draft) -> None:
    problem = _problem(table, row, draft)
    text = table.text(row, "measure")
    if problem is None or not text:
        name = "measure" if problem else "problem"
        place, label = table.ref(row, name), table.words.label(name)
        draft.account.reject(table, row, finding("R211", place, content=str(place), row=row, field=label))
        return
    problem.entries += _entries(table, row, draft)


def _problem(table: Table, row: int, draft: _Draft) -> Listed | None:
    """The problem of a row: its own, the one that it is merged with, or, on top of a table, the one before."""
    number, text = parse_problem_id(table.value(row, "serial") or table.value(row, "problem_id")), _own_text(table, row)
    last = draft.problems[-1] if draft.problems else None
    if not number and not text:
        if last and row <= draft.merged_to:
            return last
        if last and row == table.rows[0]:
            draft.account.note(finding("R266", table.ref(row, "problem"), content=last.text[:20]))
            draft.merged_to = max(_merged_to(table, row), row)
            return last
        return None
    draft.merged_to = max(_merged_to(table, row), row)
    if last and _is_same(last, number, text):
        return last
    target = table.text(row, "target")
    area = table.text(row, "area") or draft.area
    draft.problems.append(Listed(text or target, table.source(row), number, area, target))
    return draft.problems[-1]


def _own_text(table: Table, row: int) -> str:
    return table.text(row, "problem") or ("" if table.has("problem") else table.text(row, "target"))


def _is_same(last: Listed, number: str, text: str) -> bool:
    """Whether a row says the problem before it again: merged over its measures, or marked （续）."""
    said = key(text).removesuffix(MARK).removeprefix(MARK)
    same_text = not said or said == key(last.text)
    return same_text and (not number or number == last.number)


def _merged_to(table: Table, row: int) -> int:
    """The last row of the merged cell in which a row's problem or 序号 stands."""
    columns = {table.header.columns.get(name, 0) for name in ("problem", "serial", "target")}
    spans = (m for m in table.sheet.merges if m.first_column in columns and m.first_row <= row <= m.last_row)
    return max((m.last_row for m in spans), default=row)


def _entries(table: Table, row: int, draft: _Draft) -> Iterator[Entry]:
    """The measures of a row: several where the cell counts them off and the other cells fit."""
    texts = {name: table.text(row, name) for name in ("units", "lead", "support", "persons", "deadline")}
    texts |= {name: table.text(row, name) for name in ("supervisor", "acceptor")}
    measures = pieces(table.text(row, "measure"))
    others = {name: pieces(texts[name]) for name in SPLIT}
    fits = all(len(parts) in {1, len(measures)} for parts in others.values())
    if len(measures) > 1 and not fits:
        place = table.ref(row, "measure")
        draft.account.note(finding("R267", place, content=place.cell, count=len(measures)))
        measures, others = (table.text(row, "measure"),), {}
    for at, measure in enumerate(measures):
        own = {name: parts[at] for name, parts in others.items() if len(parts) == len(measures)}
        yield Entry(measure, table.source(row), **(texts | own))
