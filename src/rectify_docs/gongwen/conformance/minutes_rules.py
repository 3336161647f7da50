"""纪要格式: what a docx says of it (10.3). An office may settle the form itself, so that nothing here can fail."""

from collections.abc import Iterator, Sequence

from rectify_docs.gongwen.conformance.faces import faces
from rectify_docs.gongwen.conformance.head_rules import mark_face, mark_middle
from rectify_docs.gongwen.conformance.minutes import ROLL
from rectify_docs.gongwen.conformance.paragraphs import Paragraph, Run
from rectify_docs.gongwen.conformance.parts import Parts
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged
from rectify_docs.gongwen.conformance.scales import mm, short, size_name
from rectify_docs.gongwen.conformance.text_rules import TWO
from rectify_docs.gongwen.given import Face
from rectify_docs.gongwen.profile import profile

RULES: Rules[Parts] = Rules()
ORDER = ("出席", "请假", "列席")
SLACK = 60
"""Twips of the place where lines go on: 1 mm."""
NO_ROLL = "出席、请假、列席名单"


@RULES.rule("MIN-01", "10.3", "般", "纪要标志居中", "纪要标志设为居中")
def mark(parts: Parts) -> Iterator[Measured]:
    """Right: centred. Wrong: at the left."""
    if not parts.minutes:
        yield absent("纪要标志")
        return
    yield from map(mark_middle, parts.marks)


@RULES.rule("MIN-01a", "10.3", "荐", "纪要标志用小标宋、红色", "纪要标志用红色小标宋体")
def mark_look(parts: Parts) -> Iterator[Measured]:
    """Right: 小标宋, red. Wrong: 黑体."""
    if not parts.minutes:
        yield absent("纪要标志")
        return
    yield from map(mark_face, parts.marks)


@RULES.rule(
    "MIN-02", "10.3", "般", "出席名单的字体", "“出席”“请假”“列席”设为三号黑体，后标全角冒号，单位、姓名设为三号仿宋"
)
def roll_look(parts: Parts) -> Iterator[Measured]:
    """Right: 出席 in 黑体, ：, the names in 仿宋. Wrong: 出席 in 仿宋, a half-width colon."""
    if not parts.roll_at:
        yield absent(NO_ROLL)
    for one in (parts.flow[at] for at in parts.roll_at):
        label, colon, persons = _letters(one)
        good = _all(label, "黑体") and _all(persons, "仿宋") and colon == "："
        shown = "、".join(dict.fromkeys(f"{size_name(run.size)}{run.family}" for run in (*label, *persons)))
        yield judged(good, "三号黑体，全角冒号，三号仿宋", f"{shown}，冒号“{colon}”", short(one.text))


@RULES.rule(
    "MIN-02a",
    "10.3",
    "般",
    "出席名单的位置",
    "正文下空一行、左空二字，依次排出席、请假、列席，回行与冒号后首字对齐",
)
def roll_place(parts: Parts) -> Iterator[Measured]:
    """Right: below an empty line, two characters in, going on behind the colon. Wrong: at the edge, 列席 first."""
    if not parts.roll_at:
        yield absent(NO_ROLL)
        return
    if parts.closing_roll is not None:
        above = parts.flow[parts.closing_roll - 1]
        gap = not above.bare or parts.flow[parts.closing_roll].before >= profile().grid.pitch.twips
        yield judged(gap, "正文下空一行", "空一行" if gap else f"上接{short(above.text, 12)}")
    labels = [_label(parts.flow[at]) for at in parts.roll_at]
    known = [label for label in labels if label in ORDER]
    yield judged(known == sorted(known, key=ORDER.index), "、".join(ORDER), "、".join(labels))
    for one in (parts.flow[at] for at in parts.roll_at):
        yield _indents(one)


def _indents(one: Paragraph) -> Measured:
    """Two characters in; where it does not fit on a line, the others begin as far in as the first name."""
    begin, hang = one.left + one.first_line, -one.first_line
    label, _, _ = _letters(one)
    wide = sum(run.size * 10 + run.spacing for run in (*label, label[-1]))
    wraps = begin + one.width > profile().page.text_width.twips
    good = begin in TWO and (not wraps or abs(hang - wide) <= SLACK)
    shown = f"左空{mm(begin)}" + (f"，回行左空{mm(one.left)}" if wraps else "")
    expected = "左空二字（10.6～11.6 mm）" + (f"，回行左空{mm(begin + wide)}" if wraps else "")
    return judged(good, expected, shown, short(one.text))


def _label(one: Paragraph) -> str:
    found = ROLL.match(one.bare)
    return found["label"] if found else ""


def _letters(one: Paragraph) -> tuple[Sequence[Run], str, Sequence[Run]]:
    """The runs of the label, a run for each letter, its colon, and those of the persons."""
    letters = [(letter, run) for run in one.inked for letter in run.text if not letter.isspace()]
    at = next(number for number, (letter, _) in enumerate(letters) if letter in "：:")
    return [run for _, run in letters[:at]], letters[at][0], [run for _, run in letters[at + 1 :]]


def _all(runs: Sequence[Run], face: Face) -> bool:
    return all(face in faces(run.family) and run.size == profile().sizes["三号"] for run in runs)
