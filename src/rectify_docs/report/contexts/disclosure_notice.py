"""The disclosure notice (整改完成情况公示)."""

from pydantic import Field

from rectify_docs.model.figure import Figure
from rectify_docs.report.contexts.shared import Context


class MeasureResult(Context):
    """One measure with its result."""

    number: str = Field(description="序号，从1起")
    text: str = Field(description="整改措施")
    deadline: str = Field(description="整改时限")
    result: str = Field(description="完成情况")


class DisclosureNoticeContext(Context):
    """整改完成情况公示: only fields that the public may see."""

    inspection: str = Field(description="督察名称")
    problem_ref: str = Field(description="问题编号（上级清单编号，没有的用本清单编号）")
    rules: str = Field(description="销号办法名称，不含书名号；没有的为空")
    rules_document: str = Field(description="销号办法文号，没有的为空")
    body: str = Field(description="整改责任主体")
    accepted_on: str = Field(description="验收日期")
    acceptor: str = Field(description="验收单位")
    problem: str = Field(description="反馈问题")
    target: str = Field(description="整改目标")
    deadline: str = Field(description="整改时限")
    measures: tuple[MeasureResult, ...] = Field(description="整改措施及完成情况，逐条对应")
    effect: str = Field(description="整改成效：监测或现场核查结论")
    opinion: str = Field(description="验收意见")
    consolidation: str = Field(description="巩固措施，没有的为空")
    period: str = Field(description="公示期，如“2026年3月30日至2026年4月13日”；发布日期未定的留空待填")
    working_days: Figure = Field(description="工作日数")
    first_day: str = Field(description="“含发布当日”“不含发布当日”；发布日为休息日的为“自发布后的第一个工作日起算”")
    calendar_note: str = Field(description="调休和放假说明；没有的为空")
    contact_unit: str = Field(description="受理单位")
    phone: str = Field(description="联系电话，没有的为空")
    email: str = Field(description="电子邮箱，没有的为空")
    address: str = Field(description="通信地址，没有的为空")
    example: bool = Field(description="是否示例数据")
    signature: str = Field(description="公示单位")
    date: str = Field(description="发布日期；未定的为“    年  月  日”")
