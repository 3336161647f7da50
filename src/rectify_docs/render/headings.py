"""Numbers of headings by GB/T 9704 7.3.3: 一、 （一） 1. （1）."""

import re

DIGITS = "零一二三四五六七八九"
TEN = 10
WRITTEN = re.compile(
    r"^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d))\s*"
)
"""A number that a writer has typed already."""


def chinese(number: int) -> str:
    """1 to 99 in Chinese numerals: 一, 十, 十二, 二十三."""
    tens, ones = divmod(number, TEN)
    head = "" if tens == 0 else ("" if tens == 1 else DIGITS[tens]) + "十"
    return head + (DIGITS[ones] if ones or not tens else "")


def bare(text: str) -> str:
    """A heading without the number that stands before it."""
    return WRITTEN.sub("", text)


class Numbering:
    """Counts headings of levels 2 to 4; a heading starts the levels below it anew."""

    def __init__(self) -> None:
        self._counts = {2: 0, 3: 0, 4: 0}

    def next(self, level: int) -> str:
        """The number of the next heading of a level, with its punctuation."""
        self._counts[level] += 1
        for below in range(level + 1, 5):
            self._counts[below] = 0
        count = self._counts[level]
        return {2: f"（{chinese(count)}）", 3: f"{count}.", 4: f"（{count}）"}[level]
