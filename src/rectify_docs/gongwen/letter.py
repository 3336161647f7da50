"""信函格式 (10.1): what stands at fixed places of a letter's first page, outside the text.

Why frames on the paragraphs themselves: LibreOffice does not take them from a style.
"""

from rectify_docs.gongwen.profile import Profile
from rectify_docs.gongwen.units import twips
from rectify_docs.gongwen.xml import part, w


def mark_frame(profile: Profile) -> str:
    """``w:framePr`` of 发文机关标志: its ink begins 30 mm from the paper's edge."""
    return _frame(profile.letter.top.twips - profile.letter.above.twips, profile)


def foot(profile: Profile) -> bytes:
    """The first page's footer: no number, a double rule 20 mm from the paper's edge, half of it on either side."""
    letter = profile.letter
    frame = _frame(profile.page.height.twips - letter.foot.twips - twips(letter.weight.mm), profile)
    return part(
        "ftr", w("p", w("pPr", w("pStyle", val="GwLetterFoot"), frame)), w("p", w("pPr", w("pStyle", val="Footer")))
    )


def _frame(top: int, profile: Profile) -> str:
    letter = profile.letter
    return w(
        "framePr", w=letter.width.twips, wrap="notBeside", vAnchor="page", hAnchor="page", x=letter.left.twips, y=top
    )
