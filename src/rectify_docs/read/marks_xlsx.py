"""One look at the XML of a worksheet: percentages, months, errors, formulas without result, what is hidden, its extent.

Nearly all programs write cells in one plain form, in which patterns find the few marked ones; a sheet in any other form
is taken apart by a parser (``odd_xlsx``). Why: the parser takes ten times as long as reading the values.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from rectify_docs.model.sheet import CellMark
from rectify_docs.read import bounds
from rectify_docs.read.archive import Archive, check_tags
from rectify_docs.read.bounds import Cells, Refusal, RefusedError, check_merges
from rectify_docs.read.formats import Styles
from rectify_docs.read.odd_xlsx import Scan, column_number, merge_of, scan_odd

ADDRESS = rb'<c r="([A-Z]{1,3})(\d{1,7})"(?: s="\d+")?'
PLAIN_END = rb'(?: s="[0-9]++")?+(?: t="[A-Za-z]++")?+(?: /|/|><))'
UNUSUAL = re.compile(rb'<c(?! r="[A-Z][0-9]{1,5}+"' + PLAIN_END + rb"[\s/>]")
"""A cell in another form than the plain one, or outside A1:Z99999, whose full rectangle can always be held."""
ODD = re.compile(rb'<c(?! r="[A-Z]{1,3}+[0-9]{1,7}+"' + PLAIN_END + rb"[\s/>]")
"""A cell in another form than the plain one."""
HIDING = re.compile(rb'<(?:row r="\d+"|col)[ />]')
"""A row or column in the plain form."""
EMPTY = re.compile(rb'<c r="[A-Z]{1,3}+[0-9]{1,7}+"(?: s="[0-9]++")?+ ?+/>')
"""A cell that is only formatted; sheets can have millions of them (H46)."""
EMPTY_ROW = re.compile(rb'<row r="[0-9]++"[^<>]*+(?:(?<=/)>|(?<!/)></row>)')
FORMULA = rb"<f(?:/>|[^<>]*/>|[^<>]*>[^<]*</f>)"
NO_VALUE = re.compile(ADDRESS + rb'(?: t="(?!str")\w+")?>' + FORMULA + rb"\s*(?:<v ?/>|<v></v>)?</c>")
ERROR = re.compile(ADDRESS + rb' t="e"><')
FILLED_END = rb'(?: s="[0-9]++")?+(?: t="[A-Za-z]++")?+><(?!/c>)'
ROWS = re.compile(rb'<c r="[A-Z]{1,3}+([0-9]{1,7}+)"' + FILLED_END)
COLUMNS = re.compile(rb'<c r="([A-Z]{1,3}+)[0-9]{1,7}+"' + FILLED_END)
HIDDEN = b" hidden="
CELL = b"<c "
FAR = 1_000
"""Bytes before a sign in which its cell or row begins; the plain form is far shorter."""
HIDDEN_ROW = re.compile(rb'<row r="(\d+)"[^<>]*? hidden="(?:1|true)"')
HIDDEN_COLUMNS = re.compile(rb'<col\s(?=[^<>]*\bhidden="(?:1|true)")(?=[^<>]*\bmin="(\d+)")(?=[^<>]*\bmax="(\d+)")')
MERGE = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
LARGE = 16 * bounds.MEGABYTE
"""Bytes that no single row has."""
LONGEST = 11
"""Bytes of ``"XFD1048576``, the longest address with the quote before it."""
DIGITS = b"0123456789"
FEW = 40
"""Styles up to which a pattern names them."""


def scan(archive: Archive, part: str, styles: Styles, sheet: str, cells: Cells) -> Scan:
    """Look through a worksheet; its texts and values stay unread.

    Raises:
        RefusedError: F111, F112 out of bounds.
        etree.XMLSyntaxError: a sheet in an odd form is damaged.
    """
    found, first = Scan(), True
    for held in pieces(archive, part):
        piece = EMPTY_ROW.sub(b"", EMPTY.sub(b"", held)) if len(held) > bounds.MEGABYTE else held
        found.size += len(piece)
        unusual = UNUSUAL.search(piece)
        if (unusual and ODD.search(piece, unusual.start())) or _is_odd(piece, first=first):
            return scan_odd(check_tags(archive.read(part), part), styles, sheet)
        found.values += piece.count(b"<v>") + piece.count(b"<is>")
        cells.fit(found.values, sheet)
        _look(piece, styles, found)
        if unusual:
            _reach(piece, found)
        check_merges(len(found.merges), sheet)
        first = False
    return found


def _is_odd(piece: bytes, *, first: bool) -> bool:
    """Whether anything but the cells is not in the plain form, as far as it matters."""
    if first and b"<sheetData" not in piece:
        return True
    if b"!" in piece and b"<!" in piece:  # a comment or CDATA
        return True
    return HIDDEN in piece and piece.count(HIDDEN) != sum(1 for _ in _around(HIDING, piece, HIDDEN, b"<"))


def pieces(archive: Archive, part: str) -> Iterator[bytes]:
    """The XML of a worksheet in pieces that end before a row or a merged range."""
    held = b""
    for chunk in archive.chunks(part):
        held += chunk
        if len(chunk) < bounds.MEGABYTE:
            continue
        cut = max(held.rfind(b"<row "), held.rfind(b"<mergeCell "))
        if cut > 0:
            yield held[:cut]
            held = held[cut:]
        elif len(held) > LARGE:
            raise RefusedError(Refusal.UNPACKED, part)
    yield held


def _look(piece: bytes, styles: Styles, found: Scan) -> None:
    """Add what a piece shows."""
    special = styles.percent | styles.month
    for match in _styled(special).finditer(piece) if special else ():
        start = match.start()
        place = _place(piece[start - LONGEST : start].rpartition(b'"')[2])
        if int(match[1]) in styles.percent:
            found.marks[place] = CellMark.PERCENT
        else:
            found.months.add(place)
    found.marks |= dict.fromkeys(_places(NO_VALUE, piece, b"<f"), CellMark.NO_VALUE)
    found.marks |= dict.fromkeys(_places(ERROR, piece, b't="e"><'), CellMark.ERROR)
    if HIDDEN in piece:
        found.hidden_rows += (int(match[1]) for match in _around(HIDDEN_ROW, piece, HIDDEN, b"<"))
        columns = HIDDEN_COLUMNS.findall(piece, 0, piece.find(b"<sheetData"))  # they stand before the rows
        found.hidden_columns += (range(int(low), int(high) + 1) for low, high in columns)
    if (start := piece.find(b"<mergeCell ")) >= 0:
        found.merges += map(merge_of, MERGE.findall(piece, start))


@lru_cache(maxsize=20_000)
def _place(address: bytes) -> tuple[int, int]:
    """Row and column of ``A1``; the sheets of an office are alike."""
    letters = address.rstrip(DIGITS)
    return int(address[len(letters) :]), column_number(letters)


def _reach(piece: bytes, found: Scan) -> None:
    """Stretch the corner to the filled cells."""
    if rows := ROWS.findall(piece):
        found.reach(max(map(int, rows)), max(map(column_number, set(COLUMNS.findall(piece)))))


def _places(pattern: re.Pattern[bytes], piece: bytes, sign: bytes) -> Iterator[tuple[int, int]]:
    """The cells that a pattern fits, each around a sign that few cells have."""
    return ((int(match[2]), column_number(match[1])) for match in _around(pattern, piece, sign, CELL))


def _around(pattern: re.Pattern[bytes], piece: bytes, sign: bytes, start: bytes) -> Iterator[re.Match[bytes]]:
    """The matches that begin at the last ``start`` before a sign.

    Why: signs are found by a plain search, ten times as fast as trying the pattern at every cell.
    """
    at = piece.find(sign)
    while at >= 0:
        begin = piece.rfind(start, max(0, at - FAR), at)
        if begin >= 0 and (match := pattern.match(piece, begin)):
            yield match
        at = piece.find(sign, at + 1)


@lru_cache(maxsize=64)
def _styled(styles: frozenset[int]) -> re.Pattern[bytes]:
    """Numbers in one of the styles, their formula included, from the end of the address on.

    Why not the whole cell: a rare beginning is found twice as fast.
    """
    names = b"|".join(b"%d" % one for one in sorted(styles)) if len(styles) <= FEW else rb"\d+"
    return re.compile(rb'" s="(' + names + rb')"(?: t="n")?>(?:' + FORMULA + rb")?\s*<v>[^<]")
