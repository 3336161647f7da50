"""The four annexes of the weekly dispatch."""

from rectify_docs.gongwen.blocks import Column, paragraph, section_end, table, when
from rectify_docs.gongwen.sections import Section
from scripts.templates.common import LANDSCAPE_WIDTH, PROFILE, WIDTH, annex, definitions_table

TITLES = ("整改进展总表", "逾期和滞后清单", "近期到期清单", "统计口径说明")
NUMBER = Column("措施\n编号", 8, "{{ i.id }}", "centre")
MEASURE = Column("整改措施", 20, "{{ i.text }}")
LEAD = Column("牵头单位", 13, "{{ i.lead }}")
DEADLINE = Column("整改时限", 15, "{{ i.deadline }}", "centre")
REASON = Column("滞后原因", 21, "{{ i.reason }}")
PERCENT = Column("完成\n进度", 10, "{{ i.percent }}", "centre")
OVERDUE = (
    NUMBER,
    MEASURE,
    LEAD,
    DEADLINE,
    Column("逾期\n天数", 8, "{{ i.days }}", "centre"),
    REASON,
    Column("预计完成", 15, "{{ i.expected_on }}", "centre"),
)
BEHIND = (
    NUMBER,
    MEASURE,
    LEAD,
    DEADLINE,
    PERCENT,
    Column("序时\n进度", 10, "{{ i.expected }}", "centre"),
    Column("连续\n周数", 7, "{{ i.weeks }}", "centre"),
    REASON,
)
DUE_SOON = (
    NUMBER,
    MEASURE,
    LEAD,
    DEADLINE,
    Column("剩余\n天数", 8, "{{ i.days }}", "centre"),
    PERCENT,
)
PROGRESS = (
    Column("措施编号", 9, "{{ l.id }}", "centre"),
    Column("整改措施", 30, "{{ l.text }}"),
    Column("牵头单位", 17, "{{ l.lead }}"),
    Column("整改时限", 19, "{{ l.deadline }}", "centre"),
    Column("完成进度", 9, "{{ l.percent }}{{ l.carried }}", "centre"),
    Column("环节", 9, "{{ l.stage }}", "centre"),
    Column("进度", 14, "{{ l.schedule }}", "centre"),
    Column("灯", 8, "{{ l.light }}", "centre"),
)


def annexes() -> tuple[str, ...]:
    """附件1 on turned pages, the others upright."""
    turned = section_end(Section.LANDSCAPE, PROFILE)
    return (
        annex("附件1", TITLES[0], new_page=False),
        table(PROGRESS, ["for l in progress_lines"], ["endfor"], width=LANDSCAPE_WIDTH),
        paragraph("注：数据截至{{ as_of }}，共{{ overall.measures }}条措施。", "GwTableNote", section=turned),
        annex("附件2", TITLES[1], new_page=False),
        _listed("一、逾期措施", "overdue", OVERDUE, "本期无逾期措施。"),
        _listed("二、未达到序时进度的措施", "behind", BEHIND, "本期无未达到序时进度的措施。"),
        annex("附件3", TITLES[2]),
        when(
            "due_soon",
            table(DUE_SOON, ["for i in due_soon"], ["endfor"], width=WIDTH),
            otherwise=[paragraph("未来{{ due_soon_days }}日没有到期的措施。")],
        ),
        annex("附件4", TITLES[3]),
        definitions_table("definitions", "指标", "口径"),
        paragraph("", "GwGap"),
    )


def _listed(caption: str, rows: str, columns: tuple[Column, ...], none: str) -> str:
    listed = table(columns, [f"for i in {rows}"], ["endfor"], width=WIDTH)
    return paragraph(caption, "GwHeading1") + when(rows, listed, otherwise=[paragraph(none)])
