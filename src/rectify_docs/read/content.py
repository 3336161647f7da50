"""What a file is by its content, whatever its name says (hazard H47)."""

import re
import zipfile
from enum import Enum

from rectify_docs.read.archive import Archive
from rectify_docs.read.bounds import Refusal, RefusedError
from rectify_docs.read.encoding import decode

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
BOOK_STREAMS = tuple(one.encode("utf-16-le") for one in ("Workbook\0", "Book\0"))
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
XML_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
TEXT_ENDINGS = frozenset({".csv", ".txt", ".tsv", ".xls", ".et"})
BOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".xlsb", ".ods", ".xls", ".et", ".csv", ".tsv"})
UNPRINTABLE = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
DELIMITER = re.compile(rb"[,\t;]")
FEW = 100
"""One control character in so many bytes is still text."""
HEAD = 4096
"""Bytes in which a text shows what it is."""


class Content(Enum):
    """Kinds of content that are told apart."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    """BIFF in an OLE container: .xls and most .et."""
    WEB_PAGE = "web page"
    XML_2003 = "xml of Excel 2003"
    TEXT = "text"


def sniff(data: bytes, ending: str, archive: Archive | None) -> Content:
    """The kind of content; ``ending`` (``.csv``, lower case) decides only where the bytes do not.

    Raises:
        RefusedError: F102 damaged, F103 encrypted, F104 another kind of file, F107 empty, F114 the own format of WPS.
    """
    if archive is not None:
        return _packed(archive, ending)
    if data.startswith(OLE):
        return _compound(data, ending)
    head = _ascii(data)
    if not head.strip() and not data.strip():
        raise RefusedError(Refusal.EMPTY)
    if head.lstrip().startswith(b"<") and ending in BOOK_ENDINGS | TEXT_ENDINGS:
        return Content.XML_2003 if XML_2003 in head else Content.WEB_PAGE
    if head.lstrip().startswith(b"MIME-Version:"):
        raise RefusedError(Refusal.DAMAGED, "内容是网页存档（.mht），不是工作簿")
    if _is_text(data, head, ending):
        return Content.TEXT
    raise _other(ending, "内容已损坏，或不是扩展名所示的类型")


def open_archive(data: bytes, ending: str) -> Archive | None:
    """The container; None where the file is no container.

    Raises:
        RefusedError: F102 damaged, F103 encrypted, F104 another kind of file, F111 unpacks to too much.
    """
    if not data.startswith(b"PK"):
        return None
    try:
        return Archive(data)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _other(ending, "内容已损坏，或文件不完整") from error


def _is_text(data: bytes, head: bytes, ending: str) -> bool:
    """Whether the bytes are delimited text: by the file's ending, or, under a workbook's name, by their look.

    A few NULs are what some exports leave in a cell; they are control characters like others (finding R233).
    """
    if data.startswith(UTF16_MARKS):
        return ending in TEXT_ENDINGS | BOOK_ENDINGS
    if ending in TEXT_ENDINGS:
        return data.count(b"\x00") * FEW <= len(data)
    looks = len(UNPRINTABLE.findall(head)) * FEW <= len(head) and b"\n" in head and DELIMITER.search(head) is not None
    return ending in BOOK_ENDINGS and looks and decode(data) is not None


def _packed(archive: Archive, ending: str) -> Content:
    if any(name.startswith("xl/worksheets/") and name.endswith(".xml") for name in archive.parts):
        return Content.XLSX
    if "xl/workbook.bin" in archive:
        return Content.XLSB
    if "mimetype" in archive and archive.read("mimetype").startswith(ODS_TYPE):
        return Content.ODS
    if any("word/" in name for name in archive.parts):
        raise RefusedError(Refusal.OTHER_KIND, ending)
    raise _other(ending, "不是工作簿，或内容已损坏")


def _compound(data: bytes, ending: str) -> Content:
    """Why streams are looked for by their names: nothing of a container that may be damaged has to be followed."""
    if ENCRYPTED_STREAM in data:
        raise RefusedError(Refusal.ENCRYPTED)
    if any(one in data for one in BOOK_STREAMS):
        return Content.XLS
    if ending == ".et":
        raise RefusedError(Refusal.OWN_FORMAT, ending)
    raise _other(ending, "不是工作簿，或内容已损坏")


def _other(ending: str, words: str) -> RefusedError:
    return RefusedError(Refusal.DAMAGED, words) if ending in BOOK_ENDINGS else RefusedError(Refusal.OTHER_KIND, ending)


def _ascii(data: bytes) -> bytes:
    """The first bytes without byte order mark; of UTF-16 every second one."""
    head = data[:HEAD]
    if head.startswith(UTF16_MARKS):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")
