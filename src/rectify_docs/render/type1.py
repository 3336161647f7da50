"""Type 1 fonts inside PDFs: a UniqueID made from the content, so that the same pages are the same bytes.

LibreOffice 7.4 embeds OpenType fonts as Type 1 and numbers them through a batch, in the clear part and again in the
encrypted one. Source: Adobe Type 1 Font Format, 2.5 (UniqueID) and 7.2 (eexec encryption).
"""

import re
import zlib

UNIQUE_ID = re.compile(rb"/UniqueID \d{7}(?= def)")
GLYPH = re.compile(rb"/([!-.0-;=?-Z^-z|~]+) \d+ (?:RD|-\|) ")
"""Name, length and operator before a glyph's outline (Adobe Type 1 Font Format, 2.4)."""
FREE, FREE_COUNT = 4_000_000, 1_000_000
"""The range of numbers that nobody registers."""
KEY, FACTOR, SHIFT = 55665, 52845, 22719
"""Constants of the eexec encryption."""


def numbered(data: bytes, clear: int, hidden: int) -> bytes:
    """The font program with a UniqueID that depends on nothing but the font.

    Args:
        data: the font program.
        clear: bytes of the clear part (``/Length1``).
        hidden: bytes of the encrypted part (``/Length2``).
    """
    head, body, tail = data[:clear], _decrypted(data[clear : clear + hidden]), data[clear + hidden :]
    content = zlib.crc32(UNIQUE_ID.sub(b"", body), zlib.crc32(UNIQUE_ID.sub(b"", head)))
    number = b"/UniqueID %d" % (FREE + content % FREE_COUNT)
    return UNIQUE_ID.sub(number, head) + _encrypted(UNIQUE_ID.sub(number, body)) + tail


def glyph_names(data: bytes, clear: int, hidden: int) -> list[str]:
    """The glyphs of the font program but ``.notdef``, in its order.

    Args:
        data: the font program.
        clear: bytes of the clear part.
        hidden: bytes of the encrypted part.
    """
    _, _, charstrings = _decrypted(data[clear : clear + hidden]).partition(b"/CharStrings")
    return [name.decode("ascii") for name in GLYPH.findall(charstrings) if name != b".notdef"]


def _decrypted(data: bytes) -> bytes:
    key, plain = KEY, bytearray()
    for byte in data:
        plain.append(byte ^ key >> 8)
        key = (byte + key) * FACTOR + SHIFT & 0xFFFF
    return bytes(plain)


def _encrypted(plain: bytes) -> bytes:
    key, data = KEY, bytearray()
    for byte in plain:
        hidden = byte ^ key >> 8
        data.append(hidden)
        key = (hidden + key) * FACTOR + SHIFT & 0xFFFF
    return bytes(data)
