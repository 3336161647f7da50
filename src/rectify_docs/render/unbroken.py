"""Numbers with a hyphen (编号 21-1, telephone numbers) kept on one line (GB/T 15835: a number is not torn).

A docx has ``w:noBreakHyphen``, which is a hyphen-minus at which no line ends (ECMA-376 17.3.3.18). LibreOffice 7.4
makes a portion of its own of it and tears the number all the same where Chinese follows, but it does honour U+2060
behind a plain hyphen. That character is no text to be found or copied, so it is given to LibreOffice alone, which
leaves it out of the PDF's text.
"""

import io
import re
import zipfile

from lxml import etree

from rectify_docs.render import archive
from rectify_docs.render.places import T, W

PARTS = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)\d*\.xml")
NO_BREAK_HYPHEN = f"{{{W}}}noBreakHyphen"
NAME = b"noBreakHyphen"
TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*-[^<]*)(?=</w:t>)")
INSIDE = re.compile(r"(?<=\d)-(?=\d)")
KEPT = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
WORD_JOINER = "\u2060"
CELL = f"{{{W}}}tc"
BEHIND_YEAR, MAY_BREAK = re.compile(r"(?<=\d〕)(?=\d)"), "\u200b"
"""In a narrow cell LibreOffice keeps 2026〕4 together and leaves 〔 alone on a line; behind 〕 a line may end."""


def unbroken(xml: str) -> str:
    """The part with every hyphen between digits as one at which no line ends."""
    return TEXT.sub(lambda text: text[1] + INSIDE.sub(KEPT, text[2]), xml)


def for_layout(data: bytes) -> bytes:
    """The docx as LibreOffice is to lay it out; the same bytes where it has no such hyphen.

    Raises:
        zipfile.BadZipFile: it is no docx.
        etree.XMLSyntaxError: a part is no XML.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        held = [name for name in file.namelist() if PARTS.fullmatch(name) and NAME in file.read(name)]
    files = archive.unpack(data) if held else {}
    for name in held:
        files[name] = _joined(files[name])
    return archive.write({name: archive.pack(content) for name, content in files.items()}) if held else data


def _joined(data: bytes) -> bytes:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for hyphen in list(root.iter(NO_BREAK_HYPHEN)):
        hyphen.tag, hyphen.text = T, f"-{WORD_JOINER}"
    for text in (each for cell in root.iter(CELL) for each in cell.iter(T)):
        text.text = BEHIND_YEAR.sub(MAY_BREAK, text.text or "")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
