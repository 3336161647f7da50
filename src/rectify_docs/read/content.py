"""What a file is by its content, whatever its name says (hazard H47)."""

import io
import zipfile
from enum import Enum

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
TEXT_ENDINGS = frozenset({".csv", ".txt", ".tsv", ".xls", ".et"})
WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".xlsb", ".ods", ".xls", ".et", ".csv"})
MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes that all parts of an archive may have together; a real workbook stays far below."""

MAX_MIMETYPE = 200
"""Bytes of the ``mimetype`` part of an .ods."""


class Content(Enum):
    """Kinds of content that are told apart."""

    EMPTY = "empty"
    XLSX = "xlsx"
    OTHER_BOOK = "other workbook"
    """.xlsb, .ods, .xls and BIFF .et: read without marks."""
    ENCRYPTED = "encrypted"
    WEB_PAGE = "web page"
    TEXT = "text"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"


def sniff(data: bytes, ending: str) -> Content:
    """The kind of content; ``ending`` (``.csv``, lower case) decides only where the bytes do not."""
    if not data.strip():
        return Content.EMPTY
    if data.startswith(b"PK"):
        return _archive(data, ending)
    if data.startswith(OLE):
        return _compound(data, ending)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return Content.WEB_PAGE if ending in WORKBOOK_ENDINGS else Content.UNKNOWN
    if ending in TEXT_ENDINGS and (b"\x00" not in data or data.startswith((b"\xff\xfe", b"\xfe\xff"))):
        return Content.TEXT
    return Content.DAMAGED if ending in WORKBOOK_ENDINGS else Content.UNKNOWN


def is_bounded(data: bytes) -> bool:
    """False for an archive that would unpack to more than ``MAX_UNPACKED`` bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist()) <= MAX_UNPACKED


def _archive(data: bytes, ending: str) -> Content:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:80] if _small(archive, "mimetype") else b""
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return Content.DAMAGED
    if any(name.startswith("xl/worksheets/") and name.endswith(".xml") for name in names):
        return Content.XLSX
    if "xl/workbook.bin" in names or kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return Content.OTHER_BOOK
    is_book = ending in WORKBOOK_ENDINGS and not any("word/" in name for name in names)
    return Content.DAMAGED if is_book else Content.UNKNOWN


def _small(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.namelist() and archive.getinfo(name).file_size <= MAX_MIMETYPE


def _compound(data: bytes, ending: str) -> Content:
    if ENCRYPTED_STREAM in data:
        return Content.ENCRYPTED
    return Content.OTHER_BOOK if ending in WORKBOOK_ENDINGS else Content.UNKNOWN
