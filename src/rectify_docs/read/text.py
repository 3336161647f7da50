"""Plan text → lines: .txt, .md and .docx."""

import io
import zipfile
from pathlib import Path, PurePosixPath

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from rectify_docs.model.finding import finding
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import Line
from rectify_docs.model.source import SourceRef
from rectify_docs.read.archive import Archive
from rectify_docs.read.bounds import RefusedError
from rectify_docs.read.content import OLE
from rectify_docs.read.encoding import decode

TEXT_ENDINGS = frozenset({".txt", ".md", ".text", ".markdown"})


def read_lines(path: Path, name: str) -> Reading[Line]:
    """The lines (.txt, .md) or paragraphs (.docx) of a document; empty ones are left out, numbers keep their place.

    Never raises for a bad file: F102 unreadable, F103 encrypted, F104 another kind of file, F105 encoding, F107 empty.
    Automatic numbering of a .docx is no text and is not read; tables are not read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        return _failed("F102", name, error.strerror or "无法打开")
    ending = PurePosixPath(name).suffix.lower()
    if data.startswith(OLE):
        return _failed("F103" if ending == ".docx" else "F104", name, ending)
    if data.startswith(b"PK") or ending == ".docx":
        return _paragraphs(data, name)
    if ending not in TEXT_ENDINGS:
        return _failed("F104", name, ending)
    text = decode(data)
    return _failed("F105", name, name) if text is None else _lines(text.splitlines(), name)


def _paragraphs(data: bytes, name: str) -> Reading[Line]:
    try:
        Archive(data)
        document = docx.Document(io.BytesIO(data))
    except RefusedError as refused:
        return _failed(refused.why.value, name, refused.content or name)
    except (OpcError, zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, OSError) as error:
        return _failed("F102", name, f"内容已损坏（{type(error).__name__}）")
    return _lines([paragraph.text for paragraph in document.paragraphs], name)


def _lines(texts: list[str], name: str) -> Reading[Line]:
    lines = tuple(Line(number, text.strip()) for number, text in enumerate(texts, start=1) if text.strip())
    return Reading(lines) if lines else _failed("F107", name, name)


def _failed(code: str, name: str, content: str) -> Reading[Line]:
    return Reading((), (finding(code, SourceRef(name), content=content),))
