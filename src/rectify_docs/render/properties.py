"""Document properties of a package, written anew: nothing of the template's author or history stays."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml import etree

from rectify_docs.render.archive import CONTENT_TYPES
from rectify_docs.render.environment import clean
from rectify_docs.render.marks import strip

CORE, APP, CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
ROOT_RELS = "_rels/.rels"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
APP_XML = f'{HEAD}<Properties xmlns="{OFFICE}/extended-properties"><Application>rectify-docs</Application></Properties>'
CUSTOM_XML = f'{HEAD}<Properties xmlns="{OFFICE}/custom-properties"/>'
CORE_XML = (
    HEAD + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{author}'
    '</dc:creator><dc:language>zh-CN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z'
    '</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
)


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says about itself."""

    title: str
    author: str
    as_of: dt.date
    """Stands for the day of creation: no clock is read."""


def core_xml(properties: Properties) -> bytes:
    """``docProps/core.xml``."""
    title, author = (escape(clean(strip(text))) for text in (properties.title, properties.author))
    return CORE_XML.format(title=title, author=author, day=properties.as_of.isoformat()).encode()


def cleaned(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a package with empty application and custom properties, and a place for the core properties."""
    result = dict(files)
    for name, xml in ((APP, APP_XML), (CUSTOM, CUSTOM_XML)):
        if name in result:
            result[name] = xml.encode()
    if CORE not in result:
        result[CONTENT_TYPES] = with_child(
            files[CONTENT_TYPES], f"{{{TYPES}}}Override", PartName=f"/{CORE}", ContentType=CORE_TYPE
        )
        result[ROOT_RELS] = with_child(
            files[ROOT_RELS], f"{{{RELATIONS}}}Relationship", Id="rIdCore", Type=CORE_RELATION, Target=CORE
        )
    result[CORE] = b""
    return result


def with_child(xml: bytes, tag: str, *, first: bool = False, **attributes: str) -> bytes:
    """A part with one more child of its root, as the last one or the first."""
    root = etree.fromstring(xml)
    root.insert(0 if first else len(root), etree.Element(tag, attributes))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
