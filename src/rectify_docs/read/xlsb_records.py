"""The records of an .xlsb part ([MS-XLSB] 2.1.4)."""

import struct
from collections.abc import Iterator

MORE = 0x80
"""Bit that says that another byte of the number follows."""
MAX_LENGTH_BYTES = 4


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
        size = shift = 0
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
