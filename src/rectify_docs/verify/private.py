"""What a public document must not give away, looked for in the finished file: private numbers, traces, metadata."""

import re
import zipfile
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from lxml import etree

from rectify_docs.verify.records import Failure, Place

MOBILE = re.compile(r"(?<!\d)1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)")
"""An 11-digit number of a mobile phone (电信网编号计划), with or without gaps."""
IDENTITY = re.compile(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
"""公民身份号码 (GB 11643); whether its check digit is right does not matter to whom it belongs."""
MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TRACES = {
    "修订痕迹": tuple(f"{MAIN}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")),
    "批注": (f"{MAIN}commentReference", f"{MAIN}comment"),
    "隐藏文字": (f"{MAIN}vanish", f"{MAIN}webHidden"),
}
PEOPLE = re.compile(rb"<(?:cp:lastModifiedBy|Manager)>([^<]+)</")
"""Names of people in a file's properties; its author is the office."""
SHORTEST = 8
"""Characters of an internal remark that is looked for: shorter ones stand anywhere."""


def leaks(
    document: str, path: Path, places: Iterable[Place], internal: Collection[str], permitted: str = ""
) -> Iterator[Failure]:
    """Everything that would be given away.

    Args:
        document: path of the file, for messages.
        path: the file.
        places: its text.
        internal: the office's and the units' remarks that are for nobody else.
        permitted: the contact that the office itself has set for the public; its number may be a mobile one (D508).
    """
    remarks = {bare for text in internal if len(bare := "".join(text.split())) >= SHORTEST}
    for place in places:
        for what, pattern in (("手机号码", MOBILE), ("身份号码", IDENTITY)):
            for match in pattern.finditer(place.text):
                if match[0] in permitted:
                    continue
                yield Failure(document, place.where, f"没有{what}", f"{match[0][:3]}……")
        bare = "".join(place.text.split())
        yield from (Failure(document, place.where, "没有内部备注", remark) for remark in remarks if remark in bare)
    if path.suffix == ".docx":
        yield from _traces(document, path)


def _traces(document: str, path: Path) -> Iterator[Failure]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            data = file.read(name)
            if name.startswith("docProps/"):
                yield from (Failure(document, name, "没有人名", found[1].decode()) for found in PEOPLE.finditer(data))
            elif name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(data, parser)
                yield from (
                    Failure(document, name, f"没有{what}", f"有{what}")
                    for what, tags in TRACES.items()
                    if next(root.iter(*tags), None) is not None and not _only_styles(name)
                )


def _only_styles(name: str) -> bool:
    """Styles may define what no text uses."""
    return name == "word/styles.xml"
