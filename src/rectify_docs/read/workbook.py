"""A workbook or delimited file → raw sheets, by its content; bad files become findings."""

import csv
from pathlib import Path, PurePosixPath

import python_calamine as calamine

from rectify_docs.model.finding import finding
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import RawSheet
from rectify_docs.model.source import SourceRef
from rectify_docs.read.book import TooLargeError, read_book
from rectify_docs.read.content import Content, is_bounded, sniff
from rectify_docs.read.delimited import read_delimited
from rectify_docs.read.encoding import decode
from rectify_docs.read.marks import read_marks

Sheets = Reading[RawSheet]
REFUSED = {
    Content.EMPTY: ("F107", ""),
    Content.ENCRYPTED: ("F103", ""),
    Content.UNKNOWN: ("F104", ""),
    Content.WEB_PAGE: ("F102", "内容是网页，不是工作簿"),
    Content.DAMAGED: ("F102", "内容已损坏，或不是扩展名所示的类型"),
}
"""Content that is not read → code of its finding and what is said about it (the file's ending where empty)."""


def read_workbook(path: Path, name: str) -> Sheets:
    """The sheets of the file that lies at ``name`` below the workspace; no rows are counted here.

    Never raises for a bad file: F102 unreadable, F103 encrypted, F104 another kind of file, F105 encoding, F107 empty.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        return _failed("F102", name, content=error.strerror or "无法打开")
    ending = PurePosixPath(name).suffix.lower()
    kind = sniff(data, ending)
    if kind is Content.TEXT:
        return _text(data, name)
    if kind in REFUSED:
        code, content = REFUSED[kind]
        return _failed(code, name, content=content or ending or PurePosixPath(name).name)
    return _book(data, name, kind)


def _book(data: bytes, name: str, kind: Content) -> Sheets:
    try:
        if data.startswith(b"PK") and not is_bounded(data):
            return _failed("F102", name, content="解压后过大")
        sheets = read_book(data, name, read_marks(data) if kind is Content.XLSX else {})
    except TooLargeError:
        return _failed("F102", name, content="工作表的范围过大")
    except calamine.PasswordError:
        return _failed("F103", name)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # the parser's panics are no Exception, and a bad file may raise anything
        return _failed("F102", name, content=f"内容已损坏（{type(error).__name__}）")
    return _whole(sheets, name)


def _text(data: bytes, name: str) -> Sheets:
    text = decode(data)
    if text is None:
        return _failed("F105", name)
    try:
        return _whole((read_delimited(text, name),), name)
    except csv.Error:
        return _failed("F102", name, content="不是分隔文本")


def _whole(sheets: tuple[RawSheet, ...], name: str) -> Sheets:
    if not any(value is not None for sheet in sheets for row in sheet.rows for value in row):
        return _failed("F107", name)
    return Reading(sheets)


def _failed(code: str, name: str, **values: str) -> Sheets:
    return Reading((), (finding(code, SourceRef(name), content=values.get("content", name)),))
