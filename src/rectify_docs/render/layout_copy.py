"""A docx as LibreOffice has to be given it, so that its pages are what the docx asks for.

It tears numbers with a no-break hyphen (see :mod:`~rectify_docs.render.unbroken`) where Chinese follows, but honours
U+2060 behind a plain hyphen; that character is no text to be found or copied, so it is given to LibreOffice alone,
which leaves it out of the PDF's text. In a narrow cell it keeps 2026〕4 together and leaves 〔 alone on a line; behind
the year's 〕 a line may end. And it reads ``w:overflowPunct`` (ECMA-376 17.3.1.21) the wrong way round: 0, which keeps
marks inside the type area, lets them hang out of it, and before a word joiner it then drops the mark. All as of 7.4.
"""

import io
import re
import zipfile

from lxml import etree

from rectify_docs.render import archive
from rectify_docs.render.given import VAL, is_on
from rectify_docs.render.places import T, W
from rectify_docs.render.unbroken import NO_BREAK_HYPHEN

PARTS = re.compile(r"word/(?:document|header|footer|footnotes|endnotes|styles)\d*\.xml")
OVERFLOW, CELL = f"{{{W}}}overflowPunct", f"{{{W}}}tc"
CONCERNED = (b"noBreakHyphen", b"overflowPunct", "〕".encode())
"""What stands in parts that have to be changed."""
WORD_JOINER = "\u2060"
BEHIND_YEAR, MAY_BREAK = re.compile(r"(?<=\d〕)(?=\d)"), "\u200b"


def for_layout(data: bytes) -> bytes:
    """The copy; the same bytes where nothing is to be changed.

    Raises:
        zipfile.BadZipFile: it is no docx.
        etree.XMLSyntaxError: a part is no XML.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        held = [name for name in file.namelist() if PARTS.fullmatch(name) and _concerned(file.read(name))]
    files = archive.unpack(data) if held else {}
    for name in held:
        files[name] = _changed(files[name])
    return archive.write({name: archive.pack(content) for name, content in files.items()}) if held else data


def _concerned(data: bytes) -> bool:
    return any(name in data for name in CONCERNED)


def _changed(data: bytes) -> bytes:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for hyphen in list(root.iter(NO_BREAK_HYPHEN)):
        hyphen.tag, hyphen.text = T, f"-{WORD_JOINER}"
    for flag in root.iter(OVERFLOW):
        flag.set(VAL, "0" if is_on(flag) else "1")
    for text in (each for cell in root.iter(CELL) for each in cell.iter(T)):
        text.text = BEHIND_YEAR.sub(MAY_BREAK, text.text or "")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
