"""The parts of an official document where they stand on the page (7.2 to 7.4)."""

from collections.abc import Iterator, Sequence

from rectify_docs.gongwen.conformance.faces import embedded_face, plain_name
from rectify_docs.gongwen.conformance.page_facts import Glyph, PageFacts, Rule
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, unknown
from rectify_docs.gongwen.conformance.rendered import Rendered
from rectify_docs.gongwen.conformance.scales import wanted as wanted_mm
from rectify_docs.gongwen.conformance.scales import within
from rectify_docs.gongwen.profile import profile

RULES: Rules[Rendered] = Rules()
SLACK = 0.5
"""mm of the ends of a rule (gbt9704.md HEAD-10, BACK-01)."""
SIDEWAYS = 1.0
"""mm of a horizontal position (gbt9704.md 7)."""
BELOW_RULE = 2.0, 9.0
"""mm from the second empty line to the ink of the title (gbt9704.md TITLE-02)."""


def _head(document: Rendered) -> PageFacts | None:
    return document.upright[0] if document.upright and document.parts.office_mark is not None else None


def _red_rules(page: PageFacts) -> list[Rule]:
    return [rule for rule in page.rules if rule.red]


@RULES.rule("HEAD-04p", "7.2.4", "规", "发文机关标志上边缘", "调整标志段前距，使其上边缘在规定处")
def mark_top(document: Rendered) -> Iterator[Measured]:
    """Right: red ink from 72 mm on, of a letter from 30 mm. Wrong: 62 mm, the rule of 1999."""
    page = _head(document)
    red = [glyph for glyph in page.glyphs if glyph.red] if page else []
    if page is None or not red:
        yield absent("发文机关标志")
        return
    yield top_of(red, profile().letter.top.mm if document.is_letter else profile().page.top.mm + profile().mark.top.mm)


def top_of(red: Sequence[Glyph], wanted: float) -> Measured:
    """Whether a mark's ink begins where it should, in mm."""
    top = min(glyph.top for glyph in red)
    return judged(abs(top - wanted) <= 1.0, f"{wanted:g}±1 mm", f"{top:.1f} mm", page=1)


@RULES.rule("HEAD-04q", "7.2.4", "规", "发文机关标志居中、不出版心", "标志设为居中，过长的缩小字号或字符宽度")
def mark_middle(document: Rendered) -> Iterator[Measured]:
    """Right: its middle is the type area's, in a letter that of the rules. Wrong: at the left."""
    page = _head(document)
    red = [glyph for glyph in page.glyphs if glyph.red] if page else []
    if not red:
        yield absent("发文机关标志")
        return
    letter = profile().letter
    rules = letter.left.mm + letter.width.mm / 2, letter.width.mm
    yield middle_of(red, *(rules if document.is_letter else (document.middle, profile().page.text_width.mm)))


def middle_of(red: Sequence[Glyph], middle: float, width: float) -> Measured:
    """Whether a mark stands about a middle, in mm, and is no wider than what it stands in."""
    left, right = min(glyph.origin for glyph in red), max(glyph.right for glyph in red)
    centre = (left + right) / 2
    good = abs(centre - middle) <= SIDEWAYS and right - left <= width + SIDEWAYS
    shown = f"中心{centre:.1f} mm，{left:.1f}～{right:.1f} mm"
    return judged(good, f"中心{middle:g}±{SIDEWAYS:g} mm，宽不过{width:g} mm", shown, page=1)


@RULES.rule("HEAD-10p", "7.2.7", "规", "红色分隔线的长度和位置", "分隔线取消缩进，距发文字号 4 mm")
def red_rule(document: Rendered) -> Iterator[Measured]:
    """Right: 156 mm long, 4 mm below the ink of 发文字号. Wrong: 6 mm below; shorter."""
    page, parts = _head(document), document.parts
    if page is None or parts.number_at is None or document.is_letter:
        yield absent("版头中的红色分隔线")
        return
    rules, given = _red_rules(page), profile().page
    if not rules:
        yield judged(False, "红色分隔线", "没有", page=1)
        return
    rule, left = rules[0], given.left.mm
    right = left + given.text_width.mm
    good = abs(rule.left - left) <= SLACK and abs(rule.right - right) <= SLACK
    shown = f"{rule.left:.1f}～{rule.right:.1f} mm，粗{rule.weight:.2f} mm"
    yield judged(good, f"28～184 mm，各±{SLACK:g} mm", shown, page=1)
    found = document.find(parts.flow[parts.number_at].text, [page])
    if found is None:
        yield unknown("版面上没有找到发文字号所在行", page=1)
        return
    gap = rule.y - rule.weight / 2 - found[1].ink[1]
    wanted = profile().red_rule.gap
    yield judged(within(gap, wanted), f"发文字号下{wanted_mm(wanted)}", f"{gap:.1f} mm", page=1)


@RULES.rule("HEAD-06p", "7.2.5", "规", "发文字号居中", "发文字号设为居中，取消缩进")
def number_middle(document: Rendered) -> Iterator[Measured]:
    """Right: its middle is the type area's. Wrong: at the right, which is a letter's."""
    page, parts = _head(document), document.parts
    found = document.find(parts.flow[parts.number_at].text, [page]) if page and parts.number_at is not None else None
    if page is None or found is None or document.is_letter or parts.upward:
        yield absent("居中的发文字号")
        return
    middle = (found[1].left + found[1].right) / 2
    yield judged(abs(middle - document.middle) <= SIDEWAYS, f"中心{document.middle:g}±1 mm", f"{middle:.1f} mm", page=1)


@RULES.rule("TITLE-02p", "7.3.1", "规", "标题距红线二行", "红线与标题之间空二行")
def title_place(document: Rendered) -> Iterator[Measured]:
    """Right: two empty lines below the rule. Wrong: one."""
    page, parts = _head(document), document.parts
    if page is None or not parts.title or document.is_letter or not _red_rules(page):
        yield absent("红线下的标题")
        return
    found = document.find(parts.title[0], [page])
    if found is None:
        yield unknown("版面上没有找到标题", page=1)
        return
    gap = found[1].ink[0] - _red_rules(page)[0].y
    low, high = (2 * profile().grid.pitch.mm + more for more in BELOW_RULE)
    yield judged(low <= gap <= high, f"红线到标题{low:.1f}～{high:.1f} mm", f"{gap:.1f} mm", page=1)


@RULES.rule("TITLE-01p", "7.3.1", "般", "版面上的标题字体", "标题设为二号小标宋体，并安装该字体")
def title_face(document: Rendered) -> Iterator[Measured]:
    """Right: 22 pt, 小标宋 or what stands in for it. Wrong: 黑体."""
    found = [line for text in document.parts.title if (hit := document.find(text)) for _, line in (hit,)]
    if not found:
        yield unknown("版面上没有找到标题") if document.parts.title else absent("标题")
        return
    size = profile().sizes["二号"] / 2
    names = list(dict.fromkeys(glyph.font for line in found for glyph in line.glyphs))
    good = all(line.sizes == {size} for line in found) and all(embedded_face(name) == "小标宋" for name in names)
    sizes = "、".join(f"{one:g}磅" for one in sorted({one for line in found for one in line.sizes}))
    yield judged(good, "二号（22磅）小标宋体", f"{sizes}，{'、'.join(map(plain_name, names))}")


@RULES.rule("RECV-01p", "7.3.2", "规", "主送机关顶格", "主送机关取消缩进")
def addressee(document: Rendered) -> Iterator[Measured]:
    """Right: begins at 28 mm. Wrong: indented."""
    at = document.parts.addressee_at
    found = document.find(document.parts.flow[at].text) if at is not None else None
    if found is None:
        yield absent("主送机关")
        return
    left, given = found[1].left, profile().page.left
    yield judged(abs(left - given.mm) <= SIDEWAYS, "28±1 mm", f"{left:.1f} mm", page=found[0].number)


@RULES.rule("TEXT-01p", "7.3.3", "规", "首页显示正文", "主送机关过多的，移至版记")
def first_page(document: Rendered) -> Iterator[Measured]:
    """Right: body text on the first page. Wrong: a long 主送 pushes it away (move that to 版记, 7.3.2)."""
    body = document.parts.body
    if not body or not document.upright:
        yield absent("正文")
        return
    found = document.find(body[0].text, document.upright[:1])
    yield judged(found is not None, "首页有正文", "有" if found else "没有；主送过多的移至版记", page=1)


def _imprint_rules(document: Rendered) -> list[Rule]:
    """The black rules of 版记 on the last page: those beside its first line of text and below."""
    page = document.pages[-1] if document.pages else None
    first = document.find(document.parts.imprint[0].text, [page]) if page and document.parts.imprint else None
    if page is None or first is None:
        return []
    return [rule for rule in page.rules if not rule.red and rule.y > first[1].ink[0] - profile().grid.pitch.mm]


@RULES.rule("BACK-01p", "7.4.1", "规", "版记的分隔线", "版记置于最后一面底部，末线与版心下边缘重合")
def imprint(document: Rendered) -> Iterator[Measured]:
    """Right: as wide as the type area, the last one on its lower edge, on the last page. Wrong: in the flow."""
    if not document.parts.imprint or not document.pages:
        yield absent("版记")
        return
    page, given = document.pages[-1], profile().page
    rules = _imprint_rules(document)
    if not rules:
        yield judged(False, "版记在最后一面", "最后一面没有版记的分隔线", page=page.number)
        return
    bottom = max(rules, key=lambda rule: rule.y)
    left, right = given.left.mm, given.left.mm + given.text_width.mm
    good = abs(bottom.left - left) <= SLACK and abs(bottom.right - right) <= SLACK
    yield judged(good, f"28～184 mm，各±{SLACK:g} mm", f"{bottom.left:.1f}～{bottom.right:.1f} mm", page=page.number)
    shown = f"{bottom.y:.1f} mm"
    yield judged(abs(bottom.y - document.bottom) <= 1.0, "末线在262±1 mm", shown, page=page.number)


@RULES.rule("BACK-01q", "7.4.1", "荐", "版记首末线粗、中间线细", "版记首末线设为1磅，中间线0.75磅")
def imprint_weights(document: Rendered) -> Iterator[Measured]:
    """Right: 0.35 mm first and last, 0.25 mm between. Wrong: all alike."""
    rules = _imprint_rules(document)
    if len(rules) < 2:  # noqa: PLR2004 - a first and a last one
        yield absent("版记的分隔线")
        return
    ordered = sorted(rules, key=lambda rule: rule.y)
    outer, inner = (ordered[0].weight, ordered[-1].weight), [rule.weight for rule in ordered[1:-1]]
    good = abs(outer[0] - outer[1]) < 0.05 and all(weight < min(outer) for weight in inner)  # noqa: PLR2004 - mm
    yield judged(good, "0.35、0.25、0.35 mm", "、".join(f"{rule.weight:.2f}" for rule in ordered) + " mm")


@RULES.rule("ANNEX-02p", "7.3.7", "规", "附件标识在版心左上角第一行", "附件另起一面，“附件”二字顶格排在第一行")
def annex_label(document: Rendered) -> Iterator[Measured]:
    """Right: the first line of a page, at the type area's edge. Wrong: in the middle of a page."""
    labels = [document.parts.flow[label].bare for label, _ in document.parts.annexes]
    if not labels:
        yield absent("附件")
    for label in labels:
        lines = ((page, line) for page in document.pages for line in document.content(page))
        found = next(((page, line) for page, line in lines if line.text == label), None)
        if found is None:
            yield unknown(f"版面上没有找到{label}")
            continue
        page, line = found
        left = document.type_area(page)[0]
        good = line == document.content(page)[0] and abs(line.left - left) <= SIDEWAYS
        shown = f"{line.left:.1f} mm，基线{line.baseline:.1f} mm"
        yield judged(good, f"首行，{left:g}±{SIDEWAYS:g} mm", shown, label, page.number)
