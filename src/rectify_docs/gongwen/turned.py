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


def turned_number(style_id: str, box_id: int, profile: Profile) -> bytes:
    """A header with a text box from the landscape page's corner, turned a quarter clockwise.

    Its middle is where the dash belongs, and it is as long as the paper; indents put the number at its place. Why not
    a small box there: LibreOffice 7.4 leaves the box of a document of one or two pages in the corner, wherever it is.
    """
    page, edge = profile.page, profile.page_number.indent.twips
    before, after = page.left.twips + edge, page.width.twips - page.left.twips - page.text_width.twips + edge
    indent = w("ind", left=before, leftChars=0, right=after, rightChars=0, firstLine=0, firstLineChars=0)
    body = f"<w:txbxContent>{number(style_id, indent)}</w:txbxContent>"
    width = Twips(2 * (page.bottom.twips - profile.page_number.gap.twips))
    box = _anchor(width, page.width.twips, box_id, body)
    return part("hdr", w("p", w("pPr", w("pStyle", val="Header")), w("r", box)), namespaces=TURNED_NAMESPACES)


def _anchor(width: Twips, height: Twips, box_id: int, body: str) -> str:
    """A text box fixed to the page's corner, without a frame, behind the text."""
    size = f'cx="{emu(width)}" cy="{emu(height)}"'
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx>{body}</wps:txbx>"
        '<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp>'
    )
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{box_id}" name="页码"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{SHAPE}">{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice></mc:AlternateContent>'
