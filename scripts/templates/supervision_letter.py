"""督办通知单 in 信函格式 (10.1): mark, number, what is owed, what is asked by when."""

from rectify_docs.gongwen.blocks import blank, each, paragraph, when
from rectify_docs.gongwen.letter import mark_frame
from rectify_docs.gongwen.package import docx
from rectify_docs.gongwen.sections import Section
from scripts.templates.common import EXAMPLE, PROFILE, heading, signature, title
from scripts.templates.head import letter_corner, mark
from scripts.templates.weekly_text import EXPECTED, NAMED, OVERDUE, REASON

LETTER_MARKS = (
    ("if mark|length <= 12", "GwLetterMark"),
    ("elif mark|length <= 16", "GwLetterMarkLong"),
    ("else", "GwLetterMarkLongest"),
)
"""A longer name is set narrower, so that it stays on one line."""
LEAD = (
    "按照{{ inspection }}反馈意见整改调度要求，经对截至{{ as_of }}的整改进展进行核对，你单位负责的"
    "{% if overdue_count %}逾期未完成措施{{ overdue_count }}条{% endif %}{% if overdue_count and behind_count %}、"
    "{% endif %}{% if behind_count %}未达到序时进度的措施{{ behind_count }}条{% endif %}，现予督办。"
)
ASKED = (
    "请你单位对照上述措施逐条分析原因、明确责任人和补救办法，倒排工期、加快推进，"
    "{% if answer_by %}于{{ answer_by }}前{% else %}于本通知单印发之日起{{ answer_days }}日内{% endif %}"
    "将书面情况报{{ office }}{% if overdue %}；逾期措施须说明预计完成日期，确需延期的按程序报批{% endif %}。"
)
BEHIND = (
    f"{NAMED}，"
    "{% if i.percent.value is none %}你单位未填报完成进度{% else %}你单位完成进度{{ i.percent }}{% endif %}，"
    "序时应达到{{ i.expected }}{% if i.weeks %}，该措施连续滞后{{ i.weeks }}周{% endif %}，"
    f"{REASON}，{EXPECTED}。"
)
"""A measure is as slow as its slowest unit: a letter says what its own unit reported."""
CONTACT = "联系单位：{{ contact_unit }}{% if phone %}；联系电话：{{ phone }}{% endif %}"


def build() -> bytes:
    """The template."""
    blocks = (
        *mark(LETTER_MARKS, mark_frame(PROFILE)),
        *letter_corner(),
        blank(),
        blank(),
        title("督办通知单"),
        EXAMPLE,
        blank(),
        paragraph("{{ unit }}：", "GwAddressee"),
        paragraph(LEAD),
        when("overdue", heading("逾期措施", 2), each("i in overdue", paragraph(f"{{{{ loop.index }}}}. {OVERDUE}"))),
        when(
            "behind",
            heading("未达到序时进度措施", 2),
            each("i in behind", paragraph(f"{{{{ loop.index }}}}. {BEHIND}")),
        ),
        heading("办理要求", 2),
        paragraph(ASKED, keep_next=True),
        when("contact_unit", paragraph(CONTACT, keep_next=True)),
        signature("{{ signature }}"),
    )
    return docx(blocks, Section.LETTER, PROFILE)
