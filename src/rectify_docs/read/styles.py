"""Number formats of an .xlsx: which cell styles show a percentage, which show only year and month."""

import re
from dataclasses import dataclass

from lxml import etree

BUILT_IN_PERCENT = frozenset({9, 10})
"""``0%`` and ``0.00%`` (ECMA-376 part 1, 18.8.30)."""
BUILT_IN_MONTH = frozenset({17})
"""``mmm-yy``."""
LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


@dataclass(frozen=True, slots=True)
class Styles:
    """Indices of cell styles by what their number format shows."""

    percent: frozenset[int] = frozenset()
    month: frozenset[int] = frozenset()
    """Dates shown without their day: 2018-08-01 shown as 2018年8月 means the whole month."""


def parser() -> etree.XMLParser:
    """A parser that neither expands entities nor opens other files."""
    return etree.XMLParser(resolve_entities=False, no_network=True)


def read_styles(xml: bytes) -> Styles:
    """The styles of ``xl/styles.xml``.

    Raises:
        etree.XMLSyntaxError: the part is broken.
    """
    root = etree.fromstring(xml, parser())
    codes = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in root.iterfind(".//{*}numFmt")}
    formats = [int(one.get("numFmtId", "0")) for one in root.iterfind("{*}cellXfs/{*}xf")]
    return Styles(
        percent=frozenset(i for i, fmt in enumerate(formats) if fmt in BUILT_IN_PERCENT or _percent(codes.get(fmt))),
        month=frozenset(i for i, fmt in enumerate(formats) if fmt in BUILT_IN_MONTH or _month(codes.get(fmt))),
    )


def _percent(code: str | None) -> bool:
    return "%" in LITERALS.sub("", code or "")


def _month(code: str | None) -> bool:
    letters = LITERALS.sub("", (code or "").split(";")[0]).lower()
    return "y" in letters and "m" in letters and not set("dhs") & set(letters)
