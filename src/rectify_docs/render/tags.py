"""Tags of a template part: prepared for jinja2, and found again by the line on which jinja2 saw them.

Each tag starts with a line feed of its own, inside the tag, where jinja2 ignores it: so a line number names a tag, and
nothing is added to the output.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docxtpl import DocxTemplate
from lxml import etree

from rectify_docs.render import marks
from rectify_docs.render.places import T, places

HAS_TAG = re.compile(r"\{[{%#]")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
OPEN = re.compile(r"(\{\{|\{%)([-+]?)")
SPLIT_BRACES = re.compile(r"(?<=\{)(?:<[^>]*>)+(?=[{%#])|(?<=[%}#])(?:<[^>]*>)+(?=\})")
SPLIT_TAG = re.compile(r"\{%(?:(?!%\}).)*|\{#(?:(?!#\}).)*|\{\{(?:(?!\}\}).)*", re.DOTALL)
BETWEEN_TEXTS = re.compile(r"</w:t>.*?<w:t(?: [^>]*)?>", re.DOTALL)
RICH = re.compile(r"\{\{[rp]\s")
VM = re.compile(r"\{%\s*vm\s*%\}")
VM_MARK = f"{{% if loop.first %}}{marks.MERGE_FIRST}{{% else %}}{marks.MERGE_NEXT}{{% endif %}}"
QUOTES = str.maketrans("“”‘’", "\"\"''")
ESCAPED = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
"""docxtpl's way to write braces that are no tag."""


@dataclass(frozen=True, slots=True)
class Source:
    """A part as jinja2 compiles it."""

    text: str
    lines: Sequence[int]
    """Line numbers on which tags start, ascending."""
    tags: Sequence[str]
    """The tags on those lines, with their place in the template."""
    resized: bool
    """Columns may come and go, or cells span: the grid has to be made to fit."""
    prefix: str
    """File and part, such as ``docx/weekly-dispatch.docx 页眉1``."""

    def place(self, line: int) -> str:
        """The tag on a line: ``docx/weekly-dispatch.docx 第12段：{{ overal.done }}``; the part where there is none."""
        index = bisect_right(self.lines, line) - 1
        return (self.prefix + (self.tags[index] if index >= 0 else "")).strip()


def has_tags(root: etree._Element) -> bool:
    """Whether the text of a part holds a tag, even one split over runs."""
    return bool(HAS_TAG.search("".join(text.text or "" for text in root.iter(T))))


def source(root: etree._Element, prefix: str) -> Source:
    """The part in jinja2 syntax, by docxtpl's own preprocessing.

    Why ``{{r x}}`` becomes ``{{ x}}``: values are plain text, which takes the format of the run that the tag is in.
    Why ``{% vm %}`` becomes a mark: docxtpl's merges the whole loop and hides values that differ.
    """
    xml = _joined(etree.tostring(root, encoding="unicode"))
    resized = bool(re.search(r"\{%\s*(?:tc|colspan|hm)\b", xml))
    xml = VM.sub(VM_MARK, RICH.sub("{{ ", xml))
    text = OPEN.sub("\\1\\2\n", DocxTemplate("").patch_xml(xml))
    lines, tags = _numbered(text, _places_of_tags(root))
    for written, meant in ESCAPED.items():
        text = text.replace(written, f"{{{{'{meant}'}}}}")
    return Source(text, lines, tags, resized, prefix)


def _joined(xml: str) -> str:
    """The part with every tag in one piece."""
    return SPLIT_TAG.sub(lambda match: BETWEEN_TEXTS.sub("", match[0]), SPLIT_BRACES.sub("", xml))


def _places_of_tags(root: etree._Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for where, element in places(root):
        text = "".join(t.text or "" for t in element.iter(T))
        for match in TAG.finditer(text):
            found[_key(match[0])].append(f"{where}：{match[0]}")
    return found


def _numbered(text: str, known: Mapping[str, list[str]]) -> tuple[list[int], list[str]]:
    """Line numbers and places of all tags; the n-th tag of a wording stands in the n-th place with it."""
    lines, tags, position, line = [], [], 0, 1
    seen: dict[str, int] = defaultdict(int)
    for match in TAG.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        key = _key(match[0])
        places_of_key, number = known.get(key, []), seen[key]
        seen[key] += 1
        lines.append(line + 1)
        tags.append(places_of_key[number] if number < len(places_of_key) else " ".join(match[0].split()))
    return lines, tags


def _key(tag: str) -> str:
    """The tag's meaning: without docxtpl's prefixes, spaces and typographic quotes."""
    inner = re.sub(r"^[-+]?(?:(?:tr|tc|p|r)\s)?", "", tag[2:-2])
    return re.sub(r"\s", "", tag[:2] + inner).translate(QUOTES)
