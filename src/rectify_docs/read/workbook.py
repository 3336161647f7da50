"""A workbook, web table or delimited file → raw sheets, by its content; bad files become findings."""

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

import python_calamine as calamine

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import RawSheet
from rectify_docs.model.source import SourceRef
from rectify_docs.read.archive import Archive
from rectify_docs.read.bounds import MEGABYTE, Cells, Refusal, RefusedError
from rectify_docs.read.content import Content, open_archive, sniff
from rectify_docs.read.delimited import read_delimited
from rectify_docs.read.ods import read_ods
from rectify_docs.read.web_table import read_web_page
from rectify_docs.read.xls import read_xls
from rectify_docs.read.xlsb import read_xlsb
from rectify_docs.read.xlsx import read_xlsx
from rectify_docs.read.xml_2003 import read_xml_2003
from rectify_docs.settings import ReadingRules

Sheets = Reading[RawSheet]
PACKED: dict[Content, Callable[[Archive, str, Cells], Iterable[RawSheet]]] = {
    Content.XLSX: read_xlsx,
    Content.XLSB: read_xlsb,
    Content.ODS: read_ods,
}
PLAIN: dict[Content, Callable[[bytes, str, Cells], Iterable[RawSheet]]] = {
    Content.XLS: read_xls,
    Content.WEB_PAGE: read_web_page,
    Content.XML_2003: read_xml_2003,
    Content.TEXT: read_delimited,
}
DEFAULTS = ReadingRules()
MACROS = "xl/vbaProject.bin"


def read_workbook(path: Path, name: str, rules: ReadingRules = DEFAULTS) -> Sheets:
    """The sheets of the file that lies at ``name`` below the workspace; no rows are counted here.

    Never raises for a bad file: it has no sheets and one finding, F102 to F114.
    """
    try:
        sheets, findings = _read(path, name, rules)
    except RefusedError as refused:
        return _failed(refused.why.value, name, refused.content or PurePosixPath(name).name, refused.sheet)
    except OSError as error:
        return _failed("F102", name, error.strerror or "无法打开")
    except calamine.PasswordError:
        return _failed("F103", name, name)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # the parser's panics are no Exception, and a bad file may raise anything
        return _failed("F102", name, f"内容已损坏（{type(error).__name__}）")
    if not any(value is not None for sheet in sheets for row in sheet.rows for value in row):
        return _failed("F107", name, name)
    return Reading(sheets, findings)


def _read(path: Path, name: str, rules: ReadingRules) -> tuple[tuple[RawSheet, ...], tuple[Finding, ...]]:
    if path.stat().st_size > rules.max_file_mb * MEGABYTE:
        raise RefusedError(Refusal.FILE_SIZE, f"{rules.max_file_mb} MB")
    data, ending = path.read_bytes(), PurePosixPath(name).suffix.lower()
    archive = open_archive(data, ending)
    kind, cells = sniff(data, ending, archive), Cells(rules.max_cells)
    if archive is None:
        return tuple(PLAIN[kind](data, name, cells)), ()
    macros = (finding("F113", SourceRef(name), content=PurePosixPath(name).name),) if MACROS in archive else ()
    return tuple(PACKED[kind](archive, name, cells)), macros


def _failed(code: str, name: str, content: str, sheet: str = "") -> Sheets:
    return Reading((), (finding(code, SourceRef(name, sheet), content=content),))
