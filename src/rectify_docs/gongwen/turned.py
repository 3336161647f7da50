"""The page number of a landscape page, in the same place of the paper as on the others (clause 8)."""

from rectify_docs.gongwen.page_number import number
from rectify_docs.gongwen.profile import Profile
from rectify_docs.gongwen.units import Twips, emu
from rectify_docs.gongwen.xml import NAMESPACES, part, w

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
TURNED_NAMESPACES = (
    f'{NAMESPACES} xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" xmlns:wps="{SHAPE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
BOX_WIDTH = Twips(400)
"""The box is one line of 四号 wide."""
SHIFT = Twips(0)
"""From the middle of the box to the dash: LibreOffice sets the line off the middle."""


def turned_number(style_id: str, box_id: int, profile: Profile) -> bytes:
    """A header with a text box at the landscape page's left edge, turned a quarter clockwise."""
    body = f"<w:txbxContent>{number(style_id)}</w:txbxContent>"
    page = profile.page
    distance = page.bottom.twips - profile.page_number.gap.twips
    left = Twips(distance - BOX_WIDTH // 2 + SHIFT)
    return part(
        "hdr",
        w(
            "p",
            w("pPr", w("pStyle", val="Header")),
            w("r", _anchor(left, page.left.twips, page.text_width.twips, box_id, body)),
        ),
        namespaces=TURNED_NAMESPACES,
    )


def _anchor(left: Twips, top: Twips, height: Twips, box_id: int, body: str) -> str:
    """A text box fixed to the page, without a frame."""
    size = f'cx="{emu(BOX_WIDTH)}" cy="{emu(height)}"'
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx>{body}</wps:txbx>"
        '<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp>'
    )
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{emu(left)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(top)}</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{box_id}" name="页码"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{SHAPE}">{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice></mc:AlternateContent>'
