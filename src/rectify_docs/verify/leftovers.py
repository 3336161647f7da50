"""What must not be left in a finished file: template tags, figure marks, Python's words for nothing."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from rectify_docs.model.unfilled import unfilled
from rectify_docs.verify.records import Failure, Place

TAG = re.compile(r"\{[{%#]")
FRAGMENT = re.compile(r"\{[{%#][^\n…]{0,24}?(?:[}%#]\}|(?=[\n…])|$)|\{[{%#][^\n…]{0,24}")
"""A tag up to its end, or its beginning; a text that was cut ends with ……."""
MARK = re.compile("[\ufdd0-\ufdef]+")
"""The renderer's marks around figures: Unicode noncharacters, which no source text can contain."""
NOTHING = frozenset({"None", "nan", "NaN", "NaT", "<NA>"})
NOISE = re.compile(r"[^\w{}%#]+")


def leftovers(document: str, places: Iterable[Place], allowed: Collection[str]) -> Iterator[Failure]:
    """What is left over, place by place.

    Args:
        document: path of the file.
        places: its text.
        allowed: texts of the sources; what looks like a tag and stands in one of them is the source's own.
    """
    known = "\n".join(_bare(text) for text in allowed if TAG.search(unicodedata.normalize("NFKC", text)))
    for place in places:
        for fragment in FRAGMENT.findall(place.text):
            if _bare(fragment) not in known:
                yield Failure(document, place.where, "没有模板标记", fragment)
        if MARK.search(place.text):
            yield Failure(document, place.where, "没有内部标记", f"U+{ord(MARK.findall(place.text)[0][0]):04X}")
        if place.table and place.text.strip() in NOTHING and place.text.strip() not in allowed:
            yield Failure(document, place.where, "有内容或留空的单元格", place.text.strip())


def still_to_fill(document: str, places: Iterable[Place]) -> Iterator[Failure]:
    """Placeholders and masked digits in a public document: 〔市直牵头验收单位〕, *年*月, （略）."""
    for place in places:
        if left := unfilled(place.text):
            yield Failure(document, place.where, "没有未填内容", left)


def _bare(text: str) -> str:
    """The text without punctuation and blanks, which are put in order when a source is printed."""
    return NOISE.sub("", unicodedata.normalize("NFKC", text))
