"""Documents as somebody else makes them: python-docx's own template, direct formatting, no seal."""

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor, Twips
from docx.text.paragraph import Paragraph
from docx.text.run import Run

LEFT, CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
BODY: Sequence[tuple[str, str]] = (
    (
        "仿宋_GB2312",
        "为深入贯彻落实有关要求，现就进一步做好督察反馈意见整改工作通知如下，请各单位结合实际认真抓好落实。",
    ),
    ("黑体", "一、总体要求"),
    ("仿宋_GB2312", "各单位要提高认识，压实责任，对照整改方案确定的目标、措施和时限逐项推进，确保按期完成整改任务。"),
    ("黑体", "二、重点任务"),
    ("楷体_GB2312", "（一）加强调度"),
    ("仿宋_GB2312", "每周报送进展情况，对进展缓慢的及时提醒，对弄虚作假的严肃问责，整改结果向社会公开并接受监督。"),
)
ANNEXES = (
    ("附件：1. 甲市贯彻落实生态环境保护督察反馈意见整改方案重点任务和责任分工表", 1355),
    ("2. 整改进展情况报送表", 363),
)
"""With twips by which their first line hangs out: 附件：1. and 2. and the blank behind them."""
OFFICE, DATE = "甲市生态环境保护督察整改工作领导小组", "2026年3月6日"
ROLLS = (
    ("出席", "市生态环境局　张某，市水务局　李某，市农业农村局　王某，市住房城乡建设局　赵某，市财政局　周某"),
    ("请假", "市城市管理局　吴某"),
)
FIELD = (
    '<w:fldChar {} w:fldCharType="begin"/>',
    "<w:instrText {}> PAGE </w:instrText>",
    '<w:fldChar {} w:fldCharType="separate"/>',
    "1",
    '<w:fldChar {} w:fldCharType="end"/>',
)


def foreign() -> bytes:
    """The document; by 7.3.5.2 its date begins two characters behind 署名."""
    document = docx.Document()
    _page(document)
    _line(document, "甲市人民政府文件", CENTRE, "方正小标宋简体", 42, red=True, before=83)
    _blank(document, 2)
    number = _line(document, "甲政发〔2026〕5号", CENTRE)
    number.paragraph_format.element.get_or_add_pPr().insert_element_before(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:color="FF0000" w:sz="12" w:space="7"/></w:pBdr>'),
        *("w:spacing", "w:ind", "w:jc", "w:rPr"),
    )
    _blank(document, 2)
    _line(document, "关于做好督察反馈意见整改工作的通知", CENTRE, "方正小标宋简体", 22)
    _blank(document, 1)
    _line(document, "各区人民政府，市有关部门：", LEFT)
    for family, text in BODY:
        _indent(_line(document, text, WD_ALIGN_PARAGRAPH.JUSTIFY, family), firstLineChars=200, firstLine=640)
    _blank(document, 1)
    for text, hanging in ANNEXES:
        _indent(_line(document, text, WD_ALIGN_PARAGRAPH.JUSTIFY), left=1985, hanging=hanging)
    _blank(document, 1)
    _indent(_line(document, OFFICE, RIGHT), rightChars=200, right=630)
    _indent(_line(document, DATE, RIGHT), right=_date_right())
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def foreign_minutes() -> bytes:
    """Minutes in a form of the office's own: a mark of two lines, the date alone below it, no title, no imprint."""
    document = docx.Document()
    _page(document)
    _line(document, "甲市人民政府", CENTRE, "方正小标宋简体", 42, red=True, before=83)
    _line(document, "专题会议纪要", CENTRE, "方正小标宋简体", 42, red=True)
    _line(document, "〔2026〕3号", CENTRE)
    _line(document, DATE, CENTRE)
    _blank(document, 1)
    for family, text in BODY:
        _indent(_line(document, text, WD_ALIGN_PARAGRAPH.JUSTIFY, family), firstLineChars=200, firstLine=640)
    _blank(document, 1)
    for label, persons in ROLLS:
        one = _line(document, f"{label}：", LEFT, "黑体")
        _run(one, persons, "仿宋_GB2312", 16)
        _indent(one, left=1575, hanging=945)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _date_right() -> int:
    """Twips behind the date: what 署名 is longer by; in the date are five seams between Chinese and digits."""
    characters, digits = len(OFFICE), sum(map(str.isdigit, DATE))
    date = (len(DATE) - digits) * 315 + digits * 155 + 5 * 80
    return characters * 315 - date


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.top_margin, section.right_margin = Twips(2098), Twips(1474)
    section.bottom_margin, section.left_margin = Twips(1984), Twips(1588)
    section.footer_distance = Twips(1440)
    grid = section._sectPr.find(f"{{{section._sectPr.nsmap['w']}}}docGrid")
    if grid is not None:
        section._sectPr.remove(grid)
    section._sectPr.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="579"/>'))
    document.settings.odd_and_even_pages_header_footer = True
    for footer, align, side in ((section.footer, RIGHT, "right"), (section.even_page_footer, LEFT, "left")):
        footer.is_linked_to_previous = False
        one = footer.paragraphs[0]
        one.alignment = align
        _indent(one, **{side: 280})
        one.paragraph_format.space_after, one.paragraph_format.line_spacing = Pt(0), 1.0
        for part in ("— ", *FIELD, " —"):
            run = _run(one, "" if part.startswith("<") else part, "宋体", 14)
            if part.startswith("<"):
                run._r.append(parse_xml(part.format(nsdecls("w"))))


def _line(
    document: Document,
    text: str,
    align: WD_ALIGN_PARAGRAPH,
    family: str = "仿宋_GB2312",
    size: float = 16,
    *,
    red: bool = False,
    before: float = 0,
) -> Paragraph:
    one = document.add_paragraph()
    one.alignment = align
    spacing = one.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(0), 1.0
    if size > 16:
        spacing.line_spacing = Pt(33 if size < 30 else 45)
    _run(one, text, family, size, red=red)
    return one


def _blank(document: Document, count: int) -> None:
    for _ in range(count):
        _line(document, "", LEFT)


def _run(one: Paragraph, text: str, family: str, size: float, *, red: bool = False) -> Run:
    run = one.add_run(text)
    run.font.size, run.font.name = Pt(size), family
    own = run._r.get_or_add_rPr()
    assert own.rFonts is not None
    own.rFonts.set(f"{{{own.nsmap['w']}}}eastAsia", family)
    if red:
        run.font.color.rgb = RGBColor(255, 0, 0)
    if size == 16:
        own.insert_element_before(parse_xml(f'<w:spacing {nsdecls("w")} w:val="-5"/>'), "w:sz", "w:szCs")
    return run


def _indent(one: Paragraph, **twips: int) -> None:
    indent = one._p.get_or_add_pPr().get_or_add_ind()
    for name, value in twips.items():
        indent.set(f"{{{indent.nsmap['w']}}}{name}", str(value))
