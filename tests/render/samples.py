"""Small templates and values for the tests of the renderers."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from rectify_docs.model.figure import Figure
from rectify_docs.render import archive

AS_OF = dt.date(2018, 7, 6)
HOSTILE = "{{ x }} {% if %} <b> &amp; & \"'=1+1 ]]> _x0041_ {_{ “引号” \ufdd012\ufdd2"
"""What units write, and worse; the last two characters are marks of ours."""
HOSTILE_SHOWN = HOSTILE.replace("\ufdd0", "").replace("\ufdd2", "")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.header+xml"/></Types>'
)
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SECTION = (
    f'<w:sectPr><w:headerReference w:type="default" r:id="rId1" xmlns:r="{OFFICE}"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" '
    'w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
)


def figure(figure_id: str, value: int | Decimal | None = 12, text: str = "12") -> Figure:
    """A figure without sources."""
    return Figure(figure_id, figure_id, value, text, "口径")


def p(*runs: str) -> str:
    """A paragraph; every text is a run of its own."""
    inner = "".join(f'<w:r><w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in runs)
    return f"<w:p>{inner}</w:p>"


def tc(text: str, width: int = 2000, span: int = 1) -> str:
    """A cell."""
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{wide}<w:vAlign w:val="center"/></w:tcPr>{p(text)}</w:tc>'


def table(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """A table of cells that are XML already or plain text."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(f"<w:tr>{''.join(cell if '<w:tc>' in cell else tc(cell) for cell in row)}</w:tr>" for row in rows)
    look = f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def write_docx(path: Path, body: str, header: str = "") -> Path:
    """A minimal, valid docx."""
    relations = {
        "_rels/.rels": f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>',
        "word/_rels/document.xml.rels": f'<Relationship Id="rId1" Type="{OFFICE}/header" Target="header1.xml"/>',
    }
    files = {
        archive.CONTENT_TYPES: TYPES,
        **{name: RELATIONS.format(text) for name, text in relations.items()},
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}{SECTION}</w:body></w:document>',
        "word/header1.xml": f'<w:hdr xmlns:w="{WORD}">{header or p("")}</w:hdr>',
    }
    path.write_bytes(archive.write({name: archive.pack(text.encode()) for name, text in files.items()}))
    return path


def complaints(path: Path) -> list[str]:
    """What a validator says against a file, apart from the parts that the minimal template has not got."""
    result = OpenXmlValidator().validate(path)
    errors = [] if result.is_valid else [str(error) for error in result.errors]
    return [error for error in errors if "required relationship type" not in error]
