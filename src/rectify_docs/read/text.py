"""Plan text → lines and tables: .txt, .md and .docx."""

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lxml import etree

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import Line, RawSheet
from rectify_docs.model.source import SourceRef
from rectify_docs.read.bounds import RefusedError
from rectify_docs.read.content import OLE
from rectify_docs.read.encoding import decode
from rectify_docs.read.word import read_word

PLAN_ENDINGS = frozenset({".txt", ".md", ".text", ".markdown"})
BROKEN = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, OSError, RecursionError)


@dataclass(frozen=True, slots=True)
class PlanText:
    """What a plan's file says."""

    lines: tuple[Line, ...] = ()
    """Lines (.txt, .md) or paragraphs (.docx); empty ones are left out, numbers keep their place."""
    tables: tuple[RawSheet, ...] = ()
    """The tables of a .docx."""
    findings: tuple[Finding, ...] = ()


def read_lines(path: Path, name: str) -> Reading[Line]:
    """The lines or paragraphs alone, see :func:`read_plan_text`."""
    text = read_plan_text(path, name)
    return Reading(text.lines, text.findings)


def read_plan_text(path: Path, name: str) -> PlanText:
    """The lines and tables of a document.

    Never raises for a bad file: F102 unreadable, F103 encrypted, F104 another kind of file, F105 encoding, F107 empty,
    F111 too large, F116 an old .doc. Tracked changes are read as accepted and said (R269).
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        return _failed("F102", name, error.strerror or "无法打开")
    ending = PurePosixPath(name).suffix.lower()
    if data.startswith(OLE):
        return _failed({".docx": "F103", ".doc": "F116"}.get(ending, "F104"), name, ending)
    if data.startswith(b"PK") or ending == ".docx":
        return _word(data, name)
    if ending not in PLAN_ENDINGS:
        return _failed("F104", name, ending)
    text = decode(data)
    return _failed("F105", name, name) if text is None else _lines(text.splitlines(), name)


def _word(data: bytes, name: str) -> PlanText:
    try:
        word = read_word(data, name)
    except RefusedError as refused:
        return _failed(refused.why.value, name, refused.content or name)
    except BROKEN as error:
        return _failed("F102", name, f"内容已损坏（{type(error).__name__}）")
    if not word.lines and not word.tables:
        return _failed("F107", name, name)
    findings = (finding("R269", SourceRef(name), content=name),) if word.changed else ()
    return PlanText(tuple(word.lines), tuple(word.tables), findings)


def _lines(texts: list[str], name: str) -> PlanText:
    lines = tuple(Line(number, text.strip()) for number, text in enumerate(texts, start=1) if text.strip())
    return PlanText(lines) if lines else _failed("F107", name, name)


def _failed(code: str, name: str, content: str) -> PlanText:
    return PlanText(findings=(finding(code, SourceRef(name), content=content),))
