"""空行 between the parts of a document: what a docx says of them (7.2.5, 7.3.2, 7.3.4, 7.3.5.2)."""

from collections.abc import Iterator
from itertools import takewhile

from rectify_docs.gongwen.conformance.paragraphs import Paragraph
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, unknown
from rectify_docs.gongwen.conformance.scales import short
from rectify_docs.gongwen.conformance.signature_rules import is_unsealed
from rectify_docs.gongwen.profile import profile

RULES: Rules[Parts] = Rules()
PITCH = profile().grid.pitch.twips
HALF = 0.5
"""Lines by which room may differ from what a clause asks for."""
NUMERALS = {1: "空一行", 2: "空二行"}


@RULES.rule("HEAD-06b", "7.2.5", "规", "发文字号在标志下空二行", "发文机关标志与发文字号（签发人）之间空二行")
def below_mark(parts: Parts) -> Iterator[Measured]:
    """Right: two empty lines below 标志. Wrong: one, five. A letter's number stands below its rule (10.1)."""
    marks = [at for at, one in enumerate(parts.flow) if any(one is mark for mark in parts.marks)]
    if parts.office_mark is None or parts.number_at is None or parts.is_letter:
        yield absent("版头中的发文字号")
    elif not marks or parts.flow[marks[-1]].boxed or marks[-1] >= parts.number_at:
        yield unknown("标志在表格或文本框内，距离在版面检查中测量", NUMERALS[2])
    else:
        first = next(at for at in range(marks[-1] + 1, parts.number_at + 1) if parts.flow[at].bare)
        yield _judged(parts, first, 2)


@RULES.rule("RECV-01a", "7.3.2", "规", "标题与主送机关之间空一行", "主送机关上方空一行")
def above_addressee(parts: Parts) -> Iterator[Measured]:
    """Right: one empty line above 主送. Wrong: none."""
    yield _judged(parts, parts.addressee_at, 1) if parts.addressee_at is not None else absent("主送机关")


@RULES.rule("ATTN-01a", "7.3.4", "规", "附件说明在正文下空一行", "正文与附件说明之间空一行")
def above_annex_note(parts: Parts) -> Iterator[Measured]:
    """Right: one empty line above 附件：…. Wrong: none."""
    yield _judged(parts, parts.annex_note_at[0], 1) if parts.annex_note_at else absent("附件说明")


@RULES.rule("SIGN-04a", "7.3.5.2", "规", "不加盖印章的署名在正文下空一行", "正文（或附件说明）与署名之间空一行")
def above_signature(parts: Parts) -> Iterator[Measured]:
    """Right: one empty line above 署名. Wrong: none. With a seal the standard leaves it to the seal (7.3.5.1)."""
    yield _judged(parts, parts.signature_at[0], 1) if is_unsealed(parts) else absent("不加盖印章的落款")


def _judged(parts: Parts, at: int, wanted: int) -> Measured:
    """Whether so many lines are empty above a paragraph."""
    lines = room_above(parts, at)
    return judged(abs(lines - wanted) <= HALF, NUMERALS[wanted], f"空{lines:.2g}行", short(parts.flow[at].text))


def room_above(parts: Parts, at: int) -> float:
    """Lines between a paragraph and the text above it: empty paragraphs, and spacing before and after."""
    one, above = parts.flow[at], parts.flow[:at]
    blanks = list(takewhile(lambda each: not each.bare, reversed(above)))
    text = above[: len(above) - len(blanks)][-1:]
    return sum(map(_height, blanks)) + (one.before + sum(each.after for each in text)) / PITCH


def _height(one: Paragraph) -> float:
    """Lines of the grid that an empty paragraph takes up."""
    own = one.line / PITCH if one.line_rule == "exact" and one.line else max(1.0, one.line / 240)
    return own + (one.before + one.after) / PITCH
