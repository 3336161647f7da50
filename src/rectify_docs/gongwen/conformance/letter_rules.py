"""信函格式 on the page (10.1)."""

from collections.abc import Iterator
from itertools import pairwise

from rectify_docs.gongwen.conformance.page_facts import PageFacts, Rule
from rectify_docs.gongwen.conformance.place_rules import SLACK
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, unknown
from rectify_docs.gongwen.conformance.rendered import Rendered
from rectify_docs.gongwen.profile import profile

RULES: Rules[Rendered] = Rules()
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
        yield judged(long and order, f"20～190 mm，{word}", shown, page=1)
    foot = page.height - letter.foot.mm
    middle = (pairs[1][0].y + pairs[1][1].y) / PAIR
    yield judged(
        abs(middle - foot) <= (letter.foot.tolerance_mm or 0) + 0.5, f"下线{foot:g}±1 mm", f"{middle:.1f} mm", page=1
    )


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
    yield judged(abs(gap - wanted.mm) <= (wanted.tolerance_mm or 0) + 0.5, "4 mm", f"{gap:.1f} mm", page=1)


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
    good = abs(found[1].right - edge) <= 1.0 and abs(gap - wanted.mm) <= (wanted.tolerance_mm or 0) + 0.3
    yield judged(good, "顶格居右（184 mm），线下4.9 mm", f"{found[1].right:.1f} mm，线下{gap:.1f} mm", page=1)


@RULES.rule("LETTER-06p", "10.1", "规", "信函首页不显示页码", "勾选“首页不同”，首页页脚留空")
def no_number(document: Rendered) -> Iterator[Measured]:
    """Right: no number on the first page. Wrong: — 1 —."""
    page = _letter(document)
    if page is None:
        yield absent("信函首页")
        return
    line = document.number_line(page)
    yield judged(line is None, "没有页码", line.text if line else "没有", page=1)
