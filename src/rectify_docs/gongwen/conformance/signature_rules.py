"""署名, 职务 and 成文日期: what a docx says of them (7.3.5)."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import takewhile

from rectify_docs.gongwen.conformance.paragraphs import Paragraph
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, undecided, unknown
from rectify_docs.gongwen.conformance.scales import aligned, mm, short
from rectify_docs.gongwen.profile import profile
from rectify_docs.gongwen.units import Mm, twips

RULES: Rules[Parts] = Rules()
DATE = re.compile(r"((?:19|20)\d\d)年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日")
PRINTED_ON = re.compile(rf".*?{DATE.pattern}印发")
"""印发机关和印发日期."""
BLANK_DATE = re.compile(r"(?:\d{4})?年\d*月日")
"""A draft's date, which is still to be filled in; its width says nothing."""
FOUR, TWO_RIGHT = range(1100, 1421), range(520, 741)
"""Twips of 右空四字 and 右空二字."""
TWO_SHIFT = range(470, 791)
"""Twips of two characters, give or take half a one: digits differ in width from font to font."""
ONE = profile().grid.character.twips
STAMP = range(twips(Mm(12)), twips(Mm(81)))
"""Twips between 职务, two characters off, and the place where a signature stamp ends: it is as wide as that."""


@RULES.rule("SIGN-01", "7.3.5", "般", "署名和成文日期位置", "加盖印章的日期右空四字；不加盖印章的署名右空二字")
def signature(parts: Parts) -> Iterator[Measured]:
    """Right: the date four characters from the right (sealed), else as SIGN-04 says. Wrong: centred on the page."""
    if parts.date_at is None:
        yield absent("成文日期")
        return
    date = parts.flow[parts.date_at]
    on_page = date.align == "center" and date.left == date.right
    if parts.docx.sections and parts.number_at is None and parts.mark is None and on_page:
        yield absent("落款处的成文日期")
        return
    if BLANK_DATE.fullmatch(date.bare):
        yield undecided("成文日期", date.text.strip())
        return
    gap, shift = _gap(date), _shift(parts)
    good = gap in FOUR or gap in TWO_RIGHT or (shift is not None and shift in TWO_SHIFT) or _filled(parts)
    yield judged(
        good,
        "加盖印章的日期右空四字，不加盖印章的右空二字",
        f"{aligned(date.align)}，右空{mm(gap)}",
        short(date.text),
    )


@RULES.rule("SIGN-04", "7.3.5.2", "规", "不加盖印章的署名和成文日期", "较长者右空二字，日期首字比署名首字右移二字")
def unsealed(parts: Parts) -> Iterator[Measured]:
    """Right: the longer one two characters from the right, the date begins two behind 署名. Wrong: both flush right."""
    date, above, shift = parts.date_at, parts.signature, _shift(parts)
    if date is None or above is None or shift is None:
        yield absent("署名和成文日期")
        return
    one = parts.flow[date]
    if parts.stamped:
        yield absent("不加盖印章的落款（日期上方为职务）")
        return
    if _sealed(parts):
        yield absent("不加盖印章的落款（日期右空四字）")
        return
    if not is_unsealed(parts):
        yield unknown("落款既未右空四字、也未右空二字，无从知道是否加盖印章")
        return
    longer = max((above, one), key=lambda each: each.width)
    shown = f"较长者右空{mm(_gap(longer))}，日期首字右移{mm(shift)}"
    good = _gap(longer) in TWO_RIGHT and shift in TWO_SHIFT
    yield judged(good, "较长者右空二字，日期首字比署名首字右移二字", shown, short(above.text))


@RULES.rule(
    "SIGN-05",
    "7.3.5.3",
    "规",
    "签名章的位置和职务",
    "正文下空二行留签名章，其左空二字写职务，其下空一行写日期，右空四字",
)
def stamp_place(parts: Parts) -> Iterator[Measured]:
    """Right: two empty lines, 职务 with room for the stamp at its right, one empty line, the date. Wrong: no room."""
    title, at = parts.signature, parts.date_at
    if title is None or at is None or not parts.stamped:
        yield absent("签名章（日期上方的职务）")
        return
    stands = next(place for place, one in enumerate(parts.flow) if one is title)
    date, above, below = parts.flow[at], _blanks(parts, stands), _blanks(parts, at)
    width = _gap(title) - _gap(date) - 2 * ONE
    good = above == 2 and below == 1 and _gap(date) in FOUR and width in STAMP  # noqa: PLR2004 - 空二行
    shown = f"职务上空{above}行、下空{below}行，右侧为签名章留{mm(width)}，日期右空{mm(_gap(date))}"
    yield judged(good, "上空二行，右侧留签名章，下空一行，日期右空四字", shown, short(title.text))


def _sealed(parts: Parts) -> bool:
    """The date is where one is over which a seal goes (7.3.5.1)."""
    date, shift = parts.date_at, _shift(parts)
    return date is not None and shift not in TWO_SHIFT and (_gap(parts.flow[date]) in FOUR or _filled(parts))


def is_unsealed(parts: Parts) -> bool:
    """署名 or the date is where one is without a seal (7.3.5.2)."""
    date, above = parts.date_at, parts.signature
    if date is None or above is None or parts.stamped or _sealed(parts):
        return False
    return _gap(parts.flow[date]) in TWO_RIGHT or _gap(above) in TWO_RIGHT


def _blanks(parts: Parts, at: int) -> int:
    """Empty lines right above a paragraph."""
    return sum(1 for _ in takewhile(lambda one: not one.bare, reversed(parts.flow[:at])))


def _shift(parts: Parts) -> int | None:
    """Twips by which the date begins to the right of 署名; None where one of the two is missing."""
    above, date = parts.signature, parts.flow[parts.date_at] if parts.date_at is not None else None
    if above is None or date is None:
        return None
    return _gap(above) + above.width - _gap(date) - date.width


def _gap(one: Paragraph) -> int:
    """Twips between the end of a line and the right edge of the type area."""
    if one.align in {"right", "end"}:
        return one.right
    rest = profile().page.text_width.twips - one.left - one.right - max(one.first_line, 0) - one.width
    return one.right + (rest // 2 if one.align == "center" else rest)


def _filled(parts: Parts) -> bool:
    """A 署名 that reaches the edge, and the date under its middle: a seal's place further in."""
    above, shift = parts.signature, _shift(parts)
    if above is None or shift is None or parts.date_at is None:
        return False
    middle = abs(shift - (above.width - parts.flow[parts.date_at].width) // 2) <= ONE
    return middle and 0 <= _gap(above) <= ONE


@RULES.rule("DATE-01", "7.3.5.4", "规", "成文日期用阿拉伯数字写全", "写作“2026年3月6日”，月、日不补零")
def date_form(parts: Parts) -> Iterator[Measured]:
    """Right: 2026年3月6日. Wrong: 2026年03月06日, 二〇二六年三月六日, 2月30日."""
    if parts.date_at is None:
        yield absent("成文日期")
        return
    text = parts.flow[parts.date_at].bare
    if re.fullmatch(r"(?:\d{4})?年\d*月\d*日", text) and re.search(r"^年|年月|月日", text):
        yield undecided("成文日期", parts.flow[parts.date_at].text.strip())
        return
    yield judged(exists(text), "阿拉伯数字，年份四位，月日不编虚位", text)


@RULES.rule("DATE-02", "7.4.3", "推", "印发日期不早于成文日期", "核对成文日期和印发日期，印发日期以送印日期为准")
def date_order(parts: Parts) -> Iterator[Measured]:
    """Right: signed on 3月30日, printed on 3月30日 or later. Wrong: printed on 3月2日."""
    signed = day(parts.flow[parts.date_at].bare) if parts.date_at is not None else None
    printed = next((found for one in parts.imprint if (found := day(one.bare, PRINTED_ON))), None)
    if signed is None or printed is None:
        yield absent("成文日期和印发日期")
        return
    yield judged(signed <= printed, f"不早于{_written(signed)}", _written(printed))


def day(text: str, pattern: re.Pattern[str] = DATE) -> dt.date | None:
    """The date of the calendar that a text is, written as 7.3.5.4 wants it."""
    found = pattern.fullmatch(text)
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def exists(text: str) -> bool:
    """Whether it is a date of the calendar, written as 7.3.5.4 wants it."""
    return day(text) is not None


def _written(date: dt.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"
