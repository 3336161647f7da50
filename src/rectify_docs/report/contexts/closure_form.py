"""The closure form (验收销号表)."""

from pydantic import Field

from rectify_docs.report.contexts.shared import Context


class ClosureMeasure(Context):
    """One measure of the problem, with what its units reported as proof."""

    id: str = Field(description="措施编号")
    text: str = Field(description="整改措施")
    units: str = Field(description="责任单位")
    deadline: str = Field(description="整改时限")
    done_on: str = Field(description="完成日期")
    evidence: str = Field(description="各责任单位的佐证材料，没有的注明“未填报”")


class ClosureFormContext(Context):
    """验收销号表: one problem that is ready, for the signatures."""

    inspection: str = Field(description="督察名称")
    problem_ref: str = Field(description="问题编号（上级清单编号，没有的用本清单编号）")
    round: str = Field(description="轮次，如“第2轮”；第一轮为空")
    problem: str = Field(description="反馈问题")
    target: str = Field(description="整改目标，没有的为“清单未单列”")
    body: str = Field(description="整改责任主体")
    acceptor: str = Field(description="验收单位，没有的为空")
    stage: str = Field(description="环节")
    as_of: str = Field(description="数据截止日期")
    measures: tuple[ClosureMeasure, ...] = Field(description="整改措施及完成情况")
    proven: bool = Field(description="每条措施的认定单位都填报了佐证材料")
    accepted: str = Field(description="已登记的验收日期、单位和结论，没有的为空")
    setbacks: str = Field(description="此前登记的验收不通过、回头看反弹，没有的为空")
    example: bool = Field(description="是否示例数据")
