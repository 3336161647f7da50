"""What a number format shows: a percentage, or a date without its day."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

BUILT_IN_PERCENT = frozenset({9, 10})
"""``0%`` and ``0.00%`` (ECMA-376 part 1, 18.8.30)."""
BUILT_IN_MONTH = frozenset({17, 27, 36, 50, 52, 57})
"""``mmm-yy``, and ``yyyy"年"m"月"`` as Chinese programs number it (the same clause, zh-cn)."""
LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


@dataclass(frozen=True, slots=True)
class Styles:
    """Indices of cell styles by what their number format shows."""

    percent: frozenset[int] = frozenset()
    month: frozenset[int] = frozenset()
    """Dates shown without their day: 2018-08-01 shown as 2018年8月 means the whole month."""


def sort_styles(formats: Iterable[int], codes: Mapping[int, str]) -> Styles:
    """Styles from the number format of each in order, and the codes of the formats that are not built in."""
    held = tuple(formats)
    percent = BUILT_IN_PERCENT | {number for number, code in codes.items() if shows_percent(code)}
    months = BUILT_IN_MONTH - codes.keys() | {number for number, code in codes.items() if shows_month(code)}
    return Styles(
        percent=frozenset(at for at, number in enumerate(held) if number in percent),
        month=frozenset(at for at, number in enumerate(held) if number in months),
    )


def shows_percent(code: str) -> bool:
    """Whether the format multiplies by 100: a quoted % is only a letter."""
    return "%" in LITERALS.sub("", code)


def shows_month(code: str) -> bool:
    """Whether a date format shows year and month but no day."""
    letters = LITERALS.sub("", code.split(";", maxsplit=1)[0]).lower()
    return "y" in letters and "m" in letters and not set("dhs") & set(letters)
