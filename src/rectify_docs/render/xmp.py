"""The XMP packet of a PDF, written whole: the same bytes for the same content, namespaces where readers look for them.

Why not edited in place: a property whose namespace is declared on itself is legal, and archival validators refuse it.
"""

import datetime as dt
from dataclasses import dataclass
from xml.sax.saxutils import escape

PACKET = "W5M0MpCehiHzreSzNTczkc9d"
"""Id of every XMP packet (ISO 16684-1)."""
NAMESPACES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a packet says."""

    title: str
    author: str
    stamp: dt.date
    producer: str
    tool: str
    part: str = ""
    """Part of PDF/A that the file claims, ``1`` or ``2``; empty for none."""
    conformance: str = ""
    """Its level, ``A`` or ``B``."""


def packet(facts: Facts) -> bytes:
    """The packet."""
    day = f"{facts.stamp.isoformat()}T00:00:00+00:00"
    claim = {"part": facts.part, "conformance": facts.conformance} if facts.part else {}
    blocks = (
        _description("pdfaid", "".join(f"<pdfaid:{name}>{value}</pdfaid:{name}>" for name, value in claim.items())),
        _description("dc", _core(facts)),
        _description("pdf", f"<pdf:Producer>{escape(facts.producer)}</pdf:Producer>"),
        _description("xmp", _dates(facts, day)),
    )
    body = "".join(block for block in blocks if block)
    return (
        f'<?xpacket begin="\ufeff" id="{PACKET}"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{body}</rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="w"?>'
    ).encode()


def _description(prefix: str, inner: str) -> str:
    space = NAMESPACES[prefix]
    return f'<rdf:Description rdf:about="" xmlns:{prefix}="{space}">{inner}</rdf:Description>' if inner else ""


def _core(facts: Facts) -> str:
    title = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(facts.title)}</rdf:li></rdf:Alt>'
    return (
        f"<dc:title>{title}</dc:title>"
        f"<dc:creator><rdf:Seq><rdf:li>{escape(facts.author)}</rdf:li></rdf:Seq></dc:creator>"
        "<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>"
    )


def _dates(facts: Facts, day: str) -> str:
    dates = "".join(f"<xmp:{name}>{day}</xmp:{name}>" for name in ("CreateDate", "ModifyDate", "MetadataDate"))
    return f"<xmp:CreatorTool>{escape(facts.tool)}</xmp:CreatorTool>{dates}"
