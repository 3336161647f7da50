"""Several measures in one cell: split only where the numbering is unmistakable."""

import re

from rectify_docs.normalise.numerals import chinese_number

FORMS = (
    re.compile(r"(?:^|(?<=[\n。；;]))[ 　]*(?P<number>\d{1,2})[.．、](?!\d)"),
    re.compile(r"(?:^|(?<=[\n。；;]))[ 　]*[（(](?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})[)）]"),
)
"""1. 2. 3. and （1）（2） or （一）（二）, at the beginning of a line or after a full stop or semicolon."""


def pieces(text: str) -> tuple[str, ...]:
    """The items of a text that is one list counted from 1, each as written with its number; else the text alone.

    一是…二是… is one sentence and is not split; neither is a text with words before its first number.
    """
    for form in FORMS:
        found = list(form.finditer(text))
        numbers = [_number(match["number"]) for match in found]
        if len(found) < 2 or numbers != list(range(1, len(found) + 1)) or text[: found[0].start()].strip():  # noqa: PLR2004
            continue
        ends = [*(match.start() for match in found[1:]), len(text)]
        return tuple(text[match.start() : end].strip() for match, end in zip(found, ends, strict=True))
    return (text,)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else chinese_number(text)
