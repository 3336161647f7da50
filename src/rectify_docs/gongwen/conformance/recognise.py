"""What a paragraph of an official document is, by what it says and how it looks."""

import re

from rectify_docs.gongwen.conformance.paragraphs import Paragraph
from rectify_docs.gongwen.profile import profile

NUMBER = re.compile(
    r"^(?P<code>[\u4e00-\u9fffA-Za-z]{1,15})(?P<open>[〔\[［【（(﹝])(?P<year>\d{0,4})(?P<close>[〕\]］】）)﹞])"
    r"(?P<th>第?)(?P<serial>\d*)号(?=签发人|$)"
)
"""发文字号, well or badly written, blanks removed."""
ISSUE = re.compile(r"^第\d*号$")
"""令号, and the number of a letter of an office's own."""
DATE = re.compile(
    r"^[\d〇○零一二三四五六七八九十元]{0,4}年[\d一二三四五六七八九十]{0,3}月[\d一二三四五六七八九十]{0,3}日$"
)
OTHER_DATE = re.compile(r"^\d{4}[-./．－／]\d{1,2}[-./．－／]\d{1,2}$")
"""A date that is written as the standard does not: one of a document where it stands apart from the text."""
KINDS = (
    *("决议", "决定", "命令", "令", "公报", "公告", "通告", "意见"),
    *("通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要"),
)
"""文种 of 《党政机关公文处理工作条例》 第八条."""
TITLE_LIKE = re.compile(rf"^(?:.{{0,30}}关于.+|.{{4,}})(?:{'|'.join(KINDS)})$")
"""What reads like a title, whatever its type."""
OFFICE = re.compile(r"(?:政府|部门|单位|委员会|委|局|办公室|办|厅|机关|公司)$")
"""End of an addressee that is an office."""
PERSONS = re.compile(r"(?:会|院|处|中心|集团|代表|委员|同志|主任)$")
"""End of others, which other words end with too."""
POST = re.compile(r"(?:长|主任|书记|主席|总理|专员|督察|总经理)$")
"""End of 职务."""
ANNEX = re.compile(r"^附件\d*$")
ANNEX_NOTE = re.compile(r"^附件?[：:]")
LEADS_IN = re.compile(r"如下|[《》。\d]")
"""In a sentence that ends with a colon, and is no 主送."""
LISTED = re.compile(r"^\d+[.．、]")
COPIES = re.compile(r"^(?:抄送|主送|分送)[：:]")
PRINTED = re.compile(r"印发$|印$")
HEADING = {
    1: re.compile(r"^[一二三四五六七八九十百]+(?P<mark>[、，,.．])"),
    2: re.compile(r"^[（(][一二三四五六七八九十百]+[）)]"),
    3: re.compile(r"^\d+(?P<mark>[.．、])(?!\d)"),
    4: re.compile(r"^[（(]\d+[）)]"),
}
"""Levels of 7.3.3 by how they begin."""
RED_HUE = re.compile(r"^[C-F][0-9A-F](?:[0-5][0-9A-F]){2}$")
"""RRGGBB that a reader calls red (gbt9704.md COLOR-02)."""
TITLE_SIZES = range(36, 53)
"""Half-points of what may be a title: 小二 to 一号."""
NOTE_SIZE = 24
"""Half-points up to which text below a table is its note: 小四."""
ASIDE = frozenset({"right", "end", "center"})
"""Alignments that no text has."""
MOVED = 600
"""Twips by which a line is moved to the right that is no paragraph of the text: that goes on at the edge."""
TYPED = re.compile(r"^[ \u3000]{3,}")
"""Blanks that place a line; two of them begin a paragraph."""
SENTENCE = re.compile(r"[，。；：！？、,;:!?]")
"""Marks that no name of an office has."""
REMARK = re.compile(r"^[（(].+[）)]$")
"""附注, which follows 成文日期."""


def is_red(paragraph: Paragraph) -> bool:
    """All that it prints is red."""
    return bool(paragraph.inked) and all(RED_HUE.match(run.colour) for run in paragraph.inked)


def is_moved(one: Paragraph) -> bool:
    """It stands to the right of where the text begins, by its indent or by typed blanks."""
    return bool(TYPED.match(one.text)) or (one.left >= MOVED and not one.first_line)


def is_name(one: Paragraph) -> bool:
    """The shape of a 署名: lines shorter than the type area that begin alike, and hold nothing of a sentence."""
    whole = one.width <= profile().page.text_width.twips - one.left - one.right
    return whole and not one.first_line and not level(one) and not SENTENCE.search(one.bare)


def is_signature(one: Paragraph) -> bool:
    """What above a date is a 署名 or 职务: at the right, in the middle, moved to the right, or of a name's shape."""
    return one.align in ASIDE or is_moved(one) or is_name(one)


def is_mark(one: Paragraph) -> bool:
    """A line of 发文机关标志: large and red."""
    return is_red(one) and one.size >= TITLE_SIZES.start


def number_in(one: Paragraph) -> str:
    """发文字号 in a paragraph: all of it, or what a tab parts from 签发人 or 份号; empty where there is none."""
    texts = (one.bare, *("".join(column.split()) for column in one.text.split("\t")))
    return next((text for text in texts if NUMBER.match(text) or ISSUE.match(text)), "")


def is_addressee(one: Paragraph) -> bool:
    """Ends with a colon; what is indented is one only where offices or persons stand before it, not 工作要求：."""
    text = one.bare
    if text[-1] not in "：:" or LEADS_IN.search(text) or any(pattern.match(text) for pattern in HEADING.values()):
        return False
    return not one.first_line or bool(OFFICE.search(text[:-1]) or PERSONS.search(text[:-1]))


def lacks_colon(one: Paragraph) -> bool:
    """Offices at the edge, and no colon behind them."""
    return one.align in {"left", "start", "both"} and not one.first_line and bool(OFFICE.search(one.bare))


def is_date(one: Paragraph) -> bool:
    """A date that stands alone, well or badly written."""
    return bool(DATE.match(one.bare)) or (one.align in {"right", "end"} and is_other_date(one))


def is_other_date(one: Paragraph) -> bool:
    """A badly written one that stands apart from the text, in the middle or behind blanks too."""
    return bool(OTHER_DATE.match(one.bare)) and (one.align in ASIDE or is_moved(one))


def is_printed_line(paragraph: Paragraph) -> bool:
    """印发机关和印发日期."""
    return bool(PRINTED.search(paragraph.bare)) and bool(re.search(r"年.*月.*日", paragraph.bare))


def level(paragraph: Paragraph) -> int:
    """The level of 7.3.3 that a paragraph begins with; 0 for none."""
    return next((depth for depth, pattern in HEADING.items() if pattern.match(paragraph.text.lstrip("　 "))), 0)
