"""Files for the tests of reading, taken apart and put together again."""

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import RawSheet
from rectify_docs.read.workbook import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"


def read(path: Path) -> Reading[RawSheet]:
    return read_workbook(path, f"input/{path.name}")


def only(path: Path) -> RawSheet:
    """The single sheet of a file without findings."""
    reading = read(path)
    assert not reading.findings
    assert len(reading.records) == 1
    return reading.records[0]


def code(path: Path) -> str:
    """The code of the single finding of a file without sheets."""
    reading = read(path)
    assert reading.records == ()
    (found,) = reading.findings
    return found.code


def packed(parts: Iterable[tuple[str, bytes | str]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return stream.getvalue()


def changed(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """An archive with each part replaced by what ``change`` makes of it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed([(name, change(name, archive.read(name))) for name in archive.namelist()])


def xlsx(
    rows: str,
    *,
    after: str = "",
    strings: str = "",
    styles: str = "",
    start: str = "",
    more: Iterable[tuple[str, bytes]] = (),
) -> bytes:
    """A workbook of one sheet from its XML."""
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, kind, target in (
            (1, "worksheet", "worksheets/sheet1.xml"),
            (2, "styles", "styles.xml"),
            *([(3, "sharedStrings", "sharedStrings.xml")] if strings else []),
        )
    )
    parts: list[tuple[str, bytes | str]] = [
        *more,
        ("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>'),
        (
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        ),
        (
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>'
            "</workbook>",
        ),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'),
        ("xl/styles.xml", f'<styleSheet xmlns="{MAIN}">{styles or CELL_STYLES}</styleSheet>'),
        (SHEET, f'{start}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'),
    ]
    if strings:
        parts.append(("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>'))
    return packed(parts)


CELL_STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="57"/></cellXfs>'
