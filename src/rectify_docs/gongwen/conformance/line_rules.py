"""What a line's end may not tear, in text and in tables (GB/T 15835, GB 3101)."""

import re
from collections.abc import Iterator

from rectify_docs.gongwen.conformance.breaks import Breaks
from rectify_docs.gongwen.conformance.layout_rules import is_misplaced
from rectify_docs.gongwen.conformance.records import Measured, Rules, judged, unknown
from rectify_docs.gongwen.conformance.rendered import Rendered

RULES: Rules[Rendered] = Rules()
SHOWN = 6
"""Characters on both sides that a message quotes."""
WHOLE = re.compile(r"\d+(?:[.,:/-]\d+)*[%％‰]?")
"""3,200.5, 21-1, 15:40, 32.7%: read as one number; what it counts (条, 公里, 年) may begin a line."""
SYMBOLS = "km|hm|cm|mm|m|kg|mg|μg|g|t|L|mL|kW|MW|W|kWh|kV|V|kPa|MPa|Pa|dB|Hz|h|min|s|d"
WITH_UNIT = re.compile(rf"\d(?:℃|°C|(?:{SYMBOLS})[23²³]?(?![A-Za-z]))")
"""The last figure of a number and the symbol of its unit."""


@RULES.rule(
    "TEXT-05p", "15835", "规", "数字不拆到两行", "编号中的短横线改用不间断连字符（Ctrl+Shift+_），或加宽该列、改写该句"
)
def numbers_whole(document: Rendered) -> Iterator[Measured]:
    """Right: a number on one line. Wrong: 20 at the end, 26年 at the beginning of the next; 21-／1 in a cell."""
    yield from _whole(document, WHOLE, "数字、编号和百分数在同一行", "没有拆行的数字")


@RULES.rule("TEXT-07p", "GB 3101", "推", "单位符号与数值同行", "数值与单位符号之间不空格，或加宽该列、改写该句")
def units_beside(document: Rendered) -> Iterator[Measured]:
    """Right: 12km on one line. Wrong: 12 at the end, km at the beginning of the next."""
    yield from _whole(document, WITH_UNIT, "单位符号与数值在同一行", "没有与数值拆开的单位符号")


@RULES.rule("TEXT-06q", "15834 5.1", "荐", "表内标点不居行首、行末", "加宽该列，或改写该格文字")
def kinsoku_in_cells(document: Rendered) -> Iterator[Measured]:
    """Right: no ，。）” at the beginning, no （《“ at the end of a line. Wrong: 〔 alone on a line."""
    breaks = Breaks(document)
    known = [(line.text, following.text) for _, line, following in document.running]
    cells = [one for one in breaks.found if not any(a.endswith(one.end) and b.startswith(one.begin) for a, b in known)]
    wrong = [one for one in cells if is_misplaced(one.end, one.begin) and breaks.confirmed(one)]
    expected = "标点不居行首、行末，省略号、破折号不拆开"
    for one in wrong[:3]:
        yield judged(False, expected, f"{one.end[-SHOWN:]}／{one.begin[:SHOWN]}", page=one.page)
    if not wrong and any(map(breaks.confirmed, cells)):
        yield judged(True, expected, "没有")
    elif not wrong:
        yield unknown("表内没有回行的文字")


def _whole(document: Rendered, pattern: re.Pattern[str], expected: str, none: str) -> Iterator[Measured]:
    """At most three places where a line's end stands inside what the pattern reads as one."""
    breaks = Breaks(document)
    torn = [one for one in breaks.found if one.straddled(pattern) and breaks.confirmed(one)]
    for one in torn[:3]:
        yield judged(False, expected, f"{one.end[-SHOWN:]}／{one.begin[:SHOWN]}", page=one.page)
    if not torn and any(map(breaks.confirmed, breaks.found)):
        yield judged(True, expected, none)
    elif not torn:
        yield unknown("没有回行的文字")
