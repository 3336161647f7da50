"""Numbers with a hyphen (编号 21-1, telephone numbers) kept on one line (GB/T 15835: a number is not torn).

A docx has ``w:noBreakHyphen``, which is a hyphen-minus at which no line ends (ECMA-376 17.3.3.18).
"""

import re

from rectify_docs.render.places import W

NO_BREAK_HYPHEN = f"{{{W}}}noBreakHyphen"
TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*-[^<]*)(?=</w:t>)")
INSIDE = re.compile(r"(?<=\d)-(?=\d)")
KEPT = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'


def unbroken(xml: str) -> str:
    """The part with every hyphen between digits as one at which no line ends."""
    return TEXT.sub(lambda text: text[1] + INSIDE.sub(KEPT, text[2]), xml)
