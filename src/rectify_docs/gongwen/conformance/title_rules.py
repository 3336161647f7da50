"""标题: what a docx says of it (7.3.1)."""

from collections.abc import Iterator
from itertools import accumulate

from rectify_docs.gongwen.conformance.faces import faces
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.recognise import ISSUE, KINDS
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged
from rectify_docs.gongwen.conformance.scales import aligned, mm, short, size_name
from rectify_docs.gongwen.profile import profile
from rectify_docs.gongwen.title import LONGEST, symmetric
from rectify_docs.gongwen.words import word_ends

RULES: Rules[Parts] = Rules()
PUNCTUATION = "，。；：、！？,.;:!?"


@RULES.rule("TITLE-01", "7.3.1", "般", "标题二号小标宋", "标题设为二号小标宋体")
def title_font(parts: Parts) -> Iterator[Measured]:
    """Right: 二号 小标宋. Wrong: 黑体, 小二."""
    if not parts.title_at:
        yield absent("标题")
        return
    runs = [run for at in parts.title_at for run in parts.flow[at].inked]
    good = all("小标宋" in faces(run.family) and run.size == profile().sizes["二号"] for run in runs)
    yield judged(good, "二号小标宋体", f"{size_name(runs[0].size)}{runs[0].family}", short("".join(parts.title)))


@RULES.rule("TITLE-02", "7.3.1", "规", "标题位于红线下空二行", "红线与标题之间空二行")
def title_place(parts: Parts) -> Iterator[Measured]:
    """Right: two empty lines. Wrong: one, three."""
    if not parts.title_at or parts.number_at is None or parts.office_mark is None:
        yield absent("版头和标题")
        return
    between = parts.flow[parts.number_at + 1 : parts.title_at[0]]
    pitch = profile().grid.pitch.twips
    lines = sum(1 for one in between if not one.bare) + parts.flow[parts.title_at[0]].before / pitch
    yield judged(1.5 <= lines <= 2.5, "空二行", f"空{lines:g}行")  # noqa: PLR2004 - two, give or take half a line


@RULES.rule("TITLE-02a", "7.3.1", "规", "标题居中", "标题设为居中，不留缩进")
def title_middle(parts: Parts) -> Iterator[Measured]:
    """Right: centred, without indents. Wrong: at the left."""
    if not parts.title_at:
        yield absent("标题")
        return
    lines = [parts.flow[at] for at in parts.title_at]
    wrong = [one for one in lines if one.align != "center" or one.left + one.first_line != one.right]
    one = (wrong or lines)[0]
    shown = f"{aligned(one.align)}，左右缩进{mm(one.left + one.first_line)}、{mm(one.right)}"
    yield judged(not wrong, "居中", shown, short(one.text))


@RULES.rule("TITLE-03", "7.3.1", "规", "标题分行词意完整、排列对称", "调整标题断行，成梯形或菱形，不拆词")
def title_shape(parts: Parts) -> Iterator[Measured]:
    """Right: a trapezium or a rhombus. Wrong: an hourglass, a last line of one character."""
    widths = [len("".join(line.split())) for line in parts.title]
    if not widths:
        yield absent("标题")
        return
    broken = [line for line in parts.title if line.count("《") != line.count("》") and len(parts.title) > 1]
    led = [line for line in parts.title[1:] if line[0] in "的和与及、》）”"]
    good = symmetric(widths) and max(widths) <= LONGEST and min(widths) > 1 and not broken and not led
    yield judged(good, "梯形或菱形，每行不超过20字，不拆词", "、".join(f"{width}字" for width in widths))


@RULES.rule("TITLE-03w", "7.3.1", "荐", "标题断行处不拆词", "在词与词之间断行")
def title_words(parts: Parts) -> Iterator[Measured]:
    """Right: …反馈意见／整改…. Wrong: …反馈意／见整改…. A hint only: a dictionary does not know every word."""
    ends = [len(line) for line in ("".join(line.split()) for line in parts.title)]
    if len(ends) < 2:  # noqa: PLR2004 - a single line is not broken
        yield absent("分行的标题")
        return
    whole = "".join("".join(parts.title).split())
    torn = sorted(set(accumulate(ends[:-1])) - word_ends(whole))
    yield judged(
        not torn,
        "断在词与词之间",
        "、".join(f"“{whole[at - 2 : at]}／{whole[at : at + 2]}”" for at in torn) or "没有拆词",
    )


@RULES.rule("TITLE-04", "条例九（七）", "规", "标题末尾不用标点", "删去标题末尾的标点")
def title_end(parts: Parts) -> Iterator[Measured]:
    """Right: …的通知. Wrong: …的通知。 with its full stop."""
    if not parts.title:
        yield absent("标题")
        return
    text = "".join(parts.title)
    yield judged(text[-1] not in PUNCTUATION, "末尾没有标点", f"末字“{text[-1]}”", short(text))


@RULES.rule("TITLE-04a", "条例八", "规", "标题标明文种", "标题末尾写明法定文种")
def title_kind(parts: Parts) -> Iterator[Measured]:
    """Right: one of the fifteen kinds of a document with a mark. Wrong: …的汇报. A letter has forms of its own."""
    if not parts.title or parts.office_mark is None or parts.is_letter or _own_number(parts):
        yield absent("版头和标题")
        return
    text = "".join(parts.title)
    yield judged(text.endswith(KINDS), "以法定文种结尾", f"……{text[-4:]}")


def _own_number(parts: Parts) -> bool:
    return parts.number_at is not None and bool(ISSUE.match(parts.number))
