"""A03, A19: headings count on under each other; annexes that are mentioned exist (GB/T 9704 7.3.3, 7.3.4)."""

import re
from collections.abc import Iterator, Sequence

from rectify_docs.prose.remark import Remark, Severity

LEVELS = (re.compile(r"^([一二三四五六七八九十]+)、"), re.compile(r"^（([一二三四五六七八九十]+)）"))
ANNEX = re.compile(r"见?附件(\d+)")
ANNEX_LABEL = re.compile(r"^附件(\d+)$")
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
