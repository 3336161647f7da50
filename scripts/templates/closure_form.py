"""验收销号表: the problem, its measures with their proofs, opinions to be signed."""

from rectify_docs.gongwen.blocks import Column, blank, paragraph, table, when
from rectify_docs.gongwen.package import docx
from rectify_docs.gongwen.sections import Section
from scripts.templates.common import EXAMPLE, PROFILE, WIDTH, heading, title

COLUMNS = (
    Column("措施编号", 8, "{{ m.id }}", "centre"),
    Column("整改措施", 28, "{{ m.text }}"),
    Column("责任单位", 18, "{{ m.units }}"),
    Column("整改时限", 14, "{{ m.deadline }}"),
    Column("完成日期", 14, "{{ m.done_on }}", "centre"),
    Column("佐证材料", 18, "{{ m.evidence }}"),
)
OPINIONS = (
    (
        "四、责任单位意见",
        "各项整改措施已按要求完成，{% if proven %}佐证材料齐全{% else %}佐证材料：　　　　{% endif %}，申请验收。",
    ),
    (
        "五、验收意见",
        "{% if setbacks %}此前登记：{{ setbacks }}。{% endif %}{% if accepted %}已登记：{{ accepted }}。{% endif %}"
        "{% if not (setbacks or accepted) %}　{% endif %}",
    ),
    ("六、销号意见", "　"),
)
SIGNED = "负责人签字：　　　　　（盖章）　　　年　　月　　日"


def build() -> bytes:
    """The template."""
    opinions = ("".join((heading(name), paragraph(text, keep_next=True), paragraph(SIGNED))) for name, text in OPINIONS)
    blocks = (
        title("{{ inspection }}反馈第{{ problem_ref }}号问题", "验收销号表{% if round %}（{{ round }}）{% endif %}"),
        EXAMPLE,
        blank(),
        heading("一、反馈问题"),
        paragraph("{{ problem }}。"),
        heading("二、整改目标和责任主体"),
        paragraph(
            "整改目标：{{ target }}。责任主体：{{ body }}。{% if acceptor %}验收单位：{{ acceptor }}。{% endif %}"
            "截至{{ as_of }}处于“{{ stage }}”环节。"
        ),
        heading("三、整改措施及完成情况"),
        table(COLUMNS, ["for m in measures"], ["endfor"], width=WIDTH),
        *opinions,
        when("example", paragraph("（示例数据，不作签署用）")),
    )
    return docx(blocks, Section.PORTRAIT, PROFILE)
