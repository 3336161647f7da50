"""A03, A04, A19: headings count on and end without a mark; mentioned annexes exist (GB/T 9704 7.3.3, 7.3.4)."""

import re
from collections.abc import Iterator, Sequence

from rectify_docs.prose.remark import Remark, Severity

LEVELS = (re.compile(r"^([一二三四五六七八九十]+)、"), re.compile(r"^（([一二三四五六七八九十]+)）"))
ANNEX = re.compile(r"见?附件(\d{1,4})(?!\d)")
ANNEX_LABEL = re.compile(r"^附件(\d{1,4})$")
HEADING_LENGTH = 40
"""Characters up to which a line is a heading and no sentence."""
STOPPED = re.compile(r"^[^。；，：！？]+([。；，])$")
"""One mark, and that at the end."""
DIGITS = "〇一二三四五六七八九"


def numbering(paragraphs: Sequence[str]) -> Iterator[Remark]:
    """Headings that leave out or repeat a number, under the heading above them."""
    last = [0, 0]
    for at, text in enumerate(paragraphs):
        for depth, pattern in enumerate(LEVELS):
            match = pattern.match(text.strip())
            if match is None:
                continue
            number = chinese_number(match[1])
            if depth == 0:
                last[1] = 0
            if number not in {last[depth] + 1, 1} or (number == 1 and last[depth] == 1):
                advice = f"层次序数应接着上一个，上一个是{last[depth] or '无'}"
                yield Remark("A03", Severity.ERROR, advice, "GB/T 9704 7.3.3", at, 0, len(match[0]), match[0])
            last[depth] = number


def stopped_headings(paragraphs: Sequence[str]) -> Iterator[Remark]:
    """Headings on a line of their own that end with a mark (GB/T 15834: none behind a heading).

    A run-in heading and the items of a list keep theirs: what is found has text or a lower level below it, and no
    neighbour of its own level.
    """
    lines = [(at, text.rstrip()) for at, text in enumerate(paragraphs) if text.strip()]
    levels = [_level(text) for _, text in lines]
    for position, (at, text) in enumerate(lines[:-1]):
        match = STOPPED.match(text)
        around = (*levels[max(position - 1, 0) : position], levels[position + 1])
        if match is None or len(text.strip()) > HEADING_LENGTH or not levels[position] or levels[position] in around:
            continue
        if levels[position + 1] > levels[position] or _is_text(lines[position + 1][1]):
            advice = f"单独成行的标题末尾不用标点，删去“{match[1]}”"
            yield Remark("A04", Severity.HINT, advice, "GB/T 15834", at, match.start(1), match.end(1), match[1], "")


def _level(text: str) -> int:
    """1 for 一、, 2 for （一）, 0 for what is no heading."""
    return next((depth for depth, pattern in enumerate(LEVELS, 1) if pattern.match(text.strip())), 0)


def _is_text(text: str) -> bool:
    """Longer than a heading, and with a sentence that ends."""
    return len(text) > HEADING_LENGTH and "。" in text and not _level(text)


def annexes(paragraphs: Sequence[str]) -> Iterator[Remark]:
    """Annexes that the text mentions and the document does not have; only where it has annexes at all."""
    there = {int(match[1]) for text in paragraphs if (match := ANNEX_LABEL.match(text.strip()))}
    for at, text in enumerate(paragraphs):
        for match in ANNEX.finditer(text) if there else ():
            if int(match[1]) not in there:
                advice = f"没有附件{match[1]}"
                span = match.start(), match.end()
                yield Remark("A19", Severity.ERROR, advice, "GB/T 9704 7.3.4", at, *span, match[0])


def chinese_number(text: str) -> int:
    """一 to 九十九."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return DIGITS.find(tens)
    return (DIGITS.find(tens) if tens else 1) * 10 + (DIGITS.find(ones) if ones else 0)
