"""A raw sheet taken apart into tables: lines above the header, data rows, totals, lines below (H01, H04, H06, H07)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rectify_docs.model.sheet import CellMark, CellValue, RawSheet
from rectify_docs.model.source import RowSource, SourceRef
from rectify_docs.normalise.columns import Vocabulary
from rectify_docs.normalise.header import Header, find_header, next_header, repeats
from rectify_docs.normalise.keys import SHORT, clean, key

FOOTER = re.compile(
    r"(?:填报人|填表人|制表人?|审核人?|审批人?|经办人|联系人|联系电话|联系方式|电话|手机|备注|注|说明|填表说明|填报说明|填报要求"
    r"|填报日期|填表日期|填报时间|填表时间|报送日期|填报单位|报送单位|填表单位|单位负责人|负责人|主要负责人|主要领导"
    r"|分管负责人|分管领导|签字|签名|盖章|日期)(?:\([^)]*\))?(?:\d{0,2}[:.、].*)?",
    re.DOTALL,
)
TOTAL = re.compile(r"(?:合计|小计|总计|共计)(?:\([^()]*\))?[:：]?(?:共?\d{0,6}[项条家个件户]?(?:措施|问题|单位)?)?")
"""The word alone or with a count; 共计完成12家企业整治 is no total."""
COUNT = re.compile(r"(?:合计|小计|总计|共计|共)[:：　]*(\d{1,6})(?![\d.%])")
MANY = 4
"""Cells that no footer fills beside its own words."""
TITLE = re.compile(r"[表单账]$|情况|进展|台账|清单|汇总|(?:填报|报送|填表|上报)(?:单位|部门)")
NEXT_PAGE = re.compile(r"^[^，。；]{0,30}(?:[(（]续表?[)）]|第.{1,4}页[^，。；]{0,8})$|^续表")
SUBTOTAL = "小计"
REPORTER = re.compile(r"(?:填报|报送|填表|上报)(?:单位|部门)")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet, with what stands around it."""

    sheet: RawSheet
    words: Vocabulary
    header: Header
    rows: tuple[int, ...]
    """1-based numbers of the data rows."""
    totals: tuple[int, ...]
    """合计 and 小计 rows."""
    numbered: tuple[int, ...]
    """Rows that hold nothing but a 序号."""
    above: tuple[str, ...]
    """Texts of the lines above the header, each once."""
    below: tuple[str, ...]
    """Texts of the lines that are footers."""

    def has(self, *fields: str) -> bool:
        """Whether one of the fields has a column."""
        return any(one in self.header.columns for one in fields)

    def value(self, row: int, name: str) -> CellValue:
        """The cell of a field in one of the table's rows; None where there is no such column."""
        column = self.header.columns.get(name, 0)
        cells = self.sheet.rows[row - 1]
        return cells[column - 1] if 0 < column <= len(cells) else None

    def text(self, row: int, name: str) -> str:
        """The cell of a field as clean text."""
        return cell_text(self.value(row, name))

    def mark(self, row: int, name: str) -> CellMark | None:
        """The mark of a field's cell."""
        return self.sheet.marks.get((row, self.header.columns.get(name, 0)))

    def source(self, row: int) -> RowSource:
        """The row as a record's source."""
        return RowSource(self.sheet.file, self.sheet.name, row, self.header.columns)

    def ref(self, row: int = 0, name: str = "") -> SourceRef:
        """A cell, a row, or the sheet."""
        return SourceRef(self.sheet.file, self.sheet.name, row, self.header.columns.get(name, 0) if row else 0)

    def wrong_totals(self) -> Iterator[tuple[int, int, int]]:
        """Row, stated count and counted rows of each 合计 or 小计 that states another count (H07)."""
        since = 0
        for total in self.totals:
            line = _line(self.sheet.rows[total - 1])
            counted = sum(1 for row in self.rows if row < total and (row > since or SUBTOTAL not in line))
            stated = COUNT.search(line)
            if stated and int(stated[1]) != counted:
                yield total, int(stated[1]), counted
            since = total


def find_tables(sheet: RawSheet, words: Vocabulary, header_rows: int) -> tuple[Table, ...]:
    """The sheet's tables from top to bottom; none where no row is a header.

    Args:
        sheet: the sheet.
        words: the header words of the kind of table that is looked for.
        header_rows: rows in which the first header is looked for.
    """
    tables: list[Table] = []
    header, top = find_header(sheet, words, header_rows), 1
    while header:
        following = next_header(sheet, words, header, partial(_has_new_title, sheet, header, top))
        end = _title_above(sheet, header, following) if following else len(sheet.rows) + 1
        tables.append(_table(sheet, words, header, top, end))
        header, top = following, end
    return tuple(tables)


def continued(sheet: RawSheet, before: Table) -> Table:
    """A table without a header of its own that goes on with the columns of the one before it (a page break in Word)."""
    return _table(sheet, before.words, replace(before.header, first_row=1, last_row=0), 1, len(sheet.rows) + 1)


def _title_above(sheet: RawSheet, header: Header, following: Header) -> int:
    """The first of the lines that stand above another header: titles, 填报单位, blank lines."""
    row = following.first_row
    while row - 1 > header.last_row and _is_title(sheet, row - 1):
        row -= 1
    return row


def _has_new_title(sheet: RawSheet, header: Header, top: int, row: int) -> bool:
    """Whether a header said again heads a table of its own: other titles, another 填报单位, and no mere next page.

    A line in another column than the first, or without a title's words, may be a row that is not filled in.
    """
    heads = _heads(sheet, header, top)
    row -= 1
    while row > header.last_row and _is_title(sheet, row):
        first, line = next(map(cell_text, sheet.rows[row - 1]), ""), _line(sheet.rows[row - 1])
        if first and TITLE.search(line) and not (line in heads or NEXT_PAGE.search(line)):
            return True
        row -= 1
    return False


def _heads(sheet: RawSheet, header: Header, top: int) -> frozenset[str]:
    """The lines above a header."""
    return frozenset(line for number in range(top, header.first_row) if (line := _line(sheet.rows[number - 1])))


def _page_heads(sheet: RawSheet, header: Header, top: int, end: int) -> set[int]:
    """The rows that say again, above the header said again, what stands above the first (H06)."""
    heads, found = _heads(sheet, header, top), set[int]()
    for number in (one for one in range(header.last_row + 1, end) if repeats(sheet, one, header)):
        row = number - 1
        while row > header.last_row and ((line := _line(sheet.rows[row - 1])) in heads or NEXT_PAGE.search(line)):
            found.add(row)
            row -= 1
    return found


def _is_title(sheet: RawSheet, row: int) -> bool:
    texts = list(dict.fromkeys(text for value in sheet.rows[row - 1] if (text := cell_text(value))))
    if not texts or REPORTER.match(key(texts[0])):
        return True
    return len(texts) == 1 and not FOOTER.fullmatch(key(texts[0])) and not texts[0].isdigit()


def _table(sheet: RawSheet, words: Vocabulary, header: Header, top: int, end: int) -> Table:
    covered, page_heads = _covered(sheet, header), _page_heads(sheet, header, top, end)
    rows: dict[str, list[int]] = {"data": [], "total": [], "numbered": [], "footer": []}
    for number in range(header.last_row + 1, end):
        kind = _kind(sheet, words, header, number, covered.get(number, frozenset()))
        if kind and number not in page_heads:
            rows[kind].append(number)
    return Table(
        sheet=sheet,
        words=words,
        header=header,
        rows=tuple(rows["data"]),
        totals=tuple(rows["total"]),
        numbered=tuple(rows["numbered"]),
        above=tuple(line for number in range(top, header.first_row) if (line := _line(sheet.rows[number - 1]))),
        below=tuple(_line(sheet.rows[number - 1]) for number in rows["footer"]),
    )


def cell_text(value: CellValue) -> str:
    """A cell as clean text; empty for no value."""
    return "" if value is None else clean(str(value))


def _covered(sheet: RawSheet, header: Header) -> dict[int, frozenset[int]]:
    """Row → columns that belong to a merged range that starts in a row above."""
    covered: dict[int, set[int]] = {}
    for merge in sheet.merges:
        if not header.last_row < merge.first_row <= len(sheet.rows):
            continue
        columns = range(merge.first_column, min(merge.last_column, len(sheet.rows[merge.first_row - 1])) + 1)
        for row in range(merge.first_row + 1, min(merge.last_row, len(sheet.rows)) + 1):
            covered.setdefault(row, set()).update(columns)
    return {row: frozenset(columns) for row, columns in covered.items()}


def _kind(sheet: RawSheet, words: Vocabulary, header: Header, number: int, covered: frozenset[int]) -> str:
    """``data``, ``total``, ``numbered``, ``footer``, or nothing for an empty line or a repeated header."""
    cells = sheet.rows[number - 1]
    own = [(at, text) for at, value in enumerate(cells, start=1) if at not in covered and (text := cell_text(value))]
    if not own:
        marked = any((number, at) in sheet.marks for at in range(1, len(cells) + 1) if at not in covered)
        return "data" if marked else ""
    serial = header.columns.get("serial")
    if all(at == serial for at, _ in own):
        return "total" if TOTAL.fullmatch(key(own[0][1])) else _numbered(own[0][1])
    if FOOTER.fullmatch(_start(own[0][1])) and not _says_enough(header, words, dict(own)):
        return "footer"
    if any(TOTAL.fullmatch(_start(text)) for _, text in own[:2]):
        return "total"
    return "" if repeats(sheet, number, header) else "data"


def _start(text: str) -> str:
    """Key of a text's beginning, by which totals and footers are told; the rest of a long text costs time."""
    return key(text[:SHORT])


def _says_enough(header: Header, words: Vocabulary, own: dict[int, str]) -> bool:
    """Whether a row that begins like a footer (备注, 填报人) is data all the same.

    It fills all required columns but one, or half of all columns with what is no footer.
    """
    filled = [
        any((text := own.get(header.columns.get(field, 0), "")) and not FOOTER.fullmatch(key(text)) for field in fields)
        for fields in words.required
    ]
    said = sum(1 for at in header.columns.values() if (text := own.get(at, "")) and not FOOTER.fullmatch(key(text)))
    enough = len(filled) > 1 and sum(filled) >= max(len(filled) - 1, 2)
    return enough or said >= max(MANY, len(header.columns) / 2)


def _numbered(text: str) -> str:
    return "footer" if FOOTER.fullmatch(key(text)) else "numbered"


def _line(cells: Sequence[CellValue]) -> str:
    """The texts of a line, each once: a merged title stands in every cell that it covers."""
    return "　".join(dict.fromkeys(text for value in cells if (text := cell_text(value))))
