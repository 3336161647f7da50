"""What LibreOffice is told otherwise than Word, so that its pages are what the docx asks for.

Numbers with a hyphen (编号 21-1, telephone numbers) are kept on one line (GB/T 15835: a number is not torn).
A docx has ``w:noBreakHyphen``, which is a hyphen-minus at which no line ends (ECMA-376 17.3.3.18). LibreOffice 7.4
makes a portion of its own of it and tears the number all the same where Chinese follows, but it does honour U+2060
behind a plain hyphen. That character is no text to be found or copied, so it is given to LibreOffice alone, which
leaves it out of the PDF's text.

``w:overflowPunct`` (ECMA-376 17.3.1.21) it reads the wrong way round: 0, which keeps marks inside the type area, lets
them hang out of it, and before a word joiner it then drops the mark.
"""

import io
import re
import zipfile

from lxml import etree

from rectify_docs.render import archive
from rectify_docs.render.places import T, W

PARTS = re.compile(r"word/(?:document|header|footer|footnotes|endnotes|styles)\d*\.xml")
NO_BREAK_HYPHEN = f"{{{W}}}noBreakHyphen"
OVERFLOW, VAL = f"{{{W}}}overflowPunct", f"{{{W}}}val"
NAMES = (b"noBreakHyphen", b"overflowPunct")
OFF = frozenset({"0", "false", "off"})
TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*-[^<]*)(?=</w:t>)")
INSIDE = re.compile(r"(?<=\d)-(?=\d)")
KEPT = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
WORD_JOINER = "\u2060"


def unbroken(xml: str) -> str:
    """The part with every hyphen between digits as one at which no line ends."""
    return TEXT.sub(lambda text: text[1] + INSIDE.sub(KEPT, text[2]), xml)


def for_layout(data: bytes) -> bytes:
    """The docx as LibreOffice is to lay it out; the same bytes where nothing is to be changed.

    Raises:
        zipfile.BadZipFile: it is no docx.
        etree.XMLSyntaxError: a part is no XML.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        held = [name for name in file.namelist() if PARTS.fullmatch(name) and _concerned(file.read(name))]
    files = archive.unpack(data) if held else {}
    for name in held:
        files[name] = _for_libreoffice(files[name])
    return archive.write({name: archive.pack(content) for name, content in files.items()}) if held else data


def _concerned(data: bytes) -> bool:
    return any(name in data for name in NAMES)


def _for_libreoffice(data: bytes) -> bytes:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for hyphen in list(root.iter(NO_BREAK_HYPHEN)):
        hyphen.tag, hyphen.text = T, f"-{WORD_JOINER}"
    for flag in root.iter(OVERFLOW):
        flag.set(VAL, "1" if flag.get(VAL) in OFF else "0")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
