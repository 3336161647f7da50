"""信函格式 on the page (10.1)."""

from collections.abc import Iterator
from itertools import pairwise

from rectify_docs.gongwen.conformance.corner_rules import marks
from rectify_docs.gongwen.conformance.page_facts import MM_PER_POINT, PageFacts, Rule
from rectify_docs.gongwen.conformance.place_rules import SLACK
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, unknown
from rectify_docs.gongwen.conformance.rendered import Rendered
from rectify_docs.gongwen.conformance.scales import wanted as wanted_mm
from rectify_docs.gongwen.conformance.scales import within
from rectify_docs.gongwen.profile import profile

RULES: Rules[Rendered] = Rules()
CAP = 0.86
"""Of the type size: how far the ink of Chinese reaches above the baseline; figures end lower."""
PAIR = 2
"""Lines of a double rule."""
NEAR = 2.5
"""mm between the lines of a double rule."""


def _pairs(page: PageFacts) -> list[tuple[Rule, Rule]]:
    """The red double rules, from top to bottom, the upper line first."""
    red = sorted((rule for rule in page.rules if rule.red), key=lambda rule: rule.y)
    return [(one, two) for one, two in pairwise(red) if two.y - one.y < NEAR]


def _letter(document: Rendered) -> PageFacts | None:
    return document.upright[0] if document.is_letter else None


@RULES.rule("LETTER-02p", "10.1", "规", "信函红色双线", "双线长 170 mm，上粗下细、下为上细下粗，下线距下边 20 mm")
def double_rules(document: Rendered) -> Iterator[Measured]:
    """Right: 170 mm, thick over thin above, thin over thick 20 mm from the foot. Wrong: single, 156 mm."""
    page = _letter(document)
    if page is None:
        yield absent("信函格式的红色双线")
        return
    pairs, letter = _pairs(page), profile().letter
    if len(pairs) != PAIR:
        yield judged(False, "上下各一道双线", f"{len(pairs)}道", page=1)
        return
    right = letter.left.mm + letter.width.mm
    for pair, thick_first, word in zip(pairs, (True, False), ("上粗下细", "上细下粗"), strict=True):
        long = all(abs(rule.left - letter.left.mm) <= SLACK and abs(rule.right - right) <= SLACK for rule in pair)
        order = (pair[0].weight > pair[1].weight) is thick_first
        shown = f"{pair[0].left:.1f}～{pair[0].right:.1f} mm，粗{pair[0].weight:.2f}、{pair[1].weight:.2f} mm"
        yield judged(long and order, f"20～190 mm，各±{SLACK:g} mm，{word}", shown, page=1)
    foot = page.height - letter.foot.mm
    middle = (pairs[1][0].y + pairs[1][1].y) / PAIR
    good = within(page.height - middle, letter.foot)
    yield judged(good, f"下线{foot:g}±{letter.foot.tolerance_mm:g} mm", f"{middle:.1f} mm", page=1)


@RULES.rule("LETTER-02q", "10.1", "规", "信函标志下4 mm为红色双线", "调整标志与双线的距离为 4 mm")
def below_mark(document: Rendered) -> Iterator[Measured]:
    """Right: 4 mm from the ink of the mark to the rule. Wrong: 8 mm."""
    page = _letter(document)
    red = [glyph for glyph in page.glyphs if glyph.red] if page else []
    if page is None or not red or not _pairs(page):
        yield absent("信函标志下的双线")
        return
    rule, wanted = _pairs(page)[0][0], profile().letter.gap
    gap = rule.y - rule.weight / 2 - max(glyph.bottom for glyph in red)
    yield judged(within(gap, wanted), wanted_mm(wanted), f"{gap:.1f} mm", page=1)


@RULES.rule(
    "LETTER-03p", "10.1", "规", "信函的份号、密级、紧急程度", "顶格左起，首行距双线 4.94 mm、与发文字号同行，依次向下"
)
def marks_place(document: Rendered) -> Iterator[Measured]:
    """Right: at the left edge, 4.94 mm below the rule, line by line. Wrong: indented, further down, out of order."""
    page, texts = _letter(document), [one.bare for _, one in marks(document.parts)]
    if page is None or not texts:
        yield absent("信函的份号、密级、紧急程度")
        return
    lines = [next((line for line in page.lines if line.text.startswith(text)), None) for text in texts]
    if None in lines or not _pairs(page):
        yield unknown("版面上没有找到标注或双线", page=1)
        return
    placed = [line for line in lines if line is not None]
    rule, wanted, left = _pairs(page)[0][1], profile().letter.below, profile().page.left.mm
    gap = placed[0].baseline - CAP * profile().sizes["三号"] / 2 * MM_PER_POINT - rule.y - rule.weight / 2
    far = [line.left for line in placed if abs(line.left - left) > 1.0]
    steps = [two.baseline - one.baseline for one, two in pairwise(placed)]
    pitch = profile().grid.pitch.mm
    good = within(gap, wanted) and not far
    good = good and all(abs(step - pitch) <= 1.0 for step in steps) and document.parts.number in placed[0].text
    beside = "与发文字号同行" if document.parts.number in placed[0].text else "与发文字号不同行"
    shown = f"左边缘{(far or [placed[0].left])[0]:.1f} mm，线下{gap:.1f} mm，{beside}"
    shown += "".join(f"，下移{step:.1f} mm" for step in steps)
    yield judged(good, f"左边缘{left:g}±1 mm，线下{wanted_mm(wanted)}，与发文字号同行，依次下移一行", shown, page=1)


@RULES.rule("LETTER-04p", "10.1", "规", "信函发文字号位置", "发文字号顶格居右，距双线 4.94 mm")
def number_place(document: Rendered) -> Iterator[Measured]:
    """Right: at the right edge, 4.94 mm below the rule. Wrong: centred."""
    page, parts = _letter(document), document.parts
    if page is None or parts.number_at is None:
        yield absent("信函的发文字号")
        return
    found = document.find(parts.flow[parts.number_at].text, [page])
    if found is None or not _pairs(page):
        yield unknown("版面上没有找到发文字号或双线", page=1)
        return
    edge, wanted = profile().page.left.mm + profile().page.text_width.mm, profile().letter.below
    rule = _pairs(page)[0][1]
    gap = found[1].ink[0] - rule.y - rule.weight / 2
    good = abs(found[1].right - edge) <= 1.0 and within(gap, wanted)
    yield judged(
        good, f"顶格居右（184±1 mm），线下{wanted_mm(wanted)}", f"{found[1].right:.1f} mm，线下{gap:.1f} mm", page=1
    )


@RULES.rule("LETTER-05p", "10.1", "规", "信函标题距其上最后一个要素二行", "标题与其上最后一个要素之间空二行")
def title_place(document: Rendered) -> Iterator[Measured]:
    """Right: two empty lines below 发文字号 or the last of 份号, 密级, 紧急程度. Wrong: one."""
    page, parts = _letter(document), document.parts
    found = document.find(parts.title[0], [page]) if page and parts.title else None
    above = [line for line in page.lines if line.baseline < found[1].baseline] if page and found else []
    black = [line for line in above if not any(glyph.red for glyph in line.glyphs)]
    if found is None or not black:
        yield absent("信函的标题和其上的要素")
        return
    gap, pitch = found[1].ink[0] - black[-1].ink[1], profile().grid.pitch.mm
    low, high = 2 * pitch + 1, 2 * pitch + 10
    yield judged(low <= gap <= high, f"其上要素到标题{low:.0f}～{high:.0f} mm", f"{gap:.1f} mm", page=1)


@RULES.rule("LETTER-06p", "10.1", "规", "信函首页不显示页码", "勾选“首页不同”，首页页脚留空")
def no_number(document: Rendered) -> Iterator[Measured]:
    """Right: no number on the first page. Wrong: — 1 —."""
    page = _letter(document)
    if page is None:
        yield absent("信函首页")
        return
    line = document.number_line(page)
    yield judged(line is None, "没有页码", line.text if line else "没有", page=1)
