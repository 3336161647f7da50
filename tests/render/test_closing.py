"""署名 and 成文日期 in a rendered document."""

from lxml import etree

from rectify_docs.gongwen.blocks import paragraph
from rectify_docs.render.closing import place
from rectify_docs.render.places import W

NS = f'xmlns:w="{W}"'
IND, JC, CHILDREN = f"{{{W}}}ind", f"{{{W}}}jc", f"{{{W}}}pPr"


def body(*blocks: str) -> etree._Element:
    return etree.fromstring(f"<w:body {NS}>{''.join(blocks)}</w:body>")


def left(element: etree._Element) -> list[str | None]:
    return [str(each.get(f"{{{W}}}left")) for each in element.iter(IND)]


def test_name_and_date_share_one_middle() -> None:
    root = body(paragraph("示例市人民政府", "GwSignature"), paragraph("2026年4月10日", "GwDate"))
    place(root, sealed=True)
    assert len(set(left(root))) == 1
    assert [each.get(f"{{{W}}}val") for each in root.iter(JC)] == ["center", "center"]


def test_without_a_seal_the_date_begins_two_characters_behind() -> None:
    root = body(paragraph("示例市人民政府", "GwSignature"), paragraph("2026年4月10日", "GwDate"))
    place(root, sealed=False)
    name, date = map(int, map(str, left(root)))
    assert date - name == 630


def test_the_order_of_the_schema_is_kept_before_a_sections_properties() -> None:
    root = body(paragraph("甲局", "GwSignature"), paragraph("2026年4月10日", "GwDate", section="<w:sectPr/>"))
    place(root, sealed=True)
    names = [etree.QName(child).localname for child in next(root[1].iter(CHILDREN))]
    assert names == ["pStyle", "ind", "jc", "sectPr"]


def test_what_a_writer_indented_and_a_name_without_date_stay() -> None:
    own = '<w:p><w:pPr><w:pStyle w:val="GwDate"/><w:jc w:val="left"/></w:pPr></w:p>'
    root = body(paragraph("甲局", "GwSignature"), own, paragraph("甲局", "GwSignature"))
    place(root, sealed=True)
    assert not left(root)
