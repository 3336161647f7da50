"""The styles part that openpyxl writes, put into the order of the schema."""

from lxml import etree

STYLES = "xl/styles.xml"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FONT_ORDER = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name"),
    *("family", "charset", "scheme"),
)
"""CT_Font (ECMA-376 18.8.22), as Excel writes it."""
RANK = {MAIN + name: rank for rank, name in enumerate(FONT_ORDER)}


def in_order(xml: bytes) -> bytes:
    """The part with the children of every font in the schema's order."""
    root = etree.fromstring(xml)
    for font in root.iter(MAIN + "font"):
        font[:] = sorted(font, key=lambda child: RANK.get(str(child.tag), len(RANK)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
