"""整改完成情况公示: plain form, for the public."""

from rectify_docs.gongwen.blocks import blank, each, paragraph, when
from rectify_docs.gongwen.package import docx
from rectify_docs.gongwen.sections import Section
from scripts.templates.common import EXAMPLE, PROFILE, heading, signature, title

LEAD = (
    "{% if rules %}根据《{{ rules }}》{% if rules_document %}（{{ rules_document }}）{% endif %}要求，{% endif %}"
    "{{ body }}已完成{{ inspection }}反馈第{{ problem_ref }}号问题整改，{{ accepted_on }}经{{ acceptor }}验收通过。"
    "现将有关情况公示如下："
)
PERIOD = (
    "公示期为{{ period }}，共{{ working_days }}个工作日（{{ first_day }}{% if calendar_note %}；{{ calendar_note }}"
    "{% endif %}）。公示期内如有异议，请向{{ contact_unit }}反映。"
)
MEASURE = "{{ m.number }}. {{ m.text }}（整改时限：{{ m.deadline }}）。"
RESULT = "完成情况：{{ m.result }}。"
TARGET = "{% if target %}{{ target }}。{% else %}清单未单列整改目标，以完成全部整改措施为准。{% endif %}"
EFFECT = "{% if effect %}{{ effect }}。{% else %}整改成效已经{{ acceptor }}验收认定。{% endif %}"
OPINION = "{{ acceptor }}{{ accepted_on }}验收意见：{% if opinion %}{{ opinion }}{% else %}验收通过{% endif %}。"
KEEPING = "{% if consolidation %}{{ consolidation }}。{% else %}未另行制定巩固措施，按日常监管要求落实。{% endif %}"


def build() -> bytes:
    """The template."""
    blocks = (
        title("关于{{ inspection }}反馈第{{ problem_ref }}号问题", "整改完成情况的公示"),
        EXAMPLE,
        blank(),
        paragraph(LEAD),
        heading("一、反馈问题"),
        paragraph("{{ problem }}。"),
        heading("二、整改责任主体"),
        paragraph("{{ body }}。"),
        heading("三、整改目标"),
        paragraph(TARGET),
        heading("四、整改时限"),
        paragraph("{{ deadline }}。"),
        heading("五、整改措施及完成情况"),
        each("m in measures", paragraph(MEASURE, keep_next=True), paragraph(RESULT)),
        heading("六、整改成效"),
        paragraph(EFFECT),
        heading("七、验收意见"),
        paragraph(OPINION),
        heading("八、巩固措施"),
        paragraph(KEEPING),
        paragraph(PERIOD),
        when("phone", paragraph("联系电话：{{ phone }}", keep_next=True)),
        when("email", paragraph("电子邮箱：{{ email }}", keep_next=True)),
        when("address", paragraph("通信地址：{{ address }}", keep_next=True)),
        signature("{{ signature }}"),
    )
    return docx(blocks, Section.PORTRAIT, PROFILE)
