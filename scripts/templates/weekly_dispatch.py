"""整改工作周调度通报: head, body, imprint; the annexes stand beside."""

from rectify_docs.gongwen.blocks import blank, each, paragraph, section_end, when
from rectify_docs.gongwen.imprint import imprint
from rectify_docs.gongwen.package import docx
from rectify_docs.gongwen.sections import Section
from scripts.templates.common import EXAMPLE, PROFILE, enclosures, figures_table, heading, signature, title
from scripts.templates.head import head
from scripts.templates.weekly_annexes import TITLES, annexes
from scripts.templates.weekly_text import (
    BEHIND,
    BY_DEADLINE,
    DOUBTS,
    DUE_SOON,
    LEAD,
    LEAD_WITHOUT,
    LIST_CHANGE,
    MEASURES,
    NEXT_STEPS,
    OVERDUE,
    PROBLEMS,
    REPORTING,
    RESTATED,
    SETBACKS,
    SINCE,
    STREAKS,
    UPCOMING,
)


def build() -> bytes:
    """The template."""
    portrait = section_end(Section.PORTRAIT, PROFILE)
    blocks = (
        *_opening(),
        *_body(),
        enclosures("附件", TITLES, ("GwAnnexNote", "GwAnnexNoteNext")),
        signature("{{ signature }}", portrait, remark="remark"),
        *annexes(),
        imprint(PROFILE),
    )
    return docx(blocks, Section.PORTRAIT, PROFILE, frozenset({Section.LANDSCAPE}))


def _opening() -> tuple[str, ...]:
    """版头, two lines below it the title, 主送 (7.2, 7.3.1, 7.3.2)."""
    return (
        *head(),
        blank(),
        blank(),
        title("关于{{ inspection }}反馈意见整改工作", "第{{ issue }}周调度情况的通报"),
        EXAMPLE,
        blank(),
        paragraph("{{ addressees }}：", "GwAddressee"),
    )


def _body() -> tuple[str, ...]:
    """One to seven; without progress only deadlines are counted."""
    return (
        when("has_progress", paragraph(LEAD), otherwise=[paragraph(LEAD_WITHOUT)]),
        heading("一、总体进展"),
        paragraph(PROBLEMS),
        when("has_progress", paragraph(MEASURES), otherwise=[paragraph(BY_DEADLINE)]),
        when("setbacks", paragraph(SETBACKS)),
        when("list_change", paragraph(LIST_CHANGE)),
        when("since", paragraph(SINCE)),
        when("restated", paragraph(RESTATED)),
        heading("二、县区和部门情况"),
        when(
            "has_progress",
            *_groups(),
            otherwise=[paragraph("各单位尚未填报进展，本期不作县区、部门和领域比较。")],
        ),
        heading("三、逾期和滞后事项"),
        heading("（一）逾期措施", 2),
        _items("overdue", "逾期措施{{ overall.overdue }}条，具体如下：", OVERDUE, "本期无逾期措施。"),
        heading("（二）未达到序时进度的措施", 2),
        _items(
            "behind",
            "未达到序时进度的措施{{ overall.behind }}条，具体如下：",
            BEHIND,
            "{% if has_progress %}本期无未达到序时进度的措施。{% else %}待各单位填报进展后统计。{% endif %}",
        ),
        when(
            "streaks.lagging or streaks.still",
            heading("（三）连续滞后和没有变化的措施", 2),
            paragraph(STREAKS),
        ),
        heading("四、近期到期"),
        paragraph(DUE_SOON),
        when("upcoming.milestones or upcoming.duties", paragraph(UPCOMING)),
        heading("五、报送情况"),
        when("has_progress", paragraph(REPORTING), otherwise=[paragraph("本期尚无单位报送进展情况。")]),
        heading("六、数据核实与更正"),
        *_doubts(),
        heading("七、下步要求"),
        *NEXT_STEPS,
    )


def _groups() -> tuple[str, ...]:
    """Tables by district, department and area."""
    return (
        paragraph(
            "各县区、部门和领域整改措施进展情况见下列各表。"
            "位次按完成率由高到低排列，完成率相同的并列；因同一措施涉及多个单位，分项之和大于总数。"
        ),
        _group("districts", "县区", "表1　县区情况", "本期清单未涉及县区。", ranked=True),
        _group("departments", "单位", "表2　部门情况", "本期清单未涉及市直部门。", ranked=True),
        _group("areas", "领域", "表3　分领域情况", "本期清单未划分领域。"),
        blank("GwTableNote"),
    )


def _group(rows: str, head: str, caption: str, none: str, *, ranked: bool = False) -> str:
    listed = figures_table(rows, head, ranked=ranked)
    return when(rows, paragraph(caption, "GwCaption"), listed, otherwise=[paragraph(none)])


def _items(rows: str, intro: str, item: str, none: str) -> str:
    """Every measure by name, or the wording for none."""
    listed = each(f"i in {rows}", paragraph(f"{{{{ loop.index }}}}. {item}"))
    return when(rows, paragraph(intro, keep_next=True), listed, otherwise=[paragraph(none)])


def _doubts() -> tuple[str, ...]:
    """Contradictions, corrections, regressions and rulings, or the wording for none."""
    found = (
        when(rows, paragraph(intro, keep_next=True), each(f"c in {rows}", paragraph(f"{{{{ loop.index }}}}. {item}")))
        for rows, intro, item in DOUBTS
    )
    return (
        *found,
        when(
            "not (conflicts or corrections or regressions or rulings)",
            paragraph("本期无数据矛盾、进度倒退和更正事项。"),
        ),
    )
