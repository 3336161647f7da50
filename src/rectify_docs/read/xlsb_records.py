"""The records of an .xlsb part, its cells and its styles ([MS-XLSB] 2.1.4, 2.4)."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rectify_docs.model.sheet import CellValue
from rectify_docs.read.formats import Styles, sort_styles
from rectify_docs.read.grid import number
from rectify_docs.read.serial import BUILT_IN, shows_date

MORE = 0x80
"""Bit that says that another byte of the number follows."""
MAX_LENGTH_BYTES = 4
RK, ERROR, BOOL, REAL, TEXT, SHARED = 2, 3, 4, 5, 6, 7
FORMULA_TEXT, FORMULA_NUMBER, FORMULA_BOOL, FORMULA_ERROR, RICH = 8, 9, 10, 11, 62
SHORT = range(12, 19)
"""Cells without a column: they stand to the right of the cell before."""
SHORT_OFFSET = 11
"""What a short type is above the long one of the same content."""
CELLS = frozenset({*range(1, 12), *SHORT, RICH})
FORMAT, STYLES_BEGIN, STYLES_END, STYLE = 44, 617, 618, 47
RK_HUNDREDTHS, RK_WHOLE = 1, 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as a record holds it."""

    column: int
    """1-based."""
    style: int
    value: CellValue
    error: bool = False
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class XlsbStyles:
    """Indices of cell styles by what they show."""

    plain: Styles = field(default_factory=Styles)
    dates: frozenset[int] = frozenset()


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Type and body of each record.

    Raises:
        IndexError, ValueError: the part is broken.
    """
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & MORE:
            kind = (kind & ~MORE) | data[at] << 7
            at += 1
        size = 0
        for shift in range(0, 7 * MAX_LENGTH_BYTES, 7):
            byte = data[at]
            at += 1
            size |= (byte & ~MORE) << shift
            if not byte & MORE:
                break
        if at + size > end:
            msg = "a record reaches beyond its part"
            raise ValueError(msg)
        yield kind, data[at : at + size]
        at += size


def wide_text(body: bytes, at: int) -> tuple[str, int]:
    """The text (length in characters, then UTF-16) at a place, and where it ends."""
    length = struct.unpack_from("<I", body, at)[0]
    end = at + 4 + 2 * length
    return body[at + 4 : end].decode("utf-16-le"), end


def read_cell(kind: int, body: bytes, following: int, strings: Sequence[str]) -> Cell:
    """The cell; ``following`` is the 1-based column of one that names none.

    Raises:
        IndexError, ValueError, struct.error: the record is broken.
    """
    column, at = following, 0
    if kind in SHORT:
        kind -= SHORT_OFFSET
    else:
        column, at = struct.unpack_from("<I", body)[0] + 1, 4
    style = struct.unpack_from("<I", body, at)[0] & 0xFFFFFF
    at += 4
    numeric = kind in {RK, REAL, FORMULA_NUMBER}
    return Cell(column, style, _value(kind, body, at, strings), kind in {ERROR, FORMULA_ERROR}, numeric)


def _value(kind: int, body: bytes, at: int, strings: Sequence[str]) -> CellValue:
    if kind == RK:
        return _rk(struct.unpack_from("<i", body, at)[0])
    if kind in {REAL, FORMULA_NUMBER}:
        return number(struct.unpack_from("<d", body, at)[0])
    if kind in {BOOL, FORMULA_BOOL}:
        return bool(body[at])
    if kind == SHARED:
        return strings[struct.unpack_from("<I", body, at)[0]] or None
    if kind in {TEXT, FORMULA_TEXT, RICH}:
        return wide_text(body, at + (kind == RICH))[0] or None
    return None


def _rk(packed: int) -> int | float:
    """A number in 30 bits ([MS-XLSB] 2.5.122)."""
    high = struct.pack("<i", packed & ~3)
    value = packed >> 2 if packed & RK_WHOLE else struct.unpack("<d", b"\0\0\0\0" + high)[0]
    return number(value / 100 if packed & RK_HUNDREDTHS else float(value))


def read_styles(data: bytes) -> XlsbStyles:
    """The styles of ``xl/styles.bin``.

    Raises:
        IndexError, ValueError, struct.error: the part is broken.
    """
    codes: dict[int, str] = {}
    formats: list[int] = []
    cell_styles = False
    for kind, body in records(data):
        if kind == FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = wide_text(body, 2)[0]
        elif kind in {STYLES_BEGIN, STYLES_END}:
            cell_styles = kind == STYLES_BEGIN
        elif kind == STYLE and cell_styles:
            formats.append(struct.unpack_from("<H", body, 2)[0])
    dates = (BUILT_IN - codes.keys()) | {key for key, code in codes.items() if shows_date(code)}
    return XlsbStyles(sort_styles(formats, codes), frozenset(at for at, one in enumerate(formats) if one in dates))
