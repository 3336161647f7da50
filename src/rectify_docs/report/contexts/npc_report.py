"""The report to the People's Congress (向市人大常委会的报告)."""

from pydantic import Field

from rectify_docs.model.document import Block
from rectify_docs.model.figure import Figure
from rectify_docs.report.contexts.shared import Context, Definition, GroupRow, Item, Overall


class RemainingProblem(Context):
    """One problem of 未完成问题清单."""

    number: str = Field(description="问题编号")
    text: str = Field(description="反馈问题")
    lead: str = Field(description="牵头单位")
    deadline: str = Field(description="整改时限（最晚一条措施）")
    done: Figure = Field(description="已完成措施数")
    measures: Figure = Field(description="措施数")
    state: str = Field(description="当前情况，如“整改中，2条措施逾期”")


class NpcReportContext(Context):
    """向市人大常委会的报告（代拟稿）."""

    city: str = Field(description="市名")
    inspection: str = Field(description="督察名称")
    meeting: str = Field(description="会议说明，不含括号；未定的为空")
    reporter: str = Field(description="报告人职务和姓名，未定的为空")
    addressees: str = Field(description="称谓，不含冒号")
    plan: str = Field(description="整改方案名称，不含书名号")
    plan_document: str = Field(description="方案文号，没有的为空")
    as_of: str = Field(description="数据截止日期")
    example: bool = Field(description="是否示例数据")
    overall: Overall = Field(description="总体数据")
    deployment: tuple[Block, ...] = Field(description="素材：整改工作部署和推进情况")
    results: tuple[Block, ...] = Field(description="素材：整改进展和成效")
    deliberation: tuple[Block, ...] = Field(description="素材：上次审议意见研究处理情况，没有的不写该部分")
    difficulties: tuple[Block, ...] = Field(description="素材：存在的主要问题")
    plans: tuple[Block, ...] = Field(description="素材：下一步工作安排")
    areas: tuple[GroupRow, ...] = Field(description="分领域情况")
    overdue: tuple[Item, ...] = Field(description="逾期措施")
    due_half_year: Figure = Field(description="半年内到期的未完成问题数")
    remaining: tuple[RemainingProblem, ...] = Field(description="附1 未完成问题清单")
    definitions: tuple[Definition, ...] = Field(description="附2 统计口径说明")
    terms: tuple[Definition, ...] = Field(description="附3 名词解释")
    date: str = Field(description="成文日期；未定的为“    年  月  日”")
