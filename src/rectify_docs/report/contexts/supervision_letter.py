"""The supervision letter (督办通知单)."""

from pydantic import Field

from rectify_docs.model.figure import Figure
from rectify_docs.report.contexts.shared import Context, Item


class SupervisionLetterContext(Context):
    """督办通知单: what one unit owes, and what is asked of it by when."""

    mark: str = Field(description="发文机关标志")
    number: str = Field(description="编号；未定的留空待填")
    copy_number: str = Field(description="份号，没有的为空")
    secrecy: str = Field(description="密级和保密期限，没有的为空")
    urgency: str = Field(description="紧急程度，没有的为空")
    unit: str = Field(description="被督办单位")
    inspection: str = Field(description="督察简称")
    office: str = Field(description="整改办简称")
    as_of: str = Field(description="数据截止日期")
    overdue_count: Figure = Field(description="该单位逾期措施数")
    behind_count: Figure = Field(description="该单位未达到序时进度措施数")
    overdue: tuple[Item, ...] = Field(description="逾期措施")
    behind: tuple[Item, ...] = Field(description="未达到序时进度措施")
    answer_days: int = Field(description="书面答复的期限（天）")
    answer_by: str = Field(description="书面答复的日期；成文日期未定的为空")
    contact_unit: str = Field(description="联系单位，没有的为空")
    phone: str = Field(description="联系电话，没有的为空")
    example: bool = Field(description="是否示例数据")
    signature: str = Field(description="署名")
    date: str = Field(description="成文日期；未定的为“    年  月  日”")
