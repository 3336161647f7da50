"""向市人大常委会的报告（代拟稿）."""

from rectify_docs.gongwen.blocks import Column, blank, each, paragraph, table, when
from rectify_docs.gongwen.package import docx
from rectify_docs.gongwen.sections import Section
from scripts.templates.common import (
    EXAMPLE,
    PROFILE,
    WIDTH,
    annex,
    definitions_table,
    enclosures,
    figures_table,
    heading,
    prose,
    signature,
    title,
)

DEPLOYED = (
    "{{ inspection }}反馈意见印发后，市人民政府制定印发《{{ plan }}》{% if plan_document %}（{{ plan_document }}）"
    "{% endif %}，将反馈意见细化为{{ overall.problems }}个问题、{{ overall.measures }}条措施，明确责任单位和整改时限。"
)
PROBLEMS = (
    "截至{{ as_of }}，{{ overall.problems }}个问题中，{% if overall.problems_closed %}已销号"
    "{{ overall.problems_closed }}个{% else %}尚无已销号问题{% endif %}，{% if overall.problems_accepted %}已验收待销号"
    "{{ overall.problems_accepted }}个{% else %}无已验收待销号问题{% endif %}，{% if overall.problems_open %}整改中"
    "{{ overall.problems_open }}个{% else %}没有仍在整改的问题{% endif %}。"
)
MEASURES = (
    "{{ overall.measures }}条整改措施中，{% if overall.done %}已完成{{ overall.done }}条，完成率{{ overall.done_rate }}"
    "{% else %}尚无已完成措施{% endif %}；{% if overall.on_schedule %}达到序时进度{{ overall.on_schedule }}条{% else %}"
    "没有按序时进度推进的措施{% endif %}，{% if overall.behind %}未达到序时进度{{ overall.behind }}条{% else %}"
    "没有未达到序时进度的措施{% endif %}，{% if overall.overdue %}逾期{{ overall.overdue }}条{% else %}没有逾期措施"
    "{% endif %}{% if overall.not_applicable %}，不适用序时进度的{{ overall.not_applicable }}条{% endif %}。"
    "{% if overall.due_total %}到期应完成{{ overall.due_total }}条，{% if overall.due_on_time %}其中按期完成"
    "{{ overall.due_on_time }}条{% else %}均未按期完成{% endif %}，按期完成率{{ overall.due_rate }}。{% else %}"
    "目前没有到期应完成的措施。{% endif %}（统计口径见附2）"
)
OVERDUE = (
    "截至{{ as_of }}，逾期未完成的措施有{{ overall.overdue }}条："
    "{% for i in overdue %}{{ i.lead }}牵头的{{ i.id }}“{{ i.text }}”，时限{{ i.deadline }}，已逾期{{ i.days }}天"
    "{% if loop.last %}。{% else %}；{% endif %}{% endfor %}"
)
NONE_OVERDUE = (
    "截至{{ as_of }}，没有逾期未完成的措施{% if due_half_year %}，但有{{ due_half_year }}个问题将在半年内到期，"
    "按期完成整改的任务仍然较重。{% else %}，半年内也没有到期的未完成问题。{% endif %}"
)
REMAINING = (
    Column("问题\n编号", 8, "{{ r.number }}", "centre"),
    Column("反馈问题", 36, "{{ r.text }}"),
    Column("牵头单位", 16, "{{ r.lead }}"),
    Column("整改时限", 14, "{{ r.deadline }}", "centre"),
    Column("已完成\n措施", 10, "{{ r.done }}", "centre"),
    Column("措施\n总数", 10, "{{ r.measures }}", "centre"),
    Column("当前情况", 18, "{{ r.state }}"),
)
AFTER = "{% if deliberation %}四{% else %}三{% endif %}", "{% if deliberation %}五{% else %}四{% endif %}"
ENCLOSED = ("未完成问题清单", "统计口径说明", "名词解释")


def build() -> bytes:
    """The template."""
    blocks = (
        title("{{ city }}人民政府关于{{ inspection }}", "反馈问题整改情况的报告"),
        EXAMPLE,
        when("meeting", paragraph("（{{ meeting }}）", "GwMeeting")),
        when("reporter", paragraph("{{ reporter }}", "GwSubtitle")),
        blank(),
        paragraph("{{ addressees }}：", "GwAddressee"),
        paragraph("受市人民政府委托，现将{{ inspection }}反馈问题整改情况报告如下，请予审议。"),
        *_chapters(),
        paragraph("以上报告，请予审议。", keep_next=True),
        enclosures("附", ENCLOSED, ("GwEnclosure", "GwEnclosureNext")),
        signature("{{ city }}人民政府"),
        *_annexes(),
    )
    return docx(blocks, Section.PORTRAIT, PROFILE)


def _chapters() -> tuple[str, ...]:
    """One to five; where there is no third, the others close up."""
    return (
        heading("一、整改工作部署和推进情况"),
        when("not deployment or deployment[0].level", paragraph(DEPLOYED)),
        prose("deployment"),
        heading("二、整改进展和成效"),
        when("not results or results[0].level", paragraph(PROBLEMS + MEASURES)),
        *_lead("results"),
        when(
            "areas",
            paragraph("分领域看，整改措施进展情况见下表。"),
            paragraph("分领域整改措施进展情况", "GwCaption"),
            figures_table("areas", "领域"),
            blank("GwTableNote"),
        ),
        prose("results", without_lead=True),
        when("deliberation", heading("三、上次审议意见研究处理情况"), prose("deliberation")),
        heading(f"{AFTER[0]}、存在的主要问题"),
        *_lead("difficulties"),
        when("overdue", paragraph(OVERDUE), otherwise=[paragraph(NONE_OVERDUE)]),
        prose("difficulties", without_lead=True),
        heading(f"{AFTER[1]}、下一步工作安排"),
        when("not plans", paragraph("对照整改方案逐条抓好落实，确保按期完成。")),
        prose("plans"),
    )


def _lead(blocks: str) -> tuple[str, ...]:
    """The writer's opening paragraph, before what is computed."""
    return (when(f"{blocks} and not {blocks}[0].level", paragraph(f"{{{{ {blocks}[0].text }}}}")),)


def _annexes() -> tuple[str, ...]:
    return (
        annex("附1", "未完成问题清单"),
        when(
            "remaining",
            table(REMAINING, ["for r in remaining"], ["endfor"], width=WIDTH),
            otherwise=[paragraph("截至{{ as_of }}，没有未完成的问题。")],
        ),
        annex("附2", "统计口径说明"),
        definitions_table("definitions", "指标", "口径"),
        annex("附3", "名词解释"),
        each("d in terms", paragraph("{{ loop.index }}. {{ d.label }}：{{ d.text }}")),
    )
