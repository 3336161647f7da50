"""附件：整改措施清单, A4 landscape."""

from rectify_docs.gongwen.blocks import LIST, Column, blank, each, paragraph, table, when
from rectify_docs.gongwen.package import docx
from rectify_docs.gongwen.sections import Section
from scripts.templates.common import EXAMPLE, LANDSCAPE_WIDTH, PROFILE, title

PROBLEM = "{% if is_plan %}整改任务{% else %}反馈问题{% endif %}"
COLUMNS = (
    Column("问题\n编号", 6, "{% vm %}{{ problem.number }}", "centre"),
    Column(PROBLEM, 15, "{% vm %}{{ problem.text }}"),
    Column("整改目标", 11, "{% vm %}{{ problem.target }}", condition="shown.target"),
    Column("措施\n编号", 6, "{{ m.id }}", "centre"),
    Column("整改措施", 18, "{{ m.text }}"),
    Column("责任单位", 11, "{{ m.units }}"),
    Column("责任人", 11, "{{ m.persons }}", condition="shown.persons"),
    Column("整改时限", 9, "{{ m.deadline }}", "centre"),
    Column("督导单位\n及领导", 10, "{{ m.supervision }}", condition="shown.supervision"),
    Column("验收单位", 9, "{{ m.acceptor }}", condition="shown.acceptor"),
    Column("进展情况", 21, "{{ m.progress }}", condition="shown.progress"),
    Column("环节", 8, "{{ m.stage }}", "centre", condition="shown.progress"),
)
GROUP = "={{ part.name }}（{{ part.problems_total }}个问题、{{ part.measures_total }}条措施）"
BEFORE = (
    "for part in block.parts",
    "if part.name",
    GROUP,
    "endif",
    "for problem in part.problems",
    "for m in problem.measures",
)
SUBTITLE = (
    "（{% if problems_total %}共{{ problems_total }}个问题、{{ measures_total }}条措施{% else %}清单暂无问题和措施"
    "{% endif %}{% if version %}；{{ version }}{% endif %}{% if approval %}，{{ approval }}{% endif %}"
    "；数据截至{{ as_of }}）"
)
NOTE = "{% if loop.first %}注：{% endif %}{{ loop.index }}. {{ note }}"


def build() -> bytes:
    """The template."""
    blocks = (
        paragraph("{{ annex_label }}", "GwAnnexLabel"),
        blank("GwAnnexLabel"),
        when(
            "is_plan",
            title("{{ city }}贯彻落实{{ inspection }}", "整改实施方案措施清单", style="GwAnnexTitle"),
            otherwise=[title("{{ city }}贯彻落实{{ inspection }}反馈意见", "整改措施清单", style="GwAnnexTitle")],
        ),
        EXAMPLE,
        paragraph(SUBTITLE, "GwListNote"),
        each(
            "block in blocks",
            table(COLUMNS, BEFORE, ["endfor"] * 3, width=LANDSCAPE_WIDTH, look=LIST),
            when("not loop.last", paragraph("", "GwGap")),
        ),
        each(
            "note in notes", paragraph("{% if loop.first %}注：{% endif %}{{ loop.index }}. {{ note }}", "GwTableNote")
        ),
        paragraph("", "GwGap"),
    )
    return docx(blocks, Section.LANDSCAPE, PROFILE)
