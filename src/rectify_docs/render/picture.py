"""A picture in a rendered document: the drawing, and the parts of the package that belong to it."""

import struct
from collections.abc import Mapping

from lxml import etree

from rectify_docs.gongwen.units import Twips, emu
from rectify_docs.gongwen.xml import NAMESPACES
from rectify_docs.render import archive
from rectify_docs.render.properties import OFFICE, RELATIONS, TYPES, with_child

ID = "rIdStamp"
NAME = "media/stamp.png"
RELATIONSHIPS = "word/_rels/document.xml.rels"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SIGNATURE, HEAD = b"\x89PNG\r\n\x1a\n", struct.Struct(">8s4x4s2L")
"""Of a PNG: signature, then the chunk IHDR, which begins with width and height (ISO/IEC 15948 5.2, 11.2.1)."""


class NotPngError(ValueError):
    """It is no PNG, or one without extent."""


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels.

    Raises:
        NotPngError: it is no PNG.
    """
    signature, chunk, width, height = HEAD.unpack_from(data) if len(data) >= HEAD.size else (b"", b"", 0, 0)
    if (signature, chunk) != (SIGNATURE, b"IHDR") or not width or not height:
        raise NotPngError
    return width, height


def drawing(name: str, left: Twips, down: Twips, width: Twips, height: Twips) -> etree._Element:
    """A run with the picture, its place measured from the type area's left edge and the paragraph's upper edge."""
    size = f'cx="{emu(width)}" cy="{emu(height)}"'
    picture = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="{NAME}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{ID}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    run = etree.fromstring(
        f'<w:r {NAMESPACES} xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" '
        f'xmlns:pic="{DRAWING}/picture"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{emu(left)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{emu(down)}</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="900" name="签名章"/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{DRAWING}/picture">{picture}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
    )
    next(run.iter(f"{{{DRAWING}/wordprocessingDrawing}}docPr")).set("descr", f"{name}签名章")
    return run


def parts(members: Mapping[str, archive.Member], png: bytes) -> dict[str, archive.Member]:
    """The package's parts that a picture adds or changes."""
    types, relations = (archive.unpacked(members[name]) for name in (archive.CONTENT_TYPES, RELATIONSHIPS))
    kind = f"{OFFICE}/relationships/image"
    relations = with_child(relations, f"{{{RELATIONS}}}Relationship", Id=ID, Type=kind, Target=NAME)
    made = {f"word/{NAME}": png, RELATIONSHIPS: relations}
    if b'Extension="png"' not in types:
        made[archive.CONTENT_TYPES] = with_child(
            types, f"{{{TYPES}}}Default", first=True, Extension="png", ContentType="image/png"
        )
    return {name: archive.pack(data) for name, data in made.items()}
