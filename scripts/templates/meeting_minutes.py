"""整改调度会议纪要 in 纪要格式 (10.3): mark, number, what was heard and decided, who was there, imprint."""

from rectify_docs.gongwen.blocks import blank, each, paragraph, when
from rectify_docs.gongwen.imprint import imprint
from rectify_docs.gongwen.package import docx
from rectify_docs.gongwen.sections import Section
from rectify_docs.gongwen.styles import fonts
from rectify_docs.gongwen.xml import text_run
from scripts.templates.common import EXAMPLE, PROFILE, heading, prose, title
from scripts.templates.head import mark
from scripts.templates.weekly_text import DEADLINES, DUE, PROBLEMS, by_schedule

LONG = 17
"""Characters of an office's name beyond which name and date do not fit on a line."""
ISSUED = "\t{{ issuer }}\t{{ date }}"
LEAD = (
    "{{ meeting_date }}，{{ chair }}在{{ place }}主持召开{{ inspection }}反馈意见整改工作第{{ issue }}周调度会议，"
    "听取整改进展情况汇报，研究推进整改工作。现将会议情况和议定事项纪要如下："
)
HEARD = "会议听取了{{ office }}关于整改进展情况的汇报。截至{{ as_of }}，"
DEFINED = "{% if dispatched %}（统计口径同第{{ issue }}周调度通报）{% endif %}"
NAMED = "{{ a.measure.id }}“{{ a.measure.text }}”，{{ a.measure.lead }}牵头，时限{{ a.measure.deadline }}"
OVERDUE_ASKED = (
    "会议确定，截至{{ as_of }}逾期未完成的{{ overall.overdue }}条措施，由下列单位于{{ answer_by }}前向{{ office }}"
    "书面说明原因、补救办法和完成日期："
)
OVERDUE = f"{NAMED}，已逾期{{{{ a.measure.days }}}}天，由{{{{ a.units }}}}书面说明。"
BEHIND_ASKED = (
    "会议确定，截至{{ as_of }}未达到序时进度的{{ overall.behind }}条措施，由下列单位于{{ answer_by }}前向{{ office }}"
    "书面说明原因和赶上进度的安排："
)
BEHIND = (
    f"{NAMED}，完成进度{{{{ a.measure.percent }}}}，序时应达到{{{{ a.measure.expected }}}}，"
    "{% if a.measure.days %}距时限{{ a.measure.days }}天{% else %}截至当日到期{% endif %}，由{{ a.units }}书面说明。"
)
NONE_LATE = "截至{{ as_of }}，没有逾期和未达到序时进度的措施。会议要求各责任单位保持进度，按时、如实报送进展情况。"


def build() -> bytes:
    """The template."""
    return docx((*_head(), *_body(), *_rolls(), imprint(PROFILE)), Section.PORTRAIT, PROFILE)


def _head() -> tuple[str, ...]:
    """Mark (10.3); below it, as offices do it, the number, then who issues the minutes and when, above a red rule."""
    return (
        *mark(),
        blank(),
        blank(),
        paragraph("{{ number }}", "GwMinutesNumber"),
        when(
            f"issuer|length > {LONG}",
            paragraph(ISSUED, "GwMinutesIssuerLong"),
            otherwise=[paragraph(ISSUED, "GwMinutesIssuer")],
        ),
        blank(),
        blank(),
        title("关于{{ inspection }}反馈意见整改工作", "第{{ issue }}周调度会议的纪要"),
        EXAMPLE,
        blank(),
    )


def _body() -> tuple[str, ...]:
    """One to three; without progress only deadlines are counted."""
    return (
        paragraph(LEAD),
        heading("一、整改进展情况"),
        when(
            "has_progress",
            paragraph(HEARD + PROBLEMS + by_schedule() + DUE + DEFINED),
            otherwise=[paragraph(HEARD + PROBLEMS + DEADLINES + DEFINED)],
        ),
        prose("heard"),
        heading("二、议定事项"),
        when("not decided", paragraph("会议议定，各责任单位对照整改方案逐条抓好落实，确保按期完成。")),
        prose("decided"),
        heading("三、逾期和滞后措施"),
        _assigned("overdue", OVERDUE_ASKED, OVERDUE),
        _assigned("behind", BEHIND_ASKED, BEHIND),
        when("not overdue and not behind", paragraph(NONE_LATE)),
    )


def _assigned(rows: str, asked: str, named: str) -> str:
    """What is asked of whom by when, measure by measure."""
    listed = each(f"a in {rows}", paragraph(f"{{{{ loop.index }}}}. {named}"))
    return when(rows, paragraph(asked, keep_next=True), listed)


def _rolls() -> tuple[str, ...]:
    """One line below the text 出席, below it 请假 and 列席 (10.3)."""
    return (
        blank("GwRoll"),
        _roll("出席", "present"),
        when("excused", _roll("请假", "excused")),
        when("attending", _roll("列席", "attending")),
    )


def _roll(label: str, persons: str) -> str:
    """The label in 黑体, behind its colon who they are."""
    head = text_run(f"{label}：", fonts(PROFILE.family("黑体")))
    return paragraph("", "GwRoll", runs=head + text_run(f"{{{{ {persons} }}}}"))
