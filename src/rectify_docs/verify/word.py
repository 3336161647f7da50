"""Open a docx the way Word's users would find it: every part readable, every place with its text."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from lxml import etree

from rectify_docs.verify.records import Place
from rectify_docs.verify.walk import places

PART = re.compile(r"word/(document|header|footer|footnotes|endnotes)(\d*)\.xml")
LABELS = {"document": "", "header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}


def word_places(path: Path) -> tuple[Place, ...]:
    """All places of the body, the headers, the footers and the notes; then the text of any other part.

    Raises:
        Exception: the file cannot be opened (whatever the libraries raise).
    """
    docx.Document(str(path))
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        if len(set(names)) < len(names):
            message = "压缩包中有重名部件"
            raise ValueError(message)
        return tuple(
            place for name in names for place in _part_places(name, etree.fromstring(archive.read(name), parser))
        )


def _part_places(name: str, root: etree._Element) -> Iterator[Place]:
    match = PART.fullmatch(name)
    if match:
        yield from places(root, LABELS[match[1]] + match[2])
    else:
        # Comments, charts, diagrams: their text elements are all called `t`.
        text = "\n".join(each.text or "" for each in root.iter("{*}t"))
        if text:
            yield Place(name, text)
