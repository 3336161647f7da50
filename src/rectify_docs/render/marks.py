"""Marks around a printed figure, by which a finished document knows where each figure stands.

A mark is made of Unicode noncharacters only (U+FDD0 to U+FDEF), which no interchanged text can contain: start, the
figure's id as hexadecimal nibbles, a separator, the text, end. Stripping the noncharacters leaves exactly the text.
Why the id and no running number: a mark made while Markdown is rendered means the same in every document later on.
"""

import re
from collections.abc import Iterator

from rectify_docs.model.figure import Figure

START, MIDDLE, END = "\ufdd0", "\ufdd1", "\ufdd2"
MERGE_FIRST, MERGE_NEXT = "\ufdd3", "\ufdd4"
"""What ``{% vm %}`` leaves in a cell: the first pass of the innermost loop, and any later one."""
NIBBLE = 0xFDE0
"""Code point of nibble 0."""
ANY = re.compile("[\ufdd0-\ufdef]")
MARK = re.compile("\ufdd0([\ufde0-\ufdef]*)\ufdd1([^\ufdd0-\ufdd2]*)\ufdd2")
TO_NIBBLES = str.maketrans({f"{n:x}": chr(NIBBLE + n) for n in range(16)})
FROM_NIBBLES = str.maketrans({chr(NIBBLE + n): f"{n:x}" for n in range(16)})


class Marked(str):
    """Text in which marks stand; a plain string's noncharacters are stripped before it is printed."""

    __slots__ = ()


def before(figure: Figure) -> str:
    """What stands before the text of a figure."""
    return START + figure.id.encode().hex().translate(TO_NIBBLES) + MIDDLE


def marked(figure: Figure) -> Marked:
    """The figure's text in marks."""
    return Marked(before(figure) + figure.text + END)


def strip(text: str) -> str:
    """The text without any mark."""
    return ANY.sub("", text)


def found(text: str) -> Iterator[tuple[str, str]]:
    """Figure id and printed text of every mark, in order."""
    for match in MARK.finditer(text):
        yield bytes.fromhex(match[1].translate(FROM_NIBBLES)).decode(), match[2]
