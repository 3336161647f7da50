"""空行 between the parts of a document where they stand on the page (7.2.5, 7.3.2, 7.3.4, 7.3.5.2)."""

from collections.abc import Iterator

from rectify_docs.gongwen.conformance.closing_rules import closing
from rectify_docs.gongwen.conformance.page_facts import Line, PageFacts
from rectify_docs.gongwen.conformance.records import Measured, Rules, absent, judged, unknown
from rectify_docs.gongwen.conformance.rendered import Rendered
from rectify_docs.gongwen.profile import profile

RULES: Rules[Rendered] = Rules()
BELOW_MARK = 20.0, 27.0
"""mm from the ink of 标志 to that of 发文字号: two lines and what surrounds the letters (gbt9704.md HEAD-06)."""
ONE = 1.5, 2.5
"""Lines from one baseline to the next with an empty line between them."""


@RULES.rule("HEAD-06q", "7.2.5", "规", "发文字号在标志下空二行", "发文机关标志与发文字号（签发人）之间空二行")
def below_mark(document: Rendered) -> Iterator[Measured]:
    """Right: two empty lines below 标志. Wrong: one, five."""
    page = document.upright[0] if document.upright and document.parts.office_mark is not None else None
    red = [glyph.bottom for glyph in page.glyphs if glyph.red] if page else []
    if page is None or not red or document.is_letter or document.parts.number_at is None:
        yield absent("版头中的发文字号")
        return
    below = [line for line in page.lines if line.ink[0] > max(red)]
    if not below:
        yield unknown("标志下没有文字", page=1)
        return
    gap, (low, high) = below[0].ink[0] - max(red), BELOW_MARK
    yield judged(low <= gap <= high, f"标志下{low:g}～{high:g} mm", f"{gap:.1f} mm", page=1)


@RULES.rule("RECV-01q", "7.3.2", "规", "标题与主送机关之间空一行", "主送机关上方空一行")
def above_addressee(document: Rendered) -> Iterator[Measured]:
    """Right: one empty line above 主送. Wrong: none."""
    at = document.parts.addressee_at
    yield _gap(document, document.find(document.parts.flow[at].text) if at is not None else None, "主送机关")


@RULES.rule("ATTN-01q", "7.3.4", "规", "附件说明在正文下空一行", "正文与附件说明之间空一行")
def above_annex_note(document: Rendered) -> Iterator[Measured]:
    """Right: one empty line above 附件：…. Wrong: none."""
    note = document.parts.annex_note_at
    yield _gap(document, document.find(document.parts.flow[note[0]].text) if note else None, "附件说明")


@RULES.rule("SIGN-04q", "7.3.5.2", "规", "不加盖印章的署名在正文下空一行", "正文（或附件说明）与署名之间空一行")
def above_signature(document: Rendered) -> Iterator[Measured]:
    """Right: one empty line above 署名. Wrong: none. With a seal the standard leaves it to the seal (7.3.5.1)."""
    found = None if document.parts.stamped else closing(document)
    unsealed = found is not None and bool(found.lines) and found.two and (found.unsealed or not found.sealed)
    yield _gap(document, (found.page, found.lines[0]) if found and unsealed else None, "不加盖印章的落款")


def _gap(document: Rendered, found: tuple[PageFacts, Line] | None, part: str) -> Measured:
    """Whether one line is empty above a line; unknown where it is the first of its page."""
    if found is None:
        return absent(part)
    page, line = found
    above = [one.baseline for one in document.content(page) if one.baseline < line.baseline]
    if not above:
        return unknown(f"{part}在一面之首", "空一行", page.number)
    lines = (line.baseline - above[-1]) / profile().grid.pitch.mm
    return judged(ONE[0] <= lines <= ONE[1], "空一行", f"空{lines - 1:.1f}行", page=page.number)
