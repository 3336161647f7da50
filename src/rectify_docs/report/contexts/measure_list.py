"""The measure list (附件：整改措施清单)."""

from pydantic import Field

from rectify_docs.model.figure import Figure
from rectify_docs.report.contexts.shared import Context


class MeasureRow(Context):
    """One measure of the list."""

    id: str = Field(description="措施编号")
    text: str = Field(description="整改措施")
    units: str = Field(description="责任单位")
    persons: str = Field(description="责任人")
    deadline: str = Field(description="整改时限（经批准调整的注明原时限）")
    supervision: str = Field(description="督导单位及领导")
    acceptor: str = Field(description="验收单位")
    progress: str = Field(description="进展情况")
    stage: str = Field(description="环节")


class ProblemRow(Context):
    """One problem with its measures; its cells are merged over them."""

    number: str = Field(description="问题编号")
    text: str = Field(description="反馈问题")
    target: str = Field(description="整改目标")
    measures: tuple[MeasureRow, ...] = Field(description="整改措施")


class Part(Context):
    """One part of the list (领域)."""

    name: str = Field(description="部分名称；清单不分部分时为空")
    problems_total: Figure = Field(description="本部分问题数")
    measures_total: Figure = Field(description="本部分措施数")
    problems: tuple[ProblemRow, ...] = Field(description="问题")


class Block(Context):
    """A stretch of the list that is a table of its own (long tables are slow to lay out)."""

    parts: tuple[Part, ...] = Field(description="各部分；从上一张表接着的名称带“（续）”")


class Shown(Context):
    """Columns without data are not printed (没有数据的列不印)."""

    target: bool = Field(description="整改目标")
    persons: bool = Field(description="责任人")
    supervision: bool = Field(description="督导单位及领导")
    acceptor: bool = Field(description="验收单位")
    progress: bool = Field(description="进展情况和环节")


class MeasureListContext(Context):
    """附件：整改措施清单."""

    annex_label: str = Field(description="附件标识，如“附件1”")
    city: str = Field(description="市名")
    inspection: str = Field(description="督察名称")
    problems_total: Figure = Field(description="问题总数")
    measures_total: Figure = Field(description="措施总数")
    version: str = Field(description="清单版次，如“第1版”")
    approval: str = Field(description="批准文号，没有的为空")
    as_of: str = Field(description="数据截止日期")
    example: bool = Field(description="是否示例数据")
    is_plan: bool = Field(description="清单由整改方案导入（方案任务）")
    shown: Shown = Field(description="印出的列")
    columns_total: int = Field(description="印出的列数，供分组行合并用")
    parts: tuple[Part, ...] = Field(description="各部分")
    blocks: tuple[Block, ...] = Field(description="同样的各部分，按表分开：每张表约150行，在问题之间断开")
    notes: tuple[str, ...] = Field(description="表后的注，不含序号")
