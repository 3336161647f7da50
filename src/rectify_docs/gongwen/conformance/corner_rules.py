"""份号, 密级, 紧急程度, 签发人 and 附注: what a docx says of them (7.2.1 to 7.2.3, 7.2.6, 7.3.6)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from rectify_docs.gongwen.conformance.faces import faces
from rectify_docs.gongwen.conformance.paragraphs import Paragraph
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, undecided, unknown
from rectify_docs.gongwen.conformance.scales import aligned, mm, short, size_name
from rectify_docs.gongwen.profile import profile

RULES: Rules[Parts] = Rules()
COPY_LIKE = re.compile(r"^(?:份号|编号|NO\.?|No\.?|№)?[:：]?\d{1,10}$")
COPY = re.compile(r"^\d{6}$")
SECRECY_LIKE = re.compile(r"^(?:绝密|机密|秘密)(?:[★☆*].*)?$")
SECRECY = re.compile(r"^(?:绝密|机密|秘密)(?:★(?:\d{1,2}(?:年|个月|天)|长期))?$")
URGENCY_LIKE = re.compile(r"^(?:特急|加急|急件|紧急|特提|平急)$")
URGENCY = ("特急", "加急")
LIKE = (COPY_LIKE, SECRECY_LIKE, URGENCY_LIKE)
SIGNERS = re.compile(r"签发人(?P<colon>[:：]?)(?P<names>.*)$")
NOTE_LIKE = re.compile(r"^[（(].+[）)]$")
TWO = range(600, 661)
"""Twips of 左空二字."""


def corner(parts: Parts) -> Sequence[Paragraph]:
    """What the head holds above the title: the lines among which 份号, 密级 and 紧急程度 are looked for."""
    return [one for _, one in _corner(parts)]


def marks(parts: Parts) -> Sequence[tuple[int, Paragraph]]:
    """份号, 密级 and 紧急程度 with their places in the flow."""
    return [(at, one) for at, one in _corner(parts) if any(like.match(one.bare) for like in LIKE)]


def _corner(parts: Parts) -> Iterator[tuple[int, Paragraph]]:
    for at, one in enumerate(parts.flow[: parts.title_at[0] if parts.title_at else 0]):
        alone = _alone(one)
        if alone.bare:
            yield at, alone


def _alone(one: Paragraph) -> Paragraph:
    """The line without 发文字号, which in a letter stands behind a tab on the line of the first mark (10.1)."""
    first, tab, _ = one.text.partition("\t")
    if not tab or not any(like.match("".join(first.split())) for like in LIKE):
        return one
    runs = list(takewhile(lambda run: "\t" not in run.text, one.runs))
    cut = one.runs[len(runs)]
    return replace(one, runs=(*runs, cut._replace(text=cut.text.partition("\t")[0])))


@RULES.rule("HEAD-01", "7.2.1", "般", "份号", "份号用六位三号阿拉伯数字，顶格编排在版心左上角")
def copy_number(parts: Parts) -> Iterator[Measured]:
    """Right: 000012 at the left. Wrong: 12, 份号：000012, centred."""
    found = [one for one in corner(parts) if COPY_LIKE.match(one.bare)]
    if not found:
        yield absent("份号")
    for one in found:
        good = bool(COPY.match(one.bare)) and _at_left(one) and one.size == profile().sizes["三号"]
        yield judged(good, "六位数字，三号，顶格", f"{size_name(one.size)}，{aligned(one.align)}", short(one.text))


@RULES.rule("HEAD-02", "7.2.2", "般", "密级和保密期限", "写作“秘密★1年”，三号黑体，顶格")
def secrecy(parts: Parts) -> Iterator[Measured]:
    """Right: 秘密★1年 in 黑体 三号. Wrong: 秘密☆一年, 仿宋."""
    found = [one for one in corner(parts) if SECRECY_LIKE.match(one.bare)]
    if not found:
        yield absent("密级")
    for one in found:
        yield judged(bool(SECRECY.match(one.bare)) and _bold_face(one), *_said("秘密★1年", one))


@RULES.rule("HEAD-03", "7.2.3", "般", "紧急程度", "写作“特急”或“加急”，三号黑体，顶格，排在份号、密级之后")
def urgency(parts: Parts) -> Iterator[Measured]:
    """Right: 特急 or 加急 in 黑体 三号 below 份号 and 密级. Wrong: 急件, above 密级."""
    lines = corner(parts)
    found = [at for at, one in enumerate(lines) if URGENCY_LIKE.match(one.bare)]
    if not found:
        yield absent("紧急程度")
    for at in found:
        before_others = any(SECRECY_LIKE.match(one.bare) or COPY_LIKE.match(one.bare) for one in lines[at + 1 :])
        good = lines[at].bare in URGENCY and _bold_face(lines[at]) and not before_others
        yield judged(good, *_said("特急或加急，在份号、密级之后", lines[at]))


@RULES.rule("HEAD-08", "7.2.6", "规", "签发人", "“签发人”后标全角冒号，姓名用三号楷体，每行不超过两人")
def signers(parts: Parts) -> Iterator[Measured]:
    """Right: 签发人：张三 with the name in 楷体. Wrong: 签发人:张三, the name in 仿宋."""
    found = next((one for one in corner(parts) if "签发人" in one.bare), None)
    written = SIGNERS.search(found.bare) if found else None
    if found is None or written is None:
        yield absent("签发人")
        return
    if not written["names"]:
        yield undecided("签发人", found.text.strip())
        return
    run = [one for one in found.inked if one.text.strip()][-1]
    good = written["colon"] == "：" and "楷体" in faces(run.family) and run.size == profile().sizes["三号"]
    yield judged(good, "全角冒号，姓名三号楷体", f"姓名{size_name(run.size)}{run.family}", short(found.bare))


@RULES.rule(
    "LETTER-03", "10.1", "规", "信函的份号、密级、紧急程度", "在红色双线下顶格左起，各占一行，首个与发文字号同一行"
)
def letter_marks(parts: Parts) -> Iterator[Measured]:
    """Right: below 标志, one a line, the first on the line of 发文字号. Wrong: above 标志; below 发文字号."""
    found = marks(parts)
    if not parts.is_letter or not found:
        yield absent("信函的份号、密级、紧急程度")
        return
    above = [one for at, one in found if any(each is parts.mark for each in parts.flow[at:])]
    first, beside = found[0][1], found[0][0] == parts.number_at
    left = all(_at_left(one) for _, one in found)
    if not above and left and first.boxed and not beside:
        yield unknown("首个标注在文本框内，位置在版面检查中测量")
        return
    shown = "在标志之上" if above else "首个与发文字号同行" if beside else "首个与发文字号不同行"
    shown = shown if left else f"{shown}，没有顶格"
    yield judged(not above and beside and left, "标志之下，顶格，首个与发文字号同行", shown, short(first.text))


@RULES.rule("NOTE-01", "7.3.6", "规", "附注", "附注居左空二字，加圆括号，编排在成文日期下一行")
def note(parts: Parts) -> Iterator[Measured]:
    """Right: （联系人：…） two characters in. Wrong: half-width brackets, at the edge."""
    after = [] if parts.date_at is None else parts.flow[parts.date_at + 1 : parts.date_at + 3]
    found = next((one for one in after if NOTE_LIKE.match(one.bare)), None)
    if found is None:
        yield absent("附注")
        return
    indent = found.left + found.first_line
    full = found.bare[0] == "（" and found.bare[-1] == "）"
    yield judged(full and indent in TWO, "全角括号，左空二字", f"左空{mm(indent)}", short(found.text))


def _at_left(one: Paragraph) -> bool:
    return one.align not in {"center", "right", "end"} and not one.left and not one.first_line


def _bold_face(one: Paragraph) -> bool:
    run = one.inked[0]
    return "黑体" in faces(run.family) and run.size == profile().sizes["三号"] and _at_left(one)


def _said(expected: str, one: Paragraph) -> tuple[str, str, str]:
    shown = f"{size_name(one.size)}{one.inked[0].family}，{aligned(one.align)}"
    return f"{expected}，三号黑体顶格", shown, short(one.text)
