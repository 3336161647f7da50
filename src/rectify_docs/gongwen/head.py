"""版头: what stands at a fixed place of the first page, outside the text."""

from rectify_docs.gongwen.profile import Profile
from rectify_docs.gongwen.xml import w


def corner_frame(profile: Profile) -> str:
    """``w:framePr`` of 份号, 密级 and 紧急程度: from the first line of the type area down (7.2.1 to 7.2.3).

    Why a frame: 发文机关标志 keeps its place, whichever of the three there are.
    """
    page = profile.page
    return w(
        "framePr",
        w=page.text_width.twips // 2,
        wrap="around",
        vAnchor="page",
        hAnchor="page",
        x=page.left.twips,
        y=page.top.twips,
    )
