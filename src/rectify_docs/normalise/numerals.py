"""Chinese numerals → whole numbers."""

import re

DIGITS = {
    "〇": 0,
    "○": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
PLACES = {"十": 10, "百": 100}
NUMERAL = "〇○零一二两三四五六七八九十百"
"""All characters of a numeral, for use inside ``[…]``."""
RUN = re.compile(f"[{NUMERAL}]+")
MAX_LENGTH = 7


def chinese_number(text: str) -> int | None:
    """二十七 → 27, 二〇一八 → 2018; None where the text is no numeral below 1,000 or row of digits."""
    if not RUN.fullmatch(text) or len(text) > MAX_LENGTH:
        return None
    if not set(text) & set(PLACES):
        return int("".join(str(DIGITS[one]) for one in text))
    total, digit = 0, None
    for one in text:
        if one in PLACES:
            total += (1 if digit is None else digit) * PLACES[one]
            digit = None
        elif digit:
            return None
        else:
            digit = DIGITS[one]
    return total + (digit or 0)


def arabic(text: str) -> str:
    """The text with every Chinese numeral that stands for a number put in digits."""
    return RUN.sub(lambda match: _digits(match[0]), text)


def _digits(run: str) -> str:
    number = chinese_number(run)
    return run if number is None else str(number)
