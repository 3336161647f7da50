"""版头: what a docx says of it (7.2)."""

import re
from collections.abc import Iterator

from rectify_docs.gongwen.conformance.faces import faces
from rectify_docs.gongwen.conformance.paragraphs import Paragraph
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.recognise import ISSUE, NUMBER, RED_HUE
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, undecided, unknown
from rectify_docs.gongwen.conformance.scales import aligned, mm, short

RULES: Rules[Parts] = Rules()
RULE_WEIGHTS = range(4, 25)


@RULES.rule("HEAD-04", "7.2.4", "规", "发文机关标志居中", "发文机关标志设为居中")
def mark(parts: Parts) -> Iterator[Measured]:
    """Right: centred. Wrong: at the left."""
    yield mark_middle(parts.office_mark) if parts.office_mark else absent("发文机关标志")


def mark_middle(one: Paragraph) -> Measured:
    """Whether a mark is centred; in a table or a box only the page tells."""
    if one.table or one.boxed:
        return unknown("标志在表格或文本框内，位置在版面检查中测量", "居中")
    return judged(one.align == "center", "居中", aligned(one.align), short(one.text))


@RULES.rule("HEAD-04a", "7.2.4", "荐", "发文机关标志用小标宋、红色", "发文机关标志用小标宋体")
def mark_look(parts: Parts) -> Iterator[Measured]:
    """Right: 小标宋, red. Wrong: 黑体."""
    yield mark_face(parts.office_mark) if parts.office_mark else absent("发文机关标志")


def mark_face(one: Paragraph) -> Measured:
    """Whether a mark is in 小标宋; it is red, else it would be no mark."""
    family = one.inked[0].family
    return judged("小标宋" in faces(family), "小标宋体", family, short(one.text))


@RULES.rule("HEAD-06", "7.2.5", "规", "发文字号", "改为“机关代字〔年份〕序号号”，如“国发〔2024〕5号”")
def document_number(parts: Parts) -> Iterator[Measured]:
    """Right: 国发〔2024〕5号. Wrong: 国发[2024]5号, 国发〔2024〕第05号."""
    text = parts.number
    found = NUMBER.match(text)
    if ISSUE.match(text):
        yield undecided("编号", text) if text == "第号" else judged(True, "第×号", text)
    elif found is None:
        yield absent("发文字号")
    elif not found["year"] or not found["serial"]:
        yield undecided("发文字号", text)
    else:
        good = found["open"] + found["close"] == "〔〕" and re.fullmatch(r"(?:19|20)\d\d", found["year"])
        good = good and not found["th"] and not found["serial"].startswith("0")
        yield judged(bool(good), "年份用全称、六角括号〔〕，序号不编虚位、不加“第”", text)


@RULES.rule("HEAD-06a", "7.2.5", "规", "发文字号位置", "发文字号设为居中；上行文居左空一字，信函居右")
def number_place(parts: Parts) -> Iterator[Measured]:
    """Right: centred two lines below the mark, or beside 签发人. Wrong: at the left without 签发人."""
    if parts.number_at is None or parts.office_mark is None:
        yield absent("版头中的发文字号")
        return
    one = parts.flow[parts.number_at]
    behind = parts.is_letter and not one.bare.startswith(parts.number)
    sides = {"left", "start", "both"} if parts.upward or behind else {"center", "right", "end"}
    shown = "在份号等之后居右" if behind else aligned(one.align)
    yield judged(one.align in sides, "与签发人同行时居左空一字，否则居中（信函居右）", shown, short(one.text))


@RULES.rule("HEAD-10", "7.2.7", "规", "版头红色分隔线", "在发文字号下加与版心等宽的红色分隔线")
def red_rule(parts: Parts) -> Iterator[Measured]:
    """Right: a red rule as wide as the type area below 发文字号. Wrong: black, or indented."""
    if parts.office_mark is None or parts.number_at is None:
        yield absent("版头")
        return
    found = next((one for one in parts.flow[: parts.number_at + 3] if one.border), None)
    if found is None or found.border is None:
        yield (
            unknown("分隔线可能是图形，在版面检查中测量")
            if _drawn(parts)
            else judged(False, "红色分隔线，与版心等宽", "没有分隔线")
        )
        return
    red = bool(RED_HUE.match(found.border.colour))
    good = red and found.left == found.right == 0 and found.border.weight in RULE_WEIGHTS
    shown = f"{found.border.colour or '黑色'}，左右缩进{mm(found.left)}、{mm(found.right)}"
    yield judged(good, "红色，与版心等宽", shown)


def _drawn(parts: Parts) -> bool:
    """The document holds drawings, of which one may be the rule."""
    return any(mark in parts.docx.parts["word/document.xml"] for mark in (b"<w:drawing", b"<w:pict"))
