"""Good documents broken by script: each mutant breaks one rule in one place."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Parts = dict[str, bytes]
Break = Callable[[Parts], None]
DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
RELATIONS = "word/_rels/document.xml.rels"
RELATION = '<Relationship Id="rId99" Type="http://x/{}" Target="{}" {}/></Relationships>'


@dataclass(frozen=True)
class Mutant:
    """One broken document."""

    rule: str
    """The rule that has to find it."""
    what: str
    breaks: Break
    of: str = "dispatch"
    """The good document."""


def mutated(data: bytes, breaks: Break) -> bytes:
    """The document, broken; it has to be another one then."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    before = dict(parts)
    breaks(parts)
    assert parts != before
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return target.getvalue()


def change(part: str, pattern: str, by: str, count: int = 0) -> Break:
    """A regular expression over a part."""

    def apply(parts: Parts) -> None:
        text = parts[part].decode()
        changed = re.sub(pattern, by, text, count=count, flags=re.DOTALL)
        assert changed != text, f"{pattern} is not in {part}"
        parts[part] = changed.encode()

    return apply


def style(name: str, pattern: str, by: str) -> Break:
    """A regular expression inside one style."""

    def apply(parts: Parts) -> None:
        text = parts[STYLES].decode()
        found = re.search(rf'<w:style [^>]*w:styleId="{name}".*?</w:style>', text, re.DOTALL)
        assert found, name
        changed = re.sub(pattern, by, found[0], flags=re.DOTALL)
        assert changed != found[0], (name, pattern)
        parts[STYLES] = text.replace(found[0], changed).encode()

    return apply


AT_EDGE = '<w:ind w:rightChars="0" w:right="0"/><w:jc w:val="right"/>'


def closing_line(style_id: str, format_: str) -> Break:
    """Another indent and alignment of 署名 or 成文日期, which stand on the paragraphs themselves."""
    old = rf'(<w:pStyle w:val="{style_id}"/>)<w:ind[^>]*/><w:jc[^>]*/>'
    return change(DOCUMENT, old, rf"\g<1>{format_}")


def stamped_line(style_id: str, right: int) -> Break:
    """Another room at the right of 职务 or 成文日期 of a document with a signature stamp."""
    return change(DOCUMENT, rf'(<w:pStyle w:val="{style_id}"/>(?:(?!</w:pPr>).)*?w:right=)"\d+"', rf'\1"{right}"')


def paragraph(containing: str, by: str) -> Break:
    """The first paragraph that contains a text gets other XML; ``{0}`` is its own."""

    def apply(parts: Parts) -> None:
        text = parts[DOCUMENT].decode()
        found = next(one for one in re.findall(r"<w:p>.*?</w:p>|<w:p .*?</w:p>", text, re.DOTALL) if containing in one)
        parts[DOCUMENT] = text.replace(found, by.replace("{0}", found), 1).encode()

    return apply


def moved_to_top(containing: str) -> Break:
    """The first paragraph that contains a text becomes the first of all."""

    def apply(parts: Parts) -> None:
        text = parts[DOCUMENT].decode()
        found = next(one for one in re.findall(r"<w:p>.*?</w:p>|<w:p .*?</w:p>", text, re.DOTALL) if containing in one)
        parts[DOCUMENT] = text.replace(found, "", 1).replace("<w:body>", f"<w:body>{found}", 1).encode()

    return apply


def added(part: str, content: str = "x", relation: str = "") -> Break:
    """One part more, and where it is named what relation."""

    def apply(parts: Parts) -> None:
        if part:
            parts[part] = content.encode()
        if relation:
            parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", relation.encode())

    return apply


def without_blank_before(text: str) -> Break:
    """The empty paragraph before the one with a text is cut out."""

    def apply(parts: Parts) -> None:
        body = parts[DOCUMENT].decode()
        blocks = re.findall(r"<w:p>.*?</w:p>|<w:p .*?</w:p>", body, re.DOTALL)
        at = next(number for number, one in enumerate(blocks) if text in one)
        assert "<w:t" not in blocks[at - 1]
        pair = blocks[at - 1] + blocks[at]
        assert pair in body
        parts[DOCUMENT] = body.replace(pair, blocks[at], 1).encode()

    return apply


def both(*breaks: Break) -> Break:
    """One after the other."""

    def apply(parts: Parts) -> None:
        for one in breaks:
            one(parts)

    return apply


def typed(text: str, by: str) -> Break:
    """The paragraph with a text, placed by typed blanks alone."""

    def apply(parts: Parts) -> None:
        body = parts[DOCUMENT].decode()
        found = next(one for one in re.findall(r"<w:p>.*?</w:p>", body, re.DOTALL) if f">{text}<" in one)
        plain = re.sub(r"<w:ind [^>]*/>|<w:jc [^>]*/>", "", found).replace(f">{text}<", f' xml:space="preserve">{by}<')
        parts[DOCUMENT] = body.replace(found, plain, 1).encode()

    return apply


BLANK = '<w:p><w:pPr><w:pStyle w:val="GwAddressee"/></w:pPr></w:p>'
"""An empty line."""
FONT = r"仿宋_GB2312"
PLACE_ACROSS = r'(<wp:positionH relativeFrom="column"><wp:posOffset>)\d+'
PLACE_DOWN = r'(<wp:positionV relativeFrom="paragraph"><wp:posOffset>)\d+'
"""Of the picture of a signature stamp."""
DATE_RIGHT = r'(?<=<w:ind )w:right="\d+"(?=/><w:jc w:val="right"/></w:pPr><w:r>(?:(?!</w:r>).)*2026年3月6日)'
"""Room behind the date of foreign.py."""
FILE_MUTANTS = (
    Mutant("PAGE-01", "Letter 纸", change(DOCUMENT, r'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    Mutant("PAGE-01", "横排页不是 A4", change(DOCUMENT, r'w:w="16838" w:h="11906"', 'w:w="15840" w:h="12240"')),
    Mutant("PAGE-02", "上边距 25.4 mm", change(DOCUMENT, r'w:top="2098"', 'w:top="1440"')),
    Mutant("PAGE-02", "上边距 40 mm", change(DOCUMENT, r'w:top="2098"', 'w:top="2268"')),
    Mutant("PAGE-03", "左边距 31.8 mm", change(DOCUMENT, r'w:left="1588"', 'w:left="1800"')),
    Mutant("PAGE-03", "装订线 5 mm", change(DOCUMENT, r'w:gutter="0"', 'w:gutter="284"')),
    Mutant("PAGE-04", "右边距 31.8 mm", change(DOCUMENT, r'w:right="1474"', 'w:right="1800"')),
    Mutant("PAGE-04", "下边距 25.4 mm", change(DOCUMENT, r'w:bottom="1984"', 'w:bottom="1440"')),
    Mutant("FONT-01", "正文宋体", style("GwBody", FONT, "宋体")),
    Mutant("FONT-01", "正文四号", style("GwBody", r'w:sz w:val="32"', 'w:sz w:val="28"')),
    Mutant("GRID-01", "行距 15.6 磅", change(DOCUMENT, r'w:linePitch="579"', 'w:linePitch="312"')),
    Mutant("GRID-01", "没有网格", change(DOCUMENT, r"<w:docGrid[^>]*/>", "")),
    Mutant("GRID-02", "字间距不紧缩", style("GwBody", r'w:spacing w:val="-5"', 'w:spacing w:val="0"')),
    Mutant("GRID-03", "负的字符网格",
           change(DOCUMENT, r'w:type="lines" w:linePitch', 'w:type="linesAndChars" w:charSpace="-848" w:linePitch')),
    Mutant("COLOR-01", "蓝色文字", change(DOCUMENT, r"<w:r>(?=<w:t[^>]*>按照)",
                                      '<w:r><w:rPr><w:color w:val="0000FF"/></w:rPr>')),
    Mutant("COLOR-01", "标题红色", style("GwTitle", r"(<w:rPr>.*?)(<w:spacing)", r'\1<w:color w:val="FF0000"/>\2')),
    Mutant("HEAD-04", "标志居左", style("GwMarkLongest", r'w:jc w:val="center"', 'w:jc w:val="left"')),
    Mutant("HEAD-04a", "标志用黑体", style("GwMarkLongest", "方正小标宋简体", "黑体")),
    Mutant("HEAD-06", "方括号", change(DOCUMENT, r"〔(20\d\d)〕(?=\d+号<)", r"[\1]", 1)),
    Mutant("HEAD-06", "圆括号", change(DOCUMENT, r"〔(20\d\d)〕(?=\d+号<)", r"（\1）", 1)),
    Mutant("HEAD-06", "加“第”", change(DOCUMENT, r"〕(?=\d+号<)", "〕第", 1)),
    Mutant("HEAD-06", "虚位", change(DOCUMENT, r"〕(?=\d+号<)", "〕0", 1)),
    Mutant("HEAD-06", "年份简写", change(DOCUMENT, r"〔20(\d\d)〕(?=\d+号<)", r"〔\1〕", 1)),
    Mutant("HEAD-06a", "字号居左", style("GwNumber", r'w:jc w:val="center"', 'w:jc w:val="left"')),
    Mutant("HEAD-10", "黑线", style("GwNumber", 'w:color="FF0000"', 'w:color="000000"')),
    Mutant("HEAD-10", "没有线", style("GwNumber", r"<w:pBdr>.*?</w:pBdr>", "")),
    Mutant("HEAD-06b", "标志下空五行", paragraph('w:val="GwNumber"', f"{BLANK * 3}{{0}}")),
    Mutant("HEAD-06b", "标志下空一行", without_blank_before('w:val="GwNumber"')),
    Mutant("RECV-01a", "主送上不空行", without_blank_before("有关部门：<"), "foreign"),
    Mutant("ATTN-01a", "附件说明上不空行", without_blank_before(">附件：1")),
    Mutant("SIGN-04a", "署名上不空行", without_blank_before("保护督察整改工作领导小组<"), "foreign"),
    Mutant("SIGN-04a", "署名上空二行", paragraph("保护督察整改工作领导小组<", f"{BLANK}{{0}}"), "foreign"),
    Mutant("DATE-01", "圆点日期居中", change(DOCUMENT, r">2026年3月30日<", ">2026.3.30<", 1)),
    Mutant("DATE-01", "圆点日期前打空格", typed("2026年3月6日", "　" * 18 + "2026.3.5"), "foreign"),
    Mutant("SIGN-01", "日期前打空格", typed("2026年3月6日", "　" * 5 + "2026年3月5日"), "foreign"),
    Mutant("DATE-02", "印发早于成文", change(DOCUMENT, r"2026年3月30日印发<", "2026年3月2日印发<", 1)),
    Mutant("TITLE-01", "标题黑体", style("GwTitle", "方正小标宋简体", "黑体")),
    Mutant("TITLE-01", "标题小二", style("GwTitle", r'w:sz w:val="44"', 'w:sz w:val="36"')),
    Mutant("TITLE-02", "红线下空一行", without_blank_before("反馈意见整改工作<")),
    Mutant("TITLE-03", "首行一字", change(DOCUMENT, r">关于([^<]*)反馈意见整改工作<",
                                      r">关</w:t><w:br/><w:t>于\1反馈意见整改工作<", 1)),
    Mutant("TITLE-03w", "拆开“工作”", change(DOCUMENT, r"反馈意见整改工作</w:t>(.*?<w:t[^>]*>)",
                                          r"反馈意见整改工</w:t>\1作", 1)),
    Mutant("TITLE-03", "一行过长", change(DOCUMENT, r"反馈意见整改工作<", "反馈意见整改工作有关情况和下一步措施<", 1)),
    Mutant("TITLE-03", "“的”起行", change(DOCUMENT, r"周调度情况的通报<", "周调度情况</w:t><w:br/><w:t>的通报<", 1)),
    Mutant("TITLE-04", "标题有句号", change(DOCUMENT, r"周调度情况的通报<", "周调度情况的通报。<", 1)),
    Mutant("TITLE-04a", "文种不法定", change(DOCUMENT, r"周调度情况的通报<", "周调度情况的汇报<", 1)),
    Mutant("RECV-01", "半角冒号", change(DOCUMENT, r"有关部门：<", "有关部门:<", 1)),
    Mutant("RECV-01", "主送缩进", style("GwAddressee", r"<w:pPr>", '<w:pPr><w:ind w:firstLine="630"/>')),
    Mutant("TEXT-02", "没有缩进", style("GwBody", r"<w:ind[^>]*/>", "")),
    Mutant("TEXT-02", "空格代缩进", change(DOCUMENT, r">(按照每周)", r">　　\1", 1)),
    Mutant("TEXT-03", "跳号", change(DOCUMENT, r">二、", ">三、", 1)),
    Mutant("TEXT-03", "重号", change(DOCUMENT, r">三、", ">二、", 1)),
    Mutant("TEXT-03", "序号用点", change(DOCUMENT, r">一、", ">一．", 1)),
    Mutant("TEXT-04", "一级标题仿宋", style("GwHeading1", "黑体", FONT)),
    Mutant("TEXT-04", "二级标题黑体", style("GwHeading2", "楷体_GB2312", "黑体")),
    Mutant("ATTN-01", "附件说明半角冒号", change(DOCUMENT, r">附件：1", ">附件:1", 1)),
    Mutant("ATTN-02", "附件跳号", change(DOCUMENT, r">2\. (?=逾期)", ">3. ", 1)),
    Mutant("ATTN-02", "附件名后标点", change(DOCUMENT, r"整改进展总表<", "整改进展总表；<", 1)),
    Mutant("SIGN-01", "日期靠右边", closing_line("GwDate", AT_EDGE)),
    Mutant("SIGN-01", "日期居中", closing_line("GwDate", '<w:jc w:val="center"/>')),
    Mutant("SIGN-05", "正文下空一行", without_blank_before(">主任<"), "stamped"),
    Mutant("SIGN-05", "签名章下不空行", without_blank_before(">2026年3月30日<"), "stamped"),
    Mutant("SIGN-05", "职务右侧不留签名章", stamped_line("GwSignature", 1890), "stamped"),
    Mutant("SIGN-05", "签名章的日期右空二字", stamped_line("GwDate", 630), "stamped"),
    Mutant("HEAD-01", "份号三位", change(DOCUMENT, r">000012<", ">012<", 1), "upward"),
    Mutant("HEAD-01", "份号有标签", change(DOCUMENT, r">000012<", ">份号：000012<", 1), "upward"),
    Mutant("HEAD-02", "期限用汉字", change(DOCUMENT, r"秘密★1年", "秘密★一年", 1), "upward"),
    Mutant("HEAD-02", "密级仿宋", style("GwUrgency", "黑体", FONT), "upward"),
    Mutant("HEAD-03", "急件", change(DOCUMENT, r">加急<", ">急件<", 1), "upward"),
    Mutant("HEAD-03", "紧急程度居右", style("GwUrgency", r'w:jc w:val="left"', 'w:jc w:val="right"'), "upward"),
    Mutant("HEAD-08", "半角冒号", change(DOCUMENT, r">签发人：<", ">签发人:<", 1), "upward"),
    Mutant("HEAD-08", "姓名仿宋", change(DOCUMENT, r"楷体_GB2312", FONT), "upward"),
    Mutant("LETTER-03", "份号在标志之上", moved_to_top("000012"), "letter-marked"),
    Mutant("LETTER-03", "份号与字号不同行",
           change(DOCUMENT, r"(>000012</w:t></w:r>)(<w:r>)", r'\1</w:p><w:p><w:pPr><w:pStyle w:val="GwLetterNumber"/>'
                  r"</w:pPr>\2"), "letter-marked"),
    Mutant("LETTER-03", "密级居右", style("GwUrgency", r'w:jc w:val="left"', 'w:jc w:val="right"'), "letter-marked"),
    Mutant("NOTE-01", "附注半角括号", change(DOCUMENT, r"（(联系人：王某，电话：0000000)）", r"(\1)", 1), "upward"),
    Mutant("NOTE-01", "附注顶格", style("GwRemark", r"<w:ind[^>]*/>", ""), "upward"),
    Mutant("DATE-01", "月份虚位", change(DOCUMENT, r">2026年3月30日<", ">2026年03月30日<", 1)),
    Mutant("DATE-01", "汉字日期", change(DOCUMENT, r">2026年3月30日<", ">二〇二六年三月三十日<", 1)),
    Mutant("DATE-01", "不存在的日期", change(DOCUMENT, r">2026年3月30日<", ">2026年2月30日<", 1)),
    Mutant("ANNEX-01", "附件接排", change(DOCUMENT, r"<w:pageBreakBefore/>", "")),
    Mutant("ANNEX-02", "附件标识仿宋", style("GwAnnexLabel", "黑体", FONT)),
    Mutant("ANNEX-02", "附件标识居中", style("GwAnnexLabel", r'w:jc w:val="left"', 'w:jc w:val="center"')),
    Mutant("ANNEX-02", "标识下不空行", without_blank_before(">统计口径说明<")),
    Mutant("ANNEX-03", "附件标题不一致", change(DOCUMENT, r">统计口径说明<", ">口径说明<", 1)),
    Mutant("BACK-01", "版记变窄", change(DOCUMENT, r'(<w:tblpPr[^>]*/>)<w:tblW w:w="8844"', r'\1<w:tblW w:w="6000"')),
    Mutant("BACK-01a", "版记线一样粗", change(DOCUMENT, r'w:insideH w:val="single" w:sz="6"',
                                          'w:insideH w:val="single" w:sz="8"')),
    Mutant("BACK-02", "抄送没有句号", change(DOCUMENT, r"(抄送：[^<]*)。<", r"\1<", 1)),
    Mutant("BACK-02", "抄送三号", style("GwCopies", r'w:sz w:val="28"', 'w:sz w:val="32"')),
    Mutant("BACK-04", "印发日期虚位", change(DOCUMENT, r"2026年3月30日印发<", "2026年03月30日印发<", 1)),
    Mutant("PGNO-01", "连字符", change("word/footer1.xml", "—", "-")),
    Mutant("PGNO-01", "第几页", change("word/footer1.xml", r"— ?", "第")),
    Mutant("PGNO-01", "五号", style("GwPageOdd", r'w:sz w:val="28"', 'w:sz w:val="21"')),
    Mutant("PGNO-02", "页脚 15 mm", change(DOCUMENT, r'w:footer="1440"', 'w:footer="851"')),
    Mutant("PGNO-03", "奇偶页相同", change(SETTINGS, r"<w:evenAndOddHeaders/>", "")),
    Mutant("PGNO-03", "双页居中", style("GwPageEven", r'w:jc w:val="left"', 'w:jc w:val="center"')),
    Mutant("PGNO-03", "单页不空字", style("GwPageOdd", r"<w:ind[^>]*/>", "")),
    Mutant("HTAB-01", "横排页普通页脚",
           change(DOCUMENT, r'(<w:footerReference w:type="(?:default|even)" r:id=")rId15', r"\1rId13")),
    Mutant("PAGE-05", "版心右移 2 mm",
           change(DOCUMENT, r'w:right="1474"(.*?)w:left="1588"', r'w:right="1361"\1w:left="1701"')),
    Mutant("GRID-01", "固定值 28 磅",
           style("GwBody", r"<w:pPr>", '<w:pPr><w:spacing w:line="560" w:lineRule="exact"/>')),
    Mutant("GRID-01", "1.5 倍行距", change(DOCUMENT, r'(w:line=)"240"', r'\1"360"'), "foreign"),
    Mutant("GRID-01", "段后 10 磅", change(DOCUMENT, r'w:after="0"', 'w:after="200"'), "foreign"),
    Mutant("TITLE-01", "标题三号", change(DOCUMENT, r'<w:sz w:val="44"/>', '<w:sz w:val="32"/>'), "foreign"),
    Mutant("TITLE-02", "红线下空三行", paragraph("反馈意见整改工作<", "<w:p/>{0}")),
    Mutant("TITLE-02a", "标题居左", style("GwTitle", r'w:jc w:val="center"', 'w:jc w:val="left"')),
    Mutant("TITLE-02a", "标题缩进", style("GwTitle", r"(<w:jc )", r'<w:ind w:firstLine="880"/>\1')),
    Mutant("RECV-01", "没有冒号", change(DOCUMENT, r"有关部门：<", "有关部门<", 1)),
    Mutant("ATTN-02", "序号用顿号", change(DOCUMENT, r">(附件：)1\. ", r">\g<1>1、", 1)),
    Mutant("SIGN-04", "署名和日期都靠右二字", change(DOCUMENT, DATE_RIGHT, 'w:right="630"'), "foreign"),
    Mutant("DATE-01", "连字符日期", change(DOCUMENT, r">2026年3月6日<", ">2026-03-06<", 1), "foreign"),
    Mutant("DATE-01", "圆点日期", change(DOCUMENT, r">2026年3月6日<", ">2026.3.6<", 1), "foreign"),
    Mutant("PGNO-01", "页码不是域",
           change("word/footer1.xml", r"<w:(?:fldChar|instrText)[^>]*?(?:/>|>[^<]*</w:instrText>)", "")),
    Mutant("PGNO-01", "共几页", change("word/footer1.xml", r">1<", ">第1页共3页<"), "foreign"),
    Mutant("PGNO-03", "没有双页页脚", change(DOCUMENT, r'<w:footerReference w:type="even"[^>]*/>', "")),
    Mutant("PGNO-03", "页码居中", change("word/footer1.xml", r'w:jc w:val="right"', 'w:jc w:val="center"'), "foreign"),
    Mutant("SAFE-02", "超链接", added("", relation=RELATION.format("hyperlink", "http://a/", 'TargetMode="External"'))),
    Mutant("SAFE-02", "从外取图的域", paragraph("按照每周", "{0}<w:p><w:r><w:instrText> INCLUDEPICTURE "
                                        '"http://a/b.png"</w:instrText></w:r></w:p>')),
    Mutant("SAFE-04", "页脚里的修订",
           change("word/footer1.xml", r"(<w:r>.*</w:r>)", r'<w:ins w:id="1" w:author="a">\1</w:ins>')),
    Mutant("SAFE-04", "格式修订",
           paragraph("按照每周", '<w:p><w:pPr><w:pPrChange w:id="1" w:author="a"/></w:pPr></w:p>{0}')),
    Mutant("SAFE-06", "页脚里的隐藏文字",
           change("word/footer1.xml", r"</w:p>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r></w:p>", 1)),
    Mutant("MIN-01", "标志居左", style("GwMarkLong", r'w:jc w:val="center"', 'w:jc w:val="left"'), "minutes"),
    Mutant("MIN-01a", "标志用黑体", style("GwMarkLong", "方正小标宋简体", "黑体"), "minutes"),
    Mutant("MIN-02", "“出席”用仿宋", change(DOCUMENT, r"黑体", FONT), "minutes"),
    Mutant("MIN-02", "姓名用楷体", style("GwRoll", FONT, "楷体_GB2312"), "minutes"),
    Mutant("MIN-02", "姓名四号", style("GwRoll", r'w:sz w:val="32"', 'w:sz w:val="28"'), "minutes"),
    Mutant("MIN-02", "半角冒号", change(DOCUMENT, r">请假：<", ">请假:<"), "minutes"),
    Mutant("MIN-02a", "名单上不空行", without_blank_before(">出席：<"), "minutes"),
    Mutant("MIN-02a", "名单顶格", style("GwRoll", r'w:left="\d+"', 'w:left="945"'), "minutes"),
    Mutant("MIN-02a", "回行不对齐", style("GwRoll", r"<w:ind [^>]*/>", '<w:ind w:firstLine="630"/>'), "minutes"),
    Mutant("MIN-02a", "列席在请假前", change(DOCUMENT, r">请假：<(.*)>列席：<", r">列席：<\1>请假：<"), "minutes"),
    Mutant("TEXT-02", "纪要正文没有缩进", style("GwBody", r"<w:ind[^>]*/>", ""), "minutes"),
    Mutant("TITLE-02a", "纪要标题居左", style("GwTitle", r'w:jc w:val="center"', 'w:jc w:val="left"'), "minutes"),
    Mutant("SAFE-01", "宏", added("word/vbaProject.bin")),
    Mutant("SAFE-02", "外部模板", added("", relation=RELATION.format("attachedTemplate", "http://a/b.dotx",
                                                                   'TargetMode="External"'))),
    Mutant("SAFE-03", "嵌入对象", added("word/embeddings/oleObject1.bin")),
    Mutant("SAFE-04", "修订", change(DOCUMENT, r"(<w:r>(?:(?!</w:r>).)*按照每周(?:(?!</w:r>).)*</w:r>)",
                                  r'<w:ins w:id="1" w:author="a">\1</w:ins>', 1)),
    Mutant("SAFE-05", "批注", added("word/comments.xml", '<w:comments xmlns:w="http://schemas.openxmlformats.org/'
                                  'wordprocessingml/2006/main"><w:comment w:id="1"/></w:comments>')),
    Mutant("SAFE-06", "隐藏文字", change(DOCUMENT, r"<w:r>(?=<w:t[^>]*>按照)", "<w:r><w:rPr><w:vanish/></w:rPr>")),
)  # fmt: skip
HEADING_ABOVE = (
    '<w:p><w:pPr><w:framePr w:w="3000" w:h="400" w:hRule="exact" w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
    'w:x="3000" w:y="800"/></w:pPr><w:r><w:t>内部资料</w:t></w:r></w:p>'
)
"""A line in the upper margin."""
BODY, CELL = (f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>' for name in ("GwBody", "GwTableText"))
IDS = "".join(
    f"<w:p>{BODY}<w:r><w:t>{'测' * count}、{number}（市水务局）</w:t></w:r></w:p>"
    for count in range(20, 27)
    for number in ("7-1", "21-1", "21-12")
)
"""Text with plain hyphens, one of which stands at the end of a line."""


def narrow(*texts: str) -> str:
    """A table of one column that is too narrow for a number of five figures."""
    cell = f'<w:tr><w:tc><w:tcPr><w:tcW w:w="700" w:type="dxa"/></w:tcPr><w:p>{CELL}<w:r><w:t>'
    rows = "".join(f"{cell}{one}</w:t></w:r></w:p></w:tc></w:tr>" for one in texts)
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="700" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        f'<w:gridCol w:w="700"/></w:tblGrid>{rows}</w:tbl>'
    )


PAGE_MUTANTS = (
    Mutant("TEXT-05p", "编号断在短横线后", paragraph("按照每周", IDS + "{0}")),
    Mutant("TEXT-05p", "列太窄，数字拆行", paragraph("按照每周", narrow("123456") + "{0}")),
    Mutant("TEXT-07p", "列太窄，单位拆行", paragraph("按照每周", narrow("1km", "12km", "123km") + "{0}")),
    Mutant("HEAD-06q", "标志下空五行", paragraph('w:val="GwNumber"', f"{BLANK * 3}{{0}}")),
    Mutant("HEAD-06q", "标志下空一行", without_blank_before('w:val="GwNumber"')),
    Mutant("RECV-01q", "主送上不空行", without_blank_before("有关部门：<"), "foreign"),
    Mutant("ATTN-01q", "附件说明上不空行", without_blank_before(">附件：1")),
    Mutant("SIGN-04q", "署名上不空行", without_blank_before("保护督察整改工作领导小组<"), "foreign"),
    Mutant("ATTN-01p", "附件说明顶格", style("GwAnnexNote", r"<w:ind [^>]*/>", "")),
    Mutant("ATTN-02p", "附件名称回行顶格", change(DOCUMENT, r'w:left="1985" w:hanging="1355"', 'w:firstLine="630"'),
           "foreign"),
    Mutant("ATTN-02q", "第二个附件顶格", change(DOCUMENT, r'w:left="1985" w:hanging="363"', 'w:left="630"'), "foreign"),
    Mutant("BACK-02p", "抄送顶格", style("GwCopies", r"<w:ind [^>]*/>", "")),
    Mutant("BACK-02p", "抄送回行顶格",
           both(style("GwCopies", r"<w:ind [^>]*/>", '<w:ind w:left="280" w:right="280"/>'),
                change(DOCUMENT, r"(抄送：[^<]*)。<", r"\1，市委办公室，市人大办公室，市政协办公室，市纪委。<", 1))),
    Mutant("BACK-04p", "印发机关顶格", style("GwPrintedLong", r"<w:ind [^>]*/>", "")),
    Mutant("PAGE-01p", "Letter 纸", change(DOCUMENT, r'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    Mutant("PAGE-03p", "左边距 31.8 mm", change(DOCUMENT, r'w:left="1588"', 'w:left="1800"')),
    Mutant("PAGE-04p", "右边距 20 mm", change(DOCUMENT, r'w:right="1474"', 'w:right="1134"')),
    Mutant("PAGE-02p", "上边距 30 mm", change(DOCUMENT, r'w:top="2098"', 'w:top="1701"'), "report"),
    Mutant("PAGE-04p", "横排页左边距 20 mm",
           change(DOCUMENT, r'(w:orient="landscape"/><w:pgMar [^>]*w:left=)"\d+"', r'\1"1134"')),
    Mutant("PAGE-04p", "页眉有文字", paragraph("按照每周", HEADING_ABOVE + "{0}")),
    Mutant("FONT-01p", "正文宋体", style("GwBody", FONT, "宋体")),
    Mutant("TITLE-01p", "标题小二", style("GwTitle", r'w:sz w:val="44"', 'w:sz w:val="36"')),
    Mutant("TITLE-01p", "标题黑体", change(DOCUMENT, "方正小标宋简体", "黑体"), "foreign"),
    Mutant("SIGN-04p", "日期右移一字", change(DOCUMENT, DATE_RIGHT, 'w:right="3080"'), "foreign"),
    Mutant("SIGN-01p", "落款靠右一字", change(DOCUMENT, r'w:rightChars="200" w:right="630"',
                                         'w:rightChars="100" w:right="315"'), "foreign"),
    Mutant("PGNO-04p", "双页没有页码", change(DOCUMENT, r'<w:footerReference w:type="even"[^>]*/>', "")),
    Mutant("GRID-01p", "行距 28 磅", change(DOCUMENT, r'w:linePitch="579"', 'w:linePitch="560"'), "report"),
    Mutant("GRID-02p", "字间距不紧缩", change(STYLES, r'w:spacing w:val="-5"', 'w:spacing w:val="20"'), "report"),
    Mutant("PGNO-01p", "连字符", change("word/footer1.xml", "—", "-")),
    Mutant("PGNO-02p", "页脚 15 mm", change(DOCUMENT, r'w:footer="1440"', 'w:footer="851"')),
    Mutant("PGNO-03p", "单页居中", style("GwPageOdd", r'w:jc w:val="right"', 'w:jc w:val="center"')),
    Mutant("PGNO-04p", "页码重起",
           change(DOCUMENT, r"(<w:cols w:space=\"0\"/>)(?=<w:docGrid[^>]*/></w:sectPr></w:body>)",
                  r'<w:pgNumType w:start="1"/>\1')),
    Mutant("HTAB-01p", "横排页页码移位", change("word/header2.xml", r"(relativeFrom=\"page\"><wp:posOffset>)\d+",
                                          r"\g<1>360000", 1)),
    Mutant("HTAB-02p", "横排页页码居中", style("GwPageOdd", r'w:jc w:val="right"', 'w:jc w:val="center"')),
    Mutant("HEAD-04p", "标志上移 10 mm", style("GwMarkLongest", r'w:before="\d+"', 'w:before="1240"')),
    Mutant("HEAD-04q", "标志居左",
           style("GwMarkLongest", r'w:jc w:val="center"(.*)w:w w:val="55"', r'w:jc w:val="left"\1w:w w:val="40"')),
    Mutant("HEAD-10p", "红线下移", style("GwNumber", r'w:space="7"', 'w:space="24"')),
    Mutant("HEAD-10p", "红线变短", style("GwNumber", r"<w:jc", '<w:ind w:left="600" w:right="600"/><w:jc')),
    Mutant("HEAD-01p", "份号缩进",
           style("GwCopyNumber", r'<w:jc w:val="left"/>', '<w:ind w:left="400"/><w:jc w:val="left"/>'), "upward"),
    Mutant("HEAD-07p", "字号顶格",
           style("GwNumberBeside", r'w:val="left" w:pos="315"', 'w:val="left" w:pos="1"'), "upward"),
    Mutant("HEAD-09p", "第二行姓名右移", change(DOCUMENT, r"王小六\u3000+<", "王小六<", 1), "upward"),
    Mutant("HEAD-09p", "一行三人", change(DOCUMENT, r"李四五<", "李四五\u3000赵六六<", 1), "upward"),
    Mutant("HEAD-09p", "一行一人", change(DOCUMENT, r"\u3000李四五<", "\u3000\u3000\u3000\u3000<", 1), "upward"),
    Mutant("HEAD-06p", "字号居右", style("GwNumber", r'w:jc w:val="center"', 'w:jc w:val="right"')),
    Mutant("TITLE-02p", "空一行", without_blank_before("反馈意见整改工作<")),
    Mutant("RECV-01p", "主送缩进", style("GwAddressee", r"<w:pPr>", '<w:pPr><w:ind w:firstLine="630"/>')),
    Mutant("SIGN-01p", "日期靠右边", closing_line("GwDate", AT_EDGE)),
    Mutant("SIGN-01q", "署名右空二字",
           closing_line("GwSignature", '<w:ind w:rightChars="0" w:right="630"/><w:jc w:val="right"/>'), "report"),
    Mutant("SIGN-05p", "正文下空一行", without_blank_before(">主任<"), "stamped"),
    Mutant("SIGN-05p", "签名章下不空行", without_blank_before(">2026年3月30日<"), "stamped"),
    Mutant("SIGN-05p", "职务右侧不留签名章", stamped_line("GwSignature", 1890), "stamped"),
    Mutant("SIGN-05p", "签名章的日期右空二字", stamped_line("GwDate", 630), "stamped"),
    Mutant("SIGN-05p", "职务在签名章的上部",
           change(DOCUMENT, r'w:before="2\d\d" w:after="3\d\d"', 'w:before="0" w:after="554"'), "stamped"),
    Mutant("SIGN-05q", "签名章右移", change(DOCUMENT, PLACE_ACROSS, r"\g<1>3900000"), "stamped-picture"),
    Mutant("SIGN-05q", "签名章上移一行", change(DOCUMENT, PLACE_DOWN, r"\g<1>0"), "stamped-picture"),
    Mutant("SIGN-05q", "职务靠近签名章", stamped_line("GwSignature", 3700), "stamped-picture"),
    Mutant("BACK-01p", "版记不在底部", change(DOCUMENT, r'w:tblpYSpec="bottom"', 'w:tblpYSpec="top"')),
    Mutant("ANNEX-02p", "附件接排", change(DOCUMENT, r"<w:pageBreakBefore/>", "")),
    Mutant("LETTER-02p", "信函线 156 mm", change(DOCUMENT, r'w:w="9638"', 'w:w="8844"'), "letter"),
    Mutant("LETTER-02q", "信函标志下 8 mm", style("GwLetterMarkLongest", r'w:space="4"', 'w:space="14"'), "letter"),
    Mutant("LETTER-03p", "份号距双线 9 mm",
           style("GwLetterNumberBeside", r'w:before="90"', 'w:before="320"'), "letter-marked"),
    Mutant("LETTER-03p", "密级缩进",
           style("GwUrgency", r'<w:jc w:val="left"/>', '<w:ind w:left="400"/><w:jc w:val="left"/>'), "letter-marked"),
    Mutant("LETTER-03p", "标注隔行", paragraph(">加急<", '<w:p><w:pPr><w:pStyle w:val="GwUrgency"/></w:pPr></w:p>{0}'),
           "letter-marked"),
    Mutant("LETTER-05p", "信函标题上空一行", without_blank_before("督办通知单<"), "letter"),
    Mutant("LETTER-05p", "有标注的信函标题上空一行", without_blank_before("督办通知单<"), "letter-marked"),
    Mutant("LETTER-04p", "信函字号居中",
           style("GwLetterNumber", r'w:jc w:val="right"', 'w:jc w:val="center"'), "letter"),
    Mutant("MIN-01p", "标志上移 10 mm", style("GwMarkLong", r'w:before="\d+"', 'w:before="1240"'), "minutes"),
    Mutant("MIN-01q", "标志居左",
           style("GwMarkLong", r'w:jc w:val="center"(.*)w:w w:val="75"', r'w:jc w:val="left"\1w:w w:val="40"'),
           "minutes"),
    Mutant("MIN-02p", "名单顶格", style("GwRoll", r'w:left="\d+"', 'w:left="945"'), "minutes"),
    Mutant("MIN-02p", "回行不对齐", style("GwRoll", r"<w:ind [^>]*/>", '<w:ind w:firstLine="630"/>'), "minutes"),
    Mutant("MIN-02q", "名单上不空行", without_blank_before(">出席：<"), "minutes"),
    Mutant("BACK-01q", "版记线一样粗", change(DOCUMENT, r'w:insideH w:val="single" w:sz="6"',
                                          'w:insideH w:val="single" w:sz="8"')),
    Mutant("LETTER-06p", "信函首页有页码", change(DOCUMENT, r"<w:titlePg/>", ""), "letter"),
)  # fmt: skip
GOOD: Mapping[str, str] = {
    "dispatch": "*通报.docx",
    "report": "*报告.docx",
    "letter": "督办通知单/*.docx",
    "minutes": "*纪要.docx",
}
"""Good document → where the run puts it; the foreign ones are made by foreign.py."""
