"""署名 and 成文日期 in a rendered document."""

from lxml import etree

from rectify_docs.gongwen.blocks import paragraph
from rectify_docs.gongwen.closing import Seal, Stamp
from rectify_docs.gongwen.units import Mm
from rectify_docs.render.closing import place
from rectify_docs.render.places import W

NS = f'xmlns:w="{W}"'
IND, JC, CHILDREN = f"{{{W}}}ind", f"{{{W}}}jc", f"{{{W}}}pPr"


def body(*blocks: str) -> etree._Element:
    return etree.fromstring(f"<w:body {NS}>{''.join(blocks)}</w:body>")


def texts(element: etree._Element) -> list[str]:
    return ["".join(map(str, one.itertext())) for one in element]


def left(element: etree._Element) -> list[str | None]:
    return [str(each.get(f"{{{W}}}left")) for each in element.iter(IND)]


def test_name_and_date_share_one_middle() -> None:
    root = body(paragraph("示例市人民政府", "GwSignature"), paragraph("2026年4月10日", "GwDate"))
    place(root, Seal())
    assert len(set(left(root))) == 1
    assert [each.get(f"{{{W}}}val") for each in root.iter(JC)] == ["center", "center"]


def test_without_a_seal_the_date_begins_two_characters_behind() -> None:
    root = body(paragraph("示例市人民政府", "GwSignature"), paragraph("2026年4月10日", "GwDate"))
    place(root, Seal(sealed=False))
    name, date = map(int, map(str, left(root)))
    assert date - name == 630


def test_the_order_of_the_schema_is_kept_before_a_sections_properties() -> None:
    root = body(paragraph("甲局", "GwSignature"), paragraph("2026年4月10日", "GwDate", section="<w:sectPr/>"))
    place(root, Seal())
    names = [etree.QName(child).localname for child in next(root[1].iter(CHILDREN))]
    assert names == ["pStyle", "ind", "jc", "sectPr"]


def test_what_a_writer_indented_and_a_name_without_date_stay() -> None:
    own = '<w:p><w:pPr><w:pStyle w:val="GwDate"/><w:jc w:val="left"/></w:pPr></w:p>'
    root = body(paragraph("甲局", "GwSignature"), own, paragraph("甲局", "GwSignature"))
    place(root, Seal())
    assert not left(root)


STAMPED = Seal(stamp=Stamp("甲市整改办", "主任", Mm(40), Mm(20)))


def test_a_stamp_has_two_lines_above_and_one_below_whatever_the_template_left() -> None:
    for blanks in range(4):
        lines = (paragraph("", "GwSignature"),) * blanks
        root = body(paragraph("正文。"), *lines, paragraph("甲市整改办", "GwSignature"), paragraph("3月", "GwDate"))
        place(root, STAMPED)
        assert texts(root) == ["正文。", "", "", "主任", "", "3月"]


def test_a_stamp_is_only_for_what_the_office_signs() -> None:
    root = body(paragraph("", "GwSignature"), paragraph("甲市人民政府", "GwSignature"), paragraph("3月", "GwDate"))
    place(root, STAMPED)
    assert texts(root) == ["", "甲市人民政府", "3月"]
    assert [each.get(f"{{{W}}}val") for each in root.iter(JC)] == ["center", "center"]


def test_the_order_of_the_schema_is_kept_beside_a_stamp() -> None:
    root = body(paragraph("甲市整改办", "GwSignature"), paragraph("3月", "GwDate", section="<w:sectPr/>"))
    place(root, STAMPED)
    names = [[etree.QName(child).localname for child in each] for each in root.iter(CHILDREN)]
    assert names[-1] == ["pStyle", "snapToGrid", "spacing", "ind", "jc", "sectPr"]
    assert names[0] == ["pStyle", "snapToGrid", "spacing"]
